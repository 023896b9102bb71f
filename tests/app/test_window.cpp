// The window, driven as a user drives it: clicks, drags, keys; the picture must follow.
#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QFileInfo>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

#include "app/export/export_dialog.hpp"
#include "app/panels/bound_delegate.hpp"
#include "app/panels/bounds_panel.hpp"
#include "app/panels/probe_panel.hpp"
#include "app/panels/value_slider.hpp"
#include "app/panels/verdict_list.hpp"
#include "app/plot/figure_plot.hpp"
#include "app/window/hints_strip.hpp"
#include "core/scene/scene_file.hpp"
#include "driver.hpp"

using namespace cyrano;
using namespace cyrano::app;

namespace {

using RegionPtr = std::shared_ptr<const region::Region>;

} // namespace

class TestWindow : public QObject, private Driver {
    Q_OBJECT

  private:
    void makeWindow() { openWindow("pseudoscalar-after-2025"); }

    /// Regions as the plot holds them.
    std::map<std::string, RegionPtr> regions() {
        std::map<std::string, RegionPtr> out;
        for (const figure::Layer& layer : window_->plot().figure().layers) {
            out[layer.id] = layer.region;
        }
        return out;
    }

    void clickBox(const char* boundId) {
        BoundsPanel& panel = window_->boundsPanel();
        QTreeWidgetItem* row = panel.itemOf(QString::fromUtf8(boundId));
        QVERIFY(row != nullptr);
        panel.tree()->scrollToItem(row);
        const QRect box = BoundDelegate::checkRect(panel.tree()->visualItemRect(row));
        QTest::mouseClick(panel.tree()->viewport(), Qt::LeftButton, {}, box.center());
    }

    static void drag(ValueSlider* slider, int pixels) {
        QPoint at = slider->handleCentre();
        QTest::mousePress(slider, Qt::LeftButton, {}, at);
        for (int i = 0; i < 8; ++i) {
            at += QPoint(pixels / 8, 0);
            QTest::mouseMove(slider, at);
            QTest::qWait(5);
        }
        QTest::mouseRelease(slider, Qt::LeftButton, {}, at);
    }

    void keys(Qt::Key key, Qt::KeyboardModifiers with) {
        QTest::keyClick(window_.get(), key, with);
        settle();
    }

    void type(const char* path, const QString& text) {
        auto* field = part<QLineEdit>((std::string(path) + ".field").c_str());
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }

    void wheel(QPoint at, int notches) {
        QWheelEvent event(at, window_->plot().mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&window_->plot(), &event);
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }

    void init() {
        QSettings(QStringLiteral("cyrano"), QStringLiteral("cyrano")).clear();
        makeWindow();
    }

    void cleanup() { window_.reset(); }

    void showsWhatTheEvaluatorComputes() {
        const auto shown = regions();
        QCOMPARE(shown.size(), scene().shownBounds.size());
        for (const auto& [id, region] : shown) {
            const RegionPtr own = evaluator_->regionOf(scene(), *evaluator_->catalogue().find(id));
            QCOMPARE(region->polygons.size(), own->polygons.size());
            for (std::size_t i = 0; i < own->polygons.size(); ++i) {
                QVERIFY(region->polygons[i].points == own->polygons[i].points);
                QCOMPARE(region->polygons[i].hole, own->polygons[i].hole);
            }
        }
    }

    void boxHidesAndShowsABound() {
        const auto before = regions();
        const scene::Scene old = scene();
        QVERIFY(before.contains("bes3-2024"));
        clickBox("bes3-2024");
        settle();
        auto after = regions();
        QVERIFY(!after.contains("bes3-2024"));
        QCOMPARE(after.size(), before.size() - 1);
        for (const auto& [id, region] : after) {
            QCOMPARE(region, before.at(id));
        }
        clickBox("bes3-2024");
        settle();
        QVERIFY(regions() == before);
        QVERIFY(scene() == old); // in its old place of the drawing order, too
    }

    void headingTogglesItsBounds() {
        BoundsPanel& panel = window_->boundsPanel();
        QTreeWidgetItem* heading = panel.itemOf(QStringLiteral("charm"))->parent();
        const QRect row = panel.tree()->visualItemRect(heading);
        const auto click = [&] {
            QTest::mouseClick(panel.tree()->viewport(), Qt::LeftButton, {},
                              BoundDelegate::checkRect(row).center());
            settle();
        };
        QCOMPARE(heading->checkState(0), Qt::PartiallyChecked);
        click(); // some of several: first all, then none
        for (const char* id : {"charm", "nucal", "e137", "e141"}) {
            QVERIFY(scene().shows(id));
        }
        click();
        for (const char* id : {"charm", "nucal", "e137", "e141"}) {
            QVERIFY(!scene().shows(id));
        }
        QCOMPARE(heading->checkState(0), Qt::Unchecked);
        clickBox("nucal");
        settle();
        QCOMPARE(heading->checkState(0), Qt::PartiallyChecked);
    }

    /// Λ enters the magnetic moment and nothing else.
    void dragOfTheCutoffChangesOneRegion() {
        const scene::Scene old = scene();
        const auto before = regions();
        drag(part<ValueSlider>("model.cutoff"), 40);
        settle();
        QVERIFY(scene().scenario.model.cutoffGeV > 1.2 * old.scenario.model.cutoffGeV);
        const auto after = regions();
        for (const auto& [id, region] : after) {
            if (id == "g2-muon") {
                QVERIFY(region != before.at(id));
                QVERIFY(region->polygons.front().points != before.at(id)->polygons.front().points);
            } else {
                QCOMPARE(region, before.at(id));
            }
        }
        QCOMPARE(window_->session().undoStack().count(), 1); // the whole drag is one step
        keys(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(scene() == old);
        QVERIFY(regions() == before);
        keys(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(regions() == after);
    }

    void twoDragsAreTwoSteps() {
        auto* slider = part<ValueSlider>("model.cutoff");
        drag(slider, 40);
        const double first = scene().scenario.model.cutoffGeV;
        drag(slider, -24);
        settle();
        QCOMPARE(window_->session().undoStack().count(), 2);
        keys(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scene().scenario.model.cutoffGeV, first);
    }

    void pressBesideTheHandleIsADragToo() {
        auto* slider = part<ValueSlider>("model.cutoff");
        const QPoint at(slider->width() - 30, slider->height() / 2);
        QTest::mouseClick(slider, Qt::LeftButton, {}, at);
        settle();
        QVERIFY(scene().scenario.model.cutoffGeV > 2e4);
        QVERIFY(std::abs(slider->handleCentre().x() - at.x()) < 6);
        QCOMPARE(window_->session().undoStack().count(), 1);
    }

    void typedNumbersCount() {
        type("model.cutoff", QStringLiteral("2 TeV"));
        settle();
        QCOMPARE(scene().scenario.model.cutoffGeV, 2000.0);
        QCOMPARE(part<QLineEdit>("model.cutoff.field")->text(), QStringLiteral("2000"));
        QVERIFY(part<QToolButton>("model.cutoff.reset")->isVisible());
        // The focus is still in the field: undo is the scene's, as nothing is half typed.
        QTest::keyClick(part<QLineEdit>("model.cutoff.field"), Qt::Key_Z, Qt::ControlModifier);
        settle();
        QCOMPARE(scene().scenario.model.cutoffGeV, 1000.0);
    }

    void wrongTextIsRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("word") << "large";
        QTest::newRow("comma") << "1,5";
        QTest::newRow("out of range") << "1e9";
        QTest::newRow("not finite") << "inf";
    }

    void wrongTextIsRefused() {
        QFETCH(QString, text);
        const scene::Scene old = scene();
        type("model.cutoff", text);
        auto* field = part<ValueField>("model.cutoff.field");
        QVERIFY(scene() == old);
        QVERIFY(!field->complaint().isEmpty());
        QCOMPARE(field->toolTip(), field->complaint());
        QCOMPARE(window_->session().undoStack().count(), 0);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(field->complaint().isEmpty());
        QCOMPARE(field->text(), QStringLiteral("1000"));
        type("model.cutoff", text);
        QCOMPARE(field->text(), text); // to be corrected
        part<ValueSlider>("model.cutoff")->setFocus();
        QCOMPARE(field->text(), QStringLiteral("1000"));
        QVERIFY(field->complaint().isEmpty());
    }

    void undoHasTwoKeysForRedoAndAName() {
        type("model.cutoff", QStringLiteral("5000"));
        QCOMPARE(window_->session().undoStack().undoText(), QStringLiteral("change of Λ"));
        keys(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scene().scenario.model.cutoffGeV, 1000.0);
        keys(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(scene().scenario.model.cutoffGeV, 5000.0);
    }

    void doubleClickResets() {
        const scene::Scene old = scene();
        auto* mark = part<QToolButton>("model.cutoff.reset");
        QVERIFY(!mark->isVisible());
        window_->session().change(QStringLiteral("model.cutoff"), 5000.0);
        QVERIFY(mark->isVisible());
        auto* slider = part<ValueSlider>("model.cutoff");
        QTest::mouseDClick(slider, Qt::LeftButton, {}, slider->handleCentre());
        settle();
        QVERIFY(scene() == old);
        QVERIFY(!mark->isVisible());
        window_->session().change(QStringLiteral("model.cutoff"), 5000.0);
        QTest::mouseDClick(part<QWidget>("model.cutoff.symbol"), Qt::LeftButton);
        QVERIFY(scene() == old);
        window_->session().change(QStringLiteral("model.cutoff"), 5000.0);
        QTest::mouseClick(mark, Qt::LeftButton);
        QVERIFY(scene() == old);
    }

    void toolBarAndPanelAgree() {
        QTest::mouseClick(part<QToolButton>("toolbar.data.epoch.before-2025"), Qt::LeftButton);
        settle();
        QVERIFY(scene().scenario.data.epoch == scene::Epoch::before2025);
        QVERIFY(part<QToolButton>("data.epoch.before-2025")->isChecked());
        const auto layers = window_->plot().figure().layers;
        const auto moment = std::find_if(layers.begin(), layers.end(),
                                         [](const auto& layer) { return layer.id == "g2-muon"; });
        QVERIFY(moment->fill == figure::Fill::hatched);
        QTest::mouseClick(part<QToolButton>("model.sign.-1"), Qt::LeftButton);
        QVERIFY(!scene().scenario.model.positiveSign);
        QVERIFY(part<QToolButton>("toolbar.model.sign.-1")->isChecked());
        keys(Qt::Key_G, Qt::ControlModifier);
        QVERIFY(scene().scenario.model.positiveSign);
    }

    void wheelZoomsAndUndoReturns() {
        const scene::Scene old = scene();
        wheel(window_->plot().plotRect().center().toPoint(), 2);
        QTRY_VERIFY(scene().plane.x.max < old.plane.x.max);
        QTest::qWait(800); // the run of wheel steps ends
        settle();
        QVERIFY(window_->plot().figure().x.axis == scene().plane.x);
        QVERIFY(window_->plot().figure().y.axis == scene().plane.y);
        QCOMPARE(window_->session().undoStack().count(), 1);
        keys(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(scene() == old);
        QVERIFY(window_->plot().figure().x.axis == old.plane.x);
        wheel(window_->plot().plotRect().center().toPoint(), 1);
        QTest::qWait(800);
        part<QAction>("action_reset_view")->trigger();
        settle();
        QVERIFY(scene() == old);
    }

    /// Zooming out stops where masses and couplings end.
    void zoomEndsAtTheParameterRange() {
        for (int i = 0; i < 40; ++i) {
            wheel(window_->plot().plotRect().center().toPoint(), -4);
        }
        QTest::qWait(800);
        settle();
        QVERIFY(scene::checkPlane(scene()).empty());
        QVERIFY(scene().plane.x.max <= scene::findParameter("plane.x_max")->max);
        QVERIFY(window_->plot().figure().x.axis == scene().plane.x);
    }

    void pointerFillsTheProbe() {
        plot::FigurePlot& plot = window_->plot();
        const QRectF inside = plot.plotRect();
        // The upper middle of this plane is covered by several collider bounds.
        const QPoint at(static_cast<int>(inside.left() + 0.5 * inside.width()),
                        static_cast<int>(inside.top() + 0.1 * inside.height()));
        QTest::mouseMove(&plot, at);
        QTRY_VERIFY(window_->probePanel().list()->topLevelItemCount() >= 2);
        QVERIFY(!window_->probePanel().isPinned());
        QTest::mouseClick(&plot, Qt::LeftButton, {}, at);
        QVERIFY(window_->probePanel().isPinned());
        window_->probePanel().release();
        QTest::qWait(600); // no triple click
        QTest::mouseClick(&plot, Qt::LeftButton, {}, at);
        QTest::mouseDClick(&plot, Qt::LeftButton, {}, at);
        QVERIFY(!window_->probePanel().isPinned());
    }

    /// The shortcut of a panel behind another's tab brings it forward, the next one closes it.
    void panelsBehindTabsComeForward() {
        auto* problems = part<QDockWidget>("dock_problems");
        auto* probe = part<QDockWidget>("dock_probe");
        problems->show();
        window_->tabifyDockWidget(probe, problems);
        probe->raise();
        QTRY_VERIFY(problems->visibleRegion().isEmpty());
        problems->toggleViewAction()->trigger();
        QTRY_VERIFY(!problems->visibleRegion().isEmpty());
        problems->toggleViewAction()->trigger();
        QTRY_VERIFY(problems->isHidden());
        problems->toggleViewAction()->trigger();
        QTRY_VERIFY(!problems->visibleRegion().isEmpty());
    }

    /// The wheel scrolls the panel, also over the choice that was used last.
    void theWheelChangesNoChoice() {
        auto* axes = part<QComboBox>("plane.id");
        axes->setFocus();
        const QString before = axes->currentText();
        const QPointF at = axes->rect().center();
        QWheelEvent event(at, axes->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(axes, &event);
        QCOMPARE(axes->currentText(), before);
        QVERIFY(!event.isAccepted());
    }

    /// Hints that have no room are left out, the others stand apart.
    void hintsNeverOverlap() {
        HintsStrip strip;
        const auto* close = strip.findChild<QToolButton*>(QStringLiteral("hints_dismiss"));
        for (const int width : {300, 420, 700, 1200}) {
            strip.resize(width, strip.sizeHint().height());
            strip.show();
            QTest::qWait(20);
            int end = 0;
            for (const QWidget* hint :
                 strip.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
                if (hint->isVisible() && hint != close) {
                    QVERIFY(hint->x() >= end);
                    QVERIFY(hint->width() >= hint->sizeHint().width());
                    end = hint->geometry().right();
                }
            }
            QVERIFY(end < close->x());
            QVERIFY(close->geometry().right() <= width);
        }
    }

    void layoutComesBack() {
        auto* dock = part<QDockWidget>("dock_bounds");
        dock->close();
        QVERIFY(!dock->isVisible());
        part<QDockWidget>("dock_model")->setFloating(true);
        part<QAction>("action_reset_layout")->trigger();
        QTRY_VERIFY(dock->isVisible());
        QVERIFY(!part<QDockWidget>("dock_model")->isFloating());
        QCOMPARE(window_->dockWidgetArea(dock), Qt::RightDockWidgetArea);
    }

    void layoutIsRemembered() {
        part<QDockWidget>("dock_bounds")->close();
        QTest::mouseClick(part<QToolButton>("hints_dismiss"), Qt::LeftButton);
        window_->close();
        window_.reset();
        makeWindow();
        QVERIFY(!part<QDockWidget>("dock_bounds")->isVisible());
        QVERIFY(part<QDockWidget>("dock_model")->isVisible());
        QVERIFY(!part<QWidget>("hints")->isVisible());
    }

    void garbageInTheSettingsIsIgnored() {
        window_.reset();
        {
            QSettings stored(QStringLiteral("cyrano"), QStringLiteral("cyrano"));
            stored.setValue(QStringLiteral("window/geometry"), QByteArray(300, '\xff'));
            stored.setValue(QStringLiteral("window/state"), QByteArray("\0\0\0\xff garbage", 12));
            stored.setValue(QStringLiteral("hints/dismissed"), QStringLiteral("perhaps"));
        }
        makeWindow();
        for (const char* name : {"dock_model", "dock_bounds", "dock_probe"}) {
            QVERIFY(part<QDockWidget>(name)->isVisible());
        }
        QVERIFY(window_->width() >= 400);
    }

    void scenesOpenSaveAndFail() {
        window_->openSceneFile(QStringLiteral("photon-only"));
        settle();
        QVERIFY(scene().scenario.model.electroweak == model::Electroweak::photonOnly);
        QVERIFY(!window_->isWindowModified());
        const QString file = home_.filePath(QStringLiteral("scene.toml"));
        QVERIFY(window_->saveScene(file));
        const auto read = scene::readScene(file.toStdString());
        QVERIFY(read.has_value());
        QVERIFY(*read == scene());
        QVERIFY(window_->windowTitle().contains(QStringLiteral("scene.toml")));
        window_->session().change(QStringLiteral("model.cutoff"), 3000.0);
        part<QAction>("action_save")->trigger(); // into the same file
        QVERIFY(*scene::readScene(file.toStdString()) == scene());
        QVERIFY(!window_->isWindowModified());
        window_->openSceneFile(QStringLiteral("hypercharge"));
        QVERIFY(!window_->windowTitle().contains(QStringLiteral(".toml")));
        keys(Qt::Key_Z, Qt::ControlModifier); // undoes the opening: the file is the scene's again
        QVERIFY(window_->windowTitle().contains(QStringLiteral("scene.toml")));
        window_->openSceneFile(file);
        settle();
        QVERIFY(window_->windowTitle().contains(QStringLiteral("scene.toml")));
        const scene::Scene kept = scene();
        window_->openSceneFile(QStringLiteral("no-such-scene"));
        QVERIFY(scene() == kept);
        QVERIFY(part<QToolButton>("problems_button")->isVisible());
        QVERIFY(!window_->saveScene(QStringLiteral("/nowhere/at/all.toml")));
    }

    void figureIsExported() {
        const QString file = home_.filePath(QStringLiteral("figure.pdf"));
        part<QAction>("action_export")->trigger();
        auto* dialog = window_->findChild<exporting::ExportDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QVERIFY(dialog->exportTo(file));
        QFile pdf(file);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.read(5) == "%PDF-");
        QVERIFY(!dialog->exportTo(home_.filePath(QStringLiteral("figure.xyz"))));
        QVERIFY(part<QToolButton>("problems_button")->isVisible());
        QVERIFY(dialog->exportTo(file)); // what failed has worked now
        QVERIFY(!part<QToolButton>("problems_button")->isVisible());
        dialog->close();
    }
};

QTEST_MAIN(TestWindow)
#include "test_window.moc"
