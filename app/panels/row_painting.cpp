#include "app/panels/row_painting.hpp"

#include <QFontInfo>
#include <QFontMetrics>
#include <QPalette>

#include <algorithm>
#include <cmath>

#include "app/panels/bound_text.hpp"
#include "app/panels/tex_widget.hpp"
#include "app/tex/label.hpp"

namespace cyrano::app {

namespace {

QFont small(const QFont& font) {
    QFont out = font;
    out.setPixelSize(std::max(9, static_cast<int>(std::lround(0.8 * QFontInfo(font).pixelSize()))));
    return out;
}

QColor badgeColour(io::Origin origin) {
    switch (origin) {
    case io::Origin::computed:
        return {0x1b, 0x7a, 0x4b};
    case io::Origin::recast:
        return {0x1f, 0x5f, 0xa8};
    case io::Origin::digitised:
        break;
    }
    return {0x8a, 0x5a, 0x12};
}

} // namespace

QColor muted(const QPalette& palette, QPalette::ColorGroup group) {
    const QColor text = palette.color(group, QPalette::Text);
    const QColor ground = palette.color(group, QPalette::Base);
    const auto mix = [](float a, float b) { return 0.62F * a + 0.38F * b; };
    return QColor::fromRgbF(mix(text.redF(), ground.redF()), mix(text.greenF(), ground.greenF()),
                            mix(text.blueF(), ground.blueF()));
}

int badgeWidth(const QFont& font, io::Origin origin) {
    return QFontMetrics(small(font)).horizontalAdvance(originText(origin)) + 12;
}

void paintBadge(QPainter& painter, const QRect& cell, const QFont& font, io::Origin origin,
                bool dark) {
    const QFont text = small(font);
    const int height = QFontMetrics(text).height() + 2;
    const QRectF box(cell.right() + 1 - badgeWidth(font, origin),
                     cell.y() + (cell.height() - height) / 2, badgeWidth(font, origin), height);
    QColor ink = badgeColour(origin);
    QColor ground = ink;
    ground.setAlphaF(dark ? 0.35F : 0.12F);
    if (dark) {
        ink = ink.lighter(210);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(box, height / 2.0, height / 2.0);
    painter.setPen(ink);
    painter.setFont(text);
    painter.drawText(box, Qt::AlignCenter, originText(origin));
    painter.restore();
}

void paintTex(QPainter& painter, const QRect& cell, const QFont& font, const QString& tex,
              const QColor& colour) {
    const double size = texPixelSize(font);
    tex::Label label(tex, size, colour);
    if (label.width() > cell.width()) {
        label =
            tex::Label(label.boxes(), size * std::max(0.6, cell.width() / label.width()), colour);
    }
    const QFontMetricsF metrics(font);
    const double baseline = cell.y() + (cell.height() + metrics.ascent() - metrics.descent()) / 2.0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(cell, Qt::IntersectClip);
    label.paint(painter, {static_cast<double>(cell.x()), baseline});
    painter.restore();
}

} // namespace cyrano::app
