#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/bounds/bound.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/physics/yield_surface.hpp"

namespace cyrano::bounds {

/// One way of making the particle in a dump, tabulated over the mass before it is used.
struct YieldSource {
    /// The coupling whose square the yields go with.
    enum class Vertex { photon, electron };

    std::string name;        ///< part of the table's file name
    std::string description; ///< all that the yields depend on
    physics::YieldSurface::Yield yield;
    Vertex vertex = Vertex::photon;
    std::optional<model::Particle> particle = {}; ///< whose yields they are, where it matters
};

/// Share of the decays of each kind that the detector counts, inside its acceptance. The
/// acceptance itself is that of two photons: leptons take the same angles while they are fast.
struct ChannelEfficiencies {
    double photons = 1.0;
    double electrons = 0.0;
    double muons = 0.0;

    [[nodiscard]] double visible(const model::Decays& decays) const noexcept {
        return photons * decays.branchingRatio(decays.photons) +
               electrons * decays.branchingRatio(decays.lepton[model::electron]) +
               muons * decays.branchingRatio(decays.lepton[model::muon]);
    }
};

/// Production on a thick target, flight through a shield, decay in an open region in front of a
/// detector: expected events against an event limit. Kinds of dumps differ in their sources.
class DumpBound : public Bound {
  public:
    DumpBound(io::Record record, std::vector<YieldSource> sources, std::vector<double> massesGeV,
              ChannelEfficiencies efficiencies, std::string tablesFolder);

    [[nodiscard]] Interval massRangeGeV() const final { return {lightestGeV, massesGeV_.back()}; }
    [[nodiscard]] std::span<const std::string_view> dependsOn() const final;
    [[nodiscard]] std::unique_ptr<Column> column(const Scenario& scenario,
                                                 double massGeV) const final;
    [[nodiscard]] std::vector<TableFile> tableFiles() const final;
    /// Where the tabulated masses end, the region is cut off without an edge.
    [[nodiscard]] Region region(const RegionRequest& request) const final;

  protected:
    /// Factor on the yields of a source in a scenario: 0 leaves it out.
    [[nodiscard]] virtual double share(const Scenario&, std::size_t source) const;

  private:
    /// Below the first tabulated mass the yields stand still: there neither the momentum transfer
    /// nor the decay angles know the mass any more. Only the lifetime does.
    static constexpr double lightestGeV = 1e-15;

    [[nodiscard]] const physics::YieldSurface* surface(std::size_t source) const;
    [[nodiscard]] std::string tableName(std::size_t source) const;

    std::vector<YieldSource> sources_;
    std::vector<double> massesGeV_;
    ChannelEfficiencies efficiencies_;
    std::string tablesFolder_;
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
