#include "app/engine/engine.hpp"

#include <QElapsedTimer>

namespace cyrano::app {

Engine::Engine(std::shared_ptr<picture::Evaluator> evaluator, QObject* parent)
    : QObject(parent), evaluator_(std::move(evaluator)) {
    qRegisterMetaType<PicturePtr>("cyrano::app::PicturePtr");
    worker_ = new QObject;
    worker_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
    connect(this, &Engine::computed, this, &Engine::publish, Qt::QueuedConnection);
    thread_.start();
}

Engine::~Engine() {
    {
        const std::lock_guard lock(mutex_);
        waiting_.reset();
        runningStop_.request_stop();
    }
    thread_.quit();
    thread_.wait();
}

void Engine::submit(const scene::Scene& scene, bounds::Precision precision) {
    ++submitted_;
    {
        const std::lock_guard lock(mutex_);
        runningStop_.request_stop();
        waiting_ = Job{scene, submitted_, {}, precision};
    }
    QMetaObject::invokeMethod(
        worker_, [this] { work(); }, Qt::QueuedConnection);
}

void Engine::work() {
    std::optional<Job> job;
    {
        const std::lock_guard lock(mutex_);
        if (!waiting_) {
            return; // an earlier call already took the newest scene
        }
        job = std::move(waiting_);
        waiting_.reset();
        runningStop_ = job->stop;
    }
    QElapsedTimer timer;
    timer.start();
    auto picture = evaluator_->evaluate(job->scene, job->stop.get_token(), job->precision);
    if (picture) {
        Q_EMIT computed(std::make_shared<const picture::Picture>(std::move(*picture)),
                        job->generation, static_cast<double>(timer.nsecsElapsed()) * 1e-6);
    }
}

void Engine::publish(const PicturePtr& picture, qulonglong generation, double milliseconds) {
    if (generation <= published_) {
        return;
    }
    published_ = generation;
    Q_EMIT pictureReady(picture, milliseconds);
}

} // namespace cyrano::app
