#include <QtTest>

#include <filesystem>
#include <fstream>

#include "core/bounds/contour_area.hpp"
#include "core/figure/reference_layer.hpp"
#include "core/picture/validation.hpp"
#include "fixture.hpp"

using namespace cyrano;

namespace {

using Shape = io::PublishedContour::Shape;
using Side = io::PublishedContour::Side;

constexpr std::array<std::string_view, 0> nothing{};

/// A wedge between a·m⁻¹ and b·m⁻² up to where they meet: a nose with known edges and tip.
class Wedge final : public bounds::Bound {
  public:
    Wedge(io::Record record, double lower, double upper, bounds::Interval masses)
        : Bound(std::move(record)), lower_(lower), upper_(upper), masses_(masses) {}
    bounds::Interval massRangeGeV() const override { return masses_; }
    std::span<const std::string_view> dependsOn() const override { return nothing; }
    std::unique_ptr<bounds::Column> column(const bounds::Scenario&, double) const override {
        return nullptr;
    }
    std::vector<bounds::Interval> intervalsAt(const bounds::RegionRequest& request,
                                              double x) const override {
        const double low = lower_ / x;
        const double high = std::min(upper_ / (x * x), request.plane.y.max);
        if (x < masses_.low || x > masses_.high || low >= high) {
            return {};
        }
        return {{low, high}};
    }

  private:
    double lower_;
    double upper_;
    bounds::Interval masses_;
};

/// Lower edge 1e-8/m, upper edge 1e-8/m² (m in GeV): they meet at 1 GeV.
io::Record wedgeRecord(Shape shape, double top = 1e30) {
    io::Record record;
    record.id = "wedge";
    record.label = R"(\text{wedge})";
    record.colour = "#336699";
    record.particles = {"pseudoscalar"};
    record.couplings = {"photon"};
    io::PublishedContour contour;
    contour.shape = shape;
    contour.firstEnd = contour.lastEnd = Side::left;
    io::CurveSegment curve;
    for (int i = 0; i <= 60; ++i) {
        const double m = std::pow(10.0, -3.0 + 0.05 * i);
        curve.x.push_back(m);
        curve.y.push_back(1e-8 / m);
    }
    for (int i = 59; i >= 0 && shape != Shape::lowerEdge; --i) {
        const double m = std::pow(10.0, -3.0 + 0.05 * i);
        if (1e-8 / (m * m) > top) {
            curve.x.push_back(std::sqrt(1e-8 / top));
            curve.y.push_back(top);
            break;
        }
        curve.x.push_back(m);
        curve.y.push_back(1e-8 / (m * m));
    }
    contour.segments.push_back(std::move(curve));
    record.reference = std::move(contour);
    return record;
}

picture::Comparison compared(const bounds::Bound& bound) {
    return picture::compare(bound, bounds::Scenario{}).value();
}

bool near(double a, double b, double tolerance) {
    return std::abs(a - b) <= tolerance;
}

} // namespace

class TestValidation : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    /// Edges moved by known factors: the ratios are those factors at every mass.
    void knownFactorsComeBack() {
        const Wedge wedge(wedgeRecord(Shape::open), 1.25e-8, 0.8e-8, {1e-5, 10.0});
        const picture::Comparison c = compared(wedge);
        QVERIFY(c.silentBecause.empty());
        QCOMPARE(c.rows.size(), std::size_t{45});
        const double up = std::log10(1.25);
        QVERIFY(near(c.lower.core.median, up, 1e-9));
        QVERIFY(near(c.lower.core.maxMagnitude, up, 1e-9));
        QVERIFY(near(c.upper.core.median, -up, 1e-9));
        QVERIFY(near(c.upper.core.medianMagnitude, up, 1e-9));
        QVERIFY(near(*c.publishedTipGeV, 1.0, 1e-9));
        // 1.25/m = 0.8/m² at 0.64
        QVERIFY(near(*c.oursTipGeV, 0.64, 1e-6));
        QVERIFY(!c.oursTipIsRange);
        QVERIFY(near(*c.tipLogRatio(), std::log10(0.64), 1e-6));
        QVERIFY(c.lower.missing > 0); // between the two tips
        QCOMPARE(c.lower.missing + c.lower.all.masses, 45);
    }

    /// Medians take every core mass, the maximum the worst one, which is named.
    void coreStopsBeforeTheTip() {
        const Wedge same(wedgeRecord(Shape::open), 1.0001e-8, 1.0001e-8, {1e-5, 10.0});
        const picture::Comparison c = compared(same);
        QVERIFY(near(c.lower.all.maxMagnitude, std::log10(1.0001), 1e-9));
        QVERIFY(c.lower.core.masses < c.lower.all.masses);
        for (const picture::MassRow& row : c.rows) {
            QCOMPARE(row.core, row.massGeV < 0.85);
        }
        const Wedge shifted(wedgeRecord(Shape::open), 1e-8, 1e-8, {1e-5, 0.5});
        const picture::Comparison cut = compared(shifted);
        QVERIFY(cut.oursTipIsRange);
        QVERIFY(near(*cut.oursTipGeV, 0.5, 1e-6));
    }

    /// A curve cut by its plot at the top says nothing about the upper edge there.
    void frameOfDataIsNoEdge() {
        const double top = 1e-5; // reached by the upper edge at 0.0316 GeV
        const Wedge wide(wedgeRecord(Shape::open, top), 1.0001e-8, 1.0001e-8, {1e-5, 10.0});
        const picture::Comparison c = compared(wide);
        QVERIFY(c.upper.cut > 15);
        QVERIFY(near(c.upper.all.maxMagnitude, std::log10(1.0001), 1e-9));
        QCOMPARE(c.lower.cut, 0);
        for (const picture::MassRow& row : c.rows) {
            QVERIFY(row.upper.cut == (row.massGeV < 0.0328)); // bends into the frame over 7 %
            QVERIFY(!row.upper.cut || !row.upper.logRatio());
        }
    }

    void frameDrawnAsPartOfTheCurveIsFound() {
        io::Record record = wedgeRecord(Shape::open, 1e-5);
        io::CurveSegment& curve = record.reference->segments.front();
        curve.x.push_back(1e-3);
        curve.y.push_back(1e-5); // the digitiser went along the frame
        record.reference->shape = Shape::closed;
        const picture::Comparison c = compared(Wedge(record, 1.1e-8, 1.1e-8, {1e-5, 10.0}));
        QVERIFY(c.upper.cut > 15);
        QVERIFY(near(c.upper.all.maxMagnitude, std::log10(1.1), 1e-9));
    }

    void lowerEdgeHasNeitherUpperEdgeNorTip() {
        const Wedge open(wedgeRecord(Shape::lowerEdge), 2e-8, 1e30, {1e-5, 10.0});
        const picture::Comparison c = compared(open);
        QVERIFY(near(c.lower.all.median, std::log10(2.0), 1e-9));
        QCOMPARE(c.upper.all.masses, 0);
        QCOMPARE(c.upper.cut, 40);
        QVERIFY(!c.publishedTipGeV);
        QVERIFY(!c.tipLogRatio());
    }

    void openSideOfOursIsMissing() {
        const Wedge open(wedgeRecord(Shape::open), 1e-8, 1e30, {1e-5, 10.0});
        const picture::Comparison c = compared(open);
        QCOMPARE(c.upper.all.masses, 0);
        QVERIFY(c.upper.missing > 30);
    }

    /// An edge that is the published one to all digits was not computed and proves nothing.
    void edgesTakenFromTheCurveDoNotCount() {
        const Wedge copied(wedgeRecord(Shape::open), 1.1e-8, 1e-8, {1e-5, 10.0});
        const picture::Comparison c = compared(copied);
        QCOMPARE(c.upper.all.masses, 0);
        QVERIFY(c.upper.taken > 35);
        QVERIFY(near(c.lower.all.median, std::log10(1.1), 1e-9));
        QCOMPARE(c.lower.taken, 0);
        const picture::Comparison whole =
            compared(Wedge(wedgeRecord(Shape::open), 1e-8, 1e-8, {1e-5, 10.0}));
        QVERIFY(whole.tipTaken);
        QVERIFY(!whole.tipLogRatio());
    }

    void noReferenceNoComparison() {
        io::Record record = wedgeRecord(Shape::open);
        record.reference.reset();
        const Wedge wedge(record, 1e-8, 1e-8, {1e-5, 10.0});
        QVERIFY(!picture::compare(wedge, bounds::Scenario{}));
        QVERIFY(!figure::referenceLayer(wedge, scene::Plane{}));
        QVERIFY(!figure::comparisonFigure(wedge, bounds::Scenario{}));
    }

    void silentBoundSaysWhy() {
        io::Record record = wedgeRecord(Shape::open);
        record.couplings = {"photon-z"};
        const picture::Comparison c = compared(Wedge(record, 1e-8, 1e-8, {1e-5, 10.0}));
        QVERIFY(c.silentBecause.find("photon") != std::string::npos);
        QVERIFY(c.rows.empty());
    }

    /// What the record's notes and the table of the physics say about E137.
    void e137AgreesWithItsCurve() {
        const bounds::Bound* e137 = fixture::catalogue()->find("e137");
        const picture::Comparison c =
            picture::compare(*e137, fixture::scene("photon-only").scenario).value();
        QVERIFY(c.lower.core.masses > 30);
        QVERIFY(c.lower.core.medianMagnitude < 0.10);
        QVERIFY(c.upper.core.masses > 15);
        QVERIFY(c.upper.core.medianMagnitude < 0.10);
        QVERIFY(c.upper.core.maxMagnitude < 0.15);
        QVERIFY(c.upper.cut > 10); // the scan of the reference ends at g = 0.0367/GeV
        QVERIFY(near(*c.publishedTipGeV, 0.542, 2e-3));
        QVERIFY(std::abs(*c.tipLogRatio()) < 0.05);
        std::set<std::string> fitted;
        for (const picture::NamedInput& input : picture::provenance(e137->record()).fitted) {
            fitted.insert(input.name);
        }
        QVERIFY((fitted == std::set<std::string>{"photon_threshold", "both_photons", "shower_angle",
                                                 "detector_radius_electrons", "electron_threshold",
                                                 "electrons_seen"}));
    }

    /// The area a curve is compared with is the one the program draws.
    void contourAreaIsWhatIsDrawn() {
        int checked = 0;
        for (const bounds::Bound* bound : fixture::catalogue()->bounds()) {
            if (!bound->record().contour ||
                !bound->silentBecause(fixture::scene("photon-only").scenario).empty()) {
                continue;
            }
            const scene::Plane plane{"mass-photon",
                                     {scene::AxisScale::logarithmic, 1e-25, 1e6},
                                     {scene::AxisScale::logarithmic, 1e-25, 1e25}};
            const auto area = bounds::contourArea(*bound->record().contour);
            const auto region = bound->region({fixture::scene("photon-only").scenario, plane, {}});
            QVERIFY2(!region.polygons.empty(), bound->id().c_str());
            const double x =
                std::log10(std::sqrt(bound->massRangeGeV().low * bound->massRangeGeV().high));
            const auto raw = region::verticalSlice(area.polygons, x);
            const auto drawn = region::verticalSlice(region.polygons, x);
            QCOMPARE(raw.empty(), drawn.empty());
            if (!raw.empty()) {
                QVERIFY2(near(raw.front().low, drawn.front().low, 1e-9), bound->id().c_str());
                ++checked;
            }
        }
        QVERIFY(checked >= 5);
    }

    void referenceLayerIsTheCurve() {
        const bounds::Bound* e137 = fixture::catalogue()->find("e137");
        const scene::Plane plane = fixture::scene("photon-only").plane;
        const auto layer = figure::referenceLayer(*e137, plane);
        QVERIFY(layer.has_value());
        QCOMPARE(layer->id, std::string("e137:published"));
        QVERIFY(layer->fill == figure::Fill::overlay);
        QVERIFY(layer->region->contains({std::log10(0.1), std::log10(1e-6)}));
        QVERIFY(!layer->region->contains({std::log10(0.6), std::log10(1e-6)}));
        QVERIFY(!layer->region->frameOfData.empty());
        scene::Plane other = plane;
        other.id = "mass-muon";
        QVERIFY(!figure::referenceLayer(*e137, other));
    }

    void comparisonFigureHoldsBoth() {
        const bounds::Bound* e137 = fixture::catalogue()->find("e137");
        const auto figure = figure::comparisonFigure(*e137, fixture::scene("photon-only").scenario);
        QVERIFY(figure.has_value());
        QCOMPARE(figure->layers.size(), std::size_t{2});
        for (const figure::Layer& layer : figure->layers) {
            QVERIFY(layer.region->contains({std::log10(0.1), std::log10(1e-6)}));
        }
        QVERIFY(figure->x.axis.min < 1e-4 && figure->x.axis.max > 0.542);
    }
};

QTEST_GUILESS_MAIN(TestValidation)
#include "test_validation.moc"
