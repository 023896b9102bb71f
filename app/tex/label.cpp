#include "app/tex/label.hpp"

#include "app/tex/engine.hpp"
#include "app/tex/fonts.hpp"

#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace cyrano::tex {
namespace {

bool isPixelDevice(const QPainter& painter) {
    const QPaintEngine* engine = painter.paintEngine();
    return engine &&
           (engine->type() == QPaintEngine::Raster || engine->type() == QPaintEngine::OpenGL ||
            engine->type() == QPaintEngine::X11);
}

// A bar thinner than a pixel would be a grey smear: upright or lying, it takes whole pixels.
QRectF onPixels(const QRectF& rect, const QTransform& toDevice) {
    if (toDevice.type() > QTransform::TxScale || !toDevice.isInvertible())
        return rect;
    QRectF device = toDevice.mapRect(rect);
    const bool lying = device.width() >= device.height();
    const double thickness = std::max(1.0, std::round(lying ? device.height() : device.width()));
    if (lying) {
        const double top = std::round(device.center().y() - 0.5 * thickness);
        device = QRectF(device.left(), top, device.width(), thickness);
    } else {
        const double left = std::round(device.center().x() - 0.5 * thickness);
        device = QRectF(left, device.top(), thickness, device.height());
    }
    return toDevice.inverted().mapRect(device);
}

QPainterPath shape(const Glyphs& run) {
    QPainterPath path;
    path.addText(QPointF(), referenceFont(run), run.text);
    const double scale = run.sizeEm / referencePixels;
    return QTransform(scale, 0.0, 0.0, scale, run.baseline.x(), run.baseline.y()).map(path);
}

} // namespace

Label::Label(const QString& tex, double pixelSize, const QColor& colour)
    : Label(Engine::instance().boxes(tex), pixelSize, colour) {}

Label::Label(std::shared_ptr<const Boxes> boxes, double pixelSize, const QColor& colour)
    : boxes_(std::move(boxes)), pixelSize_(pixelSize), colour_(colour) {}

double Label::width() const {
    return boxes_ ? boxes_->widthEm * pixelSize_ : 0.0;
}
double Label::ascent() const {
    return boxes_ ? boxes_->heightEm * pixelSize_ : 0.0;
}
double Label::descent() const {
    return boxes_ ? boxes_->depthEm * pixelSize_ : 0.0;
}

QRectF Label::bounds(QPointF baselineLeft, double rotationDegrees) const {
    const QRectF box(0.0, -ascent(), width(), ascent() + descent());
    QTransform place = QTransform::fromTranslate(baselineLeft.x(), baselineLeft.y());
    place.rotate(rotationDegrees);
    return place.mapRect(box);
}

void Label::paint(QPainter& painter, QPointF baselineLeft, double rotationDegrees, Ink ink) const {
    if (!boxes_ || !(pixelSize_ > 0.0) || !painter.isActive())
        return;
    const bool outlined =
        ink == Ink::Outlines || (ink == Ink::Automatic && painter.paintEngine() &&
                                 painter.paintEngine()->type() == QPaintEngine::SVG);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(baselineLeft);
    painter.rotate(rotationDegrees);
    painter.scale(pixelSize_, pixelSize_);
    const auto pick = [this](const QColor& own) { return own.isValid() ? own : colour_; };

    const bool pixels = isPixelDevice(painter);
    for (const Rule& rule : boxes_->rules)
        painter.fillRect(pixels ? onPixels(rule.rectEm, painter.deviceTransform()) : rule.rectEm,
                         pick(rule.colour));
    for (const Outline& outline : boxes_->outlines)
        painter.fillPath(outline.pathEm, pick(outline.colour));
    const QTransform em = painter.worldTransform();
    for (const Glyphs& run : boxes_->glyphs) {
        if (outlined) {
            painter.fillPath(shape(run), pick(run.colour));
            continue;
        }
        const double scale = run.sizeEm / referencePixels;
        painter.setWorldTransform(
            QTransform(scale, 0.0, 0.0, scale, run.baseline.x(), run.baseline.y()) * em);
        painter.setFont(referenceFont(run));
        painter.setPen(pick(run.colour));
        painter.drawText(QPointF(), run.text);
        painter.setWorldTransform(em);
    }
    painter.restore();
}

QPainterPath Label::outlines() const {
    QPainterPath all;
    if (!boxes_)
        return all;
    for (const Rule& rule : boxes_->rules)
        all.addRect(rule.rectEm);
    for (const Outline& outline : boxes_->outlines)
        all.addPath(outline.pathEm);
    for (const Glyphs& run : boxes_->glyphs)
        all.addPath(shape(run));
    all.setFillRule(Qt::WindingFill);
    return QTransform::fromScale(pixelSize_, pixelSize_).map(all);
}

} // namespace cyrano::tex
