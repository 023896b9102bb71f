#include "app/session/autosave.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QSet>
#include <QStandardPaths>

#include <algorithm>
#include <filesystem>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

#include "app/write_whole.hpp"
#include "core/scene/scene_file.hpp"

namespace cyrano::app {

namespace {

/// From a change to the beginning of writing; the disk has the rest of the second.
constexpr int delayMs = 400;

const QString prefix = QStringLiteral("scene-");
const QString current = QStringLiteral(".toml");
const QString previous = QStringLiteral(".previous.toml");
const QString lockEnding = QStringLiteral(".lock");

std::filesystem::path native(const QString& path) {
    return {path.toStdU16String()};
}

/// A rename is on the disk once its folder is.
void syncFolder(const QString& folder) {
#ifdef Q_OS_UNIX
    const int descriptor =
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
#else
    Q_UNUSED(folder)
#endif
}

std::unique_ptr<QLockFile> makeLock(const QString& stem) {
    auto lock = std::make_unique<QLockFile>(stem + lockEnding);
    lock->setStaleLockTime(0); // stale when its process is gone, however old it is
    return lock;
}

/// Everything of a stem, with what a killed process left half written; not the lock.
void removeAll(const QString& stem) {
    const QFileInfo of(stem);
    const QStringList names =
        of.dir().entryList({of.fileName() + QStringLiteral(".*")}, QDir::Files | QDir::Hidden);
    for (const QString& name : names) {
        if (name != of.fileName() + lockEnding) {
            QFile::remove(of.dir().filePath(name));
        }
    }
}

std::optional<scene::Scene> sceneIn(const QString& file) {
    const auto scene = scene::readScene(QFile::encodeName(file).toStdString());
    return scene ? std::optional(*scene) : std::nullopt;
}

QString failure(const QString& folder, const QString& why) {
    return Autosave::tr("The scene cannot be kept for a crash in %1: %2. Work goes on.")
        .arg(QDir::toNativeSeparators(folder), why);
}

} // namespace

AutosaveFile::AutosaveFile(QString folder) : folder_(std::move(folder)) {
    // Process ids come round again, and differ between containers that share a home.
    const quint32 token = QRandomGenerator::system()->generate();
    stem_ = QStringLiteral("%1/%2%3-%4")
                .arg(folder_, prefix)
                .arg(QCoreApplication::applicationPid())
                .arg(token, 8, 16, QLatin1Char('0'));
}

tl::expected<void, QString> AutosaveFile::claim() {
    if (lock_) {
        return {};
    }
    if (!QDir().mkpath(folder_)) {
        return tl::make_unexpected(failure(folder_, Autosave::tr("no such folder can be made")));
    }
    auto lock = makeLock(stem_);
    if (!lock->tryLock(0)) {
        return tl::make_unexpected(failure(folder_, Autosave::tr("it cannot be written to")));
    }
    lock_ = std::move(lock);
    return {};
}

/// A second name for the current file, so that there is no moment without one.
void AutosaveFile::keepPrevious() const {
    namespace fs = std::filesystem;
    const fs::path now = native(stem_ + current);
    const fs::path kept = native(stem_ + previous);
    const fs::path beside = native(stem_ + QStringLiteral(".part"));
    std::error_code error;
    fs::remove(beside, error);
    fs::create_hard_link(now, beside, error);
    if (error) { // some file systems have no second names
        fs::copy_file(now, beside, error);
    }
    if (!error) {
        fs::rename(beside, kept, error);
    }
    fs::remove(beside, error); // still there when both names were of one file already
}

tl::expected<void, QString> AutosaveFile::write(const scene::Scene& scene) {
    const std::string text = scene::writeScene(scene);
    if (const auto back = scene::parseScene(text, {}); !back) {
        return tl::make_unexpected(failure(folder_, QString::fromStdString(back.error().text)));
    }
    if (const auto claimed = claim(); !claimed) {
        return claimed;
    }
    QSaveFile file(stem_ + current);
    if (const QString why = writeAll(file, QByteArray::fromStdString(text)); !why.isEmpty()) {
        return tl::make_unexpected(failure(folder_, why));
    }
    keepPrevious();
    if (!file.commit()) {
        return tl::make_unexpected(failure(folder_, file.errorString()));
    }
    syncFolder(folder_);
    return {};
}

void AutosaveFile::remove() {
    if (lock_) {
        removeAll(stem_);
        lock_.reset();
    }
}

std::vector<LeftBehind> LeftBehind::in(const QString& folder) {
    const QDir dir(folder);
    QSet<QString> stems;
    for (const QString& name :
         dir.entryList({prefix + QLatin1Char('*')}, QDir::Files | QDir::Hidden)) {
        stems.insert(dir.filePath(name.left(name.indexOf(u'.'))));
    }
    std::vector<LeftBehind> out;
    for (const QString& stem : stems) {
        LeftBehind left;
        left.stem_ = stem;
        left.lock_ = makeLock(stem);
        if (!left.lock_->tryLock(0)) {
            continue; // of a window that is open
        }
        QString file = stem + current;
        auto scene = sceneIn(file);
        if (!scene) {
            file = stem + previous;
            scene = sceneIn(file);
        }
        if (!scene) {
            removeAll(stem);
            continue;
        }
        left.scene_ = std::move(*scene);
        left.changed_ = QFileInfo(file).lastModified();
        out.push_back(std::move(left));
    }
    std::sort(out.begin(), out.end(),
              [](const LeftBehind& a, const LeftBehind& b) { return a.changed() > b.changed(); });
    return out;
}

void LeftBehind::discard() {
    removeAll(stem_);
    lock_.reset();
}

Autosave::Autosave(Session& session, const QString& folder, QObject* parent)
    : QObject(parent), session_(session), file_(folder), left_(LeftBehind::in(folder)) {
    timer_.setSingleShot(true);
    timer_.setInterval(delayMs);
    connect(&timer_, &QTimer::timeout, this, &Autosave::save);
    // Not started anew by each change: while something is dragged, it is kept all the same.
    const auto wake = [this] {
        if (!timer_.isActive()) {
            timer_.start();
        }
    };
    connect(&session_, &Session::sceneChanged, this, wake);
    connect(&session_.undoStack(), &QUndoStack::cleanChanged, this, wake);
    onDisk_.moveToThread(&thread_);
    thread_.setObjectName(QStringLiteral("autosave"));
    thread_.start(QThread::LowPriority);
}

Autosave::~Autosave() {
    timer_.stop();
    thread_.quit();
    thread_.wait();
    file_.remove();
}

QString Autosave::userFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           QStringLiteral("/autosave");
}

void Autosave::save() {
    if (writing_) {
        timer_.start(); // the disk is slow; the newest scene follows
        return;
    }
    writing_ = true;
    settled_ = restored_.size();
    std::optional<scene::Scene> scene;
    if (!session_.undoStack().isClean()) {
        scene = session_.scene();
    }
    QMetaObject::invokeMethod(&onDisk_, [this, scene = std::move(scene)] {
        tl::expected<void, QString> outcome;
        if (scene) {
            outcome = file_.write(*scene);
        } else {
            file_.remove();
        }
        QMetaObject::invokeMethod(this, [this, outcome] { saved(outcome); });
    });
}

void Autosave::saved(const tl::expected<void, QString>& outcome) {
    writing_ = false;
    if (outcome) {
        complained_ = false;
        const auto end = restored_.begin() + static_cast<std::ptrdiff_t>(settled_);
        std::for_each(restored_.begin(), end, [](LeftBehind& left) { left.discard(); });
        restored_.erase(restored_.begin(), end);
    } else if (!complained_) {
        complained_ = true;
        Q_EMIT failed(outcome.error());
    }
}

const LeftBehind* Autosave::leftBehind() const noexcept {
    return left_.empty() ? nullptr : &left_.front();
}

std::optional<scene::Scene> Autosave::restore() {
    if (left_.empty()) {
        return std::nullopt;
    }
    restored_.push_back(std::move(left_.front()));
    left_.erase(left_.begin());
    return restored_.back().scene();
}

void Autosave::discard() {
    if (!left_.empty()) {
        left_.front().discard();
        left_.erase(left_.begin());
    }
}

} // namespace cyrano::app
