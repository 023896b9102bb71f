// A storyboard into files: a page per step, or the whole play as pictures or film.
#pragma once

#include <QSizeF>
#include <QString>

#include <functional>

#include <tl/expected.hpp>

#include "core/picture/picture.hpp"
#include "core/scene/storyboard.hpp"

namespace cyrano::present {

struct PlayOptions {
    QSizeF sizeMm{254.0, 142.875}; ///< of a slide, 16:9 by default
    double dpi = 192.0;            ///< of pictures: 1920 × 1080 pixels by default
    double framesPerSecond = 25.0;
    double holdSeconds = 3.0; ///< how long each step stands
};

/// Called with how many of all pages or frames are done.
using Progress = std::function<void(int done, int total)>;

using Outcome = tl::expected<void, QString>;

/// One PDF page per step. Like the others it needs a QApplication, and its error is one line for
/// the user; the file appears whole or not at all.
[[nodiscard]] Outcome exportPages(const scene::Storyboard& storyboard,
                                  picture::Evaluator& evaluator, const QString& file,
                                  const PlayOptions& options, const Progress& progress);

/// frame-00001.png, … of the whole play into a folder without such files.
[[nodiscard]] Outcome exportFrames(const scene::Storyboard& storyboard,
                                   picture::Evaluator& evaluator, const QString& folder,
                                   const PlayOptions& options, const Progress& progress);

/// .mp4 or .webp of the whole play, made by ffmpeg; says so where that is not in PATH.
[[nodiscard]] Outcome exportFilm(const scene::Storyboard& storyboard, picture::Evaluator& evaluator,
                                 const QString& file, const PlayOptions& options,
                                 const Progress& progress);

/// Frames of the whole play: each step stands, with a morph between two.
[[nodiscard]] int frameCount(const scene::Storyboard& storyboard, const PlayOptions& options);

} // namespace cyrano::present
