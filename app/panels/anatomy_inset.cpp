#include "app/panels/anatomy_inset.hpp"

#include <QCursor>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

#include "app/panels/readable.hpp"
#include "core/figure/scene_figure.hpp"

namespace cyrano::app {

namespace {

constexpr QSize insetSize{330, 306};
constexpr int insetMargin = 14;
constexpr int wordsHeight = 84;
constexpr int restMs = 12;
/// Decades shown below the limit, and at least above it.
constexpr double below = 3.0;
constexpr double above = 2.0;

double fraction(const scene::Axis& axis, double value) {
    return (axis.toAxis(value) - axis.axisMin()) / (axis.axisMax() - axis.axisMin());
}

/// "10⁻²": on an axis of decades 0.01 would look out of place.
QString decade(int power) {
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString out = QStringLiteral("10");
    if (power < 0) {
        out += u'⁻';
    }
    for (const QChar digit : QString::number(std::abs(power))) {
        out += digits[digit.digitValue()];
    }
    return out;
}

} // namespace

AnatomyInset::AnatomyInset(Session& session, QWidget* plot) : QWidget(plot), session_(session) {
    setObjectName(QStringLiteral("anatomy_inset"));
    setAccessibleName(tr("Anatomy of a nose"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    resize(insetSize);
    hide();
    coalesce_.setSingleShot(true);
    coalesce_.setInterval(restMs);
    connect(&coalesce_, &QTimer::timeout, this, &AnatomyInset::explain);
    connect(&session_, &Session::pictureChanged, this, &AnatomyInset::explain);
}

void AnatomyInset::setPoint(double x, double y) {
    point_ = Place{x, y};
    if (!coalesce_.isActive()) {
        coalesce_.start();
    }
}

void AnatomyInset::withdraw() {
    point_.reset();
    coalesce_.stop();
    explain();
}

void AnatomyInset::explain() {
    const scene::Scene& scene = session_.scene();
    anatomy_.reset();
    if (point_ && scene.showAnatomy) {
        anatomy_ = picture::anatomyAt(scene, session_.catalogue(), point_->x, point_->y);
    }
    setVisible(anatomy_.has_value());
    if (anatomy_) {
        place();
        update();
    }
}

/// On the side where the pointer is not.
void AnatomyInset::place() {
    const QWidget* plot = parentWidget();
    const bool pointerRight = fraction(session_.scene().plane.x, point_->x) > 0.5;
    const int x =
        pointerRight ? plot->width() / 8 + insetMargin : plot->width() - width() - 2 * insetMargin;
    move(x, insetMargin + plot->height() / 16);
    raise();
}

double AnatomyInset::eventsMax() const {
    double most = anatomy_->limit * std::pow(10.0, above);
    for (const auto& sample : anatomy_->events) {
        most = std::max(most, sample.events);
    }
    return most;
}

QString AnatomyInset::words() const {
    QString out = QString::fromStdString(picture::fateText(anatomy_->here)) + QStringLiteral(".");
    if (anatomy_->edge) {
        out += QStringLiteral("\n") + tr("Nearest edge") + QStringLiteral(" — ") +
               QString::fromStdString(picture::causeText(*anatomy_->edge)) + QStringLiteral(".");
    } else {
        out += QStringLiteral("\n") + tr("Nothing is excluded at this mass.");
    }
    return out;
}

void AnatomyInset::paintAxes(QPainter& painter, const QRectF& frame) const {
    const scene::Axis& axis = anatomy_->axis;
    painter.setPen(palette().color(QPalette::Text));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame);
    const double most = std::log10(eventsMax());
    const double least = std::log10(anatomy_->limit) - below;
    const int step = std::max(1, static_cast<int>(std::ceil((most - least) / 5.0)));
    const QFontMetricsF metrics(painter.font());
    for (int n = static_cast<int>(std::ceil(least)); n <= most; n += step) {
        const double y = frame.bottom() - frame.height() * (n - least) / (most - least);
        painter.drawLine(QPointF(frame.left(), y), QPointF(frame.left() + 4, y));
        painter.drawText(QRectF(frame.left() - 46, y - 9, 42, 18),
                         Qt::AlignRight | Qt::AlignVCenter, decade(n));
    }
    const double low = axis.axisMin();
    const double high = axis.axisMax();
    const int stride = std::max(1, static_cast<int>(std::ceil((high - low) / 4.0)));
    for (int n = static_cast<int>(std::ceil(low)); n <= high; n += stride) {
        const double x = frame.left() + frame.width() * (n - low) / (high - low);
        painter.drawLine(QPointF(x, frame.bottom()), QPointF(x, frame.bottom() - 4));
        painter.drawText(QRectF(x - 30, frame.bottom() + 2, 60, 16), Qt::AlignCenter, decade(n));
    }
    painter.drawText(
        QRectF(frame.left(), frame.bottom() + 16, frame.width(), 16), Qt::AlignCenter,
        tr("coupling (%1)")
            .arg(readableUnit(QString::fromUtf8(session_.scene().plane.kind().yUnit.data()))));
}

void AnatomyInset::paintCurve(QPainter& painter, const QRectF& frame) const {
    const scene::Axis& axis = anatomy_->axis;
    const double most = std::log10(eventsMax());
    const double least = std::log10(anatomy_->limit) - below;
    const auto at = [&](double y, double events) {
        return QPointF(frame.left() + frame.width() * fraction(axis, y),
                       frame.bottom() -
                           frame.height() * (std::log10(events) - least) / (most - least));
    };
    painter.save();
    painter.setClipRect(frame);
    const QColor colour(
        QString::fromStdString(figure::colourOf(session_.scene(), *anatomy_->bound)));
    QPainterPath curve;
    for (const auto& sample : anatomy_->events) {
        const QPointF p = at(sample.y, std::max(sample.events, 1e-300));
        curve.elementCount() == 0 ? curve.moveTo(p) : curve.lineTo(p);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 2.0));
    painter.drawPath(curve);
    painter.setPen(QPen(palette().color(QPalette::Text), 1.0, Qt::DashLine));
    const QPointF limit = at(anatomy_->y, anatomy_->limit);
    painter.drawLine(QPointF(frame.left(), limit.y()), QPointF(frame.right(), limit.y()));
    painter.drawText(QPointF(frame.left() + 8, limit.y() - 4), tr("limit"));
    painter.setPen(QPen(palette().color(QPalette::Text), 1.0, Qt::DotLine));
    painter.drawLine(QPointF(limit.x(), frame.top()), QPointF(limit.x(), frame.bottom()));
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(at(anatomy_->y, std::max(anatomy_->here.events, 1e-300)), 4.0, 4.0);
    painter.restore();
}

void AnatomyInset::paintEvent(QPaintEvent*) {
    if (!anatomy_) {
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    QFont small = font();
    small.setPointSizeF(std::max(7.0, small.pointSizeF() - 1.5));
    painter.setFont(small);
    painter.setPen(palette().color(QPalette::Text));
    const QFontMetricsF metrics(small);
    const QString title =
        tr("Expected events in %1").arg(QString::fromStdString(anatomy_->bound->record().title));
    painter.drawText(QRectF(10, 4, width() - 20, 18), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(title, Qt::ElideRight, width() - 20));
    const QRectF frame(54, 26, width() - 70, height() - wordsHeight - 26 - 36);
    paintCurve(painter, frame);
    paintAxes(painter, frame);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRectF(10, height() - wordsHeight, width() - 20, wordsHeight - 6),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, words());
}

} // namespace cyrano::app
