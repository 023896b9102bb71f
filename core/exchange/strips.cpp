#include "core/exchange/strips.hpp"

#include <algorithm>
#include <cmath>

#include "core/exchange/rings.hpp"
#include "core/region/region.hpp"

namespace cyrano::exchange {

namespace {

/// A corner, in log10 and as it was given.
struct Corner {
    double x = 0.0;
    double y = 0.0;
    double mass = 0.0;
    double coupling = 0.0;
};

/// An edge that is no wall, from left to right.
struct Edge {
    Corner left;
    Corner right;

    [[nodiscard]] double at(double x) const {
        return left.y + (right.y - left.y) * ((x - left.x) / (right.x - left.x));
    }
    /// The coupling at x; at its ends the given one.
    [[nodiscard]] double couplingAt(double x) const {
        if (x == left.x) {
            return left.coupling;
        }
        return x == right.x ? right.coupling : std::pow(10.0, at(x));
    }
};

std::vector<std::vector<Corner>> cornersOf(const std::vector<io::CurveSegment>& closed) {
    std::vector<std::vector<Corner>> out;
    for (const io::CurveSegment& segment : closed) {
        std::vector<Corner> corners;
        for (std::size_t i = 0; i < segment.x.size(); ++i) {
            corners.push_back(
                {std::log10(segment.x[i]), std::log10(segment.y[i]), segment.x[i], segment.y[i]});
        }
        out.push_back(std::move(corners));
    }
    return out;
}

/// The same corners where the curves are simple, those of their union otherwise.
std::vector<std::vector<Corner>> cleared(const std::vector<io::CurveSegment>& closed) {
    std::vector<std::vector<Corner>> curves = cornersOf(closed);
    const auto holes = holesOf(closed);
    std::vector<region::Polygon> polygons;
    std::size_t before = 0;
    for (const auto& corners : curves) {
        region::Polygon polygon;
        polygon.hole = holes[polygons.size()].has_value();
        for (const Corner& corner : corners) {
            polygon.points.push_back({corner.x, corner.y});
        }
        before += corners.size();
        polygons.push_back(std::move(polygon));
    }
    const auto united = region::united(polygons);
    std::size_t after = 0;
    for (const region::Polygon& polygon : united) {
        after += polygon.points.size();
    }
    if (united.size() == curves.size() && after == before) {
        return curves;
    }
    curves.clear();
    for (const region::Polygon& polygon : united) {
        std::vector<Corner> corners;
        for (const region::Point& p : polygon.points) {
            corners.push_back({p.x, p.y, std::pow(10.0, p.x), std::pow(10.0, p.y)});
        }
        curves.push_back(std::move(corners));
    }
    return curves;
}

/// Between two neighbouring corners, from left to right: an interval per pair of edges.
struct Interval {
    const Edge* lower = nullptr;
    const Edge* upper = nullptr;
};

/// A strip that may go on to the right, and where it stands.
struct Open {
    Strip strip;
    double low = 0.0; ///< log10 at its right end
    double high = 0.0;
};

class Sweep {
  public:
    explicit Sweep(const std::vector<std::vector<Corner>>& curves) {
        for (const auto& corners : curves) {
            for (std::size_t i = 0; i < corners.size(); ++i) {
                const Corner& a = corners[i];
                const Corner& b = corners[(i + 1) % corners.size()];
                stops_.emplace_back(a.x, a.mass);
                if (a.x != b.x) {
                    edges_.push_back(a.x < b.x ? Edge{a, b} : Edge{b, a});
                }
            }
        }
        std::sort(stops_.begin(), stops_.end());
        stops_.erase(std::unique(stops_.begin(), stops_.end(),
                                 [](const auto& a, const auto& b) { return a.first == b.first; }),
                     stops_.end());
        std::sort(edges_.begin(), edges_.end(),
                  [](const Edge& a, const Edge& b) { return a.left.x < b.left.x; });
    }

    std::vector<Strip> run() {
        std::size_t next = 0;
        std::vector<const Edge*> active;
        for (std::size_t i = 0; i + 1 < stops_.size(); ++i) {
            const double x = stops_[i].first;
            const double middle = 0.5 * (x + stops_[i + 1].first);
            std::erase_if(active, [x](const Edge* edge) { return edge->right.x <= x; });
            while (next < edges_.size() && edges_[next].left.x <= x) {
                active.push_back(&edges_[next++]);
            }
            std::sort(active.begin(), active.end(), [middle](const Edge* a, const Edge* b) {
                return a->at(middle) < b->at(middle);
            });
            std::vector<Interval> intervals;
            for (std::size_t k = 0; k + 1 < active.size(); k += 2) {
                intervals.push_back({active[k], active[k + 1]});
            }
            advance(intervals, i);
        }
        closeAll();
        return std::move(done_);
    }

  private:
    static bool meet(const Open& open, const Interval& next, double x) {
        return std::max(open.low, next.lower->at(x)) <= std::min(open.high, next.upper->at(x));
    }

    void advance(const std::vector<Interval>& intervals, std::size_t stop) {
        const double x = stops_[stop].first;
        std::vector<Open> now;
        std::vector<bool> used(open_.size(), false);
        for (const Interval& interval : intervals) {
            std::size_t from = open_.size();
            std::size_t count = 0;
            for (std::size_t k = 0; k < open_.size(); ++k) {
                if (meet(open_[k], interval, x)) {
                    from = k;
                    ++count;
                }
            }
            const bool alone = count == 1 && std::count_if(intervals.begin(), intervals.end(),
                                                           [&](const Interval& other) {
                                                               return meet(open_[from], other, x);
                                                           }) == 1;
            Open strip;
            if (alone) {
                strip = std::move(open_[from]);
                used[from] = true;
            }
            extend(strip.strip, interval, stop);
            extend(strip.strip, interval, stop + 1);
            strip.low = interval.lower->at(stops_[stop + 1].first);
            strip.high = interval.upper->at(stops_[stop + 1].first);
            now.push_back(std::move(strip));
        }
        for (std::size_t k = 0; k < open_.size(); ++k) {
            if (!used[k]) {
                done_.push_back(std::move(open_[k].strip));
            }
        }
        open_ = std::move(now);
    }

    /// Adds the interval at a stop unless the strip already ends on it.
    void extend(Strip& strip, const Interval& interval, std::size_t stop) const {
        const auto [x, mass] = stops_[stop];
        const double low = interval.lower->couplingAt(x);
        const double high = interval.upper->couplingAt(x);
        if (!strip.mass.empty() && strip.mass.back() == mass && strip.lower.back() == low &&
            strip.upper.back() == high) {
            return;
        }
        strip.mass.push_back(mass);
        strip.lower.push_back(low);
        strip.upper.push_back(high);
    }

    void closeAll() {
        for (Open& open : open_) {
            done_.push_back(std::move(open.strip));
        }
        open_.clear();
    }

    std::vector<std::pair<double, double>> stops_; ///< log10 of the mass and the mass
    std::vector<Edge> edges_;
    std::vector<Open> open_;
    std::vector<Strip> done_;
};

} // namespace

std::vector<Strip> stripsOf(const std::vector<io::CurveSegment>& closed) {
    return Sweep(cleared(closed)).run();
}

} // namespace cyrano::exchange
