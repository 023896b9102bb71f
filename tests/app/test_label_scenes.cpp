// Labels of the built-in scenes, with their real extents, at the sizes people use.
#include <QApplication>
#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <regex>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/plot/figure_plot.hpp"
#include "app/plot/label_item.hpp"
#include "core/bounds/catalogue.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/picture/picture.hpp"
#include "core/scene/scene_library.hpp"

using namespace cyrano;
using plot::LabelItem;

namespace {

/// A plot that is laid out and never painted.
class Arranged final : public plot::FigurePlot {
  public:
    Arranged(const figure::Figure& figure, const plot::PlotStyle& style, QSize size)
        : FigurePlot(nullptr, Purpose::file) {
        setPlotStyle(style);
        setFigure(figure);
        setViewport(QRect(QPoint(), size));
        updateLayout();
    }
};

struct Paper {
    const char* name;
    QSizeF sizePt;
    plot::PlotStyle style;
};

constexpr double unitsPerPoint = 20.0;
constexpr double pointsPerMm = 72.0 / 25.4;

plot::PlotStyle withText(double pt) {
    plot::PlotStyle style = plot::paperStyle();
    style.tickPt = pt;
    style.axisLabelPt = pt + 1.0;
    style.regionLabelPt = pt;
    style.captionPt = pt - 1.0;
    return style;
}

std::vector<Paper> papers() {
    return {{"86 mm", QSizeF(86, 66) * pointsPerMm, withText(8.0)},
            {"172 mm", QSizeF(172, 120) * pointsPerMm, plot::paperStyle()},
            {"slides", QSizeF(254, 143) * pointsPerMm, withText(14.0)},
            {"window", QSizeF(1600, 1000) * 0.75, plot::PlotStyle{}}};
}

const figure::Figure& figureOf(const std::string& scene) {
    static picture::Evaluator evaluator(std::make_shared<const bounds::Catalogue>(
        bounds::Catalogue::load({CYRANO_DATASETS, CYRANO_TABLES})));
    static std::map<std::string, figure::Figure> known;
    const auto found = known.find(scene);
    if (found != known.end()) {
        return found->second;
    }
    const auto picture = evaluator.evaluate(scene::openScene(scene, CYRANO_DATASETS).value());
    return known.emplace(scene, figure::makeFigure(*picture)).first->second;
}

/// Layers with some of their outline in the part of the frame where labels may stand.
std::vector<const figure::Layer*> visibleLayers(const plot::FigurePlot& plot, const QRectF& room) {
    const plot::PixelMap map(plot.view(), plot.plotRect());
    std::vector<const figure::Layer*> out;
    for (const figure::Layer& layer : plot.figure().layers) {
        const auto& polygons = layer.region->polygons;
        const bool visible = std::any_of(polygons.begin(), polygons.end(), [&](const auto& p) {
            return std::any_of(p.points.begin(), p.points.end(), [&](region::Point point) {
                return room.contains(map.toPixel(point));
            });
        });
        if (visible && !layer.label.empty()) {
            out.push_back(&layer);
        }
    }
    return out;
}

/// "3 labels left out" → 3.
int leftOut(const plot::FigurePlot& plot) {
    static const std::regex note(R"(.*\{([0-9]+) labels? left out.*)");
    for (const std::string& line : plot.captionLines()) {
        if (std::smatch match; std::regex_match(line, match, note)) {
            return std::stoi(match[1]);
        }
    }
    return 0;
}

/// What a reader reads, wherever lines end.
std::string readThrough(std::span<const std::string> lines) {
    std::string out;
    for (const std::string& line : lines) {
        out += line;
    }
    static const std::regex markup(R"(\\text\{|\\ |[ }])");
    return std::regex_replace(out, markup, "");
}

bool isNumber(const LabelItem::Entry& entry) {
    return entry.source.starts_with(R"(\mathbf{)");
}

QLineF leaderOf(const plot::FigurePlot& plot, const LabelItem::Entry& entry) {
    const QPointF end = plot::PixelMap(plot.view(), plot.plotRect()).toPixel(*entry.leader);
    const QRectF box = plot.labels().rectOf(entry);
    return {QPointF(std::clamp(end.x(), box.left(), box.right()),
                    std::clamp(end.y(), box.top(), box.bottom())),
            end};
}

bool passesOver(const QLineF& line, const QRectF& box) {
    constexpr int samples = 400;
    for (int k = 0; k <= samples; ++k) {
        if (box.contains(line.pointAt(static_cast<double>(k) / samples))) {
            return true;
        }
    }
    return false;
}

} // namespace

class TestLabelScenes : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void labelsAreApartAndInside_data() { everything(); }
    void labelsAreApartAndInside();
    void everyRegionIsNamed_data() { everything(); }
    void everyRegionIsNamed();
    void leadersAreShortAndCrossNoLabel_data() { everything(); }
    void leadersAreShortAndCrossNoLabel();
    void captionIsKept_data() { everything(); }
    void captionIsKept();

  private:
    static void everything() {
        QTest::addColumn<QString>("scene");
        QTest::addColumn<int>("paper");
        const auto all = papers();
        for (const scene::BuiltInScene& scene : scene::builtInScenes(CYRANO_DATASETS)) {
            for (std::size_t k = 0; k < all.size(); ++k) {
                QTest::addRow("%s, %s", scene.name.c_str(), all[k].name)
                    << QString::fromStdString(scene.name) << static_cast<int>(k);
            }
        }
    }
    /// The figure of the current row as it is laid out.
    static const Arranged& arranged() {
        static std::map<std::pair<std::string, int>, std::unique_ptr<Arranged>> known;
        const QString scene = *static_cast<QString*>(QTest::qData("scene", qMetaTypeId<QString>()));
        const int k = *static_cast<int*>(QTest::qData("paper", qMetaTypeId<int>()));
        auto& plot = known[{scene.toStdString(), k}];
        if (!plot) {
            Paper paper = papers()[static_cast<std::size_t>(k)];
            paper.style.pixelsPerPoint = unitsPerPoint;
            plot = std::make_unique<Arranged>(figureOf(scene.toStdString()), paper.style,
                                              (paper.sizePt * unitsPerPoint).toSize());
        }
        return *plot;
    }
};

void TestLabelScenes::labelsAreApartAndInside() {
    const Arranged& plot = arranged();
    const auto& entries = plot.labels().entries();
    QVERIFY(!entries.empty());
    QVERIFY(plot.plotRect().contains(plot.captionRect()));
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const QRectF box = plot.labels().rectOf(entries[i]);
        QVERIFY2(plot.plotRect().contains(box), qPrintable(entries[i].id));
        QVERIFY2(!box.intersects(plot.captionRect()), qPrintable(entries[i].id));
        for (std::size_t j = i + 1; j < entries.size(); ++j) {
            QVERIFY2(!box.intersects(plot.labels().rectOf(entries[j])),
                     qPrintable(entries[i].id + u' ' + entries[j].id));
        }
    }
}

void TestLabelScenes::everyRegionIsNamed() {
    const Arranged& plot = arranged();
    const auto& entries = plot.labels().entries();
    const double inset = plot.plotStyle().pixels(plot.plotStyle().tickLengthPt + 2.0);
    const auto layers = visibleLayers(plot, plot.plotRect().adjusted(inset, inset, -inset, -inset));
    int missing = 0;
    for (const figure::Layer* layer : layers) {
        const auto entry = std::find_if(entries.begin(), entries.end(), [&](const auto& e) {
            return e.id.toStdString() == layer->id;
        });
        if (entry == entries.end()) {
            ++missing;
        } else if (isNumber(*entry)) {
            const std::string line = entry->source + R"(\;)" + layer->label;
            QVERIFY2(std::any_of(plot.captionLines().begin(), plot.captionLines().end(),
                                 [&](const std::string& text) {
                                     return text.find(line) != std::string::npos;
                                 }),
                     line.c_str());
        } else {
            QCOMPARE(entry->source, layer->label);
        }
    }
    QCOMPARE(missing, leftOut(plot));
    QCOMPARE(missing, 0);
}

void TestLabelScenes::leadersAreShortAndCrossNoLabel() {
    const Arranged& plot = arranged();
    const double longest = std::min(plot.plotRect().width(), plot.plotRect().height()) / 3.0;
    for (const LabelItem::Entry& entry : plot.labels().entries()) {
        if (!entry.leader) {
            continue;
        }
        const QLineF line = leaderOf(plot, entry);
        QVERIFY2(line.length() <= longest, qPrintable(entry.id));
        for (const LabelItem::Entry& other : plot.labels().entries()) {
            QVERIFY2(&other == &entry || !passesOver(line, plot.labels().rectOf(other)),
                     qPrintable(entry.id + " over " + other.id));
        }
    }
}

void TestLabelScenes::captionIsKept() {
    const Arranged& plot = arranged();
    const auto& assumptions = plot.figure().caption;
    QVERIFY(!plot.captionRect().isEmpty());
    QVERIFY(plot.captionLines().size() >= assumptions.size());
    QVERIFY(readThrough(plot.captionLines()).starts_with(readThrough(assumptions)));
}

QTEST_MAIN(TestLabelScenes)
#include "test_label_scenes.moc"
