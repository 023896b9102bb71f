// TeX source to boxes, remembered: the one door to KaTeX for the rest of the program.
#pragma once

#include "app/tex/boxes.hpp"
#include "app/tex/fonts.hpp"

#include <QHash>
#include <QMap>
#include <QStringList>

#include <future>
#include <memory>
#include <mutex>

namespace cyrano::tex {

class Worker;

/// Thread-safe. Sources are TeX in math mode (`m_a\ [\mathrm{GeV}]`, `\text{SN 1987A}`).
/// Nothing throws: without KaTeX, or with broken TeX, the boxes show the source as plain text,
/// with `fallback` set and `error` telling why.
class Engine {
  public:
    using Result = std::shared_ptr<const Boxes>;

    /// The program's engine, with KaTeX where findInstallation() sees it. Its thread ends with the
    /// application object.
    static Engine& instance();

    explicit Engine(Installation installation);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// The label's boxes, never null. Waits for KaTeX when the label is new; loads it when it is
    /// the first.
    Result boxes(const QString& tex);

    /// The boxes if they are there already, else null; never waits.
    Result cached(const QString& tex) const;

    /// Has labels made without waiting for them.
    void prefetch(const QStringList& sources);

    /// Takes boxes made earlier (serialised()), so that their labels wait for nothing. Damaged or
    /// outdated bytes are refused (false), as are all when the fonts are missing.
    bool preload(const QByteArray& bytes);
    bool preloadFile(const QString& path);

    /// All boxes made or preloaded so far, for preload() at another start.
    QByteArray serialised() const;

    /// Why labels made so far are shown as plain text: each reason, with the first of its sources.
    QMap<QString, QString> complaints() const;

    /// Joins the thread; a later request starts it anew.
    void stop();

  private:
    std::shared_future<Result> request(const QString& tex);
    void keep(const QString& tex, const Result& boxes);

    const Installation installation_;
    mutable std::mutex mutex_;
    BoxMap cache_;
    QHash<QString, std::shared_future<Result>> pending_;
    std::unique_ptr<Worker> worker_;
};

/// Arbitrary text as TeX source that shows it unchanged, upright.
QString textAsTex(const QString& text);

} // namespace cyrano::tex
