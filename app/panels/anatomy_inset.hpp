#pragma once

#include <QTimer>
#include <QWidget>

#include <optional>

#include "app/engine/session.hpp"
#include "core/picture/anatomy.hpp"

namespace cyrano::app {

/// A small plot laid over the corner of the large one: expected events against the coupling along
/// the vertical under the pointer, with the limit, and in words what sets the nearest edge.
/// Only while the scene asks for it (view.anatomy).
class AnatomyInset : public QWidget {
    Q_OBJECT

  public:
    /// `plot` is what it lies over.
    AnatomyInset(Session& session, QWidget* plot);

    /// The pointer is at these values; the answer follows when it rests for some milliseconds.
    void setPoint(double x, double y);
    void withdraw();
    [[nodiscard]] const std::optional<picture::Anatomy>& anatomy() const noexcept {
        return anatomy_;
    }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    struct Place {
        double x = 0.0;
        double y = 0.0;
    };

    void explain();
    void place();
    void paintCurve(QPainter& painter, const QRectF& frame) const;
    void paintAxes(QPainter& painter, const QRectF& frame) const;
    [[nodiscard]] QString words() const;
    [[nodiscard]] double eventsMax() const;

    Session& session_;
    std::optional<Place> point_;
    std::optional<picture::Anatomy> anatomy_;
    QTimer coalesce_;
};

} // namespace cyrano::app
