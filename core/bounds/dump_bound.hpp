#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/bounds/bound.hpp"
#include "core/bounds/dump_yields.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"

namespace cyrano::bounds {

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

    [[nodiscard]] Interval massRangeGeV() const final {
        return {lightestGeV, yields_.highestMassGeV()};
    }
    [[nodiscard]] std::span<const double> massNodesGeV() const final { return nodesGeV_; }
    [[nodiscard]] std::span<const std::string_view> dependsOn() const final;
    [[nodiscard]] std::unique_ptr<Column> column(const Scenario& scenario,
                                                 double massGeV) const final;
    [[nodiscard]] std::vector<TableFile> tableFiles() const final { return yields_.files(); }
    /// Where the tabulated masses end, the region is cut off without an edge.
    [[nodiscard]] Region region(const RegionRequest& request) const final;
    [[nodiscard]] std::string caveatAt(const RegionRequest& request, double x,
                                       double y) const final;

  protected:
    /// Factor on the yields of a source in a scenario: 0 leaves it out.
    [[nodiscard]] virtual double share(const Scenario&, std::size_t source) const;
    [[nodiscard]] std::string modelProblem(const Scenario& scenario) const override;

  private:
    /// Below the first tabulated mass yields stand still; only the lifetime knows the mass.
    static constexpr double lightestGeV = 1e-15;

    [[nodiscard]] double shareAt(const Scenario& scenario, std::size_t source,
                                 double massGeV) const;

    DumpYields yields_;
    ChannelEfficiencies efficiencies_;
    PublishedTip tip_;
    std::vector<double> nodesGeV_;
};

/// The inputs every dump has besides its own: masses tabulated, efficiencies, event limit.
struct DumpCommons {
    std::vector<double> massesGeV;
    ChannelEfficiencies efficiencies;
};
[[nodiscard]] DumpCommons readDumpCommons(InputReader& input);

} // namespace cyrano::bounds
