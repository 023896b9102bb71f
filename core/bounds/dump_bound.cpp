#include "core/bounds/dump_bound.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/bounds/dependencies.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/yield_file.hpp"
#include "core/model/loop_photon.hpp"
#include "core/physics/decay_counter.hpp"

namespace cyrano::bounds {

namespace {

constexpr int tabulatedMasses = 96;

/// Yields at one mass, and how much of them counts. Looked up when a coupling first needs them:
/// most models have none to electrons.
class SharedTable {
  public:
    SharedTable(std::function<physics::YieldTable()> make, double share, YieldSource::Vertex vertex)
        : make_(std::move(make)), share_(share), vertex_(vertex) {}

    /// The square of what the yields go with. Photon and electron production have different
    /// topologies: their amplitudes do not interfere.
    [[nodiscard]] double couplingSquared(const model::Couplings& c,
                                         const model::PhotonVertex& photon) const noexcept {
        switch (vertex_) {
        case YieldSource::Vertex::photon: {
            const double g = photon.magnitude(c);
            return g * g;
        }
        case YieldSource::Vertex::electron:
            return c.lepton[model::electron] * c.lepton[model::electron];
        case YieldSource::Vertex::mixing:
            break;
        }
        return c.mixing * c.mixing;
    }

    [[nodiscard]] const physics::YieldTable& table() const {
        if (!table_) {
            table_ = make_();
        }
        return *table_;
    }
    /// Decays that are seen per squared coupling, all channels.
    [[nodiscard]] double decays(double massGeV, double widthGeV) const {
        if (!counter_) {
            counter_.emplace(table(), massGeV);
        }
        return share_ * (*counter_)(widthGeV);
    }
    [[nodiscard]] double share() const noexcept { return share_; }
    [[nodiscard]] YieldSource::Vertex vertex() const noexcept { return vertex_; }

  private:
    std::function<physics::YieldTable()> make_;
    mutable std::optional<physics::YieldTable> table_;
    mutable std::optional<physics::DecayCounter> counter_;
    double share_;
    YieldSource::Vertex vertex_;
};

/// Expected events against the event limit; the yields do not depend on couplings.
class DumpColumn final : public Column {
  public:
    DumpColumn(const model::Model& model, std::vector<SharedTable> tables, double massGeV,
               const ChannelEfficiencies& efficiencies, double eventLimit,
               const model::PhotonVertex& vertex)
        : model_(model), tables_(std::move(tables)), massGeV_(massGeV), efficiencies_(efficiencies),
          eventLimit_(eventLimit), vertex_(vertex), decayVertex_(model, massGeV) {}

    /// Loops may cancel the model's own coupling, in production and decay at different ones; and
    /// what electrons radiate is there without any photon coupling.
    bool oneHumped() const override {
        const bool radiated =
            model::couplings(model_).lepton[model::electron] != 0.0 &&
            std::any_of(tables_.begin(), tables_.end(), [](const SharedTable& source) {
                return source.vertex() == YieldSource::Vertex::electron;
            });
        return !model::hasPhotonLoop(model_) && !radiated;
    }

    double logExcess(const model::Couplings& c) const override {
        const model::Decays d = model::decays(model_, c, massGeV_, decayVertex_);
        const double visible = efficiencies_.visible(d);
        double events = 0.0;
        for (const SharedTable& source : tables_) {
            const double coupling = source.couplingSquared(c, vertex_);
            if (coupling > 0.0) {
                events += coupling * visible * source.decays(massGeV_, d.total());
            }
        }
        return std::log(events / eventLimit_);
    }

    std::optional<FlightStory> story(const model::Couplings& c) const override {
        const double width = model::decays(model_, c, massGeV_).total();
        FlightStory out{eventLimit_ * std::exp(logExcess(c)), eventLimit_, 0.0, 0.0, 0.0, 0.0};
        for (const SharedTable& source : tables_) {
            const double coupling = source.couplingSquared(c, vertex_);
            if (!(coupling > 0.0)) {
                continue;
            }
            const double yield = source.share() * coupling * physics::totalYield(source.table());
            const physics::DecayFates fates = physics::decayFates(source.table(), massGeV_, width);
            out.yield += yield;
            out.before += yield * fates.before;
            out.inside += yield * fates.inside;
            out.beyond += yield * fates.beyond;
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
    std::vector<SharedTable> tables_;
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
    : Bound(std::move(record)), sources_(std::move(sources)), massesGeV_(std::move(massesGeV)),
      efficiencies_(efficiencies), tablesFolder_(std::move(tablesFolder)),
      surfaces_(sources_.size()) {}

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
        const double x = request.plane.x.toAxis(massesGeV_.back());
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
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        const YieldSource& source = sources_[i];
        if (!source.isFor(scenario.model.particle) || share(scenario, i) == 0.0) {
            continue;
        }
        if (!source.production) {
            return {};
        }
        const auto rate =
            model::relativeRate(*source.production, scenario.model, massesGeV_.front());
        if (rate.ratio > 0.0) {
            return {};
        }
        reason = reason.empty() ? rate.reason : reason;
    }
    return std::string(reason);
}

/// How much of a source's yields counts for the model, at one mass.
double DumpBound::shareAt(const Scenario& scenario, std::size_t i, double massGeV) const {
    const YieldSource& source = sources_[i];
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
    std::vector<SharedTable> tables;
    std::optional<physics::YieldTable> mixed; // what goes with the mixing is one sum
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        const YieldSource& source = sources_[i];
        const double part = shareAt(scenario, i, massGeV);
        if (part == 0.0) {
            continue;
        }
        auto yields = [this, i, massGeV] {
            const physics::YieldSurface* found = surface(i);
            return found != nullptr ? found->at(std::max(massGeV, massesGeV_.front()))
                                    : physics::YieldTable{};
        };
        if (source.vertex != YieldSource::Vertex::mixing) {
            tables.emplace_back(std::move(yields), part, source.vertex);
        } else if (physics::YieldTable more = yields(); !mixed) {
            std::transform(more.weights.begin(), more.weights.end(), more.weights.begin(),
                           [part](double w) { return part * w; });
            mixed = std::move(more);
        } else if (!physics::addYields(*mixed, more, part)) {
            tables.emplace_back([more] { return more; }, part, source.vertex);
        }
    }
    if (mixed) {
        tables.emplace_back([mixed] { return *mixed; }, 1.0, YieldSource::Vertex::mixing);
    }
    if (massGeV > massesGeV_.back()) {
        return nullptr;
    }
    // The photons that convert carry some half of the beam's energy, or less: it hardly matters.
    const double virtualityGeV2 = model::primakoffVirtualityGeV2(
        {setting(scenario, "atomic_number"), setting(scenario, "mass_number")},
        0.5 * setting(scenario, "beam_energy"), massGeV);
    return std::make_unique<DumpColumn>(
        scenario.model, std::move(tables), massGeV, efficiencies_, setting(scenario, "event_limit"),
        model::PhotonVertex(scenario.model, massGeV, virtualityGeV2));
}

/// From the file made at build time, or, where that is missing or made from other inputs, computed
/// at first use (about a second, off the GUI thread).
const physics::YieldSurface* DumpBound::surface(std::size_t source) const {
    const std::lock_guard lock(mutex_);
    auto& made = surfaces_[source];
    if (!made) {
        const YieldSource& from = sources_[source];
        auto stored = readYields(tablesFolder_, tableName(source));
        if (stored && stored->fingerprint() ==
                          physics::YieldSurface::fingerprint(from.description, massesGeV_)) {
            made = std::move(*stored);
        } else if (auto computed =
                       physics::YieldSurface::compute(from.yield, from.description, massesGeV_)) {
            made = std::move(*computed);
        }
    }
    return made ? &*made : nullptr;
}

std::string DumpBound::tableName(std::size_t source) const {
    return sources_.size() == 1 ? id() : id() + '.' + sources_[source].name;
}

std::vector<TableFile> DumpBound::tableFiles() const {
    std::vector<TableFile> out;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        if (const physics::YieldSurface* yields = surface(i)) {
            out.push_back({yieldFile(tablesFolder_, tableName(i)), sealed(yields->serialise())});
        }
    }
    return out;
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
