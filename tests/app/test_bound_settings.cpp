// A bound's own parameters, its published curve and the anatomy of a nose, as a user meets them.
#include <QCheckBox>
#include <QLineEdit>
#include <QTest>
#include <QTreeWidget>

#include "app/panels/anatomy_inset.hpp"
#include "app/panels/bound_settings.hpp"
#include "app/panels/bounds_panel.hpp"
#include "app/panels/segmented.hpp"
#include "app/panels/value_slider.hpp"
#include "app/plot/figure_plot.hpp"
#include "driver.hpp"

using namespace cyrano;
using namespace cyrano::app;

class TestBoundSettings : public QObject, private Driver {
    Q_OBJECT

  private:
    [[nodiscard]] std::shared_ptr<const region::Region> regionOf(const char* id) {
        for (const figure::Layer& layer : window_->plot().figure().layers) {
            if (layer.id == id) {
                return layer.region;
            }
        }
        return nullptr;
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
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
