#pragma once

#include <optional>

#include "app/engine/session.hpp"
#include "core/figure/figure.hpp"
#include "core/io/record.hpp"

namespace cyrano::app {

/// A small figure of a curve that is about to be imported, on top of the scene's regions where the
/// scene is of the same plane, else of the published curves of that plane. The window grows until
/// the curve is in it. Only the curve is named. Without a curve: what is known alone.
[[nodiscard]] figure::Figure importFigure(const Session& session,
                                          const std::optional<io::PublishedContour>& contour,
                                          const std::string& label);

} // namespace cyrano::app
