#pragma once

#include <vector>

#include "core/io/record.hpp"
#include "core/region/region.hpp"

namespace cyrano::bounds {

/// The area a published curve encloses, in log10 of GeV and GeV⁻¹.
struct ContourArea {
    std::vector<region::Polygon> polygons;
    std::vector<region::Segment> frameOfData; ///< closes the curves, claims nothing
};

/// Open curves are closed along the frame of the data, lower edges far above any plane; pieces that
/// touch, overlap or cross themselves are united.
[[nodiscard]] ContourArea contourArea(const io::PublishedContour& contour);

} // namespace cyrano::bounds
