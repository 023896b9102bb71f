#pragma once

#include <QTimer>
#include <QWidget>

#include <optional>

namespace cyrano::present {

/// What lies over the picture of a talk: the red dot with its verdict, a note in the corner, the
/// list of keys, or nothing but black. The mouse goes through it.
class StageOverlay : public QWidget {
    Q_OBJECT

  public:
    explicit StageOverlay(QWidget* parent);

    void setBlack(bool on);
    [[nodiscard]] bool isBlack() const noexcept { return black_; }
    void setHelp(bool on);
    [[nodiscard]] bool showsHelp() const noexcept { return help_; }
    /// Where the dot stands; nothing: no dot, and no verdict.
    void setDot(std::optional<QPointF> at);
    [[nodiscard]] const std::optional<QPointF>& dot() const noexcept { return dot_; }
    /// One line with TeX between dollars, under the dot.
    void setVerdict(const QString& line);
    [[nodiscard]] const QString& verdict() const noexcept { return verdict_; }
    /// A word in the corner that goes away by itself; empty: goes now.
    void setNote(const QString& note);
    [[nodiscard]] const QString& note() const noexcept { return note_; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    [[nodiscard]] double unit() const;
    [[nodiscard]] QRectF dotRect(QPointF at) const;
    [[nodiscard]] QRectF verdictRect(QPointF at, QSizeF text) const;
    void paintDot(QPainter& painter) const;
    void paintVerdict(QPainter& painter);
    void paintNote(QPainter& painter) const;
    void paintHelp(QPainter& painter) const;

    bool black_ = false;
    bool help_ = false;
    std::optional<QPointF> dot_;
    QString verdict_;
    QString note_;
    QRectF verdictDrawn_;
    QTimer noteEnds_;
};

} // namespace cyrano::present
