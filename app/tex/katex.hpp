// KaTeX in a thread of its own: TeX in, KaTeX's box tree out.
#pragma once

#include "app/tex/boxes.hpp"
#include "app/tex/fonts.hpp"

#include <QThread>

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>

namespace cyrano::tex {

/// JavaScript that defines `cyranoTree(source)`: KaTeX's tree as JSON text, or a text that starts
/// with "!" and tells what is wrong with the source.
QString treeScript();

/// The thread that owns the JavaScript engine. KaTeX is loaded when the first job arrives.
class Worker : public QThread {
  public:
    using Result = std::shared_ptr<const Boxes>;
    using Done = std::function<void(const QString&, const Result&)>;

    /// `done` is called on this thread for every label made, before its future is ready.
    Worker(Installation installation, Done done);
    ~Worker() override;

    /// Asks for a label. The future is always fulfilled, with a fallback after stop().
    std::shared_future<Result> submit(const QString& source);

    /// Finishes the job at hand, answers the others with fallbacks and joins the thread.
    void stop();

  protected:
    void run() override;

  private:
    struct Job {
        QString source;
        std::promise<Result> promise;
    };

    bool next(Job& job);

    const Installation installation_;
    const Done done_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> jobs_;
    bool stopping_ = false;
};

} // namespace cyrano::tex
