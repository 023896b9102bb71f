#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/bounds/bound.hpp"
#include "core/model/vector_production.hpp"
#include "core/physics/decay_counter.hpp"
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

/// The yields of a dump's sources over the mass. Usable from several threads.
class DumpYields {
  public:
    /// A source by its number and the factor on its yields.
    using Part = std::pair<std::size_t, double>;
    using Counters = std::vector<physics::DecayCounter>;

    /// @param name of the table files, if there is one source; else source names are added to it.
    /// @param massesGeV that are tabulated.
    DumpYields(std::string name, std::vector<YieldSource> sources, std::vector<double> massesGeV,
               std::string folder);

    [[nodiscard]] const std::vector<YieldSource>& sources() const noexcept { return sources_; }
    [[nodiscard]] double highestMassGeV() const noexcept { return massesGeV_.back(); }
    [[nodiscard]] double lowestMassGeV() const noexcept { return massesGeV_.front(); }

    /// What the parts yield together, in as few tables as their layouts allow. Below the first
    /// tabulated mass yields stand still: there neither the momentum transfer nor the decay angles
    /// know the mass any more. massGeV <= highestMassGeV().
    [[nodiscard]] std::vector<physics::YieldTable> tables(const std::vector<Part>& parts,
                                                          double massGeV) const;

    /// The same, ready to count decays of any lifetime. Those of the masses asked for last are
    /// remembered: while a parameter of the decay is dragged, the same masses come again and again.
    [[nodiscard]] std::shared_ptr<const Counters> counters(const std::vector<Part>& parts,
                                                           double massGeV) const;

    /// All tables, as files to write.
    [[nodiscard]] std::vector<TableFile> files() const;

  private:
    using Key = std::pair<double, std::vector<Part>>;
    using Memory = std::map<Key, std::shared_ptr<const Counters>>;

    [[nodiscard]] const physics::YieldSurface* surface(std::size_t source) const;
    [[nodiscard]] std::string tableName(std::size_t source) const;
    void remember(Key key, std::shared_ptr<const Counters> counters) const;

    std::string name_;
    std::vector<YieldSource> sources_;
    std::vector<double> massesGeV_;
    std::string folder_;
    mutable std::mutex surfacesMutex_;
    mutable std::vector<std::optional<physics::YieldSurface>> surfaces_;
    mutable std::mutex memoryMutex_;
    mutable Memory young_; ///< when it is full it becomes the old one, and that is forgotten
    mutable Memory old_;
};

} // namespace cyrano::bounds
