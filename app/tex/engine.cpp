#include "app/tex/engine.hpp"

#include "app/tex/katex.hpp"

#include <QFile>
#include <QGuiApplication>

namespace cyrano::tex {
namespace {

bool hasFonts() {
    return qobject_cast<QGuiApplication*>(QCoreApplication::instance()) != nullptr;
}

} // namespace

Engine& Engine::instance() {
    static Engine engine(findInstallation());
    return engine;
}

Engine::Engine(Installation installation) : installation_(std::move(installation)) {}

Engine::~Engine() {
    stop();
}

Engine::Result Engine::boxes(const QString& tex) {
    std::shared_future<Result> future;
    {
        const std::lock_guard lock(mutex_);
        if (const auto it = cache_.constFind(tex); it != cache_.cend())
            return it.value();
        if (!hasFonts())
            return std::make_shared<const Boxes>(
                plainBoxes(tex, QStringLiteral("labels need a QGuiApplication")));
        future = request(tex);
    }
    return future.get();
}

Engine::Result Engine::cached(const QString& tex) const {
    const std::lock_guard lock(mutex_);
    return cache_.value(tex);
}

void Engine::prefetch(const QStringList& sources) {
    const std::lock_guard lock(mutex_);
    if (!hasFonts())
        return;
    for (const QString& tex : sources)
        if (!cache_.contains(tex))
            request(tex);
}

// With mutex_ held.
std::shared_future<Engine::Result> Engine::request(const QString& tex) {
    if (const auto it = pending_.constFind(tex); it != pending_.cend())
        return it.value();
    if (!worker_) {
        worker_ = std::make_unique<Worker>(
            installation_, [this](const QString& t, const Result& boxes) { keep(t, boxes); });
        // Fonts and JavaScript must not outlive the application.
        if (this == &instance())
            qAddPostRoutine([] { instance().stop(); });
    }
    const std::shared_future<Result> future = worker_->submit(tex);
    pending_.insert(tex, future);
    return future;
}

void Engine::keep(const QString& tex, const Result& boxes) {
    const std::lock_guard lock(mutex_);
    cache_.insert(tex, boxes);
    pending_.remove(tex);
}

bool Engine::preload(const QByteArray& bytes) {
    const std::optional<BoxMap> boxes = deserialise(bytes);
    if (!boxes || !loadFonts(installation_).isEmpty())
        return false;
    const std::lock_guard lock(mutex_);
    for (auto it = boxes->cbegin(); it != boxes->cend(); ++it)
        cache_.insert(it.key(), it.value());
    return true;
}

bool Engine::preloadFile(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && preload(file.readAll());
}

QByteArray Engine::serialised() const {
    BoxMap copy;
    {
        const std::lock_guard lock(mutex_);
        copy = cache_;
    }
    return serialise(copy);
}

QMap<QString, QString> Engine::complaints() const {
    const std::lock_guard lock(mutex_);
    QMap<QString, QString> out;
    for (auto it = cache_.cbegin(); it != cache_.cend(); ++it)
        if (it.value()->fallback && !out.contains(it.value()->error))
            out.insert(it.value()->error, it.key());
    return out;
}

void Engine::stop() {
    std::unique_ptr<Worker> worker;
    {
        const std::lock_guard lock(mutex_);
        worker.swap(worker_);
        pending_.clear();
    }
}

QString textAsTex(const QString& text) {
    QString tex = QStringLiteral("\\text{");
    for (const QChar c : text) {
        if (c == u'\\')
            tex += QStringLiteral("\\textbackslash{}");
        else if (c == u'~')
            tex += QStringLiteral("\\textasciitilde{}");
        else if (c == u'^')
            tex += QStringLiteral("\\textasciicircum{}");
        else if (QStringLiteral("{}$&#_%").contains(c))
            tex += u'\\' + QString(c);
        else
            tex += c;
    }
    return tex + u'}';
}

} // namespace cyrano::tex
