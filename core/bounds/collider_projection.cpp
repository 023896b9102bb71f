#include <algorithm>
#include <charconv>
#include <cmath>
#include <mutex>
#include <numbers>

#include "core/bounds/dependencies.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/bounds/reach_table.hpp"
#include "core/constants/constants.hpp"
#include "core/io/csv.hpp"
#include "core/model/loop_photon.hpp"
#include "core/physics/decay.hpp"
#include "core/physics/electron_emission.hpp"
#include "core/physics/lepton_collider.hpp"
#include "core/physics/vector_resonance.hpp"

namespace cyrano::bounds {

namespace {

/// Signal wanted: two standard deviations of the background, and never fewer than eventLimit.
constexpr double standardDeviations = 2.0;
/// Mass window in resolutions, wider below where showers leak (arXiv:1709.00009).
constexpr double windowBelow = 3.0;
constexpr double windowAbove = 1.5;
constexpr double picobarnPerFemtobarn = 1e3; // 1/fb is 1000/pb

struct ReachSetup {
    physics::ThreePhotonAcceptance acceptance; ///< without the separation
    double calorimeterM = 0.0;
    double relativeResolution = 0.0;
    double resolutionFloorGeV = 0.0;
    double photonResolution = 0.0;
    double windowShare = 0.0;
    double eventLimit = 0.0;
    double lowestGeV = 0.0;
    double highestGeV = 0.0;
    physics::VectorResonance resonance; ///< widthGeV 0: none

    /// Of the pair's mass: from the pair, or from the photon that recoils against it.
    [[nodiscard]] double resolutionGeV(double massGeV) const {
        const double rootS = acceptance.sqrtSGeV;
        const double recoilGeV = (rootS - massGeV) * (rootS + massGeV) / (2.0 * rootS);
        return std::min(std::hypot(relativeResolution * massGeV, resolutionFloorGeV),
                        rootS / massGeV * photonResolution * recoilGeV);
    }
};

/// What the background leaves to be excluded at one mass.
struct Reach {
    double signalsPerPb = 0.0; ///< seen events per pb of produced and promptly decaying ones
    double eventsWanted = 0.0;
    /// Pb of strahlung that give as many events as what electrons of unit coupling emit.
    double electronLinesPb = 0.0;
    double vertexM = 0.0; ///< decays further out are reconstructed below the window
};

class ReachColumn final : public Column {
  public:
    ReachColumn(const model::Model& model, const ReachSetup& setup, const Reach& reach,
                double massGeV)
        : model_(model), setup_(setup), reach_(reach), massGeV_(massGeV),
          vertex_(model, massGeV, setup.acceptance.sqrtSGeV * setup.acceptance.sqrtSGeV),
          decayVertex_(model, massGeV) {
        const double rootS = setup.acceptance.sqrtSGeV;
        momentumGeV_ = (rootS - massGeV) * (rootS + massGeV) / (2.0 * rootS);
        if (setup.resonance.widthGeV > 0.0) {
            resonantPb_ =
                physics::crossSectionResonantPhotonAlpPb(setup.resonance, 1.0, massGeV, rootS);
        }
    }

    double logExcess(const model::Couplings& c) const override {
        const model::Decays d = model::decays(model_, c, massGeV_, decayVertex_);
        const double length = physics::decayLength(d.total(), massGeV_, momentumGeV_);
        const double g = vertex_.magnitude(c);
        const double gElectron = c.lepton[model::electron];
        const double producedPb =
            physics::crossSectionPhotonAlpPb(vertex_.coupling(c), c.photonZPerGeV, massGeV_,
                                             setup_.acceptance.sqrtSGeV) +
            resonantPb_ * g * g + reach_.electronLinesPb * gElectron * gElectron;
        return std::log(producedPb * d.branchingRatio(d.photons) *
                        physics::decayProbability(0.0, reach_.vertexM, length) *
                        reach_.signalsPerPb / reach_.eventsWanted);
    }

  private:
    const model::Model& model_;
    const ReachSetup& setup_;
    Reach reach_;
    double massGeV_;
    double momentumGeV_ = 0.0;
    double resonantPb_ = 0.0;    ///< at unit coupling
    model::PhotonVertex vertex_; ///< of production
    model::PhotonVertex decayVertex_;
};

/// Acceptance of what the electron lines emit inside the angles, over that of strahlung: smooth
/// where both set in, so a few masses do. Takes some milliseconds, at first use.
class LineAcceptance {
  public:
    explicit LineAcceptance(const ReachInputs& inputs)
        : low_(std::log(inputs.lowestGeV)), high_(std::log(inputs.highestGeV)) {
        for (int i = 0; i < masses; ++i) {
            const double m = std::exp(low_ + (high_ - low_) * i / (masses - 1));
            const double strahlung = physics::acceptedFractionPhotonAlp(m, inputs.acceptance);
            const double lines = physics::acceptedFractionElectronEmission(m, inputs.acceptance);
            ratio_.push_back(strahlung > 0.0 ? lines / strahlung : std::nan(""));
        }
        // Below the lightest pair that is seen nothing depends on it.
        for (auto r = ratio_.rbegin(); r != ratio_.rend(); ++r) {
            if (std::isnan(*r)) {
                *r = r == ratio_.rbegin() ? 0.0 : *(r - 1);
            }
        }
    }

    [[nodiscard]] double operator()(double massGeV) const {
        const double at =
            std::clamp((std::log(massGeV) - low_) / (high_ - low_), 0.0, 1.0) * (masses - 1);
        const auto i = std::min(static_cast<std::size_t>(at), ratio_.size() - 2);
        const double rest = at - static_cast<double>(i);
        return ratio_[i] * (1.0 - rest) + ratio_[i + 1] * rest;
    }

  private:
    static constexpr int masses = 64;
    double low_;
    double high_;
    std::vector<double> ratio_;
};

/// One choice of the smallest separation and its table, there from when it is first asked for.
struct Separation {
    std::string word;
    double openingRad = 0.0;
    std::once_flag made;
    std::optional<ReachTable> table;
    std::once_flag linesMade;
    std::optional<LineAcceptance> lines;
};

/// e⁺e⁻ → γa, a → γγ with three photons seen, against QED e⁺e⁻ → 3γ in a window of the pair's mass;
/// coupling ∝ L^(-1/4) over background, L^(-1/2) without. arXiv:1709.00009. Electrons that couple
/// emit a as well, with an acceptance of their own.
class ColliderProjection final : public Bound {
  public:
    ColliderProjection(io::Record record, ReachSetup setup,
                       std::vector<std::unique_ptr<Separation>> separations,
                       std::string tablesFolder)
        : Bound(std::move(record)), setup_(setup), separations_(std::move(separations)),
          tablesFolder_(std::move(tablesFolder)) {}

    Interval massRangeGeV() const override { return {setup_.lowestGeV, setup_.highestGeV}; }
    std::span<const std::string_view> dependsOn() const override {
        return decayAndElectroweakParameters;
    }

    std::unique_ptr<Column> column(const Scenario& scenario, double massGeV) const override {
        Separation& separation = separationOf(choice(scenario, "min_separation"));
        const ReachTable& reach = table(separation);
        const double accepted = reach.acceptedFraction(massGeV);
        if (!(accepted > 0.0)) {
            return nullptr;
        }
        const double luminosityPerPb = setting(scenario, "luminosity") * picobarnPerFemtobarn;
        const double sigmaGeV = setup_.resolutionGeV(massGeV);
        const double background =
            luminosityPerPb *
            reach.backgroundPb(massGeV - windowBelow * sigmaGeV, massGeV + windowAbove * sigmaGeV);
        // Seen from the collision point, photons from further out open less: the mass comes out
        // smaller by l/R.
        const double share = std::min(windowBelow * sigmaGeV / massGeV, 1.0);
        return std::make_unique<ReachColumn>(
            scenario.model, setup_,
            Reach{luminosityPerPb * accepted * setup_.windowShare,
                  std::max(standardDeviations * std::sqrt(background), setup_.eventLimit),
                  electronLinesPb(scenario.model, separation, massGeV),
                  share * setup_.calorimeterM},
            massGeV);
    }

    std::vector<TableFile> tableFiles() const override {
        std::vector<TableFile> out;
        for (const auto& separation : separations_) {
            out.push_back({tablePath(*separation), table(*separation).serialise()});
        }
        return out;
    }

  private:
    [[nodiscard]] Separation& separationOf(const std::string& word) const {
        const auto found = std::find_if(separations_.begin(), separations_.end(),
                                        [&](const auto& s) { return s->word == word; });
        return found == separations_.end() ? *separations_.front() : **found;
    }

    [[nodiscard]] double electronLinesPb(const model::Model& model, Separation& separation,
                                         double massGeV) const {
        std::call_once(separation.linesMade,
                       [&] { separation.lines.emplace(reachInputs(separation)); });
        const physics::ThreePhotonAcceptance& a = setup_.acceptance;
        return physics::crossSectionElectronEmissionPb(model.particle, 1.0, massGeV, a.sqrtSGeV,
                                                       constants::electronMassGeV, a.cosMin,
                                                       a.cosMax) *
               (*separation.lines)(massGeV);
    }

    /// From the file made at build time, or, where that is missing or made from other inputs,
    /// computed at first use.
    [[nodiscard]] const ReachTable& table(Separation& separation) const {
        std::call_once(separation.made, [&] {
            const ReachInputs inputs = reachInputs(separation);
            if (const auto stored = io::readText(tablePath(separation))) {
                separation.table = ReachTable::parse(*stored, inputs);
            }
            if (!separation.table) {
                separation.table.emplace(inputs);
            }
        });
        return *separation.table;
    }

    [[nodiscard]] ReachInputs reachInputs(const Separation& separation) const {
        ReachInputs out;
        out.acceptance = setup_.acceptance;
        out.acceptance.minOpeningRad = separation.openingRad;
        // Windows reach a little beyond the masses asked for.
        const double below = windowBelow * setup_.resolutionGeV(setup_.lowestGeV);
        const double above = windowAbove * setup_.resolutionGeV(setup_.highestGeV);
        out.lowestGeV = std::max(setup_.lowestGeV - below, 0.5 * setup_.lowestGeV);
        out.highestGeV = setup_.highestGeV + above;
        return out;
    }

    [[nodiscard]] std::string tablePath(const Separation& separation) const {
        return tablesFolder_ + '/' + id() + '.' + separation.word + ".reach";
    }

    ReachSetup setup_;
    std::vector<std::unique_ptr<Separation>> separations_;
    std::string tablesFolder_;
};

ReachSetup readReach(InputReader& input, const io::Record& record) {
    const double electronGeV = input.positive("electron_energy", "GeV");
    const double positronGeV = input.positive("positron_energy", "GeV");
    const auto cosine = [&](const char* name) {
        const double radian = input.positive(name, "deg") * std::numbers::pi / 180.0;
        return physics::centreOfMassCosine(std::cos(radian), electronGeV, positronGeV);
    };
    ReachSetup s;
    s.acceptance.sqrtSGeV = 2.0 * std::sqrt(electronGeV * positronGeV);
    s.acceptance.cosMax = cosine("smallest_angle");
    s.acceptance.cosMin = cosine("largest_angle");
    s.acceptance.minEnergyGeV = input.positive("least_photon_energy", "GeV");
    s.calorimeterM = input.positive("calorimeter_distance", "m");
    s.relativeResolution = input.positive("mass_resolution", "1");
    s.resolutionFloorGeV = input.positive("mass_resolution_floor", "GeV");
    s.photonResolution = input.positive("photon_resolution", "1");
    s.windowShare = input.positive("window_share", "1");
    s.eventLimit = input.positive("event_limit", "1");
    s.lowestGeV = input.positive("lowest_mass", "GeV");
    s.highestGeV = input.positive("highest_mass", "GeV");
    input.positive("luminosity", "fb^-1");
    if (record.inputs.contains("resonance_mass")) {
        s.resonance = {
            input.positive("resonance_mass", "GeV"), input.positive("resonance_width", "GeV"),
            input.positive("resonance_to_electrons", "1"), input.positive("energy_spread", "GeV")};
    }
    const double openEnd = s.highestGeV + windowAbove * s.resolutionGeV(s.highestGeV);
    if (!(s.acceptance.cosMin < s.acceptance.cosMax)) {
        input.fail("input 'smallest_angle' must lie below 'largest_angle'");
    } else if (!(s.lowestGeV < s.highestGeV) || !(openEnd < s.acceptance.sqrtSGeV)) {
        input.fail("masses must ascend and stay, with their window, below the collision energy");
    }
    return s;
}

std::vector<std::unique_ptr<Separation>> readSeparations(InputReader& input,
                                                         const io::Record& record) {
    std::vector<std::unique_ptr<Separation>> out;
    const double crystalRad = input.positive("crystal", "rad");
    input.choice("min_separation");
    if (input.problem()) {
        return out;
    }
    for (const std::string& word : record.inputs.at("min_separation").choices) {
        double crystals = 0.0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), crystals);
        const double openingRad = crystals * crystalRad;
        if (error != std::errc{} || end != word.data() + word.size() || !(openingRad >= 0.0) ||
            !(openingRad < std::numbers::pi)) {
            input.fail("choices of 'min_separation' are numbers of crystals; got '" + word + "'");
        }
        out.push_back(std::make_unique<Separation>());
        out.back()->word = word;
        out.back()->openingRad = openingRad;
    }
    return out;
}

} // namespace

MadeBound makeColliderProjection(io::Record record, const Surroundings& surroundings) {
    InputReader input(record);
    const ReachSetup setup = readReach(input, record);
    auto separations = readSeparations(input, record);
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    return std::make_unique<ColliderProjection>(std::move(record), setup, std::move(separations),
                                                surroundings.tablesFolder);
}

} // namespace cyrano::bounds
