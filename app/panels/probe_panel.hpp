#pragma once

#include <QPointF>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

#include "app/engine/session.hpp"
#include "app/panels/probe_place.hpp"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace cyrano::app {

class TexWidget;
class VerdictList;

/// What is known about one point of the plane: the particle there, and one line for each bound
/// that excludes it (or is compatible with it): name · factor · mechanism · origin · paper.
class ProbePanel : public QWidget {
    Q_OBJECT

  public:
    explicit ProbePanel(Session& session, QWidget* parent = nullptr);

    /// The point under the pointer; ignored while another is pinned. Returns at once, the answer
    /// follows when the pointer rests for some milliseconds.
    void setPoint(double x, double y);
    /// Holds on to a point until it is released.
    void pin(double x, double y);
    /// Takes the last pin back: it was the first half of a double click.
    void withdraw();
    /// Lets go of the point and of what was said about it.
    void release();
    [[nodiscard]] bool isPinned() const noexcept { return pinned_; }
    [[nodiscard]] std::optional<QPointF> heldPoint() const;
    [[nodiscard]] VerdictList* list() const noexcept { return list_; }
    [[nodiscard]] QSize sizeHint() const override { return {900, 132}; }

  Q_SIGNALS:
    void released();
    /// The bound whose line the pointer is on; empty when there is none.
    void highlighted(const QString& boundId);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    struct Point {
        double x = 0.0;
        double y = 0.0;
    };

    void buildHeader(QHBoxLayout* row);
    void buildList();
    void fillPlaces();
    QLabel* addReadout(QHBoxLayout* row, TexWidget* symbol, const QString& sample);
    void later();
    void explain();
    void explainParticle();
    void explainBounds();

    Session& session_;
    std::vector<ProbePlace> places_;
    std::optional<Point> point_;
    std::optional<Point> heldBefore_; ///< what the last pin replaced
    bool pinned_ = false;
    QTimer coalesce_;
    QLabel* hint_ = nullptr;
    QWidget* header_ = nullptr;
    TexWidget* ySymbol_ = nullptr;
    TexWidget* massSymbol_ = nullptr;
    QLabel* mass_ = nullptr;
    QLabel* coupling_ = nullptr;
    QLabel* lifetime_ = nullptr;
    QLabel* length_ = nullptr;
    QLabel* branching_ = nullptr;
    QComboBox* place_ = nullptr;
    QToolButton* unpin_ = nullptr;
    VerdictList* list_ = nullptr;
};

} // namespace cyrano::app
