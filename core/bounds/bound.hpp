#pragma once

#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/record.hpp"
#include "core/region/region.hpp"
#include "core/scene/parameters.hpp"
#include "core/scene/scene.hpp"

namespace cyrano::bounds {

using region::Interval;
using region::Region;
using scene::CouplingLine;
using scene::Scenario;

/// How a particle that flies before it decays fares at one point of the plane: what it takes to
/// say why an edge lies where it does.
struct FlightStory {
    double events; ///< expected
    double limit;  ///< events from which on the point is excluded
    double yield;  ///< events if all decayed where they are seen
    double before; ///< fraction decaying before the open region
    double inside; ///< fraction decaying in it
    double beyond; ///< fraction flying past
};

/// A file computed once at build time, because it takes too long while someone waits.
struct TableFile {
    std::string path;
    std::string content;
};

/// A bound at one mass: everything that does not depend on the couplings is done.
/// What is known of the edges of a column before they are looked for.
struct NearbyEdges {
    std::span<const double> values = {}; ///< edges of a neighbour: tried first, harmless if wrong
    double error = 1e-9;                 ///< what edges found that way may be off by, in ln y
};

class Column {
  public:
    virtual ~Column() = default;

    /// ln(signal/limit): ≥ 0 where the measurement speaks against the particle (or, for an allowed
    /// region, where it asks for it). −∞ without any signal; never NaN for finite couplings.
    [[nodiscard]] virtual double logExcess(const model::Couplings& couplings) const = 0;

    /// Where the particle decays, for kinds in which it flies.
    [[nodiscard]] virtual std::optional<FlightStory> story(const model::Couplings&) const {
        return std::nullopt;
    }

    /// Whether logExcess rises to one maximum along the line and falls behind it, as it does where
    /// production and lifetime work against each other. Then two edges are all there can be.
    [[nodiscard]] virtual bool oneHumped(const CouplingLine&) const { return false; }

    /// Values of y in (yMin, yMax), ascending: every change of sign of logExcess along the line,
    /// and nothing else.
    /// By default found by scanning and bracketing; kinds with closed forms give those.
    [[nodiscard]] virtual std::vector<double> edges(const CouplingLine& line, double yMin,
                                                    double yMax, const NearbyEdges& nearby) const;
};

/// How closely an outline is followed: to the accuracy of the program, or, while something is
/// being dragged, to what the eye sees on a moving screen (some tenths of a pixel).
enum class Precision { full, draft };

/// Which plane, which window, which assumptions.
struct RegionRequest {
    const Scenario& scenario;
    const scene::Plane& plane;
    std::stop_token stop;
    Precision precision = Precision::full;
};

/// What excludes: an experiment's record together with the computation its kind prescribes.
/// Immutable after construction, usable from several threads.
class Bound {
  public:
    explicit Bound(io::Record record);
    virtual ~Bound() = default;
    Bound(const Bound&) = delete;
    Bound& operator=(const Bound&) = delete;

    [[nodiscard]] const io::Record& record() const noexcept { return record_; }
    [[nodiscard]] const std::string& id() const noexcept { return record_.id; }
    /// The inputs of the record that a user may change, as parameters bound.<id>.<input>.
    [[nodiscard]] std::span<const scene::Parameter> parameters() const noexcept {
        return parameters_;
    }

    /// Masses in GeV the bound can speak about.
    [[nodiscard]] virtual Interval massRangeGeV() const = 0;
    /// Masses where the edge may bend or jump for reasons of its own (rows of a limit table).
    [[nodiscard]] virtual std::span<const double> massNodesGeV() const { return {}; }
    /// Parameter paths (without plane.* and the bound's own) that can change the region. Anything
    /// else cannot.
    [[nodiscard]] virtual std::span<const std::string_view> dependsOn() const = 0;
    [[nodiscard]] virtual region::Role role(const Scenario&) const {
        return region::Role::excluded;
    }
    /// Why the bound says nothing in this scenario; empty when it does.
    [[nodiscard]] std::string silentBecause(const Scenario& scenario,
                                            const scene::Plane& plane = {}) const;

    [[nodiscard]] virtual std::unique_ptr<Column> column(const Scenario& scenario,
                                                         double massGeV) const = 0;

    /// The region in the plane, in axis units. Empty when the bound is silent or was stopped.
    [[nodiscard]] virtual Region region(const RegionRequest& request) const;

    /// Where the vertical line at x (a value, not axis units) runs inside the region, as values.
    [[nodiscard]] virtual std::vector<Interval> intervalsAt(const RegionRequest& request,
                                                            double x) const;
    /// ln(signal/limit) at a point, where the kind has a computation.
    [[nodiscard]] virtual std::optional<double> logExcessAt(const RegionRequest& request, double x,
                                                            double y) const;

    /// Tables to be made at build time; reading them back is the kind's own matter.
    [[nodiscard]] virtual std::vector<TableFile> tableFiles() const { return {}; }

    /// Why to read what the bound says at a point with care, in a few words; empty: nothing known.
    [[nodiscard]] virtual std::string caveatAt(const RegionRequest& request, double x,
                                               double y) const;

    /// What of the bound's own parameters differs from its record, in words; empty when nothing.
    [[nodiscard]] std::string changedSettings(const Scenario& scenario) const;

  protected:
    /// Why the bound cannot be drawn in a plane of this kind; empty when it can.
    [[nodiscard]] virtual std::string planeProblem(const scene::Plane&) const { return {}; }
    /// Why the bound says nothing about this model, beyond what the record's particles and
    /// couplings tell; empty when it does.
    [[nodiscard]] virtual std::string modelProblem(const Scenario&) const { return {}; }
    /// The scene's value of a number among the inputs, or the record's own.
    [[nodiscard]] double setting(const Scenario& scenario, std::string_view input) const;
    /// The same of a choice.
    [[nodiscard]] std::string choice(const Scenario& scenario, std::string_view input) const;

  private:
    io::Record record_;
    std::vector<scene::Parameter> parameters_;
};

} // namespace cyrano::bounds
