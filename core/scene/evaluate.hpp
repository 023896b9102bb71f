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

namespace cyrano::scene {

/// A bound as it came out for one scene.
struct BoundPicture {
    const bounds::Bound* bound = nullptr;
    std::shared_ptr<const region::Region> region;
    std::string silentBecause; ///< why there is no region, where there is none
};

/// A scene with every shown region computed: always whole, never half.
struct Picture {
    Scene scene;
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

    /// Nothing when stopped.
    [[nodiscard]] std::optional<Picture> evaluate(const Scene& scene, std::stop_token stop = {});

    /// One bound, shown by the scene or not.
    [[nodiscard]] std::shared_ptr<const region::Region>
    regionOf(const Scene& scene, const bounds::Bound& bound, std::stop_token stop = {});

  private:
    [[nodiscard]] static std::string cacheKey(const Scene& scene, const bounds::Bound& bound);

    std::shared_ptr<const bounds::Catalogue> catalogue_;
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<const region::Region>> cache_;
};

/// One bound's say about a point of the plane.
struct PointVerdict {
    const bounds::Bound* bound = nullptr;
    region::Role role = region::Role::excluded;
    bool inside = false;
    std::optional<double> lowerEdge; ///< of the stretch the point lies in, as a value of y
    std::optional<double> upperEdge; ///< absent where the stretch runs to the plane's frame
    std::optional<double> signalOverLimit;
    std::string citation;

    /// Distance to the nearest edge as a factor in y; ∞ when no edge is in the plane.
    [[nodiscard]] double factor(double y) const noexcept;
};

/// What the bounds of the scene say about (x, y), strongest first: inside ones by factor.
[[nodiscard]] std::vector<PointVerdict> explainPoint(const Scene& scene,
                                                     const bounds::Catalogue& catalogue, double x,
                                                     double y);

} // namespace cyrano::scene
