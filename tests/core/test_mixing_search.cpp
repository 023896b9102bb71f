#include <QtTest>

#include <algorithm>
#include <limits>
#include <random>

#include "comparison.hpp"
#include "core/bounds/two_lifetimes.hpp"
#include "core/constants/constants.hpp"
#include "mixing_fixture.hpp"

using namespace cyrano;
using fixture::Bound;
using fixture::caveat;
using fixture::close;
using fixture::flat;
using fixture::Interval;
using fixture::island;
using fixture::jagged;
using fixture::lowerEdge;
using fixture::made;
using fixture::plane;
using fixture::record;
using fixture::regionOf;
using fixture::rows;
using fixture::scenario;
using fixture::stretches;
using fixture::withInvisible;
using Shape = io::PublishedContour::Shape;
using Side = io::PublishedContour::Side;

namespace {

/// Γ(ll)/(αε²x²m/3).
double openness(double massGeV, double leptonGeV) {
    const double r = leptonGeV * leptonGeV / (massGeV * massGeV);
    return r >= 0.25 ? 0.0 : (1.0 + 2.0 * r) * std::sqrt(1.0 - 4.0 * r);
}

/// Branching ratio to electrons below two pion masses, from the charges alone.
double toElectrons(const model::Charges& x, double massGeV) {
    const double e = x.lepton[0] * x.lepton[0] * openness(massGeV, constants::electronMassGeV);
    const double mu = x.lepton[1] * x.lepton[1] * openness(massGeV, constants::muonMassGeV);
    double neutrinos = 0.0;
    for (const double charge : x.neutrino) {
        neutrinos += 0.5 * charge * charge;
    }
    return e / (e + mu + neutrinos);
}

/// The edges of a model from the formula of arXiv:1801.04847 as it stands there, by bisection.
struct Rule {
    double decayOverShield; ///< infinite: no end
    double widthGeV;        ///< of the published particle at ε = 1

    [[nodiscard]] double logSignal(double mixing, double t0, double width) const {
        const double rate = width * mixing * mixing; // 1/τ
        return 2.0 * std::log(mixing) - t0 * rate +
               std::log1p(-std::exp(-t0 * decayOverShield * rate));
    }
    [[nodiscard]] double window(const Interval& edges) const {
        double low = std::log(1e-3 / (widthGeV * edges.high * edges.high));
        double high = std::log(1e3 / (widthGeV * edges.low * edges.low));
        for (int i = 0; i < 200; ++i) {
            const double t = 0.5 * (low + high);
            const double t0 = std::exp(t);
            (logSignal(edges.high, t0, widthGeV) > logSignal(edges.low, t0, widthGeV) ? low
                                                                                      : high) = t;
        }
        return std::exp(low);
    }
    /// @param factor of the signal; @param wider of the width.
    [[nodiscard]] Interval recast(const Interval& edges, double factor, double wider) const {
        const double t0 = window(edges);
        const double wanted = logSignal(edges.low, t0, widthGeV);
        const auto excess = [&](double logMixing) {
            return logSignal(std::exp(logMixing), t0, wider * widthGeV) + std::log(factor) - wanted;
        };
        double peak = std::log(edges.low) - 5.0;
        const double last = std::log(edges.high) + 5.0;
        const double start = peak;
        for (double t = start; t < last; t += 1e-4) {
            peak = excess(t) > excess(peak) ? t : peak;
        }
        if (excess(peak) < 0.0) {
            return {std::nan(""), std::nan("")};
        }
        const auto bisect = [&](double outside, double inside) {
            for (int i = 0; i < 100; ++i) {
                const double t = 0.5 * (outside + inside);
                (excess(t) < 0.0 ? outside : inside) = t;
            }
            return std::exp(inside);
        };
        return {bisect(start, peak), bisect(last, peak)};
    }
};

double darkPhotonWidthGeV(double massGeV) {
    model::Couplings unit;
    unit.mixing = 1.0;
    unit.lepton = model::Charges{}.lepton;
    return model::decays(scenario().model, unit, massGeV).total();
}

/// Whether the data end along this vertical.
bool endsAt(const region::Region& region, double massGeV) {
    return std::any_of(region.frameOfData.begin(), region.frameOfData.end(),
                       [x = std::log10(massGeV)](const region::Segment& s) {
                           return std::abs(s.from.x - x) < 1e-4 && std::abs(s.to.x - x) < 1e-4;
                       });
}

} // namespace

class TestMixingSearch : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void darkPhotonIsThePublishedCurve_data() {
        QTest::addColumn<QString>("production");
        QTest::addColumn<QString>("finalState");
        for (const char* production : {"electron-beam", "annihilation", "pion-decay", "drell-yan",
                                       "proton-bremsstrahlung", "muon-decay"}) {
            QTest::addRow("%s", production) << production << "electrons";
        }
        QTest::addRow("visible") << "annihilation"
                                 << "visible";
        QTest::addRow("both leptons") << "annihilation"
                                      << "electrons-and-muons";
        QTest::addRow("any") << "annihilation"
                             << "any";
    }
    void darkPhotonIsThePublishedCurve() {
        QFETCH(QString, production);
        QFETCH(QString, finalState);
        io::PublishedContour curve = jagged();
        if (production == "pion-decay" || production == "muon-decay") {
            curve.segments.pop_back(); // too heavy
            curve.segments.front().x.back() = 0.1;
        }
        const auto bound =
            made(record({production.toStdString(), finalState.toStdString()}, curve)).value();
        const scene::Scenario own = scenario();
        const region::Region region = regionOf(*bound, own);
        for (const io::CurveSegment& segment : curve.segments) {
            for (std::size_t i = 1; i < segment.x.size(); ++i) {
                // Between rows: straight in log–log.
                const double m = std::sqrt(segment.x[i - 1] * segment.x[i]);
                const double wanted = std::sqrt(segment.y[i - 1] * segment.y[i]);
                if (segment.x[i] == segment.x[i - 1]) {
                    continue;
                }
                QVERIFY(close(lowerEdge(*bound, own, m), wanted, 1e-12));
                const auto slice = region::verticalSlice(region.polygons, std::log10(m));
                QCOMPARE(slice.size(), std::size_t{1});
                QVERIFY(close(std::pow(10.0, slice.front().low), wanted, 1e-9));
                QCOMPARE(slice.front().high, 0.0);
                QVERIFY(caveat(*bound, own, m, 1e-3).empty());
            }
            QVERIFY(endsAt(region, segment.x.front()));
            QVERIFY(endsAt(region, segment.x.back()));
        }
        QVERIFY(stretches(*bound, own, 0.25).empty());
        QVERIFY(region::verticalSlice(region.polygons, std::log10(0.25)).empty());
        QCOMPARE(region.frameOfData.size(), 2 * curve.segments.size());
    }

    /// ε²·x_e²·BR is what the curve fixes.
    void otherModelsFollowTheirCharges_data() {
        QTest::addColumn<QString>("charges");
        QTest::addColumn<double>("massGeV");
        for (const char* charges : {"b-l", "protophobic", "leptonic"}) {
            for (const double m : {0.0013, 0.017, 0.2, 0.2113, 0.24}) {
                const std::string name = std::string(charges) + ' ' + std::to_string(m);
                QTest::newRow(name.c_str()) << charges << m;
            }
        }
    }
    void otherModelsFollowTheirCharges() {
        QFETCH(QString, charges);
        QFETCH(double, massGeV);
        const auto bound = made(record({}, flat(0.0012, 0.27, 1e-4))).value();
        const scene::Scenario other = scenario(charges.toStdString());
        const double x = other.model.charges.lepton[0];
        const double factor = x * x * toElectrons(other.model.charges, massGeV) /
                              toElectrons(scenario().model.charges, massGeV);
        const double wanted = 1e-4 / std::sqrt(factor);
        QVERIFY(close(lowerEdge(*bound, other, massGeV), wanted, 1e-12));
        const auto slice =
            region::verticalSlice(regionOf(*bound, other).polygons, std::log10(massGeV));
        QCOMPARE(slice.size(), std::size_t{1});
        QVERIFY(close(std::pow(10.0, slice.front().low), wanted, 2e-4));
        const std::string words = caveat(*bound, other, massGeV, wanted);
        QCOMPARE(words.find("prompt recast by rate and branching ratio: ×") != std::string::npos,
                 std::abs(factor - 1.0) > 1e-9);
    }

    /// B−L: three neutrinos, half a Dirac lepton each, beside the electron.
    void neutrinosOfBMinusL() {
        const auto bound = made(record({}, flat(0.0012, 0.27, 1e-4))).value();
        QVERIFY(close(lowerEdge(*bound, scenario("b-l"), 0.1), 1e-4 * std::sqrt(2.5), 1e-6));
    }

    void invisibleDecaysTradePlaces() {
        const auto visible = made(record({}, flat(0.01, 0.2, 1e-5))).value();
        const auto invisible =
            made(record({"electron-beam", "invisible"}, flat(0.01, 0.2, 1e-5))).value();
        const double m = 0.05;
        QVERIFY(close(lowerEdge(*visible, withInvisible(0.5), m), 1e-5 * std::sqrt(2.0), 1e-12));
        QVERIFY(close(lowerEdge(*invisible, withInvisible(0.5), m), 1e-5 / std::sqrt(0.5), 1e-12));
        QVERIFY(close(lowerEdge(*invisible, withInvisible(1.0), m), 1e-5, 1e-8));
        QVERIFY(close(lowerEdge(*visible, withInvisible(0.0), m), 1e-5, 1e-12));
        QCOMPARE(visible->silentBecause(withInvisible(1.0), plane()),
                 std::string("all decays of the model are invisible"));
        QCOMPARE(invisible->silentBecause(withInvisible(0.0), plane()),
                 std::string("the model has no invisible decays"));
        QVERIFY(regionOf(*visible, withInvisible(1.0)).empty());
        QVERIFY(regionOf(*invisible, withInvisible(0.0)).empty());
        // Neutrinos are as invisible as anything.
        QVERIFY(close(lowerEdge(*invisible, scenario("b-l"), 0.1), 1e-5 / std::sqrt(0.6), 1e-5));
        // A search that does not look at the decay does not care.
        const auto any = made(record({"annihilation", "any"}, flat(0.01, 0.2, 1e-5))).value();
        QVERIFY(close(lowerEdge(*any, withInvisible(0.7), m), 1e-5, 1e-12));
    }

    void silenceHasItsReason() {
        const auto electrons = made(record({}, flat(0.01, 0.1, 1e-4))).value();
        const auto muons = made(record({"annihilation", "muons"}, flat(0.3, 5.0, 1e-4))).value();
        const auto pion = made(record({"pion-decay"}, flat(0.01, 0.1, 1e-4))).value();
        const auto hadrons = made(record({"annihilation", "pions"}, flat(0.5, 1.0, 1e-3))).value();
        QVERIFY(!electrons->silentBecause(scenario("l-mu-l-tau"), plane()).empty());
        QVERIFY(!muons->silentBecause(scenario("l-mu-l-tau"), plane()).empty());
        QCOMPARE(hadrons->silentBecause(scenario("leptonic"), plane()),
                 std::string("the model has no hadronic decays"));
        QVERIFY(!pion->silentBecause(scenario("protophobic"), plane()).empty());
        scene::Scenario axial = scenario();
        axial.model.particle = model::Particle::axialVector;
        QVERIFY(!pion->silentBecause(axial, plane()).empty());
        QVERIFY(electrons->silentBecause(axial, plane()).empty());
        QVERIFY(electrons->silentBecause(scenario(), plane()).empty());
        scene::Plane other = plane();
        other.id = "mass-photon";
        QVERIFY(!electrons->silentBecause(scenario(), other).empty());
    }

    void darkPhotonIsThePublishedIsland_data() {
        QTest::addColumn<double>("decayOverShield");
        for (const double ratio : {0.0, 1e-3, 0.35, 2.0, 50.0}) {
            QTest::addRow("%g", ratio) << ratio;
        }
    }
    void darkPhotonIsThePublishedIsland() {
        QFETCH(double, decayOverShield);
        const auto bound =
            made(record({"electron-beam", "electrons", "displaced", decayOverShield}, island()))
                .value();
        const scene::Scenario own = scenario();
        const region::Region region = regionOf(*bound, own);
        const io::CurveSegment curve = island().segments.front();
        for (std::size_t i = 0; i < 4; ++i) {
            const auto found = stretches(*bound, own, curve.x[i]);
            QCOMPARE(found.size(), std::size_t{1});
            QVERIFY(close(found.front().low, curve.y[i], 1e-6));
            QVERIFY(close(found.front().high, curve.y[8 - i], 1e-6));
            if (i > 0) { // beside the end of the data
                const auto slice = region::verticalSlice(region.polygons, std::log10(curve.x[i]));
                QCOMPARE(slice.size(), std::size_t{1});
                QVERIFY(close(std::pow(10.0, slice.front().low), curve.y[i], 2e-4));
                QVERIFY(close(std::pow(10.0, slice.front().high), curve.y[8 - i], 2e-4));
            }
        }
        // Close to the tip as well.
        const auto thin = stretches(*bound, own, 0.05999);
        QCOMPARE(thin.size(), std::size_t{1});
        const double w = std::log(0.05999 / 0.05) / std::log(0.06 / 0.05);
        QVERIFY(close(thin.front().low, 3e-7 * std::pow(2.0, w), 1e-6));
        QVERIFY(close(thin.front().high, 9e-7 * std::pow(2.0 / 3.0, w), 1e-6));
        QVERIFY(caveat(*bound, own, 0.02, 1e-6).empty());
        QVERIFY(endsAt(region, 0.002));
        QVERIFY(!endsAt(region, 0.06));
    }

    void islandsFollowTheRule_data() {
        QTest::addColumn<double>("decayOverShield");
        QTest::addColumn<double>("massGeV");
        QTest::addColumn<double>("invisible");
        for (const double ratio : {0.0, 0.35, 50.0}) {
            for (const double m : {0.002, 0.03, 0.05}) {
                for (const double invisible : {0.01, 0.5, 0.9}) {
                    QTest::addRow("%g %g %g", ratio, m, invisible) << ratio << m << invisible;
                }
            }
        }
    }
    void islandsFollowTheRule() {
        QFETCH(double, decayOverShield);
        QFETCH(double, massGeV);
        QFETCH(double, invisible);
        const auto bound =
            made(record({"electron-beam", "electrons", "displaced", decayOverShield}, island()))
                .value();
        const auto published = stretches(*bound, scenario(), massGeV).front();
        const Rule rule{decayOverShield > 0.0 ? decayOverShield
                                              : std::numeric_limits<double>::infinity(),
                        darkPhotonWidthGeV(massGeV)};
        const Interval wanted = rule.recast(published, 1.0 - invisible, 1.0 / (1.0 - invisible));
        const auto found = stretches(*bound, withInvisible(invisible), massGeV);
        QCOMPARE(found.size(), std::isnan(wanted.low) ? std::size_t{0} : std::size_t{1});
        if (!found.empty()) {
            QVERIFY(close(found.front().low, wanted.low, 1e-6));
            QVERIFY(close(found.front().high, wanted.high, 1e-6));
            QVERIFY(caveat(*bound, withInvisible(invisible), massGeV, 1e-6)
                        .starts_with("two-lifetime rule: signal ×"));
        }
    }

    void weakerModelsLoseTheTip() {
        const auto bound =
            made(record({"electron-beam", "electrons", "displaced", 0.5}, island())).value();
        QVERIFY(!stretches(*bound, scenario(), 0.0595).empty());
        QVERIFY(stretches(*bound, withInvisible(0.3), 0.0595).empty());
        QVERIFY(regionOf(*bound, withInvisible(0.3)).contains({std::log10(0.01), -6.0}));
        QVERIFY(!regionOf(*bound, withInvisible(0.3)).contains({std::log10(0.0595), -6.2}));
        QVERIFY(!bound->silentBecause(withInvisible(1.0), plane()).empty());
    }

    /// Made more often, the island reaches beyond the last published mass; nobody looked there.
    void strongerModelsEndWithTheData() {
        const auto bound =
            made(record({"pion-decay", "electrons", "displaced", 0.5}, island())).value();
        scene::Scenario strong = scenario();
        strong.model.charges.quark[model::up] = 2.0;
        const auto atTip = stretches(*bound, strong, 0.0599999);
        QCOMPARE(atTip.size(), std::size_t{1});
        QVERIFY(atTip.front().high > 1.5 * atTip.front().low);
        QVERIFY(stretches(*bound, strong, 0.0601).empty());
        QVERIFY(endsAt(regionOf(*bound, strong), 0.06));
    }

    /// Cut by the top of its plot: recast from the frame, and said so; the frame is no edge.
    void framesStandInForEdges() {
        io::PublishedContour cut;
        cut.shape = Shape::open;
        cut.firstEnd = cut.lastEnd = Side::top;
        cut.segments = {{{0.01, 0.01, 0.03, 0.05, 0.045}, {1e-5, 1e-7, 2e-7, 1e-6, 1e-5}}};
        const auto bound =
            made(record({"electron-beam", "electrons", "displaced", 0.5}, cut)).value();
        const auto own = stretches(*bound, scenario(), 0.03);
        QVERIFY(close(own.front().low, 2e-7, 1e-6));
        QVERIFY(close(own.front().high, 1e-5, 1e-6));
        const auto half = stretches(*bound, withInvisible(0.5), 0.03);
        // Where next to all fly through, the rate is what it was: ε⁴·Γ(ee) does not change.
        QVERIFY(close(half.front().low, 2e-7, 2e-2));
        QVERIFY(half.front().high < 1e-5);
        QVERIFY(caveat(*bound, withInvisible(0.5), 0.03, 1e-6).find("frame") != std::string::npos);
        QVERIFY(caveat(*bound, scenario(), 0.03, 1e-6).empty());
        for (const auto& at : {scenario(), withInvisible(0.5)}) {
            const double y = std::log10(stretches(*bound, at, 0.03).front().high);
            const region::Region region = regionOf(*bound, at);
            QVERIFY(std::any_of(region.frameOfData.begin(), region.frameOfData.end(),
                                [y](const region::Segment& s) {
                                    const double x = std::log10(0.03);
                                    const double t = (x - s.from.x) / (s.to.x - s.from.x);
                                    return t >= 0.0 && t <= 1.0 &&
                                           std::abs(s.from.y + t * (s.to.y - s.from.y) - y) < 1e-3;
                                }));
            const double lowest = std::log10(1.5e-7);
            QVERIFY(std::none_of(region.frameOfData.begin(), region.frameOfData.end(),
                                 [lowest](const region::Segment& s) {
                                     return s.from.y < lowest && s.to.y < lowest;
                                 }));
        }
    }

    /// ln q at both edges of the rule gives one signal, for all ratios and geometries.
    void edgesOfTheRuleMeet() {
        for (const double open : {1e-4, 0.1, 1.0, 1e3, std::numeric_limits<double>::infinity()}) {
            const bounds::TwoLifetimes rule(open);
            for (const double ratio : {1.0 + 1e-6, 1.3, 10.0, 1e4, 1e8}) {
                const double low = rule.logDepthAtLowerEdge(ratio);
                const double high = low + 2.0 * std::log(ratio);
                const double signal = rule.logSignal(low);
                QVERIFY(std::abs(rule.logSignal(high) - signal) < 1e-7);
                const auto found = rule.edges(signal);
                QVERIFY(found.has_value());
                QVERIFY(std::abs(found->low - low) < 1e-6);
                QVERIFY(std::abs(found->high - high) < 1e-6);
            }
            QVERIFY(!rule.edges(1.0).has_value());
            QVERIFY(std::isnan(rule.logDepthAtLowerEdge(0.5)));
        }
    }

    void mistakesAreTold() {
        const auto message = [](const io::Record& r) {
            const auto bound = made(r);
            return bound ? std::string{} : bound.error().text;
        };
        const auto says = [&](const io::Record& r, const char* words) {
            const std::string text = message(r);
            const bool good = text.find(words) != std::string::npos;
            if (!good) {
                qWarning("'%s' does not say '%s'", text.c_str(), words);
            }
            return good;
        };
        QVERIFY(says(record({"nonsense"}, jagged()), "production"));
        QVERIFY(says(record({"annihilation", "taus"}, jagged()), "final_state"));
        QVERIFY(says(record({"annihilation", "muons", "late"}, jagged()), "search"));
        QVERIFY(says(record({"annihilation", "muons", "displaced"}, jagged()), "shape"));
        QVERIFY(says(record({"annihilation", "muons", "prompt"}, island()), "shape"));
        QVERIFY(says(record({"annihilation", "invisible", "displaced"}, island()), "displaced"));
        io::Record bare = record({}, jagged());
        bare.contour.reset();
        QVERIFY(says(bare, "[contour]"));
        QVERIFY(message(record({}, jagged())).empty());
    }

    /// Between rows the outline follows what columns say: thresholds, ω and φ included.
    void outlinesFollowTheColumns_data() {
        QTest::addColumn<QString>("finalState");
        for (const char* state : {"electrons", "muons", "pions", "visible"}) {
            QTest::addRow("%s", state) << state;
        }
    }
    void outlinesFollowTheColumns() {
        QFETCH(QString, finalState);
        // B−L has no pion pairs, and at the φ nobody has them.
        const bool pions = finalState == "pions";
        const io::PublishedContour curve =
            rows(pions ? 0.35 : 0.22, pions ? 0.99 : 9.0, pions ? 30 : 100);
        const auto bound = made(record({"annihilation", finalState.toStdString()}, curve)).value();
        QCOMPARE(bound->silentBecause(scenario("b-l"), plane()).empty(), !pions);
        const scene::Scenario other = scenario(pions ? "protophobic" : "b-l");
        const region::Region region = regionOf(*bound, other);
        std::mt19937 random(3);
        std::uniform_real_distribution<double> anywhere(std::log10(0.36),
                                                        std::log10(pions ? 0.98 : 8.9));
        for (int i = 0; i < 2000; ++i) {
            const double x = anywhere(random);
            const auto slice = region::verticalSlice(region.polygons, x);
            QCOMPARE(slice.size(), std::size_t{1});
            // Columns closer than 6e-4 of log10 m are not told apart.
            double low = 1.0;
            double high = -20.0;
            for (const double aside : {-6e-4, -3e-4, 0.0, 3e-4, 6e-4}) {
                const double y = std::log10(lowerEdge(*bound, other, std::pow(10.0, x + aside)));
                low = std::min(low, y);
                high = std::max(high, y);
            }
            QVERIFY2(slice.front().low > low - 3e-4 && slice.front().low < high + 3e-4,
                     qPrintable(QString("m = %1").arg(std::pow(10.0, x))));
        }
    }
};

QTEST_APPLESS_MAIN(TestMixingSearch)
#include "test_mixing_search.moc"
