#pragma once

#include <QPointF>
#include <QTimer>
#include <QWidget>

#include <optional>

#include "app/engine/pinned_picture.hpp"
#include "core/picture/side_by_side.hpp"

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace cyrano::app {

/// "×2.4 in m_a, ×0.31 in g_aγγ (−0.51 decades)": from one point of the scene's plane to another.
[[nodiscard]] QString ratioText(const scene::Scene& scene, QPointF from, QPointF to);

/// Two points of the plane side by side, and two pictures at one point. The first click holds a
/// point, against which the pointer is read; the second click holds a second one; the third begins
/// anew. With a picture pinned, how far edges moved since. Hides itself while there is nothing to
/// compare.
class ComparePanel : public QWidget {
    Q_OBJECT

  public:
    ComparePanel(Session& session, PinnedPicture& pinned, QWidget* parent = nullptr);

    void pin(double x, double y);
    /// Takes the last pin back: it was the first half of a double click.
    void withdraw();
    void release();
    /// The pointer is over the plane. The answer follows when it rests for some milliseconds.
    void setPointer(double x, double y);
    void leavePointer();

    /// The first point while there is a second one held.
    [[nodiscard]] std::optional<QPointF> reference() const;
    /// What is said about the ghost, about the points, and the rows under it.
    [[nodiscard]] QString ghostNote() const;
    [[nodiscard]] QString pointNote() const;
    [[nodiscard]] QTreeWidget* rows() const noexcept { return rows_; }
    [[nodiscard]] QSize sizeHint() const override { return {wanted_, 132}; }
    /// Less than wanted: the window must not grow when the panel appears.
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 60}; }

  protected:
    void changeEvent(QEvent* event) override;

  private:
    enum Column { name, first, second, ratio, moved, columns };
    struct Held {
        std::optional<QPointF> first;
        std::optional<QPointF> second;
    };

    void buildRows();
    QWidget* buildGhostLine();
    void later();
    void compare();
    void showGhostNote();
    void showPoints(const std::vector<picture::PointPair>& pairs);
    void showShifts(const std::vector<picture::EdgeShift>& shifts);
    void emphasise();
    QTreeWidgetItem* rowOf(const bounds::Bound& bound);
    /// Where edges are compared: the second point, else the pointer, else the first.
    [[nodiscard]] std::optional<QPointF> focus() const;

    Session& session_;
    PinnedPicture& pinned_;
    Held held_;
    Held before_; ///< the last click
    std::optional<QPointF> pointer_;
    QTimer coalesce_;
    int wanted_ = 0; ///< width in which the rows fit
    QLabel* points_ = nullptr;
    QWidget* ghostLine_ = nullptr;
    QLabel* ghost_ = nullptr;
    QTreeWidget* rows_ = nullptr;
};

} // namespace cyrano::app
