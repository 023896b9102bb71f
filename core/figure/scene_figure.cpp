#include "core/figure/scene_figure.hpp"
#include "core/bounds/settings.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/bounds/settings.hpp"
#include "core/figure/axes.hpp"
#include "core/figure/lifetime_lines.hpp"
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

const std::string withoutLeptons = R"(g_{\ell\ell}=0)";

/// What is assumed about the leptons, apart from what an axis says.
std::string leptonText(const scene::Scene& scene) {
    const model::Model& m = scene.scenario.model;
    const scene::PlaneKind& kind = scene.plane.kind();
    const auto onAxis = [&kind](std::string_view path) {
        return kind.xParameter == path || kind.yParameter == path;
    };
    const bool muon = onAxis("model.g_muon");
    const bool electron = onAxis("model.g_electron");
    if (onAxis("model.lepton_c")) {
        return R"(g_{\ell\ell}=C\,m_\ell)";
    }
    switch (m.leptonPattern) {
    case model::LeptonPattern::none:
        return muon       ? R"(g_{ee}=g_{\tau\tau}=0)"
               : electron ? R"(g_{\mu\mu}=g_{\tau\tau}=0)"
                          : withoutLeptons;
    case model::LeptonPattern::universalDerivative:
        return muon || electron ? R"(g_{\ell\ell}\propto m_\ell)"
                                : R"(g_{\ell\ell}=C\,m_\ell,\ C=)" + number(m.leptonCPerGeV) +
                                      R"(\,\mathrm{GeV}^{-1})";
    case model::LeptonPattern::flavourBlind:
        return muon || electron ? R"(g_{ee}=g_{\mu\mu}=g_{\tau\tau})"
                                : R"(g_{\ell\ell}=)" + number(m.gMuon);
    case model::LeptonPattern::independent:
        break;
    }
    std::string out;
    const auto add = [&out](const std::string& text) {
        out += (out.empty() ? "" : R"(,\ )") + text;
    };
    if (!electron) {
        add(R"(g_{ee}=)" + number(m.gElectron));
    }
    if (!muon) {
        add(R"(g_{\mu\mu}=)" + number(m.gMuon));
    }
    add(R"(g_{\tau\tau}=)" + number(m.gTau));
    return out;
}

/// Values of the model that other planes have as an axis.
std::string fixedText(const scene::Scene& scene) {
    const scene::PlaneKind& kind = scene.plane.kind();
    const model::Model& m = scene.scenario.model;
    if (!kind.massAxis()) {
        return R"(m_a=)" + number(m.massGeV) + R"(\,\mathrm{GeV})";
    }
    return kind.yParameter == "model.g_gamma"
               ? std::string{}
               : R"(g_{a\gamma\gamma}=)" + number(m.gGammaPerGeV) + R"(\,\mathrm{GeV}^{-1})";
}

std::string electroweakText(const model::Model& m, const std::string& leptons) {
    switch (m.electroweak) {
    case model::Electroweak::photonOnly:
        return leptons == withoutLeptons ? R"(\text{photon coupling only})" : R"(g_{a\gamma Z}=0)";
    case model::Electroweak::hypercharge:
        return R"(\text{hypercharge coupling})";
    case model::Electroweak::custom:
        break;
    }
    return R"(g_{WW}/g_{BB}=)" + number(m.wwOverBb);
}

/// How the photon loop of magnetic moments is taken, where not as by default.
std::string loopText(const model::Model& m) {
    if (m.momentForm == model::MomentForm::leadingLog) {
        return R"(\text{leading log, }\ln\Lambda^2/m_a^2)";
    }
    return m.completion == model::Completion::heavyFermion
               ? R"(\text{heavy fermion in the photon loop})"
               : std::string{};
}

std::string momentText(const scene::DataChoice& data) {
    if (data.epoch == scene::Epoch::before2025) {
        return R"(\text{hatched: explains }(g-2)_\mu\text{ before 2025})";
    }
    return data.momentReading == scene::MomentReading::null
               ? R"((g-2)_\mu\text{ after 2025, around zero})"
               : R"((g-2)_\mu\text{ after 2025})";
}

/// Words in a TeX label.
std::string texText(std::string words) {
    for (char& c : words) {
        c = c == '_' ? ' ' : c; // the names of inputs
    }
    return R"(\text{)" + words + '}';
}

/// What of the bounds shown is not as their records have it: the figure must not hide that.
void addChanges(const picture::Picture& picture, std::vector<std::string>& out) {
    const scene::Scene& scene = picture.scene;
    for (const picture::BoundPicture& shown : picture.bounds) {
        if (shown.region->empty()) {
            continue;
        }
        for (const scene::Parameter& p : shown.bound->parameters()) {
            const scene::Value now = p.get(scene);
            if (now != bounds::ownValue(p, scene)) {
                const std::string name = p.path.substr(p.path.rfind('.') + 1);
                const double* value = std::get_if<double>(&now);
                out.push_back(shown.bound->record().label + R"(\text{: })" +
                              (p.symbol.empty() ? texText(name) : p.symbol) + "=" +
                              (value != nullptr ? number(*value) : texText(scene::toText(now))) +
                              (p.unit.empty() || value == nullptr
                                   ? std::string{}
                                   : R"(\,\mathrm{)" + p.unit + '}'));
            }
        }
    }
}

/// How outlines are to be read, as far as they occur.
void addLineStyles(const picture::Picture& picture, std::vector<std::string>& out) {
    const auto any = [&picture](auto test) {
        return std::any_of(picture.bounds.begin(), picture.bounds.end(),
                           [&](const picture::BoundPicture& shown) {
                               return !shown.region->polygons.empty() && test(shown);
                           });
    };
    // Whoever gives an edge another line says what it means.
    const auto asUsual = [&picture](const picture::BoundPicture& shown) {
        return picture.scene.styleOf(shown.bound->id()).line == scene::LineStyle::usual;
    };
    const bool dotted = any([&](const picture::BoundPicture& shown) {
        const io::Record& record = shown.bound->record();
        const bool own = (record.condition.empty() && record.origin == io::Origin::digitised &&
                          record.status != io::Status::projected) ||
                         !shown.region->outlineOfData.empty();
        return (own && asUsual(shown)) || picture.scene.showsPublished(record.id);
    });
    const model::Model& m = picture.scene.scenario.model;
    const bool recast =
        model::hasSpinOne(m.particle) && (m.charges != model::Charges{} || m.brInvisible > 0.0 ||
                                          m.particle == model::Particle::axialVector);
    if (dotted) {
        out.push_back(recast ? R"(\text{dotted: published for a dark photon, recast})"
                             : R"(\text{dotted: curves as published})");
    }
    if (any([&](const auto& shown) {
            return shown.bound->record().status == io::Status::projected && asUsual(shown);
        })) {
        out.push_back(R"(\text{dashed: projections})");
    }
    for (const picture::BoundPicture& shown : picture.bounds) {
        const std::string& condition = shown.bound->record().condition;
        if (!condition.empty() && !shown.region->polygons.empty() && asUsual(shown)) {
            out.push_back(R"(\text{dashed, filled: if )" + condition + '}');
            break; // there is one such condition so far, on decays that are not seen
        }
    }
    if (any([](const auto& shown) { return !shown.region->frameOfData.empty(); })) {
        out.push_back(R"(\text{sides without a line: end of the data})");
    }
}

/// The couplings of a particle of spin 1 that no axis tells.
void addSpinOne(const model::Model& m, std::vector<std::string>& out) {
    const model::KnownCharges* known = model::findCharges(m.charges.name);
    const std::string charges =
        known != nullptr ? std::string(known->symbol) : texText("charges: " + m.charges.name);
    const bool axial = m.particle == model::Particle::axialVector;
    out.push_back((axial ? R"(\text{axial vector, charges: })" : R"(\text{vector, charges: })") +
                  charges);
    if (axial) {
        out.push_back(R"(\text{hadronic couplings left out})");
    }
}

/// The couplings of a particle of spin 0 that no axis tells.
void addSpinZero(const scene::Scene& scene, std::vector<std::string>& out) {
    const model::Model& m = scene.scenario.model;
    const bool leptons = m.leptonPattern != model::LeptonPattern::none ||
                         scene.plane.kind().yParameter != "model.g_gamma" ||
                         !scene.plane.kind().massAxis();
    const std::string particle(physics::name(m.particle));
    out.push_back(R"(\text{)" + particle + R"(},\ )" + electroweakText(m, leptonText(scene)));
    if (std::string fixed = fixedText(scene); !fixed.empty()) {
        out.push_back(std::move(fixed));
    }
    out.push_back(leptonText(scene));
    if (leptons) {
        const std::string sign = m.positiveSign ? ">0" : "<0";
        out.push_back(cutoffText(m.cutoffGeV) +
                      (scene.plane.fourQuadrants() ? std::string{}
                                                   : R"(,\ g_{\mu\mu}\,g_{a\gamma\gamma})" + sign));
    }
}

/// Bounds a reader may miss: shown, but without a word about this model.
void addSilent(const picture::Picture& picture, std::vector<std::string>& out) {
    const auto silent = std::count_if(
        picture.bounds.begin(), picture.bounds.end(), [&](const picture::BoundPicture& shown) {
            return shown.bound->record().condition.empty() &&
                   shown.bound->role(picture.scene.scenario) != region::Role::guide &&
                   !shown.bound->silentBecause(picture.scene.scenario, picture.scene.plane).empty();
        });
    if (silent > 0) {
        out.push_back(R"(\text{)" + std::to_string(silent) +
                      (silent == 1 ? R"( bound does not apply to this model})"
                                   : R"( bounds do not apply to this model})"));
    }
}

/// What the figure assumes, as one would write it beside the plot.
std::vector<std::string> captionOf(const picture::Picture& picture) {
    const scene::Scene& scene = picture.scene;
    const model::Model& m = scene.scenario.model;
    const bool spinOne = model::hasSpinOne(m.particle);
    std::vector<std::string> out;
    if (spinOne) {
        addSpinOne(m, out);
    } else {
        addSpinZero(scene, out);
    }
    if (m.brInvisible > 0.0) {
        const bool neutrinos = spinOne && m.charges.neutrino != decltype(m.charges.neutrino){};
        out.push_back(R"(\mathcal{B}_{\mathrm{inv}}=)" + number(m.brInvisible) +
                      (neutrinos ? R"(\text{ besides neutrinos})" : ""));
    }
    const bool anyMoment = std::any_of(
        picture.bounds.begin(), picture.bounds.end(), [](const picture::BoundPicture& bound) {
            return bound.bound->record().kind == "magnetic-moment" && !bound.region->empty();
        });
    if (anyMoment) {
        out.push_back(momentText(scene.scenario.data));
        if (std::string loop = loopText(m); !spinOne && !loop.empty()) {
            out.push_back(std::move(loop));
        }
    }
    if (anyMoment && scene.plane.fourQuadrants()) {
        // The pseudoscalar's lepton loop is negative, the scalar's positive; the photon loop has
        // the sign of the product (arXiv:1607.01022).
        const bool pseudoscalar = m.particle == model::Particle::pseudoscalar;
        out.push_back(R"(\text{loops cancel where }g_{\mu\mu}\,g_{a\gamma\gamma})" +
                      std::string(pseudoscalar ? ">0" : "<0"));
    }
    addChanges(picture, out);
    addLineStyles(picture, out);
    addSilent(picture, out);
    return out;
}

/// Not every value that the axes of one plane have is one in another.
std::optional<region::Point> labelPlaceOf(const scene::Scene& scene, const std::string& layerId) {
    const auto place = scene.labelPlaces.find(layerId);
    if (place == scene.labelPlaces.end()) {
        return std::nullopt;
    }
    const region::Point at{scene.plane.x.toAxis(place->second.x),
                           scene.plane.y.toAxis(place->second.y)};
    return std::isfinite(at.x + at.y) ? std::optional(at) : std::nullopt;
}

/// A layer for each point that is marked: each has its name. The first has the id of its bound.
void addMarks(const picture::BoundPicture& bound, const Layer& common, const scene::Scene& scene,
              std::vector<Layer>& out) {
    for (std::size_t i = 0; i < bound.region->marks.size(); ++i) {
        const std::size_t number = bound.region->marks[i].number;
        Layer layer = common;
        layer.id += number == 0 ? std::string{} : ':' + std::to_string(number + 1);
        layer.label = bound.bound->record().benchmark->points[number].name;
        layer.mark = i;
        layer.labelPlace = labelPlaceOf(scene, layer.id);
        out.push_back(std::move(layer));
    }
}

Fill fillOf(const bounds::Bound& bound, region::Role role) {
    if (bound.record().benchmark) {
        return Fill::point;
    }
    if (role == region::Role::allowed) {
        return Fill::hatched;
    }
    if (role == region::Role::guide) {
        return Fill::guide;
    }
    return bound.record().status == io::Status::projected ? Fill::outline : Fill::solid;
}

} // namespace

std::string colourOf(const scene::Scene& scene, const bounds::Bound& bound) {
    const std::string own = scene.styleOf(bound.id()).colour;
    return own.empty() ? bound.record().colour : own;
}

Layer layerOf(const scene::Scene& scene, const bounds::Bound& bound) {
    const io::Record& record = bound.record();
    Layer out;
    out.id = record.id;
    out.label = record.label;
    out.colour = colourOf(scene, bound);
    out.fill = fillOf(bound, bound.role(scene.scenario));
    out.digitised = record.origin == io::Origin::digitised;
    out.conditional = !record.condition.empty();
    out.style = scene.styleOf(record.id);
    return out;
}

Figure makeFigure(const picture::Picture& picture) {
    const scene::Plane& plane = picture.scene.plane;
    Figure out;
    FigureAxes axes = makeAxes(picture.scene);
    out.x = std::move(axes.x);
    out.y = std::move(axes.y);
    out.top = std::move(axes.top);
    out.right = std::move(axes.right);
    out.lines = lifetimeLines(picture.scene);
    out.caption = captionOf(picture);
    std::vector<Layer> marks; // over all regions
    for (const picture::BoundPicture& bound : picture.bounds) {
        const io::Record& record = bound.bound->record();
        Layer layer = layerOf(picture.scene, *bound.bound);
        layer.fill = fillOf(*bound.bound, bound.region->role);
        layer.region = bound.region;
        if (record.benchmark) {
            addMarks(bound, layer, picture.scene, marks);
            continue;
        }
        layer.labelPlace = labelPlaceOf(picture.scene, record.id);
        out.layers.push_back(std::move(layer));
        if (picture.scene.showsPublished(record.id)) {
            if (auto published = referenceLayer(*bound.bound, plane)) {
                published->labelPlace = labelPlaceOf(picture.scene, published->id);
                out.layers.push_back(std::move(*published));
            }
        }
    }
    std::move(marks.begin(), marks.end(), std::back_inserter(out.layers));
    return out;
}

} // namespace cyrano::figure
