// A storm of edits through the window's own entry points: sliders, boxes, keys, gestures, undo,
// other scenes. Whatever happened on the way, the picture that remains is that of the scene that
// remains. CYRANO_STORM_EDITS says how many edits, CYRANO_STORM_SEED which.
#include <QTest>
#include <QTreeWidget>
#include <QWheelEvent>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include "app/panels/bound_delegate.hpp"
#include "app/panels/bounds_panel.hpp"
#include "app/plot/figure_plot.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/scene/scene_file.hpp"
#include "driver.hpp"

using namespace cyrano;
using namespace cyrano::app;

namespace {

int environmentNumber(const char* name, int otherwise) {
    bool good = false;
    const int value = qEnvironmentVariableIntValue(name, &good);
    return good ? value : otherwise;
}

bool sameBytes(const std::vector<region::Point>& a, const std::vector<region::Point>& b) {
    return a.size() == b.size() &&
           (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(a.front())) == 0);
}

bool sameBytes(const region::Region& a, const region::Region& b) {
    if (a.polygons.size() != b.polygons.size() || a.role != b.role) {
        return false;
    }
    for (std::size_t i = 0; i < a.polygons.size(); ++i) {
        if (a.polygons[i].hole != b.polygons[i].hole ||
            !sameBytes(a.polygons[i].points, b.polygons[i].points)) {
            return false;
        }
    }
    return true;
}

} // namespace

class TestStorm : public QObject, private Driver {
    Q_OBJECT

    std::mt19937_64 random_;
    int refused_ = 0;
    int answered_ = 0;

    double uniform(double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random_);
    }
    int below(std::size_t end) {
        return std::uniform_int_distribution<int>(0, static_cast<int>(end) - 1)(random_);
    }
    template <class Container>
    const auto& oneOf(const Container& from) {
        return from[static_cast<std::size_t>(below(from.size()))];
    }

    double numberFor(const scene::Parameter& parameter) {
        if (parameter.logarithmic && parameter.min > 0.0) {
            return parameter.min * std::pow(parameter.max / parameter.min, uniform(0.0, 1.0));
        }
        return uniform(parameter.min, parameter.max);
    }

    void changeParameter() {
        const scene::Parameter& parameter = oneOf(scene::parameters());
        const QString path = QString::fromStdString(parameter.path);
        using Kind = scene::Parameter::Kind;
        switch (parameter.kind) {
        case Kind::number: {
            const int moves = below(6);
            for (int i = 0; i < moves; ++i) {
                window_->session().change(path, numberFor(parameter), Session::Phase::drag);
                if (below(2) == 0) {
                    QCoreApplication::processEvents();
                }
            }
            window_->session().change(path, numberFor(parameter));
            break;
        }
        case Kind::toggle:
            window_->session().change(path, below(2) == 0);
            break;
        case Kind::choice:
            if (!parameter.choices.empty()) {
                window_->session().change(path, oneOf(parameter.choices));
            }
            break;
        default: // texts and lists
            window_->session().reset(path);
        }
    }

    void changeBound() {
        const auto& bounds = window_->session().catalogue().bounds();
        const bounds::Bound& bound = *oneOf(bounds);
        const QString path = QStringLiteral("bound.%1.").arg(QString::fromStdString(bound.id()));
        switch (below(4)) {
        case 0:
            window_->session().change(path + QStringLiteral("published"), below(2) == 0);
            break;
        case 1:
            window_->session().change(
                path + QStringLiteral("colour"),
                QStringLiteral("#%1").arg(below(0x1000000), 6, 16, QLatin1Char('0')).toStdString());
            break;
        default:
            window_->session().change(path + QStringLiteral("shown"), !scene().shows(bound.id()));
        }
    }

    void clickRow() {
        QTreeWidget* tree = window_->boundsPanel().tree();
        const auto& bounds = window_->session().catalogue().bounds();
        QTreeWidgetItem* row =
            window_->boundsPanel().itemOf(QString::fromStdString(oneOf(bounds)->id()));
        if (row == nullptr || row->isHidden()) {
            return;
        }
        tree->scrollToItem(row);
        const QRect box = BoundDelegate::checkRect(tree->visualItemRect(row));
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, box.center());
    }

    void gesture() {
        plot::FigurePlot& plot = window_->plot();
        const QPoint from(below(static_cast<std::size_t>(plot.width())),
                          below(static_cast<std::size_t>(plot.height())));
        switch (below(4)) {
        case 0: {
            QWheelEvent event(from, plot.mapToGlobal(from), {}, {0, below(2) == 0 ? 120 : -120},
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(&plot, &event);
            break;
        }
        case 1:
            QTest::mousePress(&plot, Qt::LeftButton, {}, from);
            QTest::mouseMove(&plot, from + QPoint(below(80) - 40, below(80) - 40));
            QTest::mouseRelease(&plot, Qt::LeftButton, {}, from + QPoint(below(80) - 40, 10));
            break;
        case 2:
            QTest::mouseClick(&plot, Qt::LeftButton, {}, from);
            break;
        default:
            QTest::mouseDClick(&plot, Qt::LeftButton, {}, from);
        }
    }

    void nonsense() {
        const scene::Scene before = scene();
        const int refusedBefore = refused_;
        switch (below(3)) {
        case 0:
            window_->session().change(QStringLiteral("model.no_such_thing"), 1.0);
            break;
        case 1:
            window_->session().change(QStringLiteral("model.cutoff"),
                                      std::numeric_limits<double>::quiet_NaN());
            break;
        default:
            window_->session().change(QStringLiteral("model.particle"), std::string("brick"));
        }
        QCOMPARE(refused_, refusedBefore + 1);
        QVERIFY(scene() == before);
    }

    void edit() {
        const int what = below(100);
        if (what < 40) {
            changeParameter();
        } else if (what < 55) {
            changeBound();
        } else if (what < 63) {
            clickRow();
        } else if (what < 75) {
            gesture();
        } else if (what < 88) {
            QTest::keyClick(window_.get(), Qt::Key_Z, Qt::ControlModifier);
        } else if (what < 93) {
            QTest::keyClick(window_.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        } else if (what < 97) {
            nonsense();
        } else {
            const auto scenes = scene::builtInScenes(CYRANO_DATASETS);
            const auto next = scene::openScene(oneOf(scenes).name, CYRANO_DATASETS);
            QVERIFY(next.has_value());
            window_->openScene(*next);
        }
        if (below(3) != 0) {
            QCoreApplication::processEvents();
        }
    }

    /// Every scene survives being written and read.
    void checkSceneFile() {
        const std::string text = scene::writeScene(scene());
        const auto reread = scene::parseScene(text, "scene");
        QVERIFY2(reread.has_value(), text.c_str());
        // Line by line, so that a difference says what it is.
        QCOMPARE(QString::fromStdString(scene::writeScene(*reread)).split(QLatin1Char('\n')),
                 QString::fromStdString(text).split(QLatin1Char('\n')));
        QVERIFY2(*reread == scene(), text.c_str());
    }

    void atRest() {
        settle();
        QTRY_VERIFY_WITH_TIMEOUT(window_->plot().atRest() && !window_->session().busy(),
                                 patienceMs);
    }

    /// Against a program that has just been started with the scene as a file.
    void compareWithFresh() {
        const auto reread = scene::parseScene(scene::writeScene(scene()), "scene");
        QVERIFY(reread.has_value());
        const auto catalogue = std::make_shared<const bounds::Catalogue>(
            bounds::Catalogue::load({CYRANO_DATASETS, CYRANO_TABLES}));
        picture::Evaluator evaluator(catalogue);
        const auto fresh = evaluator.evaluate(*reread);
        QVERIFY(fresh.has_value());
        const PicturePtr shown = window_->session().picture();
        QCOMPARE(shown->bounds.size(), fresh->bounds.size());
        for (std::size_t i = 0; i < fresh->bounds.size(); ++i) {
            const picture::BoundPicture& a = shown->bounds[i];
            const picture::BoundPicture& b = fresh->bounds[i];
            QCOMPARE(a.bound->id(), b.bound->id());
            QCOMPARE(a.silentBecause, b.silentBecause);
            QCOMPARE(a.region == nullptr, b.region == nullptr);
            QVERIFY2(b.region == nullptr || sameBytes(*a.region, *b.region), a.bound->id().c_str());
        }
        // What is painted is that picture, and not an earlier one.
        const figure::Figure expected = figure::makeFigure(*shown);
        const figure::Figure& painted = window_->plot().figure();
        QCOMPARE(painted.layers.size(), expected.layers.size());
        for (std::size_t i = 0; i < expected.layers.size(); ++i) {
            QCOMPARE(painted.layers[i].id, expected.layers[i].id);
            QVERIFY2(sameBytes(*painted.layers[i].region, *expected.layers[i].region),
                     expected.layers[i].id.c_str());
            QCOMPARE(painted.layers[i].colour, expected.layers[i].colour);
        }
        QCOMPARE(painted.caption, expected.caption);
    }

  private Q_SLOTS:
    void initTestCase() {
        prepare();
        openWindow("pseudoscalar-after-2025");
        connect(&window_->session(), &Session::refused, this, [this] { ++refused_; });
        connect(&window_->session(), &Session::pictureChanged, this, [this] { ++answered_; });
    }

    void cleanupTestCase() { window_.reset(); }

    void endsWithThePictureOfItsScene() {
        const int edits = environmentNumber("CYRANO_STORM_EDITS", 400);
        const int seed = environmentNumber("CYRANO_STORM_SEED", 20251122);
        const int restEvery = std::max(edits / 10, 1);
        random_.seed(static_cast<std::uint64_t>(seed));
        for (int i = 1; i <= edits; ++i) {
            edit();
            checkSceneFile();
            if (QTest::currentTestFailed()) {
                QFAIL(qPrintable(QStringLiteral("at edit %1, seed %2").arg(i).arg(seed)));
            }
            if (i % restEvery == 0) {
                atRest();
                compareWithFresh();
                if (QTest::currentTestFailed()) {
                    QFAIL(qPrintable(QStringLiteral("after edit %1, seed %2").arg(i).arg(seed)));
                }
            }
        }
        qInfo("%d edits, seed %d: %d pictures, %d refusals, %d steps of history", edits, seed,
              answered_, refused_, window_->session().undoStack().count());
        QVERIFY(answered_ > edits / 20);
        QVERIFY(refused_ > 0);
    }

    void allOfItCanBeUndone() {
        QUndoStack& history = window_->session().undoStack();
        QVERIFY(history.count() > 0);
        const scene::Scene last = scene();
        const int now = history.index();
        history.setIndex(0);
        atRest();
        const auto first = scene::openScene("pseudoscalar-after-2025", CYRANO_DATASETS);
        QVERIFY(scene() == *first);
        history.setIndex(now);
        atRest();
        QVERIFY(scene() == last);
        compareWithFresh();
    }
};

QTEST_MAIN(TestStorm)
#include "test_storm.moc"
