#include "core/figure/scene_figure.hpp"

#include <algorithm>

#include "core/figure/reference_layer.hpp"
#include "core/figure/tex_number.hpp"

namespace cyrano::figure {

namespace {

std::string number(double value) {
    return texNumber(value, 3);
}

std::string cutoffText(double cutoffGeV) {
    return cutoffGeV >= 1e3 ? R"(\Lambda=)" + number(cutoffGeV / 1e3) + R"(\,\mathrm{TeV})"
                            : R"(\Lambda=)" + number(cutoffGeV) + R"(\,\mathrm{GeV})";
}

std::string leptonText(const model::Model& m) {
    switch (m.leptonPattern) {
    case model::LeptonPattern::none:
        return R"(g_{\ell\ell}=0)";
    case model::LeptonPattern::universalDerivative:
        return R"(g_{\ell\ell}=C\,m_\ell,\ C=)" + number(m.leptonCPerGeV) +
               R"(\,\mathrm{GeV}^{-1})";
    case model::LeptonPattern::flavourBlind:
        return R"(g_{\ell\ell}=)" + number(m.gMuon);
    case model::LeptonPattern::independent:
        break;
    }
    return R"(g_{ee}=)" + number(m.gElectron) + R"(,\ g_{\mu\mu}=)" + number(m.gMuon) +
           R"(,\ g_{\tau\tau}=)" + number(m.gTau);
}

std::string electroweakText(const model::Model& m) {
    switch (m.electroweak) {
    case model::Electroweak::photonOnly:
        return R"(\text{photon coupling only})";
    case model::Electroweak::hypercharge:
        return R"(\text{hypercharge coupling})";
    case model::Electroweak::custom:
        break;
    }
    return R"(g_{WW}/g_{BB}=)" + number(m.wwOverBb);
}

std::string momentText(const scene::DataChoice& data) {
    if (data.epoch == scene::Epoch::before2025) {
        return R"(\text{hatched: explains }(g-2)_\mu\text{ before 2025})";
    }
    return data.momentReading == scene::MomentReading::null
               ? R"((g-2)_\mu\text{ after 2025, around zero})"
               : R"((g-2)_\mu\text{ after 2025})";
}

/// What the figure assumes, as one would write it beside the plot.
std::vector<std::string> captionOf(const picture::Picture& picture) {
    const scene::Scene& scene = picture.scene;
    const model::Model& m = scene.scenario.model;
    std::vector<std::string> out;
    const bool leptons = m.leptonPattern != model::LeptonPattern::none;
    const std::string particle(physics::name(m.particle));
    out.push_back(R"(\text{)" + particle + R"(},\ )" + electroweakText(m));
    out.push_back(leptonText(m));
    if (leptons) {
        out.push_back(cutoffText(m.cutoffGeV) + R"(,\ g_{\mu\mu}\,g_{a\gamma\gamma})" +
                      (m.positiveSign ? ">0" : "<0"));
    }
    if (m.brInvisible > 0.0) {
        out.push_back(R"(\mathcal{B}_{\mathrm{inv}}=)" + number(m.brInvisible));
    }
    const bool anyMoment = std::any_of(
        picture.bounds.begin(), picture.bounds.end(), [](const picture::BoundPicture& bound) {
            return bound.bound->record().kind == "magnetic-moment" && !bound.region->empty();
        });
    if (anyMoment) {
        out.push_back(momentText(scene.scenario.data));
    }
    const bool anyDigitised = std::any_of(
        picture.bounds.begin(), picture.bounds.end(), [](const picture::BoundPicture& bound) {
            return bound.bound->record().origin == io::Origin::digitised && !bound.region->empty();
        });
    if (anyDigitised) {
        out.push_back(R"(\text{dotted: curves as published})");
    }
    return out;
}

Fill fillOf(const picture::BoundPicture& bound) {
    if (bound.region->role == region::Role::allowed) {
        return Fill::hatched;
    }
    if (bound.region->role == region::Role::guide) {
        return Fill::guide;
    }
    return bound.bound->record().status == io::Status::projected ? Fill::outline : Fill::solid;
}

} // namespace

std::string colourOf(const scene::Scene& scene, const bounds::Bound& bound) {
    const auto own = scene.boundColours.find(bound.id());
    return own != scene.boundColours.end() ? own->second : bound.record().colour;
}

Figure makeFigure(const picture::Picture& picture) {
    const scene::Plane& plane = picture.scene.plane;
    Figure out;
    out.x = makeAxis(plane.x, std::string(plane.kind().xLabel));
    out.y = makeAxis(plane.y, std::string(plane.kind().yLabel));
    out.caption = captionOf(picture);
    for (const picture::BoundPicture& bound : picture.bounds) {
        const io::Record& record = bound.bound->record();
        Layer layer;
        layer.id = record.id;
        layer.label = record.label;
        layer.colour = colourOf(picture.scene, *bound.bound);
        layer.fill = fillOf(bound);
        layer.digitised = record.origin == io::Origin::digitised;
        layer.region = bound.region;
        out.layers.push_back(std::move(layer));
        if (picture.scene.showsPublished(record.id)) {
            if (auto published = referenceLayer(*bound.bound, plane)) {
                out.layers.push_back(std::move(*published));
            }
        }
    }
    return out;
}

} // namespace cyrano::figure
