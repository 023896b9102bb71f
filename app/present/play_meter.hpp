#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <array>
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

    /// Milliseconds of the frames on the way, of those at each step, in full, and of those that
    /// give the labels their places there and sharpen edges.
    [[nodiscard]] const std::vector<double>& moving() const noexcept { return of(Frame::moving); }
    [[nodiscard]] const std::vector<double>& arrived() const noexcept { return of(Frame::arrived); }
    [[nodiscard]] const std::vector<double>& settled() const noexcept { return of(Frame::settled); }
    /// Without the computation, which another thread does while the picture before stands.
    [[nodiscard]] const std::vector<double>& shown() const noexcept { return shown_; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    enum class Frame { moving, arrived, settled };

    [[nodiscard]] const std::vector<double>& of(Frame frame) const noexcept {
        return times_[static_cast<std::size_t>(frame)];
    }
    /// Until the picture of the step has been painted.
    [[nodiscard]] bool settle();
    void begin();
    void finishComputing(double milliseconds);
    void record(double milliseconds);
    [[nodiscard]] double elapsedMs() const;

    Presentation& presentation_;
    QElapsedTimer frame_;
    std::array<std::vector<double>, 3> times_; ///< by Frame
    std::vector<double> shown_;                ///< of the frames at each step
    double computedMs_ = 0.0;                  ///< when the picture of the frame under way came
    double evaluationMs_ = 0.0;                ///< how much of that it was worked out
    bool computed_ = false;
    bool painting_ = false;
    bool recorded_ = true;
    Frame kind_ = Frame::moving; ///< of the frame under way
};

} // namespace cyrano::present
