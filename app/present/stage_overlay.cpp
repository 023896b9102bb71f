#include "app/present/stage_overlay.hpp"

#include <QPainter>
#include <QRadialGradient>

#include <algorithm>

#include "app/present/slide.hpp"
#include "app/present/text_block.hpp"

namespace cyrano::present {

namespace {

constexpr int noteMs = 2500;
constexpr double dotRadiusPt = 9.0;
constexpr double verdictPt = 12.5;
constexpr double notePt = 14.0;
constexpr double helpPt = 12.0;
constexpr double paddingPt = 5.0;

struct KeyHelp {
    const char* keys;
    const char* what;
};

constexpr KeyHelp keyHelp[] = {
    {"→  Space  Page Down", QT_TRANSLATE_NOOP("cyrano::present::StageOverlay", "next step")},
    {"←  Page Up", QT_TRANSLATE_NOOP("cyrano::present::StageOverlay", "step before")},
    {"Home  End", QT_TRANSLATE_NOOP("cyrano::present::StageOverlay", "first, last step")},
    {"4 Enter", QT_TRANSLATE_NOOP("cyrano::present::StageOverlay", "step 4")},
    {"L", QT_TRANSLATE_NOOP("cyrano::present::StageOverlay", "pointer that says what excludes")},
    {"B", QT_TRANSLATE_NOOP("cyrano::present::StageOverlay", "black")},
    {"F1  ?", QT_TRANSLATE_NOOP("cyrano::present::StageOverlay", "these keys")},
    {"Esc", QT_TRANSLATE_NOOP("cyrano::present::StageOverlay", "leave")},
};

void paintBox(QPainter& painter, const QRectF& box, double radius) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 255, 255, 232));
    painter.drawRoundedRect(box, radius, radius);
}

} // namespace

StageOverlay::StageOverlay(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setObjectName(QStringLiteral("stage_overlay"));
    noteEnds_.setSingleShot(true);
    noteEnds_.setInterval(noteMs);
    connect(&noteEnds_, &QTimer::timeout, this, [this] { setNote({}); });
}

double StageOverlay::unit() const {
    return layOutSlide(QSizeF(size()), false).pixelsPerPoint;
}

void StageOverlay::setBlack(bool on) {
    black_ = on;
    update();
}

void StageOverlay::setHelp(bool on) {
    help_ = on;
    update();
}

QRectF StageOverlay::dotRect(QPointF at) const {
    const double radius = dotRadiusPt * unit() + 1.0;
    return {at - QPointF(radius, radius), QSizeF(2.0 * radius, 2.0 * radius)};
}

/// Only what the dot leaves and reaches is painted again.
void StageOverlay::setDot(std::optional<QPointF> at) {
    if (dot_) {
        update(dotRect(*dot_).toAlignedRect());
        update(verdictDrawn_.toAlignedRect());
    }
    dot_ = at;
    if (!dot_) {
        verdict_.clear();
        return;
    }
    update(dotRect(*dot_).toAlignedRect());
    setVerdict(verdict_);
}

void StageOverlay::setVerdict(const QString& line) {
    verdict_ = dot_ ? line : QString();
    update(verdictDrawn_.toAlignedRect());
    if (dot_ && !verdict_.isEmpty()) {
        const TextBlock text(verdict_, verdictPt * unit(), width());
        update(verdictRect(*dot_, text.size()).toAlignedRect());
    }
}

void StageOverlay::setNote(const QString& note) {
    note_ = note;
    if (note_.isEmpty()) {
        noteEnds_.stop();
    } else {
        noteEnds_.start();
    }
    update();
}

/// Under the dot; above it where there is no room, and never beyond the sides.
QRectF StageOverlay::verdictRect(QPointF at, QSizeF text) const {
    const double padding = paddingPt * unit();
    const double away = dotRadiusPt * unit() + padding;
    const QSizeF box(text.width() + 2.0 * padding, text.height() + padding);
    const double x =
        std::clamp(at.x() - 0.5 * box.width(), 0.0, std::max(0.0, width() - box.width()));
    const double below = at.y() + away;
    const bool fits = below + box.height() <= height();
    return {QPointF(x, fits ? below : at.y() - away - box.height()), box};
}

void StageOverlay::paintDot(QPainter& painter) const {
    const double radius = dotRadiusPt * unit();
    QRadialGradient glow(*dot_, radius);
    glow.setColorAt(0.0, QColor(255, 40, 30, 245));
    glow.setColorAt(0.35, QColor(255, 40, 30, 210));
    glow.setColorAt(1.0, QColor(255, 40, 30, 0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(glow);
    painter.drawEllipse(*dot_, radius, radius);
}

void StageOverlay::paintVerdict(QPainter& painter) {
    const TextBlock text(verdict_, verdictPt * unit(), width(), QColor(0xa0, 0x10, 0x10));
    const double padding = paddingPt * unit();
    verdictDrawn_ = verdictRect(*dot_, text.size());
    paintBox(painter, verdictDrawn_, padding);
    text.paint(painter, verdictDrawn_.topLeft() + QPointF(padding, 0.5 * padding));
}

void StageOverlay::paintNote(QPainter& painter) const {
    const double padding = paddingPt * unit();
    const TextBlock text(note_, notePt * unit(), width());
    const QSizeF size = text.size() + QSizeF(2.0 * padding, padding);
    const QRectF box(QPointF(width() - size.width() - padding, padding), size);
    paintBox(painter, box, padding);
    text.paint(painter, box.topLeft() + QPointF(padding, 0.5 * padding));
}

void StageOverlay::paintHelp(QPainter& painter) const {
    QString keys;
    QString words;
    for (const KeyHelp& line : keyHelp) {
        keys += QString::fromUtf8(line.keys) + u'\n';
        words += tr(line.what) + u'\n';
    }
    const TextBlock left(keys, helpPt * unit(), width());
    const TextBlock right(words, helpPt * unit(), width());
    const double padding = 3.0 * paddingPt * unit();
    const QSizeF size(left.size().width() + right.size().width() + 3.0 * padding,
                      left.size().height() + 2.0 * padding);
    const QRectF box(QPointF(0.5 * (width() - size.width()), 0.5 * (height() - size.height())),
                     size);
    painter.setPen(QColor(0xbb, 0xbb, 0xbb));
    painter.setBrush(QColor(255, 255, 255, 245));
    painter.drawRoundedRect(box, padding, padding);
    left.paint(painter, box.topLeft() + QPointF(padding, padding));
    right.paint(painter, box.topLeft() + QPointF(2.0 * padding + left.size().width(), padding));
}

void StageOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (black_) {
        painter.fillRect(rect(), Qt::black);
    } else if (dot_) {
        painter.setRenderHint(QPainter::Antialiasing);
        if (!verdict_.isEmpty()) {
            paintVerdict(painter);
        }
        paintDot(painter);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (help_) {
        paintHelp(painter);
    }
    if (!note_.isEmpty()) {
        paintNote(painter);
    }
}

} // namespace cyrano::present
