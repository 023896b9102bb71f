#include <algorithm>
#include <array>
#include <cmath>

#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/bounds/longitudinal.hpp"
#include "core/bounds/measured_shift.hpp"
#include "core/io/number.hpp"
#include "core/physics/barr_zee.hpp"
#include "core/physics/magnetic_moment.hpp"

namespace cyrano::bounds {

namespace {

constexpr std::array<std::string_view, 15> modelParameters{
    "model.particle",    "model.g_gamma",    "model.lepton_pattern", "model.lepton_c",
    "model.g_electron",  "model.g_muon",     "model.g_tau",          "model.sign",
    "model.electroweak", "model.ww_over_bb", "model.cutoff",         "model.moment_form",
    "model.completion",  "model.epsilon",    "model.charges"};

/// Real roots of a y² + b y + c, ascending, without cancellation.
std::vector<double> quadraticRoots(double a, double b, double c) {
    if (a == 0.0) {
        return b == 0.0 ? std::vector<double>{} : std::vector<double>{-c / b};
    }
    const double discriminant = b * b - 4.0 * a * c;
    if (discriminant < 0.0) {
        return {};
    }
    const double q = -0.5 * (b + std::copysign(std::sqrt(discriminant), b));
    std::vector<double> roots{q / a};
    if (q != 0.0) {
        roots.push_back(c / q);
    }
    std::sort(roots.begin(), roots.end());
    return roots;
}

/// Δa = A g_l² + g_l (B g_γγ + B_Z g_γZ): the coefficients at one mass.
struct MomentCoefficients {
    double leptonLoop = 0.0;
    double photonLoop = 0.0;
    double photonZLoop = 0.0;

    [[nodiscard]] double deltaA(const model::Couplings& c, model::Lepton lepton) const noexcept {
        const double g = c.lepton[lepton];
        return leptonLoop * g * g + g * photonPart(c);
    }
    [[nodiscard]] double photonPart(const model::Couplings& c) const noexcept {
        return photonLoop * c.photonPerGeV + photonZLoop * c.photonZPerGeV;
    }
};

class MomentColumn final : public Column {
  public:
    MomentColumn(MomentCoefficients coefficients, model::Lepton lepton, Interval wanted,
                 bool allowedInside)
        : k_(coefficients), lepton_(lepton), wanted_(wanted), allowedInside_(allowedInside) {}

    /// ln(|Δa − centre|/half width), its sign turned where the inside is what is drawn.
    double logExcess(const model::Couplings& c) const override {
        const double centre = 0.5 * (wanted_.low + wanted_.high);
        const double half = 0.5 * (wanted_.high - wanted_.low);
        const double excess = std::log(std::abs(k_.deltaA(c, lepton_) - centre) / half);
        return allowedInside_ ? -excess : excess;
    }

    /// Δa is a quadratic in y along any line, so the edges are its roots: no grid can lose the
    /// strip where the two loops cancel.
    std::vector<double> edges(const CouplingLine& line, double yMin, double yMax,
                              const NearbyEdges&) const override {
        const double l0 = line.origin.lepton[lepton_];
        const double l1 = line.direction.lepton[lepton_];
        const double p0 = k_.photonPart(line.origin);
        const double p1 = k_.photonPart(line.direction);
        const double a = (k_.leptonLoop * l1 + p1) * l1;
        const double b = 2.0 * k_.leptonLoop * l0 * l1 + l0 * p1 + l1 * p0;
        std::vector<double> out;
        for (const double target : {wanted_.low, wanted_.high}) {
            const double c = (k_.leptonLoop * l0 + p0) * l0 - target;
            for (const double y : quadraticRoots(a, b, c)) {
                if (y > yMin && y < yMax) {
                    out.push_back(y);
                }
            }
        }
        std::sort(out.begin(), out.end());
        return out;
    }

  private:
    MomentCoefficients k_;
    model::Lepton lepton_;
    Interval wanted_;
    bool allowedInside_;
};

physics::LoopForm loopForm(const model::Model& model) noexcept {
    if (model.momentForm == model::MomentForm::leadingLog) {
        return physics::LoopForm::leadingLog;
    }
    return model.completion == model::Completion::heavyFermion ? physics::LoopForm::heavyFermion
                                                               : physics::LoopForm::full;
}

class MagneticMoment final : public Bound {
  public:
    MagneticMoment(io::Record record, std::shared_ptr<const MeasuredShift> shift,
                   model::Lepton lepton)
        : Bound(std::move(record)), shift_(std::move(shift)), lepton_(lepton),
          dependsOn_(modelParameters.begin(), modelParameters.end()) {
        const auto data = shift_->dependsOn();
        dependsOn_.insert(dependsOn_.end(), data.begin(), data.end());
    }

    Interval massRangeGeV() const override { return {1e-12, 1e5}; }
    std::span<const std::string_view> dependsOn() const override { return dependsOn_; }

    /// Where theory and experiment disagree by more than the band, the particle may explain it (as
    /// for the muon before 2025); where they agree, it must not spoil that.
    region::Role role(const Scenario& scenario) const override {
        const Interval band = shift_->inForce(scenario).band();
        return band.low > 0.0 || band.high < 0.0 ? region::Role::allowed : region::Role::excluded;
    }

    std::unique_ptr<Column> column(const Scenario& scenario, double massGeV) const override {
        const model::Model& m = scenario.model;
        const double leptonMass = model::leptonMassGeV(lepton_);
        if (model::hasSpinOne(m.particle)) {
            const MomentCoefficients k{physics::deltaALeptonLoop(m.particle, leptonMass, massGeV)};
            return std::make_unique<MomentColumn>(k, lepton_, shift_->inForce(scenario).band(),
                                                  role(scenario) == region::Role::allowed);
        }
        const physics::LoopForm form = loopForm(m);
        if (!isBelowCutoff(m, form, massGeV)) {
            return nullptr;
        }
        const physics::LoopCouplings photon{1.0, 1.0, 0.0};
        const physics::LoopCouplings photonZ{1.0, 0.0, 1.0};
        const MomentCoefficients k{
            physics::deltaALeptonLoop(m.particle, leptonMass, massGeV),
            physics::deltaAPhotonLoop(m.particle, photon, leptonMass, massGeV, m.cutoffGeV, form),
            physics::deltaAPhotonLoop(m.particle, photonZ, leptonMass, massGeV, m.cutoffGeV, form)};
        return std::make_unique<MomentColumn>(k, lepton_, shift_->inForce(scenario).band(),
                                              role(scenario) == region::Role::allowed);
    }

    /// The numbers in force, which the picture does not show.
    std::string caveatAt(const RegionRequest& request, double x, double y) const override {
        const std::string own = Bound::caveatAt(request, x, y);
        return shift_->describe(request.scenario) + growthAt(request, x, y) +
               (own.empty() ? "" : "; " + own);
    }

  private:
    /// An axial vector's shift grows as 1/m²: where its longitudinal mode is strong, one loop of
    /// the vector alone is no prediction.
    [[nodiscard]] std::string growthAt(const RegionRequest& request, double x, double y) const {
        const model::Model& m = request.scenario.model;
        if (m.particle != model::Particle::axialVector) {
            return {};
        }
        const CouplingLine line = request.plane.kind().line(m, x);
        const double g = longitudinalCoupling(m, lepton_, line.at(y).mixing, line.massGeV);
        constexpr double notSmall = 0.3;
        return g > notSmall ? "; needs a UV completion: the longitudinal mode couples like a "
                              "pseudoscalar of g = 2eε m_l/m_A = " +
                                  io::roundedNumber(g, 2)
                            : std::string{};
    }

    /// Beyond, a logarithm turns negative and means nothing, or the fermion behind the photon
    /// coupling is lighter than the particle and no constant coupling describes it.
    [[nodiscard]] bool isBelowCutoff(const model::Model& m, physics::LoopForm form,
                                     double massGeV) const {
        switch (form) {
        case physics::LoopForm::full:
            return physics::photonLoopLog(m.particle, model::leptonMassGeV(lepton_), massGeV,
                                          m.cutoffGeV) > 0.0;
        case physics::LoopForm::leadingLog:
            return massGeV < m.cutoffGeV;
        case physics::LoopForm::heavyFermion:
            break;
        }
        return massGeV < physics::matchedFermionMassGeV(m.particle, m.cutoffGeV);
    }

    std::shared_ptr<const MeasuredShift> shift_;
    model::Lepton lepton_;
    std::vector<std::string_view> dependsOn_;
};

/// Gives an input the record leaves open its value from the measurement.
void derive(io::Record& record, const char* name, double MeasuredShift::Shift::*number,
            const std::shared_ptr<const MeasuredShift>& shift) {
    const auto input = record.inputs.find(name);
    if (input != record.inputs.end()) {
        input->second.derive = [shift, number](const Scenario& scenario) {
            return shift->measured(scenario).*number;
        };
    }
}

} // namespace

MadeBound makeMagneticMoment(io::Record record, const Surroundings& surroundings) {
    InputReader input(record);
    const double sigmas = input.positive("sigmas", "1");
    for (const char* name : {"difference", "uncertainty"}) {
        const auto found = record.inputs.find(name);
        if (found != record.inputs.end() && !found->second.derived) {
            input.fail("input '" + std::string(name) + "' comes from the measurement: derived");
        }
    }
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    const auto found = surroundings.measurements.find(record.measurement);
    if (found == surroundings.measurements.end()) {
        return io::failure("names the measurement '" + record.measurement +
                               "', which is not in datasets/measurements",
                           record.file);
    }
    const io::Measurement& measurement = found->second;
    auto shift = std::make_shared<const MeasuredShift>(measurement, record.id, sigmas);
    if (const std::string problem = shift->problem(); !problem.empty()) {
        return io::failure(problem, measurement.file);
    }
    const std::array<std::string_view, model::leptonCount> leptons{"electron", "muon", "tau"};
    const auto lepton = std::find(leptons.begin(), leptons.end(), measurement.lepton);
    if (lepton == leptons.end()) {
        return io::failure("'lepton' is electron, muon or tau", measurement.file);
    }
    derive(record, "difference", &MeasuredShift::Shift::difference, shift);
    derive(record, "uncertainty", &MeasuredShift::Shift::uncertainty, shift);
    const auto index = static_cast<model::Lepton>(lepton - leptons.begin());
    return std::make_unique<MagneticMoment>(std::move(record), std::move(shift), index);
}

} // namespace cyrano::bounds
