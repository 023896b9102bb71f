// A bound's own parameters, its published curve and the anatomy of a nose, as a user meets them.
#include <QCheckBox>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include "app/panels/anatomy_inset.hpp"
#include "app/panels/bound_settings.hpp"
#include "app/panels/bounds_panel.hpp"
#include "app/panels/segmented.hpp"
#include "app/panels/value_slider.hpp"
#include "app/plot/figure_plot.hpp"
#include "app/window/main_window.hpp"
#include "core/scene/scene_library.hpp"

using namespace cyrano;
using namespace cyrano::app;

class TestBoundSettings : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir home_;
    std::shared_ptr<picture::Evaluator> evaluator_;
    std::unique_ptr<MainWindow> window_;

    template <class T>
    T* part(const char* name) {
        T* found = window_->findChild<T*>(QString::fromUtf8(name));
        if (found == nullptr) {
            qFatal("no part of the window is called %s", name);
        }
        return found;
    }

    void settle() {
        QTRY_VERIFY_WITH_TIMEOUT(!window_->session().busy(), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(window_->session().picture() != nullptr, 30000);
        QCoreApplication::processEvents();
    }

    void openWindow(const char* name) {
        const auto scene = scene::openScene(name, CYRANO_DATASETS);
        QVERIFY(scene.has_value());
        window_ = std::make_unique<MainWindow>(evaluator_, QStringLiteral(CYRANO_DATASETS), *scene);
        window_->resize(1400, 900);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        settle();
    }

    [[nodiscard]] std::shared_ptr<const region::Region> regionOf(const char* id) {
        for (const figure::Layer& layer : window_->plot().figure().layers) {
            if (layer.id == id) {
                return layer.region;
            }
        }
        return nullptr;
    }

  private Q_SLOTS:
    void initTestCase() {
        qputenv("HOME", home_.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", home_.path().toUtf8());
        evaluator_ = std::make_shared<picture::Evaluator>(std::make_shared<const bounds::Catalogue>(
            bounds::Catalogue::load({CYRANO_DATASETS, CYRANO_TABLES})));
    }
    void cleanup() { window_.reset(); }

    void aTypedLimitMovesTheNoseAndIsUndone() {
        openWindow("nose");
        const auto before = regionOf("e137");
        part<BoundsPanel>("bounds_panel")->showDetails("e137");
        auto* field = part<QLineEdit>("bound.e137.event_limit.field");
        QVERIFY(field->isVisible());
        field->selectAll();
        QTest::keyClicks(field, "300");
        QTest::keyClick(field, Qt::Key_Return);
        settle();
        QVERIFY(regionOf("e137") != before);
        QCOMPARE(window_->session().scene().scenario.settings.at("e137.event_limit"),
                 scene::Setting{300.0});
        window_->session().undoStack().undo();
        settle();
        QVERIFY(window_->session().scene().scenario.settings.empty());
        QVERIFY(regionOf("e137") == before);
    }

    void productionIsAChoiceOfButtons() {
        openWindow("nose");
        const auto before = regionOf("nucal");
        part<BoundsPanel>("bounds_panel")->showDetails("nucal");
        window_->session().change("bound.nucal.production", std::string("with-meson-photons"));
        settle();
        QVERIFY(regionOf("nucal") != before);
        QVERIFY(part<QWidget>("bound.nucal.production.row")->isVisible());
    }

    void outOfRangeIsRefusedWithoutAChange() {
        openWindow("nose");
        QString why;
        connect(&window_->session(), &Session::refused, this, [&](const QString& w) { why = w; });
        window_->session().change("bound.e137.event_limit", 1e12);
        QVERIFY(why.contains("between"));
        QVERIFY(window_->session().scene().scenario.settings.empty());
    }

    void thePublishedCurveLiesOverOurs() {
        openWindow("nose");
        part<BoundsPanel>("bounds_panel")->showDetails("e137");
        QVERIFY(regionOf("e137:published") == nullptr);
        QTest::mouseClick(part<QCheckBox>("bound.e137.published"), Qt::LeftButton);
        settle();
        QVERIFY(regionOf("e137:published") != nullptr);
        window_->session().undoStack().undo();
        settle();
        QVERIFY(regionOf("e137:published") == nullptr);
        QVERIFY(!part<QCheckBox>("bound.e137.published")->isChecked());
    }

    void aDraftEndsInTheFullPicture() {
        openWindow("nose");
        auto& session = window_->session();
        for (const double limit : {4.0, 5.0, 6.0}) {
            session.change("bound.e137.event_limit", limit, Session::Phase::drag);
        }
        settle();
        const auto draft = regionOf("e137");
        session.change("bound.e137.event_limit", 6.0, Session::Phase::final);
        settle();
        const auto full = evaluator_->regionOf(session.scene(), *session.catalogue().find("e137"));
        QVERIFY(regionOf("e137") == full);
        QVERIFY(draft != full);
        QVERIFY(draft->polygons.front().points.size() < full->polygons.front().points.size());
        QCOMPARE(session.undoStack().count(), 1);
        // What a draft leaves out cannot be seen: below a hundredth of a decade along the lower
        // edge.
        for (double x = -2.9; x < -0.4; x += 0.05) {
            const auto a = region::verticalSlice(draft->polygons, x);
            const auto b = region::verticalSlice(full->polygons, x);
            QCOMPARE(a.size(), b.size());
            QVERIFY(std::abs(a.front().low - b.front().low) < 5e-3);
        }
    }

    void theInsetSpeaksWhereThePointerIs() {
        openWindow("nose");
        auto* inset = part<AnatomyInset>("anatomy_inset");
        QVERIFY(!inset->isVisible());
        inset->setPoint(0.02, 1e-6);
        QTRY_VERIFY(inset->isVisible());
        QCOMPARE(inset->anatomy()->bound->id(), std::string("e137"));
        QVERIFY(inset->parentWidget()->rect().contains(inset->geometry()));
        QVERIFY(!inset->grab().isNull());
        inset->withdraw();
        QVERIFY(!inset->isVisible());
        window_->session().change("view.anatomy", false);
        settle();
        inset->setPoint(0.02, 1e-6);
        QTest::qWait(60);
        QVERIFY(!inset->isVisible());
    }

    void theFilterFindsABound() {
        openWindow("nose");
        auto* panel = part<BoundsPanel>("bounds_panel");
        auto* filter = part<QLineEdit>("bounds_filter");
        QVERIFY(panel->itemOf("cast")->parent()->isExpanded() == false);
        QTest::keyClicks(filter, "helio");
        QVERIFY(!panel->itemOf("cast")->isHidden());
        QVERIFY(panel->itemOf("cast")->parent()->isExpanded());
        QVERIFY(panel->itemOf("e137")->isHidden());
        filter->clear();
        QVERIFY(!panel->itemOf("e137")->isHidden());
    }
};

QTEST_MAIN(TestBoundSettings)
#include "test_bound_settings.moc"
