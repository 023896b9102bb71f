#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/bounds/catalogue.hpp"
#include "core/scene/scene.hpp"

namespace cyrano::picture {

/// A bound as it came out for one scene.
struct BoundPicture {
    const bounds::Bound* bound = nullptr;
    std::shared_ptr<const region::Region> region;
    std::string silentBecause; ///< why there is no region, where there is none
};

/// A scene with every shown region computed: always whole, never half.
struct Picture {
    scene::Scene scene;
    std::vector<BoundPicture> bounds; ///< in drawing order
    io::Diagnostics problems;         ///< shown ids that do not exist
};

/// Computes pictures and remembers regions: only bounds whose declared parameters, or whose plane,
/// changed are computed again. Usable from several threads.
class Evaluator {
  public:
    explicit Evaluator(std::shared_ptr<const bounds::Catalogue> catalogue)
        : catalogue_(std::move(catalogue)) {}

    [[nodiscard]] const bounds::Catalogue& catalogue() const noexcept { return *catalogue_; }

    /// Nothing when stopped. Regions are shared out over the processor's cores; the picture does
    /// not depend on their number.
    [[nodiscard]] std::optional<Picture>
    evaluate(const scene::Scene& scene, std::stop_token stop = {},
             bounds::Precision precision = bounds::Precision::full);

    /// One bound, shown by the scene or not. A full region serves where a draft is asked for.
    [[nodiscard]] std::shared_ptr<const region::Region>
    regionOf(const scene::Scene& scene, const bounds::Bound& bound, std::stop_token stop = {},
             bounds::Precision precision = bounds::Precision::full);

    /// All that the region of a bound depends on, as text: equal for equal regions.
    [[nodiscard]] static std::string cacheKey(const scene::Scene& scene,
                                              const bounds::Bound& bound);

  private:
    void fillRegions(const scene::Scene& scene, std::vector<BoundPicture>& bounds,
                     std::stop_token stop, bounds::Precision precision);
    [[nodiscard]] std::shared_ptr<const region::Region> cached(const std::string& key);

    std::shared_ptr<const bounds::Catalogue> catalogue_;
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<const region::Region>> cache_;
};

} // namespace cyrano::picture
