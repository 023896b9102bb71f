#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

#include "app/engine/session.hpp"
#include "app/present/slide.hpp"
#include "core/scene/storyboard.hpp"

namespace cyrano::present {

class Player;
class PointReader;
class StageOverlay;

/// A talk: the picture alone, in large type, and a caption under it; everything by keys, as F1
/// lists them. Plays a storyboard, or follows a session live.
class Presentation : public QWidget {
    Q_OBJECT

  public:
    explicit Presentation(std::shared_ptr<picture::Evaluator> evaluator, QWidget* parent = nullptr);
    ~Presentation() override;

    /// Shows what the session shows, now and whenever that changes.
    void follow(app::Session& session);
    /// Shows the first step of a storyboard; keys lead through the others.
    void play(const scene::Storyboard& storyboard);
    /// Takes the whole screen and the keyboard; Esc closes and deletes the widget.
    void present();

    [[nodiscard]] plot::FigurePlot& plot() noexcept { return *plot_; }
    [[nodiscard]] StageOverlay& overlay() noexcept { return *overlay_; }
    /// Null while a session is followed.
    [[nodiscard]] Player* player() const noexcept { return player_; }
    [[nodiscard]] bool laser() const noexcept { return laser_; }
    [[nodiscard]] QString caption() const;

  Q_SIGNALS:
    /// The picture stands: labels are given their places, in a frame of their own.
    void settling();
    void settled();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] QSize sizeHint() const override { return {1280, 720}; }

  private:
    enum class Walk { next, back, first, last };

    void walk(Walk where);
    void goToTyped();
    bool typed(const QString& text);
    void showPicture(const app::PicturePtr& picture);
    void setLaser(bool on);
    void pointAt(QPointF pixel);
    void arrange();
    void settle();

    std::shared_ptr<picture::Evaluator> evaluator_;
    plot::FigurePlot* plot_ = nullptr;
    StageOverlay* overlay_ = nullptr;
    PointReader* reader_ = nullptr;
    Player* player_ = nullptr;
    app::PicturePtr picture_;
    SlideLayout layout_;
    QString digits_; ///< of a step's number, while it is typed
    bool laser_ = false;
    QTimer settleTimer_;
};

} // namespace cyrano::present
