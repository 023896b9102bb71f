// A TeX label of a given size and colour, to be measured and painted.
#pragma once

#include "app/tex/boxes.hpp"

#include <QPainterPath>
#include <QRectF>
#include <QSizeF>

class QPainter;

namespace cyrano::tex {

/// What glyphs become on the device: text (selectable in PDF) or outlines (fonts not needed to
/// show them). Automatic takes outlines for SVG, text for all others.
enum class Ink { Automatic, Text, Outlines };

/// Cheap to copy. One em is `pixelSize` units of the painter, whatever its scale.
class Label {
  public:
    Label() = default;
    /// Waits for KaTeX when the source is new (Engine::boxes).
    Label(const QString& tex, double pixelSize, const QColor& colour = Qt::black);
    Label(std::shared_ptr<const Boxes> boxes, double pixelSize, const QColor& colour = Qt::black);

    bool isEmpty() const { return !boxes_; }
    double width() const;
    double ascent() const;  ///< above the baseline
    double descent() const; ///< below the baseline, positive
    QSizeF size() const { return {width(), ascent() + descent()}; }

    /// The box of the label painted at `baselineLeft` and turned clockwise around it.
    QRectF bounds(QPointF baselineLeft = {}, double rotationDegrees = 0.0) const;

    /// Paints with the left end of the baseline at `baselineLeft`. Pen, brush, font and transform
    /// of the painter are left as they were.
    void paint(QPainter& painter, QPointF baselineLeft, double rotationDegrees = 0.0,
               Ink ink = Ink::Automatic) const;

    /// All ink as one filled shape, with the baseline's left end at the origin. Colours are lost.
    QPainterPath outlines() const;

    bool isFallback() const { return boxes_ && boxes_->fallback; }
    QString error() const { return boxes_ ? boxes_->error : QString(); }
    const std::shared_ptr<const Boxes>& boxes() const { return boxes_; }

  private:
    std::shared_ptr<const Boxes> boxes_;
    double pixelSize_ = 0.0;
    QColor colour_;
};

} // namespace cyrano::tex
