// An hour of dragging takes no more memory than a minute of it: what is remembered on the way
// (regions, labels, pictures, the history) is bounded.
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <fstream>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <unistd.h>

#include "app/plot/figure_plot.hpp"
#include "core/scene/parameters.hpp"
#include "tests/app/driver.hpp"

using namespace cyrano;
using namespace cyrano::app;

namespace {

constexpr int settledAfter = 1000; ///< frames until the caches are full
constexpr int frames = 5000;
constexpr int framesOfOneDrag = 50;
constexpr double mostGrowthMb = 8.0;

/// What is really taken, with what the allocator could give back given back. Below zero where the
/// system does not tell.
double residentMb() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
    std::ifstream in("/proc/self/statm");
    double total = 0.0;
    double resident = 0.0;
    in >> total >> resident;
    return in ? resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6 : -1.0;
}

} // namespace

class TestMemory : public QObject, private Driver {
    Q_OBJECT

    /// Sliders of the model panel that do something in the scene at hand.
    std::vector<const scene::Parameter*> sliders() {
        std::vector<const scene::Parameter*> out;
        for (const scene::Parameter& parameter : scene::parameters()) {
            if (parameter.kind == scene::Parameter::Kind::number && !parameter.group.empty() &&
                parameter.active(scene())) {
                out.push_back(&parameter);
            }
        }
        return out;
    }

    /// Never the same value twice: nothing is to be had from a cache.
    static double valueAt(const scene::Parameter& parameter, int frame) {
        const double u = 0.5 + 0.3 * std::sin(0.1 * frame + 1e-4 * frame);
        return parameter.logarithmic ? parameter.min * std::pow(parameter.max / parameter.min, u)
                                     : parameter.min + u * (parameter.max - parameter.min);
    }

    void rest() {
        window_->plot().setInteracting(false);
        settle();
        window_->plot().repaint();
        QTRY_VERIFY_WITH_TIMEOUT(window_->plot().atRest(), patienceMs);
        window_->plot().setInteracting(true);
    }

    /// One move of the hand, its picture computed and painted.
    void frame(const scene::Parameter& parameter, int number) {
        const bool last = number % framesOfOneDrag == framesOfOneDrag - 1;
        window_->session().change(QString::fromStdString(parameter.path),
                                  valueAt(parameter, number),
                                  last ? Session::Phase::final : Session::Phase::drag);
        settle();
        window_->plot().repaint();
        if (last) {
            rest();
        }
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void cleanup() { window_.reset(); }

    void staysFlatWhileDragging_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("pseudoscalar") << QByteArray("pseudoscalar-after-2025");
        QTest::newRow("vector") << QByteArray("dark-photon");
    }

    void staysFlatWhileDragging() {
        if (residentMb() < 0.0) {
            QSKIP("the system does not tell how much memory is taken");
        }
        QFETCH(const QByteArray, name);
        openWindow(name.constData());
        QSignalSpy pictures(&window_->session(), &Session::pictureChanged);
        const auto dragged = sliders();
        QVERIFY(!dragged.empty());
        window_->plot().setInteracting(true);
        std::vector<double> megabytes;
        qsizetype computed = 0;
        for (int i = 0; i < frames; ++i) {
            const auto turn = static_cast<std::size_t>(i / framesOfOneDrag) % dragged.size();
            frame(*dragged[turn], i);
            if (QTest::currentTestFailed()) {
                QFAIL(qPrintable(QStringLiteral("at frame %1").arg(i)));
            }
            computed += pictures.size();
            pictures.clear(); // or the test itself would grow
            if ((i + 1) % settledAfter == 0) {
                megabytes.push_back(residentMb());
                qInfo("%s: %d frames, %lld pictures, %d steps of history, %.1f MB",
                      name.constData(), i + 1, static_cast<long long>(computed),
                      window_->session().undoStack().count(), megabytes.back());
            }
        }
        QVERIFY(computed > frames / 2); // the hand did move things
        QVERIFY2(megabytes.back() - megabytes.front() < mostGrowthMb,
                 qPrintable(QStringLiteral("%1 MB after %2 frames, %3 MB after %4")
                                .arg(megabytes.front())
                                .arg(settledAfter)
                                .arg(megabytes.back())
                                .arg(frames)));
    }
};

QTEST_MAIN(TestMemory)
#include "test_memory.moc"
