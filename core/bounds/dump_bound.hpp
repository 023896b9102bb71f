#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/bounds/bound.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/model/vector_production.hpp"
#include "core/physics/yield_surface.hpp"

namespace cyrano::bounds {

/// One way of making the particle in a dump, tabulated over the mass before it is used.
struct YieldSource {
    /// The coupling whose square the yields go with: g_γγ, g_ee (or ε x_e), ε.
    enum class Vertex { photon, electron, mixing };

    std::string name;        ///< part of the table's file name
    std::string description; ///< all that the yields depend on
    physics::YieldSurface::Yield yield;
    Vertex vertex = Vertex::photon;
    std::optional<model::Particle> particle = {}; ///< whose yields they are, where it matters
    /// How a dark photon of mixing ε is made; other charges make more or fewer of them.
    std::optional<model::VectorProduction> production = {};

    [[nodiscard]] bool isFor(model::Particle what) const noexcept {
        return !particle || *particle == what;
    }
};

/// Share of the decays of each kind that the detector counts, inside its acceptance. The
/// acceptance itself is that of two photons: leptons take the same angles while they are fast.
struct ChannelEfficiencies {
    double photons = 1.0;
    double electrons = 0.0;
    double muons = 0.0;
    double hadrons = 0.0;

    [[nodiscard]] double visible(const model::Decays& decays) const noexcept {
        return photons * decays.branchingRatio(decays.photons) +
               electrons * decays.branchingRatio(decays.lepton[model::electron]) +
               muons * decays.branchingRatio(decays.lepton[model::muon]) +
               hadrons * decays.branchingRatio(decays.hadrons);
    }
};

/// Where a dump's region is not computed any more but taken from a published one.
struct PublishedTip {
    std::unique_ptr<Bound> bound;
    double fromGeV = 0.0;
};

/// Production on a thick target, flight through a shield, decay in an open region in front of a
/// detector: expected events against an event limit. Kinds of dumps differ in their sources.
class DumpBound : public Bound {
  public:
    DumpBound(io::Record record, std::vector<YieldSource> sources, std::vector<double> massesGeV,
              ChannelEfficiencies efficiencies, std::string tablesFolder);

    /// From a mass on, the published region (recast) stands in for the calculation.
    void setTip(PublishedTip tip);

    [[nodiscard]] Interval massRangeGeV() const final { return {lightestGeV, massesGeV_.back()}; }
    [[nodiscard]] std::span<const double> massNodesGeV() const final { return nodesGeV_; }
    [[nodiscard]] std::span<const std::string_view> dependsOn() const final;
    [[nodiscard]] std::unique_ptr<Column> column(const Scenario& scenario,
                                                 double massGeV) const final;
    [[nodiscard]] std::vector<TableFile> tableFiles() const final;
    /// Where the tabulated masses end, the region is cut off without an edge.
    [[nodiscard]] Region region(const RegionRequest& request) const final;
    [[nodiscard]] std::string caveatAt(const RegionRequest& request, double x,
                                       double y) const final;

  protected:
    /// Factor on the yields of a source in a scenario: 0 leaves it out.
    [[nodiscard]] virtual double share(const Scenario&, std::size_t source) const;
    [[nodiscard]] std::string modelProblem(const Scenario& scenario) const override;

  private:
    /// Below the first tabulated mass the yields stand still: there neither the momentum transfer
    /// nor the decay angles know the mass any more. Only the lifetime does.
    static constexpr double lightestGeV = 1e-15;

    [[nodiscard]] double shareAt(const Scenario& scenario, std::size_t source,
                                 double massGeV) const;
    [[nodiscard]] const physics::YieldSurface* surface(std::size_t source) const;
    [[nodiscard]] std::string tableName(std::size_t source) const;

    std::vector<YieldSource> sources_;
    std::vector<double> massesGeV_;
    ChannelEfficiencies efficiencies_;
    std::string tablesFolder_;
    PublishedTip tip_;
    std::vector<double> nodesGeV_;
    mutable std::mutex mutex_;
    mutable std::vector<std::optional<physics::YieldSurface>> surfaces_;
};

/// The inputs every dump has besides its own: masses tabulated, efficiencies, event limit.
struct DumpCommons {
    std::vector<double> massesGeV;
    ChannelEfficiencies efficiencies;
};
[[nodiscard]] DumpCommons readDumpCommons(InputReader& input);

} // namespace cyrano::bounds
