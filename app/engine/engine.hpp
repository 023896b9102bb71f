#pragma once

#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

#include "core/picture/picture.hpp"

namespace cyrano::app {

using PicturePtr = std::shared_ptr<const picture::Picture>;

/// Computes pictures off the GUI thread. The newest scene wins: submitting one stops the work on
/// its predecessor without waiting, and only whole pictures of the newest scene are published.
class Engine : public QObject {
    Q_OBJECT

  public:
    explicit Engine(std::shared_ptr<picture::Evaluator> evaluator, QObject* parent = nullptr);
    ~Engine() override;

    /// Returns at once. Scenes submitted faster than they compute are skipped, the last never.
    void submit(const scene::Scene& scene, bounds::Precision precision = bounds::Precision::full);
    /// True while a picture newer than the last published one is under way.
    [[nodiscard]] bool busy() const noexcept { return submitted_ != published_; }

  Q_SIGNALS:
    /// On the GUI thread. `milliseconds` is the time the computation took.
    void pictureReady(cyrano::app::PicturePtr picture, double milliseconds);
    /// From the worker to the GUI thread; not for others.
    void computed(cyrano::app::PicturePtr picture, qulonglong generation, double milliseconds);

  private:
    struct Job {
        scene::Scene scene;
        qulonglong generation = 0;
        std::stop_source stop;
        bounds::Precision precision = bounds::Precision::full;
    };

    void work();
    void publish(const PicturePtr& picture, qulonglong generation, double milliseconds);

    std::shared_ptr<picture::Evaluator> evaluator_;
    QThread thread_;
    QObject* worker_ = nullptr; ///< lives on thread_, deleted by it
    std::mutex mutex_;
    std::optional<Job> waiting_;   ///< guarded by mutex_
    std::stop_source runningStop_; ///< guarded by mutex_
    qulonglong submitted_ = 0;     ///< GUI thread only
    qulonglong published_ = 0;     ///< GUI thread only
};

} // namespace cyrano::app
