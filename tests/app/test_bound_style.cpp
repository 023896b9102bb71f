// How a bound is drawn: chosen in a popup, kept with the scene, drawn alike by every output.
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include "app/export/figure_export.hpp"
#include "app/panels/bound_delegate.hpp"
#include "app/panels/bound_style_popup.hpp"
#include "app/panels/bounds_panel.hpp"
#include "app/panels/value_slider.hpp"
#include "app/plot/figure_plot.hpp"
#include "app/plot/hatching.hpp"
#include "app/plot/region_item.hpp"
#include "core/scene/scene_file.hpp"
#include "core/scene/scene_link.hpp"
#include "core/scene/style_fields.hpp"
#include "driver.hpp"

using namespace cyrano;
using namespace cyrano::app;
using exporting::ExportOptions;
using figure::Fill;
using scene::BoundStyle;
using scene::HatchStyle;
using scene::LineStyle;

namespace {

figure::Layer layer(const std::string& id, double x0, double y0, double x1, double y1) {
    region::Region region;
    region.polygons = {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}}};
    figure::Layer out;
    out.id = id;
    out.label = R"(\text{)" + id + "}";
    out.colour = "#d62728";
    out.region = std::make_shared<const region::Region>(region);
    return out;
}

figure::Figure figureOf(std::vector<figure::Layer> layers) {
    figure::Figure f;
    f.x = figure::makeAxis({scene::AxisScale::logarithmic, 1e-2, 1e2}, R"(m_a)");
    f.y = figure::makeAxis({scene::AxisScale::logarithmic, 1e-6, 1e-1}, R"(g)");
    f.layers = std::move(layers);
    return f;
}

figure::Figure styled(const BoundStyle& style) {
    figure::Layer one = layer("one", -1.0, -5.0, 1.0, -2.0);
    one.style = style;
    return figureOf({one});
}

QString written(const figure::Figure& f, const char* suffix, const ExportOptions& options = {}) {
    return QString::fromUtf8(exporting::exportBytes(f, QLatin1String(suffix), options).value());
}

qsizetype count(const QString& text, const char* pattern) {
    return text.count(QRegularExpression(QLatin1String(pattern)));
}

} // namespace

class TestBoundStyle : public QObject, private Driver {
    Q_OBJECT

    [[nodiscard]] BoundStyle styleOf(const char* id) { return scene().styleOf(id); }
    void undo() {
        window_->session().undoStack().undo();
        settle();
    }
    [[nodiscard]] QRect rowOf(const char* id) {
        auto* panel = part<BoundsPanel>("bounds_panel");
        QTreeWidgetItem* row = panel->itemOf(QLatin1String(id));
        panel->tree()->expandAll();
        panel->tree()->scrollToItem(row);
        return panel->tree()->visualItemRect(row);
    }
    /// By a click on the swatch, as a user does.
    BoundStylePopup* popupOf(const char* id) {
        const QRect row = rowOf(id);
        QTest::mouseClick(part<BoundsPanel>("bounds_panel")->tree()->viewport(), Qt::LeftButton, {},
                          BoundDelegate::swatchRect(row).center());
        return part<BoundStylePopup>("bound_style");
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void cleanup() { window_.reset(); }

    void aStyleTravelsWithTheScene() {
        scene::Scene scene = fixture::scene("nose");
        const scene::Scene plain = scene;
        scene = fixture::with(scene, "bound.e137.colour", "#112233");
        scene = fixture::with(scene, "bound.e137.opacity", "0.75");
        scene = fixture::with(scene, "bound.e137.line", "dotted");
        scene = fixture::with(scene, "bound.e137.width", "2.5");
        scene = fixture::with(scene, "bound.e137.hatch", "crossed");
        scene = fixture::with(scene, "bound.nucal.opacity", "0");
        const BoundStyle all{"#112233", 0.75, LineStyle::dotted, 2.5, HatchStyle::crossed};
        QVERIFY(scene.styleOf("e137") == all);
        QVERIFY(scene::parseScene(scene::writeScene(scene), {}).value() == scene);
        QVERIFY(scene::readSceneLink(scene::sceneLink(scene).value()).value() == scene);
        QCOMPARE(scene::toText(scene::getParameter(scene, "bound.e137.opacity").value()),
                 std::string("0.75"));
        QCOMPARE(scene::toText(scene::getParameter(plain, "bound.e137.line").value()),
                 std::string());
        // Every value of every word, and back.
        for (const LineStyle line : scene::lineStyles) {
            const auto next = fixture::with(plain, "bound.e137.line", std::string(name(line)));
            QVERIFY(next.styleOf("e137").line == line);
            QVERIFY(scene::parseScene(scene::writeScene(next), {}).value() == next);
        }
        for (const HatchStyle hatch : scene::hatchStyles) {
            const auto next = fixture::with(plain, "bound.e137.hatch", std::string(name(hatch)));
            QVERIFY(next.styleOf("e137").hatch == hatch);
        }
        for (const std::string_view field : scene::styleFields()) {
            scene = fixture::with(scene, "bound.e137." + std::string(field), "usual");
        }
        scene = fixture::with(scene, "bound.nucal.opacity", "");
        QVERIFY(scene == plain);
    }

    void whatIsNoStyleIsRefused() {
        const scene::Scene scene = fixture::scene("nose");
        const auto why = [&](const char* path, const char* text) {
            const auto changed = scene::withParameterText(scene, path, text);
            return changed ? std::string("taken") : changed.error();
        };
        QVERIFY(why("bound.e137.opacity", "1.5").find("between 0 and 1") != std::string::npos);
        QVERIFY(why("bound.e137.opacity", "nan").find("between") != std::string::npos);
        QVERIFY(why("bound.e137.line", "wavy").find("dashed") != std::string::npos);
        QVERIFY(why("bound.e137.width", "0").find("0.25") != std::string::npos);
        QVERIFY(why("bound.e137.hatch", "dots").find("rising") != std::string::npos);
        QVERIFY(why("bound.e137.colour", "red").find("#rrggbb") != std::string::npos);
    }

    void everyOutputDrawsTheStyle() {
        const QString usual = written(styled({}), "svg");
        QVERIFY(count(usual, "fill-opacity=\"0\\.3[34]") >= 1);
        QCOMPARE(count(usual, "stroke-dasharray"), 0);
        const QString faint = written(styled({"", 0.8, LineStyle::dashed, {}, {}}), "svg");
        QCOMPARE(count(faint, "fill-opacity=\"0\\.3[34]"), 0);
        QVERIFY(count(faint, "fill-opacity=\"0\\.(8|79)") >= 1);
        QCOMPARE(count(faint, "stroke-dasharray"), 1);
        const QString bare = written(styled({"", 0.0, LineStyle::none, {}, {}}), "svg");
        QCOMPARE(count(bare, "#d62728"), 0); // neither inside nor edge: only the name is left
        QVERIFY(count(usual, "#d62728") >= 2);

        const QString tex =
            written(styled({"", 0.8, LineStyle::dotted, 3.0, HatchStyle::crossed}), "tex");
        QVERIFY(tex.contains(QStringLiteral("fill opacity=0.8")));
        QCOMPARE(count(tex, R"(addplot\[cyrano dotted, draw=cyrano1, line width=2\.1pt, dash pat)"),
                 1);
        QCOMPARE(tex.count(QStringLiteral("pattern={Lines[")), 2);
        QVERIFY(tex.contains(QStringLiteral("angle=45,")) &&
                tex.contains(QStringLiteral("angle=-45,")));
        QVERIFY(tex.contains(QStringLiteral("patterns.meta")));
        const QString none = written(styled({"", {}, LineStyle::none, {}, {}}), "tex");
        QCOMPARE(count(none, R"(addplot\[cyrano (edge|dashed|dotted))"), 0);
        // Opaque: mixed beforehand.
        ExportOptions opaque;
        opaque.style.opaque = true;
        QVERIFY(written(styled({"", 1.0, LineStyle::usual, {}, {}}), "tex", opaque)
                    .contains(QStringLiteral("{cyranoinside1}{HTML}{D62728}")));
        QVERIFY(exporting::exportBytes(styled({"", 0.8, LineStyle::dashed, 3.0, HatchStyle::grid}),
                                       QStringLiteral("pdf"))
                    .has_value());
    }

    void theScreenPaintsIt() {
        const auto picture = [](const figure::Figure& f) {
            return exporting::exportPreview(f, QStringLiteral("png"), {}, {640, 480});
        };
        const QImage usual = picture(styled({}));
        for (const BoundStyle& style :
             {BoundStyle{"", 0.9, {}, {}, {}}, BoundStyle{"", {}, LineStyle::none, {}, {}},
              BoundStyle{"", {}, LineStyle::dashed, {}, {}},
              BoundStyle{"", {}, LineStyle::dotted, {}, {}}, BoundStyle{"", {}, {}, 4.0, {}},
              BoundStyle{"", {}, {}, {}, HatchStyle::rising}}) {
            QVERIFY(picture(styled(style)) != usual);
        }
        QVERIFY(picture(styled({"", {}, LineStyle::solid, 1.0, HatchStyle::none})) == usual);
    }

    void aPaletteLeavesAChosenColour() {
        figure::Figure f = figureOf({layer("a", -1, -5, 1, -2), layer("b", -1, -5, 0, -2)});
        f.layers[1].colour = f.layers[1].style.colour = "#abcdef";
        const figure::Figure g = exporting::recoloured(f, exporting::Palette::petroff);
        QCOMPARE(g.layers[0].colour, std::string("#3f90da"));
        QCOMPARE(g.layers[1].colour, std::string("#abcdef"));
    }

    void patternsOfPilesDifferAndEnd() {
        std::vector<figure::Layer> layers;
        for (int i = 0; i < 14; ++i) { // one within the other
            const double by = 0.12 * i;
            layers.push_back(
                layer("n" + std::to_string(i), -1.9 + by, -5.9 + by, 1.9 - by, -1.1 - by));
        }
        for (int i = 0; i < 4; ++i) { // apart from these, side by side
            layers.push_back(
                layer("s" + std::to_string(i), -1.9 + 0.9 * i, -1.05, -1.0 + 0.9 * i, -0.9));
        }
        const figure::Figure f = figureOf(layers);
        plot::PlotStyle style = plot::paperStyle();
        QVERIFY(plot::hatchTurns(f, style) == std::vector<int>(layers.size(), 0));
        style.hatchExcluded = true;
        const std::vector<int> turns = plot::hatchTurns(f, style);
        std::vector<int> piled;
        for (std::size_t i = 0; i < 14; ++i) {
            if (turns[i] != plot::noTurn) {
                QVERIFY(std::find(piled.begin(), piled.end(), turns[i]) == piled.end());
                piled.push_back(turns[i]);
            }
        }
        QCOMPARE(piled.size(), static_cast<std::size_t>(plot::mostPiled));
        for (std::size_t i = 14; i + 1 < layers.size(); ++i) {
            QVERIFY(turns[i] != plot::noTurn);
            QVERIFY(turns[i] != turns[i + 1]);
        }
        QVERIFY(plot::hatchTurns(f, style) == turns);
    }

    void aPointIsDrawnByEveryOutput() {
        region::Region marked;
        marked.marks = {{{0.0, -3.0}, {-0.3, -3.0}, {0.4, -3.0}, 0}};
        figure::Layer point;
        point.id = "bp";
        point.label = R"(\text{BP})";
        point.colour = "#1f77b4";
        point.fill = Fill::point;
        point.region = std::make_shared<const region::Region>(marked);
        const figure::Figure with = figureOf({layer("one", -1, -5, 1, -2), point});
        const figure::Figure without = figureOf({layer("one", -1, -5, 1, -2)});
        const QString tex = written(with, "tex");
        QCOMPARE(count(tex, R"(addplot\[cyrano point, [^\n]*fill=cyrano2)"), 1);
        QVERIFY(tex.contains(QStringLiteral("{\n1 0.001\n}")));
        QCOMPARE(count(tex, R"(addplot\[cyrano edge, draw=cyrano2)"), 1); // the bar along the mass
        QVERIFY(tex.contains(QStringLiteral("{BP}")));
        QVERIFY(count(written(with, "svg"), "#1f77b4") > count(written(without, "svg"), "#1f77b4"));
        plot::FigurePlot screen;
        screen.resize(700, 500);
        screen.setFigure(with);
        screen.show();
        QVERIFY(QTest::qWaitForWindowExposed(&screen));
        const auto labels = screen.placedLabels();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const plot::PlacedLabel& label) {
            return label.id == QLatin1String("bp") && !label.hasLeader;
        }));
        // Near the marker the probe reads the point itself.
        QPointF read;
        connect(&screen, &plot::FigurePlot::pointPinned, this, [&](double x, double y) {
            read = {x, y};
        });
        const QRectF frame = screen.plotRect();
        QTest::mouseClick(
            &screen, Qt::LeftButton, {},
            (frame.topLeft() + QPointF(0.5 * frame.width() + 2.0, 0.4 * frame.height() - 1.0))
                .toPoint());
        QCOMPARE(read, QPointF(1.0, 1e-3));
    }

    void aSwatchOpensThePopup() {
        openWindow("nose");
        BoundStylePopup* popup = popupOf("e137");
        QVERIFY(popup->isVisible());
        const auto swatches = popup->findChildren<QToolButton*>();
        QVERIFY(swatches.size() > 15);
        for (const QToolButton* button : swatches) {
            QVERIFY(!button->accessibleName().isEmpty());
        }
        const auto blue = std::find_if(swatches.begin(), swatches.end(), [](const auto* button) {
            return button->property("colour").toString() == QLatin1String("#0072b2");
        });
        QVERIFY(blue != swatches.end());
        QTest::mouseClick(*blue, Qt::LeftButton);
        settle();
        QCOMPARE(styleOf("e137").colour, std::string("#0072b2"));
        QVERIFY((*blue)->isChecked());
        for (const figure::Layer& drawn : window_->plot().figure().layers) {
            QVERIFY(drawn.id != "e137" || drawn.colour == "#0072b2");
        }
        undo();
        QVERIFY(styleOf("e137") == BoundStyle{});
        QVERIFY(!(*blue)->isChecked()); // the popup follows
        QTest::keyClick(popup, Qt::Key_Escape);
        QTRY_VERIFY(window_->findChild<BoundStylePopup*>() == nullptr);
    }

    void aDragOfTheOpacityIsOneStep() {
        openWindow("nose");
        BoundStylePopup* popup = popupOf("e137");
        auto* opacity = popup->findChild<ValueSlider*>(QStringLiteral("bound_style_opacity"));
        QVERIFY(std::abs(opacity->quantity() - plot::PlotStyle{}.fillOpacity) < 0.01);
        const QPoint from = opacity->handleCentre();
        QTest::mousePress(opacity, Qt::LeftButton, {}, from);
        for (int i = 1; i <= 5; ++i) {
            QTest::mouseMove(opacity, from + QPoint(8 * i, 0));
        }
        QTest::mouseRelease(opacity, Qt::LeftButton, {}, from + QPoint(40, 0));
        settle();
        const double after = styleOf("e137").opacity.value();
        QVERIFY(after > 0.4);
        QCOMPARE(window_->session().undoStack().count(), 1);
        const QString shown = QStringLiteral("%1 %").arg(std::lround(100.0 * after));
        const auto labels = popup->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [&](const QLabel* label) { return label->text() == shown; }));
        undo();
        QVERIFY(!styleOf("e137").opacity);
        QVERIFY(std::abs(opacity->quantity() - plot::PlotStyle{}.fillOpacity) < 0.01);
    }

    void keysDoItAll() {
        openWindow("nose");
        auto* panel = part<BoundsPanel>("bounds_panel");
        QVERIFY(rowOf("e137").isValid());
        panel->tree()->setCurrentItem(panel->itemOf(QStringLiteral("e137")));
        panel->tree()->setFocus();
        QTest::keyClick(panel->tree(), Qt::Key_F2);
        auto* popup = part<BoundStylePopup>("bound_style");
        QVERIFY(popup->isVisible());
        // From the record's colour down to the first palette, along it, and back.
        QTest::keyClick(popup->focusWidget(), Qt::Key_Down);
        QTest::keyClick(popup->focusWidget(), Qt::Key_Down);
        QTest::keyClick(popup->focusWidget(), Qt::Key_Right);
        QTest::keyClick(popup->focusWidget(), Qt::Key_Return);
        settle();
        QCOMPARE(styleOf("e137").colour, std::string("#ffa90e"));
        QTest::keyClick(popup->focusWidget(), Qt::Key_Up);
        QTest::keyClick(popup->focusWidget(), Qt::Key_Left);
        QTest::keyClick(popup->focusWidget(), Qt::Key_Return);
        settle();
        QCOMPARE(styleOf("e137").colour, std::string("#0072b2"));
        auto* line = popup->findChild<QComboBox*>(QStringLiteral("bound_style_line"));
        line->setFocus();
        QTest::keyClick(line, Qt::Key_Down);
        QTest::keyClick(line, Qt::Key_Down);
        settle();
        QCOMPARE(styleOf("e137").line, LineStyle::dashed);
        auto* width = popup->findChild<QDoubleSpinBox*>(QStringLiteral("bound_style_width"));
        width->setFocus();
        QTest::keyClick(width, Qt::Key_Up);
        settle();
        QCOMPARE(styleOf("e137").width.value(), 1.25);
        auto* hatch = popup->findChild<QComboBox*>(QStringLiteral("bound_style_hatch"));
        hatch->setFocus();
        QTest::keyClick(hatch, Qt::Key_End);
        settle();
        QCOMPARE(styleOf("e137").hatch, HatchStyle::grid);
        // All of it goes with one key, and comes back with one undo.
        const BoundStyle chosen = styleOf("e137");
        auto* reset = popup->findChild<QPushButton*>(QStringLiteral("bound_style_reset"));
        reset->setFocus();
        QTest::keyClick(reset, Qt::Key_Space);
        settle();
        QVERIFY(styleOf("e137") == BoundStyle{});
        QVERIFY(!reset->isEnabled());
        undo();
        QVERIFY(styleOf("e137") == chosen);
    }

    void theMenuOfARowHasIt() {
        openWindow("nose");
        auto* tree = part<BoundsPanel>("bounds_panel")->tree();
        const QPoint at = rowOf("e137").center();
        Q_EMIT tree->customContextMenuRequested(at);
        auto* menu = part<QMenu>("bound_menu");
        QVERIFY(menu->isVisible());
        QCOMPARE(menu->actions().size(), 3);
        menu->actions()[1]->trigger();
        QVERIFY(part<BoundStylePopup>("bound_style")->isVisible());
        menu->close();
    }
};

QTEST_MAIN(TestBoundStyle)
#include "test_bound_style.moc"
