// Units, second axes and lines of equal lifetime, as the user meets them.
#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <cmath>

#include "app/export/figure_export.hpp"
#include "app/export/pgf_layout.hpp"
#include "app/export/presets.hpp"
#include "app/plot/figure_plot.hpp"
#include "app/plot/lines_item.hpp"
#include "app/window/axes_menu.hpp"
#include "core/figure/scene_figure.hpp"
#include "driver.hpp"

using namespace cyrano;
using namespace cyrano::app;

namespace {

/// The figure of a scene with all that can stand at its axes.
figure::Figure dressed(const char* name, const char* top, const char* right) {
    scene::Scene scene = fixture::scene(name);
    scene = fixture::with(scene, "plane.top_axis", top);
    scene = fixture::with(scene, "plane.right_axis", right);
    scene = fixture::with(scene, "plane.lifetime_lines", "decay-length");
    picture::Evaluator evaluator(fixture::catalogue());
    figure::Figure out = figure::makeFigure(evaluator.evaluate(scene).value());
    out.title = scene.title;
    return out;
}

exporting::ExportOptions preset(const char* name) {
    exporting::ExportOptions out;
    exporting::apply(*exporting::findPreset(QString::fromLatin1(name)), out);
    return out;
}

/// A plot for a file, laid out at the size of a preset.
class Laid final : public plot::FigurePlot {
  public:
    Laid(const figure::Figure& figure, const exporting::ExportOptions& options)
        : FigurePlot(nullptr, Purpose::file) {
        constexpr double unitsPerMm = 50.0 * 72.0 / 25.4;
        plot::PlotStyle style = options.style;
        style.pixelsPerPoint = 50.0;
        setPlotStyle(style);
        setFigure(figure);
        setViewport(QRect(QPoint(), (options.sizeMm * unitsPerMm).toSize()));
        updateLayout();
    }
};

bool overlap(const QRectF& a, const region::Box& b) {
    return a.left() < b.xMax && b.xMin < a.right() && a.top() < b.yMax && b.yMin < a.bottom();
}

} // namespace

class TestAxes : public QObject, private Driver {
    Q_OBJECT

  private:
    QAction* entry(const char* path, const char* word) {
        return part<QAction>((std::string("axes.") + path + "." + word).c_str());
    }

    void choose(const char* path, const char* word) {
        QAction* action = entry(path, word);
        QVERIFY(action->isVisible() && action->isEnabled());
        action->trigger();
        settle();
        QVERIFY(action->isChecked());
    }

    const figure::Figure& shown() { return window_->plot().figure(); }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void cleanup() { window_.reset(); }

    void menuWritesUnitsAndAxes() {
        openWindow("photon-only");
        const double width = window_->plot().plotRect().width();
        choose("plane.mass_unit", "MeV");
        QCOMPARE(shown().x.label, std::string(R"(m_a\ [\mathrm{MeV}])"));
        choose("plane.right_axis", "inverse");
        QVERIFY(shown().right.has_value());
        QVERIFY(window_->plot().plotRect().width() < width - 20.0); // its numbers have room
        const double height = window_->plot().plotRect().height();
        choose("plane.top_axis", "frequency");
        QVERIFY(window_->plot().plotRect().height() < height - 20.0);
        choose("plane.lifetime_lines", "decay-length");
        QVERIFY(shown().lines.size() >= 2);
        QVERIFY(!window_->plot().lines().nameBoxes().empty());
        // One step back for each.
        for (int i = 0; i < 4; ++i) {
            part<QAction>("action_undo")->trigger();
            settle();
        }
        QVERIFY(shown().lines.empty() && !shown().right && !shown().top);
        QCOMPARE(shown().x.label, std::string(R"(m_a\ [\mathrm{GeV}])"));
        QCOMPARE(window_->plot().plotRect().width(), width);
        QVERIFY(entry("plane.mass_unit", "GeV")->isChecked());
    }

    void menuOffersWhatMeansSomething() {
        openWindow("photon-only");
        QVERIFY(entry("plane.right_axis", "inverse")->isVisible());
        QVERIFY(!entry("plane.right_axis", "alpha")->isVisible());
        window_->session().change(QStringLiteral("plane.id"), std::string("mass-muon"));
        settle();
        QVERIFY(!entry("plane.right_axis", "inverse")->isVisible());
        QVERIFY(entry("plane.right_axis", "alpha")->isVisible());
        QVERIFY(!entry("plane.coupling_unit", "TeV^-1")->isVisible());
        window_->session().change(QStringLiteral("plane.id"), std::string("photon-muon"));
        settle();
        QVERIFY(!entry("plane.top_axis", "frequency")->isVisible());
        QVERIFY(!entry("plane.mass_unit", "MeV")->isVisible());
    }

    void rightClickBesideTheFrameOpensTheMenu() {
        openWindow("photon-only");
        auto& plot = window_->plot();
        auto* menu = part<AxesMenu>("axes_menu");
        const auto rightClick = [&](QPoint at) {
            QContextMenuEvent event(QContextMenuEvent::Mouse, at, plot.mapToGlobal(at));
            QCoreApplication::sendEvent(&plot, &event);
        };
        rightClick(plot.plotRect().center().toPoint()); // zooms
        QVERIFY(!menu->isVisible());
        rightClick(QPoint(5, plot.height() / 2));
        QVERIFY(menu->isVisible());
        menu->close();
    }

    /// While the window of the plane is dragged, the second axes go along.
    void secondAxesFollowTheView() {
        openWindow("photon-only");
        choose("plane.right_axis", "inverse");
        window_->session().changeAll(
            {{QStringLiteral("plane.y_min"), 1e-8}, {QStringLiteral("plane.y_max"), 1e-4}},
            QStringLiteral("zoom"));
        settle();
        const auto& ticks = shown().right->ticks;
        const auto ten = std::find_if(ticks.begin(), ticks.end(), [](const figure::Tick& tick) {
            return tick.label == "10^{3}";
        });
        QVERIFY(ten != ticks.end());
        QVERIFY(std::abs(ten->position + 6.0) < 1e-12); // 10³ TeV at 10⁻⁶ GeV⁻¹
        QVERIFY(shown().right->axis == shown().y.axis);
    }

    void nothingCollides_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("scene");
        for (const char* name : {"prl-1col", "prl-2col", "slides-16x9", "poster"}) {
            for (const char* scene : {"landscape", "photon-only", "dark-photon"}) {
                QTest::addRow("%s, %s", name, scene)
                    << QString::fromLatin1(name) << QString::fromLatin1(scene);
            }
        }
    }
    /// Names of lines lie in the frame, apart from those of regions and from the caption.
    void nothingCollides() {
        QFETCH(const QString, name);
        QFETCH(const QString, scene);
        const std::string sceneName = scene.toStdString();
        const Laid plot(dressed(sceneName.c_str(), "frequency", "squared"),
                        preset(name.toLatin1().constData()));
        const std::vector<region::Box> boxes = plot.lines().nameBoxes();
        QVERIFY(!boxes.empty());
        for (const region::Box& box : boxes) {
            QVERIFY(plot.plotRect().contains(
                QRectF(QPointF(box.xMin, box.yMin), QPointF(box.xMax, box.yMax))));
            for (const plot::PlacedLabel& label : plot.placedLabels()) {
                QVERIFY2(!overlap(label.rect, box), qPrintable(label.id));
            }
            if (!plot.captionLines().empty()) {
                QVERIFY(!overlap(plot.captionRect(), box));
            }
        }
    }

    void pgfHasTheSameAxes() {
        const figure::Figure figure = dressed("photon-only", "wavelength", "inverse");
        const exporting::PgfOptions layout = exporting::pgfLayout(figure, preset("prl-1col"));
        QVERIFY(layout.labelledTop && layout.labelledRight);
        QVERIFY(layout.topDepthPt > 15.0);
        QCOMPARE(layout.guides.size(), figure.lines.size());
        const QString text = QString::fromStdString(exporting::pgfDocument(figure, layout));
        QCOMPARE(text.count(QStringLiteral("\\begin{axis}")), 2);
        QVERIFY(text.contains(QStringLiteral("ylabel={$1/g_{a\\gamma\\gamma}")));
        QVERIFY(text.contains(QStringLiteral("xlabel={$h/m_a c")));
        QVERIFY(text.contains(QStringLiteral("\\addplot[cyrano guide]")));
        QVERIFY(text.contains(QStringLiteral("c\\tau=1\\,\\mathrm{m}")));
        // Its coordinates count in GeV whatever is written at the axis.
        figure::Figure mev = figure;
        mev.x = figure::makeAxis(figure.x.axis, "m", {1e3, 1.0});
        QVERIFY(QString::fromStdString(exporting::pgfDocument(mev, layout))
                    .contains(QStringLiteral("% x: m, 1000 times what the tables hold")));
        figure::Figure bare = figure;
        bare.top.reset();
        bare.right.reset();
        const QString one = QString::fromStdString(
            exporting::pgfDocument(bare, exporting::pgfLayout(bare, preset("prl-1col"))));
        QCOMPARE(one.count(QStringLiteral("\\begin{axis}")), 1);
    }

    void titlesOfSlidesHaveNoSerifs() {
        const figure::Figure figure = dressed("photon-only", "none", "none");
        const auto text = [&](const char* name) {
            return exporting::exportBytes(figure, QStringLiteral("tex"), preset(name)).value();
        };
        QVERIFY(text("slides-16x9").contains("\\sffamily"));
        QVERIFY(!text("prl-1col").contains("\\sffamily"));
        // A PDF of a title alone embeds the font of its letters.
        figure::Figure bare;
        bare.x = figure.x;
        bare.y = figure.y;
        for (figure::FigureAxis* axis : {&bare.x, &bare.y}) {
            axis->label.clear();
            axis->ticks.clear(); // a minus has no form without serifs
        }
        bare.title = "Title";
        const auto pdf = [&](const char* name) {
            return exporting::exportBytes(bare, QStringLiteral("pdf"), preset(name)).value();
        };
        QVERIFY(pdf("prl-1col").contains("KaTeX_Main-Regular"));
        QVERIFY(!pdf("prl-1col").contains("KaTeX_SansSerif"));
        QVERIFY(pdf("slides-16x9").contains("KaTeX_SansSerif"));
        QVERIFY(!pdf("slides-16x9").contains("KaTeX_Main-Regular"));
    }
};

QTEST_MAIN(TestAxes)
#include "test_axes.moc"
