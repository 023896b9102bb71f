#pragma once

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <vector>

#include "comparison.hpp"
#include "fixture.hpp"

/// What the tests of both arguments from SN 1987A share.
namespace supernova {

namespace bounds = cyrano::bounds;
namespace scene = cyrano::scene;
using fixture::close;
using fixture::stretches;

/// A number of an independent calculation.
struct Reference {
    double mass;
    double coupling;
    double value;
};

inline double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

inline const bounds::Bound* bound(const char* id) {
    return fixture::catalogue()->find(id);
}

/// A window wide enough for every supernova edge.
inline scene::Scene wideScene() {
    scene::Scene s = fixture::scene("photon-only");
    s.plane.y.min = 1e-15;
    s.plane.y.max = 1e-2;
    return s;
}

/// Interpolates a branch of a published contour in logarithms; NaN outside.
inline double published(const cyrano::io::PublishedContour& contour, bool upper, double mass) {
    const auto& x = contour.segments.front().x;
    const auto& y = contour.segments.front().y;
    const auto tip = static_cast<std::size_t>(std::max_element(x.begin(), x.end()) - x.begin());
    for (std::size_t i = upper ? tip : 0; i + 1 < (upper ? x.size() : tip + 1); ++i) {
        if ((x[i] <= mass) != (x[i + 1] <= mass)) {
            const double w = std::log(mass / x[i]) / std::log(x[i + 1] / x[i]);
            return y[i] * std::pow(y[i + 1] / y[i], w);
        }
    }
    return std::nan("");
}

} // namespace supernova
