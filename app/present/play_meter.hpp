#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <vector>

namespace cyrano::present {

class Presentation;

/// Plays a presentation as fast as its morphs run and takes the time of every frame: from before
/// the scene is worked out to its picture on screen.
class PlayMeter : public QObject {
    Q_OBJECT

  public:
    explicit PlayMeter(Presentation& presentation);

    /// From the first step to the last; false when no picture came for seconds.
    [[nodiscard]] bool run();

    /// Milliseconds of the frames on the way, and of those at each step, in full.
    [[nodiscard]] const std::vector<double>& moving() const noexcept { return moving_; }
    [[nodiscard]] const std::vector<double>& arrived() const noexcept { return arrived_; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    /// Until the picture of the step has been painted.
    [[nodiscard]] bool settle();
    void begin();
    void record(double milliseconds);
    [[nodiscard]] double elapsedMs() const;

    Presentation& presentation_;
    QElapsedTimer frame_;
    std::vector<double> moving_;
    std::vector<double> arrived_;
    double computedMs_ = 0.0; ///< when the picture of the frame under way came
    bool computed_ = false;
    bool painting_ = false;
    bool recorded_ = true;
    bool last_ = false; ///< the frame under way is that of a step
};

} // namespace cyrano::present
