#include "core/bounds/dump_bound.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "core/bounds/dependencies.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/model/loop_photon.hpp"

namespace cyrano::bounds {

namespace {

constexpr int tabulatedMasses = 96;

using Vertex = YieldSource::Vertex;

/// What goes with the square of one coupling. Photon and electron production have different
/// topologies: their amplitudes do not interfere. Yields are looked up when a coupling first needs
/// them: most models have none to electrons.
class Production {
  public:
    Production(Vertex vertex, const DumpYields& yields, double massGeV)
        : vertex_(vertex), yields_(yields), massGeV_(massGeV) {}

    void add(std::size_t source, double share) { parts_.emplace_back(source, share); }

    [[nodiscard]] bool empty() const noexcept { return parts_.empty(); }
    [[nodiscard]] Vertex vertex() const noexcept { return vertex_; }
    [[nodiscard]] double couplingSquared(const model::Couplings& c,
                                         const model::PhotonVertex& photon) const noexcept {
        switch (vertex_) {
        case Vertex::photon: {
            const double g = photon.magnitude(c);
            return g * g;
        }
        case Vertex::electron:
            return c.lepton[model::electron] * c.lepton[model::electron];
        case Vertex::mixing:
            break;
        }
        return c.mixing * c.mixing;
    }

    /// Decays in the open region per squared coupling, all channels.
    [[nodiscard]] double decays(double widthGeV) const {
        if (counters_ == nullptr) {
            counters_ = yields_.counters(parts_, massGeV_);
        }
        return std::accumulate(counters_->begin(), counters_->end(), 0.0,
                               [widthGeV](double sum, const physics::DecayCounter& counter) {
                                   return sum + counter(widthGeV);
                               });
    }
    [[nodiscard]] std::vector<physics::YieldTable> tables() const {
        return yields_.tables(parts_, massGeV_);
    }

  private:
    Vertex vertex_;
    const DumpYields& yields_;
    double massGeV_;
    std::vector<DumpYields::Part> parts_;
    mutable std::shared_ptr<const DumpYields::Counters> counters_;
};

/// Expected events against the event limit; the yields do not depend on couplings.
class DumpColumn final : public Column {
  public:
    DumpColumn(const model::Model& model, std::vector<Production> productions, double massGeV,
               const ChannelEfficiencies& efficiencies, double eventLimit,
               const model::PhotonVertex& vertex)
        : model_(model), productions_(std::move(productions)), massGeV_(massGeV),
          efficiencies_(efficiencies), eventLimit_(eventLimit), vertex_(vertex),
          decayVertex_(model, massGeV) {}

    /// Loops may cancel the model's own coupling, in production and decay at different ones; and
    /// what electrons radiate is there without any photon coupling.
    bool oneHumped(const CouplingLine& line) const override {
        const bool radiated =
            (line.origin.lepton[model::electron] != 0.0 ||
             line.direction.lepton[model::electron] != 0.0) &&
            std::any_of(productions_.begin(), productions_.end(),
                        [](const Production& made) { return made.vertex() == Vertex::electron; });
        return !model::hasPhotonLoop(model_) && !radiated;
    }

    double logExcess(const model::Couplings& c) const override {
        const model::Decays d = model::decays(model_, c, massGeV_, decayVertex_);
        const double visible = efficiencies_.visible(d);
        double events = 0.0;
        for (const Production& made : productions_) {
            const double coupling = made.couplingSquared(c, vertex_);
            if (coupling > 0.0) {
                events += coupling * visible * made.decays(d.total());
            }
        }
        return std::log(events / eventLimit_);
    }

    std::optional<FlightStory> story(const model::Couplings& c) const override {
        const double width = model::decays(model_, c, massGeV_).total();
        FlightStory out{eventLimit_ * std::exp(logExcess(c)), eventLimit_, 0.0, 0.0, 0.0, 0.0};
        for (const Production& made : productions_) {
            const double coupling = made.couplingSquared(c, vertex_);
            if (!(coupling > 0.0)) {
                continue;
            }
            for (const physics::YieldTable& table : made.tables()) {
                const double yield = coupling * physics::totalYield(table);
                const physics::DecayFates fates = physics::decayFates(table, massGeV_, width);
                out.yield += yield;
                out.before += yield * fates.before;
                out.inside += yield * fates.inside;
                out.beyond += yield * fates.beyond;
            }
        }
        if (!(out.yield > 0.0)) {
            return std::nullopt;
        }
        out.before /= out.yield;
        out.inside /= out.yield;
        out.beyond /= out.yield;
        return out;
    }

  private:
    const model::Model& model_;
    std::vector<Production> productions_;
    double massGeV_;
    const ChannelEfficiencies& efficiencies_;
    double eventLimit_;
    model::PhotonVertex vertex_; ///< of production
    model::PhotonVertex decayVertex_;
};

} // namespace

DumpBound::DumpBound(io::Record record, std::vector<YieldSource> sources,
                     std::vector<double> massesGeV, ChannelEfficiencies efficiencies,
                     std::string tablesFolder)
    : Bound(std::move(record)),
      yields_(id(), std::move(sources), std::move(massesGeV), std::move(tablesFolder)),
      efficiencies_(efficiencies) {}

void DumpBound::setTip(PublishedTip tip) {
    const auto published = tip.bound->massNodesGeV();
    nodesGeV_ = {std::nextafter(tip.fromGeV, 0.0), tip.fromGeV};
    std::copy_if(published.begin(), published.end(), std::back_inserter(nodesGeV_),
                 [&tip](double massGeV) { return massGeV > tip.fromGeV; });
    tip_ = std::move(tip);
}

Region DumpBound::region(const RegionRequest& request) const {
    Region out = Bound::region(request);
    if (tip_.bound != nullptr && request.plane.kind().massAxis()) {
        const double from = request.plane.x.toAxis(tip_.fromGeV);
        for (const region::Polygon& polygon : out.polygons) {
            const auto& points = polygon.points;
            for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
                if (std::min(points[i].x, points[j].x) >= from) {
                    out.outlineOfData.push_back({points[j], points[i]});
                }
            }
        }
    }
    if (request.plane.kind().massAxis() && !out.empty()) {
        const double x = request.plane.x.toAxis(yields_.highestMassGeV());
        constexpr double near = 1e-6;
        const bool reached = std::any_of(
            out.polygons.begin(), out.polygons.end(), [x](const region::Polygon& polygon) {
                return std::any_of(polygon.points.begin(), polygon.points.end(),
                                   [x](region::Point p) { return std::abs(p.x - x) < near; });
            });
        if (reached) {
            out.frameOfData.push_back(
                {{x, request.plane.y.axisMin()}, {x, request.plane.y.axisMax()}});
        }
    }
    return out;
}

std::string DumpBound::caveatAt(const RegionRequest& request, double x, double y) const {
    const double massGeV = request.plane.kind().line(request.scenario.model, x).massGeV;
    if (tip_.bound == nullptr || massGeV < tip_.fromGeV) {
        return Bound::caveatAt(request, x, y);
    }
    return "not computed here: " + tip_.bound->record().contour->source + "; " +
           tip_.bound->caveatAt(request, x, y);
}

std::span<const std::string_view> DumpBound::dependsOn() const {
    return decayParameters;
}

double DumpBound::share(const Scenario&, std::size_t) const {
    return 1.0;
}

/// Where no source makes it, why the first does not.
std::string DumpBound::modelProblem(const Scenario& scenario) const {
    if (scenario.model.brInvisible >= 1.0) {
        return "all decays of the model are invisible";
    }
    std::string_view reason;
    for (std::size_t i = 0; i < yields_.sources().size(); ++i) {
        const YieldSource& source = yields_.sources()[i];
        if (!source.isFor(scenario.model.particle) || share(scenario, i) == 0.0) {
            continue;
        }
        if (!source.production) {
            return {};
        }
        const auto rate =
            model::relativeRate(*source.production, scenario.model, yields_.lowestMassGeV());
        if (rate.ratio > 0.0) {
            return {};
        }
        reason = reason.empty() ? rate.reason : reason;
    }
    return std::string(reason);
}

/// How much of a source's yields counts for the model, at one mass.
double DumpBound::shareAt(const Scenario& scenario, std::size_t i, double massGeV) const {
    const YieldSource& source = yields_.sources()[i];
    if (!source.isFor(scenario.model.particle)) {
        return 0.0;
    }
    const double part = share(scenario, i);
    return source.production && part != 0.0
               ? part * model::relativeRate(*source.production, scenario.model, massGeV).ratio
               : part;
}

std::unique_ptr<Column> DumpBound::column(const Scenario& scenario, double massGeV) const {
    if (tip_.bound != nullptr && massGeV >= tip_.fromGeV) {
        return tip_.bound->massRangeGeV().high < massGeV ? nullptr
                                                         : tip_.bound->column(scenario, massGeV);
    }
    if (massGeV > yields_.highestMassGeV()) {
        return nullptr;
    }
    std::vector<Production> productions;
    for (const Vertex vertex : {Vertex::photon, Vertex::electron, Vertex::mixing}) {
        Production production(vertex, yields_, massGeV);
        for (std::size_t i = 0; i < yields_.sources().size(); ++i) {
            if (yields_.sources()[i].vertex != vertex) {
                continue;
            }
            if (const double part = shareAt(scenario, i, massGeV); part != 0.0) {
                production.add(i, part);
            }
        }
        if (!production.empty()) {
            productions.push_back(std::move(production));
        }
    }
    // The photons that convert carry some half of the beam's energy, or less: it hardly matters.
    const double virtualityGeV2 = model::primakoffVirtualityGeV2(
        {setting(scenario, "atomic_number"), setting(scenario, "mass_number")},
        0.5 * setting(scenario, "beam_energy"), massGeV);
    return std::make_unique<DumpColumn>(
        scenario.model, std::move(productions), massGeV, efficiencies_,
        setting(scenario, "event_limit"),
        model::PhotonVertex(scenario.model, massGeV, virtualityGeV2));
}

DumpCommons readDumpCommons(InputReader& input) {
    DumpCommons out;
    const auto share = [&input](const char* name) {
        const double value = input(name, "1");
        if (!(value >= 0.0 && value <= 1.0)) {
            input.fail(std::string("input '") + name + "' is a share between 0 and 1");
        }
        return value;
    };
    out.efficiencies = {share("photon_efficiency"), share("electron_efficiency"),
                        share("muon_efficiency")};
    if (input.has("hadron_efficiency")) {
        out.efficiencies.hadrons = share("hadron_efficiency");
    }
    input.positive("event_limit", "1");
    const double lowest = input.positive("lowest_mass", "GeV");
    const double highest = input.positive("highest_mass", "GeV");
    if (!(lowest < highest)) {
        input.fail("input 'lowest_mass' must lie below 'highest_mass'");
    } else {
        out.massesGeV = physics::geometricMasses(lowest, highest, tabulatedMasses);
    }
    return out;
}

} // namespace cyrano::bounds
