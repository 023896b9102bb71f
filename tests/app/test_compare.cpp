// Pictures and points compared in the window, driven as a lecturer does.
#include <QAction>
#include <QLabel>
#include <QPainter>
#include <QSettings>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>
#include <cmath>

#include "app/export/figure_export.hpp"
#include "app/export/pgf_export.hpp"
#include "app/export/pgf_layout.hpp"
#include "app/panels/compare_panel.hpp"
#include "app/panels/probe_panel.hpp"
#include "app/panels/value_slider.hpp"
#include "app/plot/figure_plot.hpp"
#include "app/plot/ghost_item.hpp"
#include "driver.hpp"

using namespace cyrano;
using namespace cyrano::app;

class TestCompare : public QObject, private Driver {
    Q_OBJECT

  private:
    [[nodiscard]] const std::optional<figure::Ghost>& ghost() {
        return window_->plot().figure().ghost;
    }

    bool hasGhostOf(const std::string& id) {
        return ghost() && std::any_of(ghost()->layers.begin(), ghost()->layers.end(),
                                      [&](const figure::Layer& layer) { return layer.id == id; });
    }

    void change(const char* path, const scene::Value& value) {
        window_->session().change(QString::fromUtf8(path), value);
        settle();
    }

    /// A scene in which E137 excludes what the next tests point at.
    void openDumps() {
        window_.reset();
        openWindow("photon-only");
    }

    /// Ctrl+P.
    void pin() {
        QTest::keyClick(window_.get(), Qt::Key_P, Qt::ControlModifier);
        QCoreApplication::processEvents();
    }

    QPoint pixelOf(double x, double y) {
        plot::FigurePlot& plot = window_->plot();
        const plot::PixelMap map(plot.view(), plot.plotRect());
        return map.toPixel({plot.view().x.toAxis(x), plot.view().y.toAxis(y)}).toPoint();
    }

    QPointF valueOf(QPoint pixel) {
        plot::FigurePlot& plot = window_->plot();
        const plot::PixelMap map(plot.view(), plot.plotRect());
        const region::Point p = map.toAxis(pixel);
        return {plot.view().x.fromAxis(p.x), plot.view().y.fromAxis(p.y)};
    }

    void click(QPoint pixel) {
        QTest::mouseClick(&window_->plot(), Qt::LeftButton, {}, pixel);
        QTest::qWait(QApplication::doubleClickInterval() + 50);
    }

    void point(QPoint pixel) {
        QTest::mouseMove(&window_->plot(), pixel);
        QTest::qWait(100);
    }

    ComparePanel& panel() { return window_->comparePanel(); }

    QTreeWidgetItem* rowCalled(const QString& title) {
        QTreeWidget* rows = panel().rows();
        for (int i = 0; i < rows->topLevelItemCount(); ++i) {
            if (rows->topLevelItem(i)->data(0, Qt::AccessibleTextRole) == title) {
                return rows->topLevelItem(i);
            }
        }
        return nullptr;
    }

    QString titleOf(const char* id) {
        return QString::fromStdString(evaluator_->catalogue().find(id)->record().title);
    }

    /// Changed pixels of a file painted from each figure.
    static int changedPixels(const figure::Figure& a, const figure::Figure& b) {
        const exporting::ExportOptions options;
        const QImage one = exporting::exportPreview(a, QStringLiteral("png"), options, {600, 420});
        const QImage two = exporting::exportPreview(b, QStringLiteral("png"), options, {600, 420});
        int count = 0;
        for (int y = 0; y < one.height(); ++y) {
            for (int x = 0; x < one.width(); ++x) {
                count += one.pixel(x, y) != two.pixel(x, y) ? 1 : 0;
            }
        }
        return count;
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }

    void init() {
        QSettings(QStringLiteral("cyrano"), QStringLiteral("cyrano")).clear();
        openWindow("pseudoscalar-after-2025");
    }

    void cleanup() { window_.reset(); }

    void nothingIsThereBeforeItIsAskedFor() {
        QVERIFY(!panel().isVisible());
        QVERIFY(!ghost());
        QVERIFY(window_->plot().ghost() == nullptr);
    }

    void oneKeyPinsAndUnpins() {
        auto* action = part<QAction>("action_pin_picture");
        QVERIFY(!action->isChecked());
        pin();
        QVERIFY(action->isChecked());
        QVERIFY(panel().isVisible());
        QVERIFY(!ghost()); // nothing moved yet
        QVERIFY(panel().ghostNote().contains(QStringLiteral("Picture pinned")));
        change("model.cutoff", 10000.0);
        QTRY_VERIFY(hasGhostOf("g2-muon"));
        QVERIFY(!hasGhostOf("e137"));
        QVERIFY(window_->plot().ghost() != nullptr);
        QCOMPARE(QString::fromStdString(window_->plot().captionLines().front()),
                 QStringLiteral(R"(\text{thin lines (ghost): }\Lambda=1\,\mathrm{TeV})"));
        change("model.cutoff", 1000.0);
        QVERIFY(!ghost()); // back where it was
        change("model.cutoff", 10000.0);
        pin();
        QVERIFY(!action->isChecked());
        QVERIFY(!ghost());
        QVERIFY(!panel().isVisible());
        QVERIFY(window_->plot().ghost() == nullptr);
    }

    void theToolBarPinsToo() {
        QToolButton* button = nullptr;
        for (QToolButton* candidate : window_->findChildren<QToolButton*>()) {
            if (candidate->defaultAction() == part<QAction>("action_pin_picture")) {
                button = candidate;
            }
        }
        QVERIFY(button != nullptr && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        change("model.br_invisible", 0.5);
        QVERIFY(hasGhostOf("e137"));
        QTest::mouseClick(part<QToolButton>("compare_unpin"), Qt::LeftButton);
        QVERIFY(!ghost());
        QVERIFY(!button->isChecked());
    }

    void aDragDoesNotPaintTheGhostAgain() {
        pin();
        change("model.cutoff", 5000.0);
        QTest::qWait(300);
        QVERIFY(hasGhostOf("g2-muon"));
        int before = 0;
        auto* slider = part<ValueSlider>("model.cutoff");
        QPoint at = slider->handleCentre();
        QTest::mousePress(slider, Qt::LeftButton, {}, at);
        std::vector<std::shared_ptr<const region::Region>> seen;
        for (int i = 0; i < 8; ++i) {
            at += QPoint(4, 0);
            QTest::mouseMove(slider, at);
            QTest::qWait(60);
            if (i == 0) { // which regions move decides how they share buffers: all are painted
                before = window_->plot().ghost()->paintings();
                QVERIFY(before > 0);
            }
            for (const figure::Layer& layer : window_->plot().figure().layers) {
                if (layer.id == "g2-muon") {
                    seen.push_back(layer.region);
                }
            }
        }
        QVERIFY(seen.front() != seen.back()); // the live picture did move
        QCOMPARE(window_->plot().ghost()->paintings(), before);
        QTest::mouseRelease(slider, Qt::LeftButton, {}, at);
        settle();
        QVERIFY(hasGhostOf("g2-muon"));
    }

    void aZoomTakesTheGhostAlong() {
        pin();
        change("model.br_invisible", 0.5);
        QTest::qWait(300);
        const scene::Axis before = ghost()->x;
        const int paintings = window_->plot().ghost()->paintings();
        window_->plot().setFocus();
        QTest::keyClick(&window_->plot(), Qt::Key_Plus);
        // At once with the edges at hand, then with those computed for the new window.
        QTRY_VERIFY(window_->plot().ghost()->paintings() > paintings);
        QTRY_VERIFY_WITH_TIMEOUT(ghost() && !(ghost()->x == before), patienceMs);
        settle();
        QTRY_VERIFY_WITH_TIMEOUT(ghost()->x == scene().plane.x, patienceMs);
        scene::Scene pinned = scene();
        pinned.scenario.model.brInvisible = 0.0;
        QVERIFY(!ghost()->layers.empty());
        for (const figure::Layer& layer : ghost()->layers) {
            QVERIFY(layer.region ==
                    evaluator_->regionOf(pinned, *evaluator_->catalogue().find(layer.id)));
        }
    }

    void otherAxesAreSaid() {
        pin();
        change("plane.id", std::string("mass-muon"));
        QVERIFY(!ghost());
        QTRY_VERIFY(panel().ghostNote().contains(QStringLiteral("other axes")));
        change("plane.id", std::string("mass-photon"));
        change("model.cutoff", 10000.0);
        QTRY_VERIFY(hasGhostOf("g2-muon"));
    }

    void filesShowTheGhost() {
        pin();
        change("model.br_invisible", 0.5);
        const figure::Figure with = window_->plot().figure();
        QVERIFY(with.ghost.has_value());
        figure::Figure lines = with;
        lines.ghost.reset();
        QVERIFY(changedPixels(with, lines) > 200);
        const exporting::ExportOptions options;
        const auto latex = [&](const figure::Figure& figure) {
            return QString::fromStdString(
                exporting::pgfDocument(figure, exporting::pgfLayout(figure, options)));
        };
        QVERIFY(latex(with).contains(QStringLiteral("cyranoghost1")));
        QVERIFY(latex(with).contains(QStringLiteral("thin lines (ghost)")));
        QVERIFY(!latex(lines).contains(QStringLiteral("cyranoghost")));
    }

    void twoClicksGiveARatio() {
        const QPoint a = pixelOf(0.05, 1e-6);
        const QPoint b = pixelOf(0.5, 1e-5);
        point(a);
        QVERIFY(!panel().isVisible());
        const QSize plot = window_->plot().size();
        click(a);
        QVERIFY(panel().isVisible());
        QCOMPARE(window_->plot().size(), plot); // or the second click would miss
        point(b);
        QTRY_COMPARE(panel().pointNote(), ratioText(scene(), valueOf(a), valueOf(b)));
        QVERIFY(!panel().reference());
        click(b);
        QVERIFY(panel().reference() && *panel().reference() == valueOf(a));
        point(pixelOf(0.02, 1e-4)); // held: the pointer does not count any more
        QCOMPARE(panel().pointNote(), ratioText(scene(), valueOf(a), valueOf(b)));
        click(a); // begins anew
        QVERIFY(!panel().reference());
        QTest::keyClick(window_.get(), Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(!panel().isVisible());
    }

    void ratiosAreReadable() {
        const scene::Scene& s = scene();
        QCOMPARE(ratioText(s, {0.1, 1e-5}, {0.24, 3.1e-6}),
                 QStringLiteral("m_a ×2.40 (+0.38 decades)\ng_aγγ ×0.31 (−0.51 decades)"));
        QVERIFY(ratioText(s, {0.1, 0.0}, {0.1, 1e-6}).contains(QStringLiteral("from 0 to")));
        QVERIFY(ratioText(s, {0.1, -1e-6}, {0.1, 2e-6}).contains(QStringLiteral("other sign")));
    }

    void boundsAreComparedAtBothPoints() {
        openDumps();
        const QPoint a = pixelOf(0.05, 1e-5);
        const QPoint b = pixelOf(0.05, 1e-3);
        click(a);
        click(b);
        const QTreeWidgetItem* row = rowCalled(titleOf("e137"));
        QVERIFY(row != nullptr);
        const QPointF at = valueOf(a);
        const auto verdicts =
            picture::explainPoint(scene(), evaluator_->catalogue(), at.x(), at.y());
        const auto e137 = std::find_if(verdicts.begin(), verdicts.end(),
                                       [](const auto& v) { return v.bound->id() == "e137"; });
        QVERIFY(e137->inside);
        QVERIFY(row->text(1).startsWith(QStringLiteral("inside by ×")));
        QVERIFY(row->text(2).startsWith(QStringLiteral("outside by ×")));
        QVERIFY(row->text(3).startsWith(u'×'));
        QVERIFY(panel().rows()->isColumnHidden(4)); // no picture is pinned
    }

    void aPinnedPictureTellsHowFarEdgesMoved() {
        openDumps();
        const QPoint a = pixelOf(0.05, 1e-5);
        pin();
        change("model.br_invisible", 0.9);
        point(a + QPoint(3, 0));
        point(a);
        QTRY_VERIFY(rowCalled(titleOf("e137")) != nullptr);
        const QString said = rowCalled(titleOf("e137"))->text(4);
        scene::Scene before = scene();
        before.scenario.model.brInvisible = 0.0;
        const QPointF at = valueOf(a);
        const auto shifts =
            picture::edgeShifts(before, scene(), evaluator_->catalogue(), at.x(), at.y());
        const auto e137 = std::find_if(shifts.begin(), shifts.end(),
                                       [](const auto& s) { return s.bound->id() == "e137"; });
        QVERIFY(e137 != shifts.end() && e137->ratio());
        QVERIFY(said.startsWith(e137->lower ? QStringLiteral("lower edge ×")
                                            : QStringLiteral("upper edge ×")));
        const double shown = said.mid(said.indexOf(u'×') + 1).toDouble();
        QVERIFY(std::abs(shown / *e137->ratio() - 1.0) < 0.02);
        QVERIFY(panel().rows()->isColumnHidden(1)); // one point alone has no ratio
    }

    void aDoubleClickTakesItsFirstHalfBack() {
        const QPoint a = pixelOf(0.05, 1e-6);
        click(a);
        const QPoint b = pixelOf(0.5, 1e-5);
        QTest::mouseClick(&window_->plot(), Qt::LeftButton, {}, b);
        QTest::mouseDClick(&window_->plot(), Qt::LeftButton, {}, b);
        QVERIFY(!panel().reference());
        QCOMPARE(*window_->probePanel().heldPoint(), valueOf(a));
    }
};

QTEST_MAIN(TestCompare)
#include "test_compare.moc"
