#include "core/bounds/dump_yields.hpp"

#include <algorithm>

#include "core/bounds/yield_file.hpp"

namespace cyrano::bounds {

namespace {

/// A draft asks for a hundred masses and some; a set of counters is a few kilobytes.
constexpr std::size_t mostRemembered = 160;

} // namespace

DumpYields::DumpYields(std::string name, std::vector<YieldSource> sources,
                       std::vector<double> massesGeV, std::string folder)
    : name_(std::move(name)), sources_(std::move(sources)), massesGeV_(std::move(massesGeV)),
      folder_(std::move(folder)), surfaces_(sources_.size()) {}

std::vector<physics::YieldTable> DumpYields::tables(const std::vector<Part>& parts,
                                                    double massGeV) const {
    std::vector<physics::YieldTable> out;
    for (const auto& [source, share] : parts) {
        const physics::YieldSurface* found = surface(source);
        physics::YieldTable more = found != nullptr ? found->at(std::max(massGeV, lowestMassGeV()))
                                                    : physics::YieldTable{};
        const bool added = std::any_of(out.begin(), out.end(), [&, part = share](auto& sum) {
            return physics::addYields(sum, more, part);
        });
        if (!added) {
            for (double& weight : more.weights) {
                weight *= share;
            }
            out.push_back(std::move(more));
        }
    }
    return out;
}

std::shared_ptr<const DumpYields::Counters> DumpYields::counters(const std::vector<Part>& parts,
                                                                 double massGeV) const {
    Key key{massGeV, parts};
    {
        const std::lock_guard lock(memoryMutex_);
        if (const auto found = young_.find(key); found != young_.end()) {
            return found->second;
        }
        if (auto found = old_.extract(key)) {
            auto counters = found.mapped();
            remember(std::move(key), counters);
            return counters;
        }
    }
    auto made = std::make_shared<Counters>();
    for (const physics::YieldTable& table : tables(parts, massGeV)) {
        made->emplace_back(table, massGeV);
    }
    const std::lock_guard lock(memoryMutex_);
    remember(std::move(key), made);
    return made;
}

/// With the memory locked.
void DumpYields::remember(Key key, std::shared_ptr<const Counters> counters) const {
    if (young_.size() >= mostRemembered) {
        old_ = std::exchange(young_, {});
    }
    young_.insert_or_assign(std::move(key), std::move(counters));
}

/// From the file made at build time, or, where that is missing or made from other inputs, computed
/// at first use (about a second, off the GUI thread).
const physics::YieldSurface* DumpYields::surface(std::size_t source) const {
    const std::lock_guard lock(surfacesMutex_);
    auto& made = surfaces_[source];
    if (!made) {
        const YieldSource& from = sources_[source];
        auto stored = readYields(folder_, tableName(source));
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

std::string DumpYields::tableName(std::size_t source) const {
    return sources_.size() == 1 ? name_ : name_ + '.' + sources_[source].name;
}

std::vector<TableFile> DumpYields::files() const {
    std::vector<TableFile> out;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        if (const physics::YieldSurface* yields = surface(i)) {
            out.push_back({yieldFile(folder_, tableName(i)), sealed(yields->serialise())});
        }
    }
    return out;
}

} // namespace cyrano::bounds
