#include "app/panels/tex_widget.hpp"

#include <QEvent>
#include <QFontInfo>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

#include "app/tex/engine.hpp"

namespace cyrano::app {

double texPixelSize(const QFont& font) {
    constexpr double likeSansSerif = 1.2; // KaTeX's letters are small for their em
    return likeSansSerif * QFontInfo(font).pixelSize();
}

TexWidget::TexWidget(const QString& tex, QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setTex(tex);
}

void TexWidget::setTex(const QString& tex) {
    tex_ = tex;
    boxes_ = tex.isEmpty() ? nullptr : tex::Engine::instance().boxes(tex);
    updateGeometry();
    update();
}

tex::Label TexWidget::label(const QColor& colour) const {
    return boxes_ ? tex::Label(boxes_, texPixelSize(font()), colour) : tex::Label();
}

QSize TexWidget::sizeHint() const {
    const tex::Label text = label(Qt::black);
    const double height = text.isEmpty() ? 0.0 : text.ascent() + text.descent();
    const int lineHeight = QFontMetrics(font()).height();
    return {text.isEmpty() ? 0 : static_cast<int>(std::ceil(text.width())) + 2,
            std::max(lineHeight, static_cast<int>(std::ceil(height)) + 2)};
}

void TexWidget::paintEvent(QPaintEvent*) {
    const tex::Label text = label(palette().color(QPalette::WindowText));
    if (text.isEmpty()) {
        return;
    }
    QPainter painter(this);
    // On the baseline a line of plain text would have here, unless tall TeX needs the room.
    const QFontMetricsF metrics(font());
    const double plain = (height() + metrics.ascent() - metrics.descent()) / 2.0;
    const double lowest = height() - text.descent();
    text.paint(painter, {1.0, std::clamp(plain, std::min(text.ascent(), lowest), lowest)});
}

void TexWidget::mouseDoubleClickEvent(QMouseEvent*) {
    Q_EMIT doubleClicked();
}

void TexWidget::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

} // namespace cyrano::app
