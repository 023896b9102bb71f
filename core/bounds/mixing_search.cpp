#include "core/bounds/mixing_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/constants/constants.hpp"
#include "core/io/number.hpp"

namespace cyrano::bounds {

namespace {

using model::Decays;
using model::Model;
using Shape = io::PublishedContour::Shape;

constexpr std::array<std::string_view, 3> vectorParameters{"model.particle", "model.charges",
                                                           "model.br_invisible"};

struct FinalStateRow {
    std::string_view word;
    FinalState state;
    std::string_view decays; ///< as in "the model has no … decays"
};
constexpr std::array<FinalStateRow, 8> finalStates{
    {{"electrons", FinalState::electrons, "electron"},
     {"muons", FinalState::muons, "muon"},
     {"pions", FinalState::pions, "hadronic"},
     {"electrons-and-muons", FinalState::electronsAndMuons, "electron or muon"},
     {"muons-and-pions", FinalState::muonsAndPions, "muon or hadronic"},
     {"visible", FinalState::visible, "visible"},
     {"invisible", FinalState::invisible, "invisible"},
     {"any", FinalState::any, "known"}}};

/// @param pionPairs width into two pions, which is less than that into hadrons.
double widthInto(FinalState state, const Decays& d, double pionPairs) {
    switch (state) {
    case FinalState::electrons:
        return d.lepton[model::electron];
    case FinalState::muons:
        return d.lepton[model::muon];
    case FinalState::pions:
        return pionPairs;
    case FinalState::electronsAndMuons:
        return d.lepton[model::electron] + d.lepton[model::muon];
    case FinalState::muonsAndPions:
        return d.lepton[model::muon] + pionPairs;
    case FinalState::visible:
        return d.lepton[model::electron] + d.lepton[model::muon] + d.lepton[model::tau] + d.hadrons;
    case FinalState::invisible:
        return d.invisible;
    case FinalState::any:
        break;
    }
    return d.total();
}

Seen seen(FinalState state, const Model& model, double massGeV) {
    model::Couplings unit;
    unit.mixing = 1.0;
    unit.lepton = model.charges.lepton;
    const Decays d = model::decays(model, unit, massGeV);
    const double total = d.total();
    if (state == FinalState::any) {
        return {1.0, total};
    }
    const double pionPairs =
        model.particle == model::Particle::vector
            ? constants::alpha0 * massGeV / 3.0 * model::pionPairRatio(model.charges, massGeV)
            : 0.0;
    return {d.branchingRatio(widthInto(state, d, pionPairs)), total};
}

Model darkPhoton() {
    Model out;
    out.particle = model::Particle::vector;
    return out;
}
const Model publishedModel = darkPhoton();

/// Resonances narrower than the rows of most curves, and where their flanks lie in widths: models
/// that see more or less of them than a dark photon get columns there.
struct Resonance {
    double massGeV;
    double widthGeV;
};
constexpr std::array<Resonance, 2> narrowResonances{{{0.78266, 0.00868}, {1.019461, 0.004249}}};
constexpr std::array<double, 7> flanks{-4.0, -1.5, -0.5, 0.0, 0.5, 1.5, 4.0};
/// Distance from a threshold at which its two sides are looked at, relative.
constexpr double thresholdGap = 1e-9;

/// Published curves of flying particles run smoothly over resonances that the recast resolves.
std::string_view unresolvedCaveat(double massGeV, bool flies) {
    const bool near = std::any_of(
        narrowResonances.begin(), narrowResonances.end(), [massGeV](const Resonance& r) {
            return std::abs(massGeV - r.massGeV) < flanks.back() * r.widthGeV;
        });
    return near && flies ? "at a resonance that the published curve does not resolve" : "";
}

std::string_view hadronCaveat(const Model& model, double massGeV) {
    constexpr double threePionsGeV = 0.41;
    const bool unknown = model.particle == model::Particle::axialVector &&
                         model.charges.quark != decltype(model.charges.quark){} &&
                         massGeV > threePionsGeV;
    return unknown ? "its decays to hadrons are not known here and left out: they would weaken it"
                   : "";
}

} // namespace

std::vector<double> bendsOfBranchingGeV() {
    std::vector<double> out;
    for (const Resonance& r : narrowResonances) {
        for (const double widths : flanks) {
            out.push_back(r.massGeV + widths * r.widthGeV);
        }
    }
    for (std::size_t i = 0; i < model::leptonCount; ++i) {
        const double at = 2.0 * model::leptonMassGeV(model::Lepton(i));
        out.push_back(at * (1.0 - thresholdGap));
        out.push_back(at * (1.0 + thresholdGap));
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<double> crossings(const CouplingLine& line, std::span<const double> mixings,
                              double yMin, double yMax) {
    std::vector<double> out;
    for (const double mixing : mixings) {
        for (const double signedMixing : {-mixing, mixing}) {
            const double y = (signedMixing - line.origin.mixing) / line.direction.mixing;
            if (y > yMin && y < yMax) {
                out.push_back(y);
            }
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::span<const std::string_view> MixingSearch::dependsOn() const {
    return vectorParameters;
}

std::string MixingSearch::planeProblem(const scene::Plane& plane) const {
    return plane.id == "mass-epsilon" ? "" : "a limit on ε: speaks in the plane 'mass-epsilon'";
}

std::string MixingSearch::modelProblem(const Scenario& scenario) const {
    const bool seesDecays = finalState_ != FinalState::invisible && finalState_ != FinalState::any;
    if (seesDecays && scenario.model.brInvisible >= 1.0) {
        return "all decays of the model are invisible";
    }
    std::string_view reason;
    for (const double massGeV : massNodesGeV()) {
        const Recast recast = recastAt(scenario.model, massGeV);
        if (recast.signal > 0.0) {
            return {};
        }
        reason = reason.empty() ? recast.reason : reason;
    }
    if (!reason.empty()) {
        return std::string(reason);
    }
    const auto* row =
        std::find_if(finalStates.begin(), finalStates.end(),
                     [this](const FinalStateRow& r) { return r.state == finalState_; });
    return "the model has no " + std::string(row->decays) + " decays";
}

Seen MixingSearch::referenceAt(double massGeV) const {
    Seen out = seen(finalState_, publishedModel, massGeV);
    if (finalState_ == FinalState::invisible) {
        out.share = 1.0;
    }
    return out;
}

Recast MixingSearch::recastAt(const Model& model, double massGeV, const Seen& reference) const {
    const model::RelativeRate rate = model::relativeRate(production_, model, massGeV);
    Recast out{0.0, 0.0, rate.reason, rate.approximation};
    if (rate.ratio > 0.0 && reference.share > 0.0) {
        const Seen own = seen(finalState_, model, massGeV);
        out.signal = rate.ratio * (own.share / reference.share);
        out.width = own.widthGeV / reference.widthGeV;
    }
    return out;
}

std::string MixingSearch::recastCaveat(const RegionRequest& request, double x, double y,
                                       Flight flight, std::string_view more) const {
    std::string out = Bound::caveatAt(request, x, y);
    const auto add = [&out](std::string_view words) {
        if (!words.empty()) {
            out += (out.empty() ? "" : "; ") + std::string(words);
        }
    };
    constexpr double same = 1e-9;
    const Model& model = request.scenario.model;
    const double massGeV = request.plane.kind().line(model, x).massGeV;
    const Recast recast = recastAt(model, massGeV);
    const bool flies = flight == Flight::flies;
    const bool unchanged =
        std::abs(recast.signal - 1.0) < same && (!flies || std::abs(recast.width - 1.0) < same);
    if (recast.signal > 0.0 && !unchanged) {
        add((flies ? "two-lifetime rule: signal ×"
                   : "prompt recast by rate and branching ratio: ×") +
            io::roundedNumber(recast.signal, 3) +
            (flies ? ", width ×" + io::roundedNumber(recast.width, 3) : "") +
            " of a dark photon's");
        add(more);
        add(recast.approximation);
        add(unresolvedCaveat(massGeV, flies));
        add(hadronCaveat(model, massGeV));
        constexpr double muchLonger = 0.1;
        const bool seesDecay =
            finalState_ != FinalState::invisible && finalState_ != FinalState::any;
        if (!flies && seesDecay && recast.width < muchLonger * recast.signal) {
            add("at this limit it lives longer than a dark photon at the published one, and may "
                "fly "
                "before it decays");
        }
    }
    return out;
}

namespace {

enum class Search { prompt, displaced };

/// What of the contour does not suit the search; empty when all does.
std::string contourProblem(const io::Record& record, Search search) {
    if (!record.contour || record.contour->plane != "mass-epsilon") {
        return "kind 'mixing-search' needs a [contour] with plane = \"mass-epsilon\"";
    }
    if ((search == Search::prompt) != (record.contour->shape == Shape::lowerEdge)) {
        return "a prompt search has a contour of shape 'lower-edge', a displaced one 'closed' or "
               "'open'";
    }
    if (record.contour->segments.empty()) {
        return "has a [contour] without a curve";
    }
    for (const io::CurveSegment& segment : record.contour->segments) {
        if (segment.x.size() < (record.contour->shape == Shape::closed ? 3U : 2U)) {
            return "has a segment of too few points for its shape";
        }
    }
    return {};
}

} // namespace

MadeBound makeMixingSearch(io::Record record, const Surroundings&) {
    InputReader input(record);
    std::vector<std::pair<std::string_view, FinalState>> words;
    for (const FinalStateRow& row : finalStates) {
        words.emplace_back(row.word, row.state);
    }
    const FinalState finalState = input.word("final_state", words);
    const auto search = input.word<Search>(
        "search", {{"prompt", Search::prompt}, {"displaced", Search::displaced}});
    const auto given = record.inputs.find("production");
    const std::string word = given == record.inputs.end() ? "" : given->second.word;
    const auto production = model::vectorProduction(word);
    if (!production) {
        input.fail("input 'production' is a word such as electron-beam, annihilation, pion-decay, "
                   "proton-bremsstrahlung or drell-yan (core/model/vector_production.hpp)");
    }
    const double decayOverShield = input.has("decay_over_shield")
                                       ? input.positive("decay_over_shield", "1")
                                       : std::numeric_limits<double>::infinity();
    if (search == Search::displaced &&
        (finalState == FinalState::invisible || finalState == FinalState::any)) {
        input.fail("a displaced search sees decays: input 'final_state' cannot be '" +
                   record.inputs.at("final_state").word + "'");
    }
    if (std::string problem = contourProblem(record, search); !problem.empty()) {
        input.fail(std::move(problem));
    }
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    return search == Search::prompt
               ? makePromptSearch(std::move(record), production.value(), finalState)
               : makeDisplacedSearch(std::move(record), production.value(), finalState,
                                     decayOverShield);
}

} // namespace cyrano::bounds
