#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <boost/math/tools/toms748_solve.hpp>

#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/io/number.hpp"
#include "core/physics/supernova_cooling.hpp"

namespace cyrano::bounds {

namespace {

/// Emission and absorption go by the photon coupling alone, so no width matters.
constexpr std::array<std::string_view, 2> coolingParameters{"model.particle", "model.g_gamma"};
constexpr int shells = 40;
constexpr int energies = 16;
/// Below this branching ratio to photons the published edge no longer holds as drawn.
constexpr double photonsOnly = 0.95;

/// One side of the published contour: ln g over ln m, straight in between, masses ascending.
class Branch {
  public:
    Branch() = default;
    Branch(std::vector<double> lnMass, std::vector<double> lnCoupling)
        : lnMass_(std::move(lnMass)), lnCoupling_(std::move(lnCoupling)) {}

    [[nodiscard]] bool ascending() const {
        return lnMass_.size() > 1 && std::adjacent_find(lnMass_.begin(), lnMass_.end(),
                                                        std::greater_equal<>()) == lnMass_.end();
    }
    /// Constant beyond the ends.
    [[nodiscard]] double couplingPerGeV(double massGeV) const {
        const double x = std::log(massGeV);
        const auto after = std::upper_bound(lnMass_.begin(), lnMass_.end(), x);
        if (after == lnMass_.begin()) {
            return std::exp(lnCoupling_.front());
        }
        if (after == lnMass_.end()) {
            return std::exp(lnCoupling_.back());
        }
        const auto i = static_cast<std::size_t>(after - lnMass_.begin());
        const double w = (x - lnMass_[i - 1]) / (lnMass_[i] - lnMass_[i - 1]);
        return std::exp(lnCoupling_[i - 1] + w * (lnCoupling_[i] - lnCoupling_[i - 1]));
    }
    [[nodiscard]] double firstMassGeV() const { return std::exp(lnMass_.front()); }
    [[nodiscard]] double lastMassGeV() const { return std::exp(lnMass_.back()); }

  private:
    std::vector<double> lnMass_;
    std::vector<double> lnCoupling_;
};

struct CoolingSetup {
    physics::StarProfile star;
    double trustedAbsorption = 0.0; ///< share of the luminosity absorption may take at the edge
    Branch lower;
    Branch upper; ///< trapping; flat where the digitiser's frame cut it
    std::vector<double> nodesGeV;
    Interval massesGeV;
    std::vector<region::Segment> publishedEdges; ///< tip and trapping edge, log10
};

/// Between which couplings the star cools too fast.
struct Edges {
    double lowPerGeV;
    double highPerGeV;
    bool lowComputed;
};

class CoolingColumn final : public Column {
  public:
    explicit CoolingColumn(const Edges& edges) : edges_(edges) {}

    /// Two powers of the coupling to the nearer edge: near the lower one this is the luminosity
    /// over its limit, the trapping edge being data.
    double logExcess(const model::Couplings& c) const override {
        const double g = std::abs(c.photonPerGeV);
        return 2.0 * std::min(std::log(g / edges_.lowPerGeV), std::log(edges_.highPerGeV / g));
    }

  private:
    Edges edges_;
};

class SupernovaCooling final : public Bound {
  public:
    SupernovaCooling(io::Record record, CoolingSetup setup)
        : Bound(std::move(record)), setup_(std::move(setup)) {}

    Interval massRangeGeV() const override { return setup_.massesGeV; }
    std::span<const double> massNodesGeV() const override { return setup_.nodesGeV; }
    std::span<const std::string_view> dependsOn() const override { return coolingParameters; }

    std::unique_ptr<Column> column(const Scenario& scenario, double massGeV) const override {
        return std::make_unique<CoolingColumn>(edgesAt(scenario, massGeV));
    }

    Region region(const RegionRequest& request) const override {
        Region out = Bound::region(request);
        if (request.plane.id == "mass-photon" && !out.empty()) {
            // Left of the last published point the top is where the digitising ended.
            const double top = std::log10(setup_.upper.couplingPerGeV(setup_.massesGeV.low));
            out.frameOfData.push_back({{std::log10(setup_.massesGeV.low), top},
                                       {std::log10(setup_.upper.firstMassGeV()), top}});
            out.outlineOfData = setup_.publishedEdges;
        }
        return out;
    }

    std::string caveatAt(const RegionRequest& request, double x, double y) const override {
        const CouplingLine line = request.plane.kind().line(request.scenario.model, x);
        const model::Couplings c = line.at(y);
        const Edges edges = edgesAt(request.scenario, line.massGeV);
        const bool above = c.photonPerGeV * c.photonPerGeV > edges.lowPerGeV * edges.highPerGeV;
        std::string out = Bound::caveatAt(request, x, y);
        const auto add = [&out](const std::string& words) {
            out += (out.empty() ? "" : "; ") + words;
        };
        if (above && line.massGeV < setup_.upper.firstMassGeV()) {
            add("trapping edge beyond what was digitised: nothing is claimed above");
        } else if (above) {
            add("trapping edge is published data, not computed, and follows no parameter");
        } else if (!edges.lowComputed) {
            add("near the tip the edge is published data, moved with the luminosity limit only");
        }
        const model::Decays d = model::decays(request.scenario.model, c, line.massGeV);
        if (const double photons = d.branchingRatio(d.photons); above && photons < photonsOnly) {
            add("drawn for BR(a → γγ) = 1, here it is " + io::roundedNumber(100.0 * photons, 2) +
                " %");
        }
        return out;
    }

  private:
    [[nodiscard]] Edges edgesAt(const Scenario& scenario, double massGeV) const {
        const double limit = setting(scenario, "luminosity_limit");
        const double high = setup_.upper.couplingPerGeV(massGeV);
        if (const auto low = computedEdge(massGeV, limit)) {
            return {*low, high, true};
        }
        // Free streaming: the luminosity goes with the square of the coupling.
        const double published = record().inputs.at("luminosity_limit").value;
        return {setup_.lower.couplingPerGeV(massGeV) * std::sqrt(limit / published), high, false};
    }

    /// The coupling whose luminosity reaches the limit; none where absorption has its say there,
    /// for this star absorbs more than those of simulations do.
    [[nodiscard]] std::optional<double> computedEdge(double massGeV, double limit) const {
        const physics::EnergyLossTable table =
            physics::energyLossTable(setup_.star, massGeV, shells, energies);
        const double free = std::log(limit / physics::freeLuminosityErgPerS(table, 1.0));
        // At the edge L = limit, and L_free may exceed it by what absorption may take.
        const double most = free - std::log1p(-setup_.trustedAbsorption);
        const auto excess = [&](double lnSquare) {
            return std::log(physics::luminosityErgPerS(table, std::exp(lnSquare)) / limit);
        };
        const double atFree = excess(free);
        const double atMost = excess(most);
        if (!(atFree <= 0.0 && atMost > 0.0)) {
            return std::nullopt;
        }
        if (atFree == 0.0) {
            return std::exp(0.5 * free);
        }
        std::uintmax_t iterations = 30;
        const auto [a, b] = boost::math::tools::toms748_solve(
            excess, free, most, atFree, atMost, boost::math::tools::eps_tolerance<double>(30),
            iterations);
        return std::exp(0.25 * (a + b));
    }

    CoolingSetup setup_;
};

/// The contour's two sides, parted at its tip; nothing unless it is one open line whose masses rise
/// to the tip and fall behind it.
bool split(const io::Table& contour, CoolingSetup& setup) {
    if (contour.segments.size() != 1) {
        return false;
    }
    std::vector<double> lnMass;
    std::vector<double> lnCoupling;
    for (std::size_t i = 0; i < contour.segments.front().x.size(); ++i) {
        lnMass.push_back(std::log(contour.segments.front().x[i]));
        lnCoupling.push_back(std::log(contour.segments.front().y[i]));
    }
    const auto tip = std::max_element(lnMass.begin(), lnMass.end()) - lnMass.begin();
    const auto from = lnMass.size() - static_cast<std::size_t>(tip) - 1;
    setup.lower = Branch({lnMass.begin(), lnMass.begin() + tip + 1},
                         {lnCoupling.begin(), lnCoupling.begin() + tip + 1});
    std::reverse(lnMass.begin(), lnMass.end());
    std::reverse(lnCoupling.begin(), lnCoupling.end());
    const auto end = static_cast<std::ptrdiff_t>(from) + 1;
    setup.upper = Branch({lnMass.begin(), lnMass.begin() + end},
                         {lnCoupling.begin(), lnCoupling.begin() + end});
    const double decade = std::log(10.0);
    for (std::size_t i = 1; i < lnMass.size(); ++i) {
        setup.publishedEdges.push_back({{lnMass[i - 1] / decade, lnCoupling[i - 1] / decade},
                                        {lnMass[i] / decade, lnCoupling[i] / decade}});
    }
    for (const double x : lnMass) {
        setup.nodesGeV.push_back(std::exp(x));
    }
    std::sort(setup.nodesGeV.begin(), setup.nodesGeV.end());
    return setup.lower.ascending() && setup.upper.ascending();
}

} // namespace

MadeBound makeSupernovaCooling(io::Record record, const Surroundings&) {
    InputReader input(record);
    CoolingSetup s;
    s.star = {input.positive("core_radius", "m"),  input.positive("far_radius", "m"),
              input.positive("density", "g/cm^3"), input.positive("temperature", "GeV"),
              input("density_slope", "1"),         input("temperature_slope", "1"),
              input.positive("exponent", "1"),     input.positive("proton_fraction", "1")};
    s.trustedAbsorption = input.positive("trusted_absorption", "1");
    const double lowest = input.positive("lowest_mass", "GeV");
    input.positive("luminosity_limit", "erg/s");
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    if (!physics::isValid(s.star)) {
        return io::failure("the profile of the star falls to zero or ends inside its core",
                           record.file);
    }
    if (!(s.trustedAbsorption < 1.0)) {
        return io::failure("input 'trusted_absorption' is a share below 1", record.file);
    }
    const auto published = record.table("published", "1/GeV");
    if (!published) {
        return tl::make_unexpected(published.error());
    }
    if (!split(*published, s)) {
        return io::failure("table 'published' is one line: lower edge, tip, trapping edge",
                           record.file);
    }
    s.massesGeV = {lowest, s.upper.lastMassGeV()};
    if (!(lowest < s.upper.firstMassGeV())) {
        return io::failure("input 'lowest_mass' must lie left of the contour", record.file);
    }
    return std::make_unique<SupernovaCooling>(std::move(record), std::move(s));
}

} // namespace cyrano::bounds
