#include "app/plot/region_band.hpp"

#include <QSemaphore>
#include <QThreadPool>

#include <algorithm>

namespace cyrano::plot {

namespace {

/// The same number everywhere: where stripes meet, lines are a shade off what they were in one.
constexpr int stripes = 4;
/// Outlines and the discs of marked points reach this far over the frame, in pixels.
constexpr double overFrame = 16.0;

/// A path that shares nothing with the other: painting keeps what it finds out about a path within
/// it, so that two threads must not paint the same.
QPainterPath ownPath(const QPainterPath& path) {
    QPainterPath out;
    out.setFillRule(path.fillRule());
    out.addPath(path);
    return out;
}

/// What is painted of a shape.
RegionShape ownShape(const RegionShape& shape) {
    return {ownPath(shape.fill),  ownPath(shape.outline), ownPath(shape.published),
            ownPath(shape.hatch), ownPath(shape.fringe),  {}};
}

} // namespace

RegionBand::RegionBand(QCustomPlot* plot, Threads threads) : QuietItem(plot), threads_(threads) {}

void RegionBand::draw(QCPPainter* painter) {
    painter->setAntialiasing(true);
    for (RegionItem* item : items_) {
        item->beginPaint();
    }
    const QRectF reach = rect_.adjusted(-overFrame, -overFrame, overFrame, overFrame);
    const QRect area = painter->deviceTransform().mapRect(reach).toAlignedRect();
    if (threads_ == Threads::several && !items_.empty() && !area.isEmpty()) {
        paintInStripes(*painter, area);
        return;
    }
    for (const RegionItem* item : items_) {
        item->paint(*painter, item->shape());
    }
}

/// Each stripe is painted within a thread of the common pool also because Qt fills from there
/// without handing parts of every single path to other threads, which costs more than it saves.
void RegionBand::paintInStripes(QCPPainter& painter, const QRect& area) {
    if (canvas_.size() != area.size()) {
        canvas_ = QImage(area.size(), QImage::Format_ARGB32_Premultiplied);
    }
    uchar* const bits = canvas_.bits();
    const auto lineBytes = canvas_.bytesPerLine();
    QSemaphore done;
    for (int i = 0; i < stripes; ++i) {
        const int top = area.height() * i / stripes;
        const int end = area.height() * (i + 1) / stripes;
        std::vector<RegionShape> shapes;
        for (const RegionItem* item : items_) {
            shapes.push_back(ownShape(item->shape()));
        }
        QThreadPool::globalInstance()->start([this, &done, &area, top, end, bits, lineBytes,
                                              toDevice = painter.deviceTransform(),
                                              shapes = std::move(shapes)] {
            QImage stripe(bits + top * lineBytes, area.width(), end - top, lineBytes,
                          QImage::Format_ARGB32_Premultiplied);
            stripe.fill(Qt::transparent);
            {
                QCPPainter part(&stripe);
                part.setTransform(toDevice *
                                  QTransform::fromTranslate(-area.left(), -area.top() - top));
                for (std::size_t k = 0; k < shapes.size(); ++k) {
                    items_[k]->paint(part, shapes[k]);
                }
            }
            done.release();
        });
    }
    done.acquire(stripes);
    painter.save();
    painter.resetTransform();
    painter.setTransform(painter.deviceTransform().inverted()); // to pixels of the device
    painter.drawImage(area.topLeft(), canvas_);
    painter.restore();
}

} // namespace cyrano::plot
