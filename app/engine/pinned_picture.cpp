#include "app/engine/pinned_picture.hpp"

#include "core/figure/ghost.hpp"

namespace cyrano::app {

namespace {

constexpr int restMs = 150;

} // namespace

PinnedPicture::PinnedPicture(Session& session, QObject* parent)
    : QObject(parent), session_(session) {
    rest_.setSingleShot(true);
    connect(&rest_, &QTimer::timeout, this, &PinnedPicture::compute);
    connect(&session_, &Session::sceneChanged, this, &PinnedPicture::follow);
    connect(&session_, &Session::catalogueChanged, this, [this] {
        if (isPinned()) {
            startEngine();
            wanted_.reset();
            follow();
        }
    });
}

PinnedPicture::~PinnedPicture() = default;

void PinnedPicture::pin() {
    picture_ = session_.picture();
    if (picture_ == nullptr) {
        return;
    }
    startEngine();
    wanted_.reset(); // what was shown may have been a draft
    rest_.start(0);
    Q_EMIT changed();
}

void PinnedPicture::unpin() {
    rest_.stop();
    engine_.reset();
    picture_.reset();
    Q_EMIT changed();
}

void PinnedPicture::startEngine() {
    engine_ = std::make_unique<Engine>(session_.evaluator());
    connect(engine_.get(), &Engine::pictureReady, this, [this](const PicturePtr& picture, double) {
        picture_ = picture;
        Q_EMIT changed();
    });
}

void PinnedPicture::follow() {
    const scene::Scene& live = session_.scene();
    if (isPinned() && !(wanted_ && *wanted_ == live.plane) &&
        figure::ghostProblem(live, picture_->scene).empty()) {
        rest_.start(restMs);
    }
}

void PinnedPicture::compute() {
    scene::Scene scene = picture_->scene;
    if (figure::ghostProblem(session_.scene(), scene).empty()) {
        scene.plane = session_.scene().plane;
    }
    wanted_ = scene.plane;
    engine_->submit(scene);
}

} // namespace cyrano::app
