#include "app/present/storyboard_export.hpp"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QPdfWriter>

#include <algorithm>
#include <cmath>

#include "app/present/film_writer.hpp"
#include "app/present/player.hpp"
#include "app/present/slide.hpp"
#include "app/write_whole.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/scene/morph.hpp"

namespace cyrano::present {

namespace {

constexpr double mmPerInch = 25.4;
constexpr double pointsPerInch = 72.0;
constexpr double unitsPerPoint = 50.0; // of pages: fine enough to use whole numbers
constexpr int pdfDpi = 1200;

tl::unexpected<QString> failure(const QString& text) {
    return tl::unexpected<QString>(text);
}

QSize pixelSize(QSizeF sizeMm, double perInch) {
    return {static_cast<int>(std::lround(sizeMm.width() / mmPerInch * perInch)),
            static_cast<int>(std::lround(sizeMm.height() / mmPerInch * perInch))};
}

bool hasCaptions(const scene::Storyboard& storyboard) {
    return std::any_of(storyboard.steps.begin(), storyboard.steps.end(),
                       [](const scene::Step& step) { return !step.caption.empty(); });
}

QString counterText(const scene::Storyboard& storyboard, std::size_t step) {
    return QStringLiteral("%1 / %2").arg(step + 1).arg(storyboard.steps.size());
}

figure::Figure figureOf(picture::Evaluator& evaluator, const scene::Scene& scene) {
    return figure::makeFigure(*evaluator.evaluate(scene));
}

int framesIn(double seconds, const PlayOptions& options) {
    return static_cast<int>(std::lround(seconds * options.framesPerSecond));
}

/// Takes one encoded PNG after the other.
using FrameSink = std::function<Outcome(const QByteArray& png)>;

/// Paints the play frame by frame.
class Play {
  public:
    Play(const scene::Storyboard& storyboard, picture::Evaluator& evaluator,
         const PlayOptions& options)
        : storyboard_(storyboard), evaluator_(evaluator), options_(options),
          image_(pixelSize(options.sizeMm, options.dpi), QImage::Format_RGB32),
          painter_(image_.size(), hasCaptions(storyboard), false) {}

    Outcome run(const FrameSink& sink, const Progress& progress) {
        const int total = frameCount(storyboard_, options_);
        int done = 0;
        const auto deliver = [&](const QByteArray& png) {
            Outcome out = sink(png);
            progress(++done, total);
            return out;
        };
        for (std::size_t i = 0; i < storyboard_.steps.size(); ++i) {
            const int moving = i == 0 ? 0 : framesIn(storyboard_.steps[i].seconds, options_);
            for (int k = 1; k < moving; ++k) {
                const double share = static_cast<double>(k) / moving;
                const scene::Scene scene = scene::morph(storyboard_.steps[i - 1].scene,
                                                        storyboard_.steps[i].scene, eased(share));
                if (auto out = deliver(frame(scene, i, true)); !out) {
                    return out;
                }
            }
            const QByteArray still = frame(storyboard_.steps[i].scene, i, false);
            const int standing = std::max(1, framesIn(options_.holdSeconds, options_));
            for (int k = 0; k < standing; ++k) {
                if (auto out = deliver(still); !out) {
                    return out;
                }
            }
        }
        return {};
    }

  private:
    QByteArray frame(const scene::Scene& scene, std::size_t step, bool moving) {
        image_.fill(Qt::white);
        {
            QCPPainter painter(&image_);
            painter.setModes(QCPPainter::pmNoCaching);
            painter_.setMoving(moving);
            painter_.paint(painter, figureOf(evaluator_, scene),
                           QString::fromStdString(storyboard_.steps[step].caption),
                           counterText(storyboard_, step));
        }
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        image_.save(&buffer, "PNG");
        return png;
    }

    const scene::Storyboard& storyboard_;
    picture::Evaluator& evaluator_;
    const PlayOptions& options_;
    QImage image_;
    SlidePainter painter_;
};

/// Empty when pictures of that size can be made.
QString sizeComplaint(const PlayOptions& options) {
    constexpr int smallest = 160;
    constexpr int largest = 8192;
    const QSize size = pixelSize(options.sizeMm, options.dpi);
    const auto fits = [](int pixels) { return pixels >= smallest && pixels <= largest; };
    return fits(size.width()) && fits(size.height())
               ? QString()
               : QStringLiteral("frames of %1×%2 pixels; each side has to be %3 to %4 pixels")
                     .arg(size.width())
                     .arg(size.height())
                     .arg(smallest)
                     .arg(largest);
}

Outcome paintPages(const scene::Storyboard& storyboard, picture::Evaluator& evaluator,
                   QIODevice& device, const PlayOptions& options, const Progress& progress) {
    QPdfWriter writer(&device);
    writer.setResolution(pdfDpi);
    writer.setPageSize(
        QPageSize(options.sizeMm, QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0.0, 0.0, 0.0, 0.0));
    writer.setTitle(QString::fromStdString(storyboard.title));
    writer.setCreator(QStringLiteral("Cyrano " CYRANO_VERSION));
    QCPPainter painter;
    if (!painter.begin(&writer)) {
        return failure(QStringLiteral("painting failed"));
    }
    const int total = static_cast<int>(storyboard.steps.size());
    const double scale = pdfDpi / (unitsPerPoint * pointsPerInch);
    SlidePainter slides(pixelSize(options.sizeMm, unitsPerPoint * pointsPerInch),
                        hasCaptions(storyboard), true);
    painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching |
                     QCPPainter::pmNonCosmetic);
    painter.scale(scale, scale);
    for (std::size_t i = 0; i < storyboard.steps.size(); ++i) {
        if (i > 0 && !writer.newPage()) {
            return failure(QStringLiteral("page %1 could not be begun").arg(i + 1));
        }
        slides.paint(painter, figureOf(evaluator, storyboard.steps[i].scene),
                     QString::fromStdString(storyboard.steps[i].caption),
                     counterText(storyboard, i));
        progress(static_cast<int>(i) + 1, total);
    }
    return painter.end() ? Outcome{} : failure(QStringLiteral("painting failed"));
}

} // namespace

int frameCount(const scene::Storyboard& storyboard, const PlayOptions& options) {
    int out = 0;
    for (std::size_t i = 0; i < storyboard.steps.size(); ++i) {
        const int moving = i == 0 ? 0 : framesIn(storyboard.steps[i].seconds, options);
        out += std::max(0, moving - 1) + std::max(1, framesIn(options.holdSeconds, options));
    }
    return out;
}

Outcome exportPages(const scene::Storyboard& storyboard, picture::Evaluator& evaluator,
                    const QString& file, const PlayOptions& options, const Progress& progress) {
    QBuffer pages; // the PDF writer does not notice when a disk is full
    pages.open(QIODevice::WriteOnly);
    const auto painted = paintPages(storyboard, evaluator, pages, options, progress);
    const QString why = painted ? app::writeWhole(file, pages.data()) : painted.error();
    return why.isEmpty() ? Outcome{}
                         : failure(QStringLiteral("cannot write \"%1\": %2").arg(file, why));
}

Outcome exportFrames(const scene::Storyboard& storyboard, picture::Evaluator& evaluator,
                     const QString& folder, const PlayOptions& options, const Progress& progress) {
    if (const QString why = sizeComplaint(options); !why.isEmpty()) {
        return failure(why);
    }
    const QDir dir(folder);
    if (!dir.mkpath(QStringLiteral("."))) {
        return failure(QStringLiteral("cannot make the folder \"%1\"").arg(folder));
    }
    if (!dir.entryList({QStringLiteral("frame-*.png")}).isEmpty()) {
        return failure(QStringLiteral("\"%1\" holds frames of another play: give an empty folder")
                           .arg(folder));
    }
    int number = 0;
    return Play(storyboard, evaluator, options)
        .run(
            [&](const QByteArray& png) -> Outcome {
                const QString name =
                    QStringLiteral("frame-%1.png").arg(++number, 5, 10, QLatin1Char('0'));
                const QString why = app::writeWhole(dir.filePath(name), png);
                return why.isEmpty() ? Outcome{}
                                     : failure(QStringLiteral("cannot write \"%1\": %2")
                                                   .arg(dir.filePath(name), why));
            },
            progress);
}

Outcome exportFilm(const scene::Storyboard& storyboard, picture::Evaluator& evaluator,
                   const QString& file, const PlayOptions& options, const Progress& progress) {
    if (const QString why = sizeComplaint(options); !why.isEmpty()) {
        return failure(why);
    }
    FilmWriter film(file, options.framesPerSecond);
    if (auto begun = film.begin(); !begun) {
        return begun;
    }
    auto played = Play(storyboard, evaluator, options)
                      .run([&film](const QByteArray& png) { return film.add(png); }, progress);
    return played ? film.finish() : played;
}

} // namespace cyrano::present
