#include <QtTest>

#include <numbers>

#include "core/bounds/trace.hpp"

using namespace cyrano;

namespace {

/// A bound whose region is known in closed form: logExcess = height(m) − |ln g − ln centre(m)|.
class KnownBound : public bounds::Bound {
  public:
    using Shape = std::function<double(double logMass)>; ///< both logarithms to base 10

    KnownBound(Shape centre, Shape halfWidth, double massLow, double massHigh)
        : Bound(makeRecord()), centre_(std::move(centre)),
          halfWidth_(std::move(halfWidth)), masses_{massLow, massHigh} {}

    bounds::Interval massRangeGeV() const override { return masses_; }
    std::span<const std::string_view> dependsOn() const override { return {}; }
    std::unique_ptr<bounds::Column> column(const bounds::Scenario&, double massGeV) const override {
        struct Known : bounds::Column {
            double centre = 0.0;
            double half = 0.0;
            double logExcess(const model::Couplings& c) const override {
                return half - std::abs(std::log10(c.photonPerGeV) - centre);
            }
        };
        auto out = std::make_unique<Known>();
        out->centre = centre_(std::log10(massGeV));
        out->half = halfWidth_(std::log10(massGeV));
        return out;
    }

  private:
    static io::Record makeRecord() {
        io::Record r;
        r.id = "known";
        r.particles = {"pseudoscalar"};
        r.couplings = {"photon"};
        return r;
    }

    Shape centre_;
    Shape halfWidth_;
    bounds::Interval masses_;
};

bounds::Region trace(const KnownBound& bound, const scene::Plane& plane) {
    const scene::Scenario scenario;
    return bound.region({scenario, plane, {}});
}

double rightmost(const bounds::Region& region) {
    double out = -1e9;
    for (const auto& polygon : region.polygons) {
        for (const auto& p : polygon.points) {
            out = std::max(out, p.x);
        }
    }
    return out;
}

} // namespace

class TestTrace : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyPointOfTheEdgeIsTheRoot() {
        const auto centre = [](double t) { return -3.0 + 0.7 * std::sin(2.0 * t); };
        const KnownBound bound(
            centre, [](double) { return 0.4; }, 1e-5, 1e5);
        const scene::Plane plane;
        const auto region = trace(bound, plane);
        QCOMPARE(region.polygons.size(), std::size_t{1});
        for (const auto& p : region.polygons.front().points) {
            QVERIFY(std::abs(std::abs(p.y - centre(p.x)) - 0.4) < 1e-9);
        }
        // Between the points the edge is met to the accuracy promised, 0.02 %.
        for (double t = -1.99; t < 2.0; t += 0.0137) {
            const auto slice = region::verticalSlice(region.polygons, t);
            QCOMPARE(slice.size(), std::size_t{1});
            QVERIFY(std::abs(slice[0].low - centre(t) + 0.4) < 9e-5);
            QVERIFY(std::abs(slice[0].high - centre(t) - 0.4) < 9e-5);
        }
    }

    void noseIsClosedAtItsTip() {
        const double tip = 0.3456;
        const KnownBound bound([](double) { return -3.0; },
                               [tip](double t) { return t < tip ? std::sqrt(tip - t) : -1.0; },
                               1e-5, 1e5);
        const auto region = trace(bound, scene::Plane{});
        QCOMPARE(region.polygons.size(), std::size_t{1});
        QVERIFY(std::abs(rightmost(region) - tip) < 1e-3);
    }

    /// Peak between the scan points of every column: found by its maximum.
    void narrowStripIsNotLost() {
        const KnownBound bound([](double t) { return -3.0 + 0.5 * t; },
                               [](double) { return 0.004; }, 1e-5, 1e5);
        const auto region = trace(bound, scene::Plane{});
        QVERIFY(!region.empty());
        int hits = 0;
        for (double t = -1.5; t < 1.5; t += 0.1) {
            hits += region.contains({t, -3.0 + 0.5 * t}) ? 1 : 0;
        }
        QCOMPARE(hits, 30);
    }

    /// A strip so thin and steep that neighbouring columns do not overlap: its edges known in
    /// closed form, as for the magnetic moment.
    void thinSteepStripIsOnePiece() {
        class Strip : public KnownBound {
          public:
            Strip() : KnownBound({}, {}, 1e-5, 1e5) {}
            std::unique_ptr<bounds::Column> column(const bounds::Scenario&,
                                                   double massGeV) const override {
                struct Thin : bounds::Column {
                    double centre = 0.0;
                    double logExcess(const model::Couplings& c) const override {
                        return 1e-7 - std::abs(std::log10(c.photonPerGeV) - centre);
                    }
                    std::vector<double> edges(const bounds::CouplingLine&, double yMin, double yMax,
                                              const bounds::NearbyEdges&) const override {
                        std::vector<double> out;
                        for (const double t : {centre - 1e-7, centre + 1e-7}) {
                            const double y = std::pow(10.0, t);
                            if (y > yMin && y < yMax) {
                                out.push_back(y);
                            }
                        }
                        return out;
                    }
                };
                auto out = std::make_unique<Thin>();
                out->centre = -3.5 + 2.0 * std::log10(massGeV);
                return out;
            }
        };
        const Strip bound;
        const auto region = trace(bound, scene::Plane{});
        QCOMPARE(region.polygons.size(), std::size_t{1});
        for (double t = -1.2; t < 1.2; t += 0.07) {
            const auto slice = region::verticalSlice(region.polygons, t);
            QCOMPARE(slice.size(), std::size_t{1});
            QVERIFY(std::abs(0.5 * (slice[0].low + slice[0].high) - (-3.5 + 2.0 * t)) < 1e-4);
        }
    }

    void splitRegionHasAHole() {
        // Excluded inside |y+3| < 1 except for a lens around the middle.
        class Lens : public KnownBound {
          public:
            Lens() : KnownBound({}, {}, 1e-5, 1e5) {}
            std::unique_ptr<bounds::Column> column(const bounds::Scenario&,
                                                   double massGeV) const override {
                struct Holed : bounds::Column {
                    double lens = 0.0;
                    double logExcess(const model::Couplings& c) const override {
                        const double d = std::abs(std::log10(c.photonPerGeV) + 3.0);
                        return std::min(1.0 - d, d - lens);
                    }
                };
                auto out = std::make_unique<Holed>();
                const double t = std::log10(massGeV);
                out->lens = 0.49 - t * t; // closed at |t| = 0.7
                return out;
            }
        };
        const Lens bound;
        const auto region = trace(bound, scene::Plane{});
        const auto holes = std::count_if(region.polygons.begin(), region.polygons.end(),
                                         [](const auto& p) { return p.hole; });
        QCOMPARE(holes, 1);
        QVERIFY(!region.contains({0.0, -3.0}));
        QVERIFY(region.contains({0.0, -2.3}));
        QVERIFY(region.contains({0.9, -3.0001}));
    }

    void openSidesRunAlongTheFrame() {
        const KnownBound bound([](double) { return -1.0; }, [](double) { return 2.0; }, 1e-5, 1e5);
        scene::Plane plane;
        const auto region = trace(bound, plane);
        double top = -1e9;
        for (const auto& p : region.polygons.front().points) {
            top = std::max(top, p.y);
        }
        QVERIFY(std::abs(top - plane.y.axisMax()) < 1e-12);
        QVERIFY(std::abs(rightmost(region) - plane.x.axisMax()) < 1e-12);
    }

    void domainEndsAreWalls() {
        const KnownBound bound([](double) { return -3.0; }, [](double) { return 0.5; }, 0.1, 10.0);
        const auto region = trace(bound, scene::Plane{});
        QVERIFY(std::abs(rightmost(region) - 1.0) < 1e-9);
        QVERIFY(!region.contains({1.01, -3.0}));
        QVERIFY(region.contains({0.99, -3.0}));
    }

    void stoppedTraceGivesNothing() {
        const KnownBound bound([](double) { return -3.0; }, [](double) { return 0.5; }, 0.1, 10.0);
        std::stop_source stop;
        stop.request_stop();
        const scene::Scenario scenario;
        const scene::Plane plane;
        QVERIFY(bound.region({scenario, plane, stop.get_token()}).empty());
    }
};

QTEST_GUILESS_MAIN(TestTrace)
#include "test_trace.moc"
