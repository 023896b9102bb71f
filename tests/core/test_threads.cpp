#include <QtTest>

#include <array>
#include <chrono>
#include <optional>
#include <thread>
#include <vector>

#include "tests/core/fixture.hpp"

using namespace cyrano;

namespace {

const std::array<const char*, 4> sceneNames{"pseudoscalar-after-2025", "landscape", "dark-photon",
                                            "cancellation"};

bool same(const picture::Picture& a, const picture::Picture& b) {
    if (a.bounds.size() != b.bounds.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.bounds.size(); ++i) {
        const auto& left = a.bounds[i].region;
        const auto& right = b.bounds[i].region;
        if (!left != !right || (left && left->polygons.size() != right->polygons.size())) {
            return false;
        }
        for (std::size_t k = 0; left && k < left->polygons.size(); ++k) {
            if (left->polygons[k].points != right->polygons[k].points) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

/// One evaluator for several threads; the thread sanitizer looks on in `packaging/check tsan`.
class TestThreads : public QObject {
    Q_OBJECT

  private slots:
    void sharedEvaluatorGivesTheSamePictures() {
        picture::Evaluator shared(fixture::catalogue());
        std::array<std::optional<picture::Picture>, sceneNames.size()> pictures;
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < sceneNames.size(); ++i) {
                threads.emplace_back([&shared, &pictures, i] {
                    const auto scene = fixture::scene(sceneNames[i]);
                    static_cast<void>(shared.evaluate(scene, {}, bounds::Precision::draft));
                    pictures[i] = shared.evaluate(scene);
                });
            }
        }
        for (std::size_t i = 0; i < sceneNames.size(); ++i) {
            picture::Evaluator alone(fixture::catalogue());
            const auto expected = alone.evaluate(fixture::scene(sceneNames[i]));
            QVERIFY2(pictures[i] && expected, sceneNames[i]);
            QVERIFY2(!expected->bounds.empty(), sceneNames[i]);
            QVERIFY2(same(*pictures[i], *expected), sceneNames[i]);
        }
    }

    void stoppedWhileItWorks() {
        picture::Evaluator shared(fixture::catalogue());
        const auto scene = fixture::scene("landscape");
        // Each newer scene stops the one before, as under a slider that moves.
        for (int move = 0; move < 8; ++move) {
            std::jthread worker([&shared, &scene, move](const std::stop_token& stop) {
                const std::string cutoff = std::to_string(500 + move);
                static_cast<void>(shared.evaluate(fixture::with(scene, "model.cutoff", cutoff),
                                                  stop, bounds::Precision::draft));
            });
            std::this_thread::sleep_for(std::chrono::milliseconds(3 * move));
            worker.request_stop();
        }
        picture::Evaluator alone(fixture::catalogue());
        const auto last = shared.evaluate(scene);
        const auto expected = alone.evaluate(scene);
        QVERIFY(last && expected);
        QVERIFY(same(*last, *expected));
    }
};

QTEST_APPLESS_MAIN(TestThreads)
#include "test_threads.moc"
