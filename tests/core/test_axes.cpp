// Units, second axes, lines of equal lifetime, and room for what is written in the frame.
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "core/constants/constants.hpp"
#include "core/figure/axes.hpp"
#include "core/figure/lifetime_lines.hpp"
#include "core/figure/line_labels.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/figure/tex_wrap.hpp"
#include "core/scene/scene_file.hpp"
#include "fixture.hpp"

using namespace cyrano;
using figure::FigureAxes;
using figure::FigureAxis;
using figure::GuideLine;
using region::Box;
using region::Point;
using scene::Scene;

namespace {

/// A plane at its default ranges with one thing said about its axes.
Scene plane(const std::string& id, const std::string& path = {}, const std::string& word = {}) {
    const Scene out = fixture::with(Scene(), "plane.id", id);
    if (path.empty()) {
        return out;
    }
    return fixture::with(out, path, word);
}

double placeOf(const FigureAxis& axis, const std::string& label) {
    for (const figure::Tick& tick : axis.ticks) {
        if (tick.label == label) {
            return tick.position;
        }
    }
    return std::nan("");
}

FigureAxis right(const std::string& id, const std::string& word) {
    return figure::makeAxes(plane(id, "plane.right_axis", word)).right.value();
}

FigureAxis top(const std::string& id, const std::string& word) {
    return figure::makeAxes(plane(id, "plane.top_axis", word)).top.value();
}

bool near(double a, double b, double within = 1e-12) {
    return std::abs(a - b) <= within;
}

/// The exponent in "ctau:1e-3".
double exponentOf(const GuideLine& line) {
    return std::stod(line.id.substr(line.id.find("1e") + 2));
}

/// log₁₀ of cτ in metres at a place of the plane, from the model alone.
double logDecayLength(const Scene& s, const Point& at) {
    const model::Model m =
        s.plane.kind().place(s.scenario.model, s.plane.x.fromAxis(at.x), s.plane.y.fromAxis(at.y));
    const double width = model::decays(m, model::couplings(m), m.massGeV).total();
    return std::log10(constants::hbarCGeVm.value / width);
}

/// Whether the decay length passes that power of ten there. Where a channel opens it falls at once.
bool passes(const Scene& s, const Point& at, double exponent) {
    constexpr double aside = 3e-4; // a twentieth of a pixel
    constexpr double within = 2e-3;
    double least = logDecayLength(s, at);
    double most = least;
    for (const double x : {at.x - aside, at.x + aside}) {
        least = std::min(least, logDecayLength(s, {x, at.y}));
        most = std::max(most, logDecayLength(s, {x, at.y}));
    }
    return exponent > least - within && exponent < most + within;
}

figure::LabelledRegion block(double x0, double y0, double x1, double y1) {
    figure::LabelledRegion out;
    out.polygons = {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, false}};
    return out;
}

} // namespace

class TestAxes : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void withoutWishesAxesAreAsEver() {
        for (const scene::PlaneKind& kind : scene::planeKinds()) {
            const Scene s = plane(std::string(kind.id));
            const FigureAxes axes = figure::makeAxes(s);
            QCOMPARE(axes.x.label, std::string(kind.xLabel));
            QCOMPARE(axes.y.label, std::string(kind.yLabel));
            QVERIFY(!axes.top && !axes.right);
            QVERIFY(figure::lifetimeLines(s).empty());
        }
    }

    void unitsMoveTheNumbersAndNothingElse() {
        const Scene s = plane("mass-photon", "plane.mass_unit", "MeV");
        const FigureAxis mev = figure::makeAxes(s).x;
        QCOMPARE(mev.label, std::string(R"(m_a\ [\mathrm{MeV}])"));
        QVERIFY(near(placeOf(mev, "10^{3}"), 0.0)); // 1000 MeV at 1 GeV
        QVERIFY(near(placeOf(mev, "10"), -2.0));
        QVERIFY(mev.axis == s.plane.x);
        QVERIFY(near(
            placeOf(figure::makeAxes(plane("mass-photon", "plane.mass_unit", "eV")).x, "10^{9}"),
            0.0));
        QVERIFY(near(
            placeOf(figure::makeAxes(plane("mass-photon", "plane.mass_unit", "TeV")).x, "10^{-3}"),
            0.0));
        const FigureAxis tev =
            figure::makeAxes(plane("mass-photon", "plane.coupling_unit", "TeV^-1")).y;
        QCOMPARE(tev.label, std::string(R"(g_{a\gamma\gamma}\ [\mathrm{TeV}^{-1}])"));
        QVERIFY(near(placeOf(tev, "1"), -3.0)); // 1 TeV⁻¹ is 10⁻³ GeV⁻¹
        // A pure number has no unit.
        QCOMPARE(figure::makeAxes(plane("mass-muon", "plane.coupling_unit", "TeV^-1")).y.label,
                 std::string(R"(g_{\mu\mu})"));
    }

    void unitsOnAxesOfBothSigns() {
        Scene s = plane("photon-muon", "plane.view", "four-quadrants");
        const FigureAxis gev = figure::makeAxes(s).y;
        s = fixture::with(s, "plane.coupling_unit", "TeV^-1");
        const FigureAxis tev = figure::makeAxes(s).y;
        QVERIFY(near(placeOf(tev, "10^{2}"), placeOf(gev, "10^{-1}"), 1e-9));
        QVERIFY(near(placeOf(tev, "-10^{2}"), placeOf(gev, "-10^{-1}"), 1e-9));
        QVERIFY(near(placeOf(tev, "0"), 0.0));
        QVERIFY(!figure::makeAxes(fixture::with(s, "plane.right_axis", "inverse")).right);
    }

    void rightAxisCountsInverseCouplings() {
        const FigureAxis inverse = right("mass-photon", "inverse");
        QCOMPARE(inverse.label, std::string(R"(1/g_{a\gamma\gamma}\ [\mathrm{TeV}])"));
        QVERIFY(near(placeOf(inverse, "1"), -3.0)); // 1 TeV at 10⁻³ GeV⁻¹
        QVERIFY(near(placeOf(inverse, "10^{3}"), -6.0));
        QVERIFY(near(placeOf(inverse, "10^{-2}"), -1.0));
        QVERIFY(near(placeOf(right("mass-c", "inverse"), "10^{-1}"), -2.0));
    }

    void rightAxisCountsSquares() {
        QVERIFY(near(placeOf(right("mass-epsilon", "squared"), "10^{-6}"), -3.0));
        QCOMPARE(right("mass-epsilon", "squared").label, std::string(R"(\varepsilon^2)"));
        QCOMPARE(right("mass-photon", "squared").label,
                 std::string(R"(g_{a\gamma\gamma}^2\ [\mathrm{GeV}^{-2}])"));
        // α ε² = 10⁻¹⁰ and g²/4π = 10⁻⁶
        const double alpha = constants::alpha0.value;
        QVERIFY(near(placeOf(right("mass-epsilon", "alpha"), "10^{-10}"),
                     0.5 * std::log10(1e-10 / alpha)));
        QVERIFY(near(placeOf(right("mass-muon", "alpha"), "10^{-6}"),
                     0.5 * std::log10(4e-6 * std::numbers::pi)));
    }

    void decayConstants() {
        // f_a/C = α/(2π g): 1.16 × 10⁻³/g
        const double alpha = constants::alpha0.value;
        const FigureAxis photon = right("mass-photon", "decay-constant");
        QVERIFY(near(placeOf(photon, "1"), std::log10(0.5 * alpha / std::numbers::pi)));
        QVERIFY(near(placeOf(right("mass-muon", "decay-constant"), "10^{2}"),
                     std::log10(constants::muonMassGeV.value / 100.0)));
        Scene scalar = plane("mass-photon", "plane.right_axis", "decay-constant");
        scalar = fixture::with(scalar, "model.particle", "scalar");
        QVERIFY(!figure::makeAxes(scalar).right);
    }

    void topAxisCountsFrequencyAndWavelength() {
        // h = 4.135667696 × 10⁻¹⁵ eV s, hc = 1.239841984 × 10⁻¹⁵ GeV m
        const FigureAxis frequency = top("mass-photon", "frequency");
        QCOMPARE(frequency.label, std::string(R"(m_a c^2/h\ [\mathrm{Hz}])"));
        QVERIFY(near(placeOf(frequency, "10^{24}"), std::log10(4.135667696), 1e-9));
        const FigureAxis wavelength = top("mass-photon", "wavelength");
        QVERIFY(near(placeOf(wavelength, "10^{-15}"), std::log10(1.239841984), 1e-9));
        QVERIFY(near(placeOf(top("mass-epsilon", "eV"), "10^{7}"), -2.0));
        QCOMPARE(top("mass-epsilon", "eV").label, std::string(R"(m_{A'}\ [\mathrm{eV}])"));
        QVERIFY(near(placeOf(top("photon-muon", "squared"), "10^{-8}"), -4.0));
    }

    void nothingWhereItMeansNothing() {
        for (const auto& [id, word] :
             {std::pair{"mass-muon", "inverse"}, std::pair{"mass-photon", "alpha"},
              std::pair{"mass-epsilon", "decay-constant"}}) {
            QVERIFY(!figure::makeAxes(plane(id, "plane.right_axis", word)).right);
        }
        QVERIFY(!figure::makeAxes(plane("photon-muon", "plane.top_axis", "frequency")).top);
        const auto refused =
            scene::withParameterText(plane("mass-photon"), "plane.right_axis", "frequency");
        QVERIFY(!refused && refused.error().find("inverse") != std::string::npos);
        const Scene muon = plane("mass-muon");
        QVERIFY(!scene::findParameter("plane.coupling_unit")->active(muon));
        QVERIFY(scene::findParameter("plane.mass_unit")->active(muon));
        QVERIFY(!scene::findParameter("plane.mass_unit")->active(plane("photon-muon")));
    }

    /// One to two, three to ten, and more decades of what is written.
    void ticksFollowWhatIsWritten_data() {
        QTest::addColumn<double>("decades");
        QTest::addColumn<double>("power");
        for (const double decades : {0.2, 1.0, 1.7, 3.0, 6.5, 10.0, 14.0, 30.0}) {
            for (const double power : {-1.0, 2.0, -2.0}) {
                QTest::addRow("%g decades to the %g", decades, power) << decades << power;
            }
        }
    }
    void ticksFollowWhatIsWritten() {
        QFETCH(const double, decades);
        QFETCH(const double, power);
        const scene::Reading reading{3.7e5, power};
        const double span = decades / std::abs(power);
        const scene::Axis axis{scene::AxisScale::logarithmic, 2e-6, 2e-6 * std::pow(10.0, span)};
        const FigureAxis out = figure::makeAxis(axis, "", reading);
        const double a = reading.shown(axis.min);
        const double b = reading.shown(axis.max);
        const FigureAxis plain =
            figure::makeAxis({scene::AxisScale::logarithmic, std::min(a, b), std::max(a, b)}, "");
        QCOMPARE(out.ticks.size(), plain.ticks.size());
        QVERIFY(out.ticks.size() >= 2 && out.ticks.size() <= 12);
        for (std::size_t i = 0; i < out.ticks.size(); ++i) {
            const figure::Tick& tick = out.ticks[i];
            QVERIFY(i == 0 || tick.position > out.ticks[i - 1].position);
            QVERIFY(tick.position > axis.axisMin() - 1e-6 && tick.position < axis.axisMax() + 1e-6);
            const figure::Tick& same = plain.ticks[power < 0.0 ? out.ticks.size() - 1 - i : i];
            QCOMPARE(tick.label, same.label);
            const double shown = std::log10(reading.shown(axis.fromAxis(tick.position)));
            QVERIFY(near(shown, same.position, 1e-9));
        }
    }

    void scenesKeepThem() {
        Scene s = fixture::scene("dark-photon");
        for (const auto& [path, word] :
             {std::pair{"plane.mass_unit", "MeV"}, std::pair{"plane.top_axis", "frequency"},
              std::pair{"plane.right_axis", "squared"},
              std::pair{"plane.lifetime_lines", "decay-length"}}) {
            s = fixture::with(s, path, word);
        }
        const auto back = scene::parseScene(scene::writeScene(s), "scene.toml");
        QVERIFY(back && *back == s);
        // Edges are read in GeV whatever is written at the axis.
        QCOMPARE(fixture::with(s, "plane.x_min", "0.002").plane.x.min, 0.002);
    }

    void regionsKnowNothingOfIt() {
        picture::Evaluator evaluator(fixture::catalogue());
        const Scene before = fixture::scene("photon-only");
        Scene after = fixture::with(before, "plane.mass_unit", "eV");
        after = fixture::with(after, "plane.right_axis", "inverse");
        const auto a = evaluator.evaluate(before).value();
        const auto b = evaluator.evaluate(after).value();
        for (std::size_t i = 0; i < a.bounds.size(); ++i) {
            QVERIFY(a.bounds[i].region == b.bounds[i].region); // the same one, not computed again
        }
        QVERIFY(figure::makeFigure(b).right.has_value());
    }

    /// Γ = g²m³/64π alone: cτ = 1 m at 0.1 GeV where g = √(64π ħc/m³).
    void photonLinesAreThoseOfTheFormula() {
        Scene s = plane("mass-photon", "plane.lifetime_lines", "decay-length");
        s = fixture::with(s, "plane.y_min", "1e-9");
        const std::vector<GuideLine> lines = figure::lifetimeLines(s);
        const auto one = std::find_if(lines.begin(), lines.end(),
                                      [](const GuideLine& line) { return line.id == "ctau:1e0"; });
        QVERIFY(one != lines.end());
        QCOMPARE(one->label, std::string(R"(c\tau=1\,\mathrm{m})"));
        QCOMPARE(one->paths.size(), std::size_t{1});
        const auto& path = one->paths.front();
        // A power law is a straight line: its ends are all there is.
        QCOMPARE(path.size(), std::size_t{2});
        const Point& a = path.front();
        const Point& b = path.back();
        QVERIFY(near((b.y - a.y) / (b.x - a.x), -1.5, 1e-6));
        const double g = std::sqrt(64.0 * std::numbers::pi * 1.973269804593025e-16 / 1e-3);
        QVERIFY(near(a.y + (b.y - a.y) * (-1.0 - a.x) / (b.x - a.x), std::log10(g), 1e-6));
    }

    void everyPointOfALineHasItsLifetime_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"photon-only", "pseudoscalar-after-2025", "scalar-after-2025",
                                 "dark-photon", "axial-vector", "cancellation", "landscape"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }
    void everyPointOfALineHasItsLifetime() {
        QFETCH(const QString, name);
        Scene s = fixture::scene(name.toStdString());
        s = fixture::with(s, "plane.lifetime_lines", "decay-length");
        const std::vector<GuideLine> lines = figure::lifetimeLines(s);
        QVERIFY(lines.size() >= 2 && lines.size() <= 8);
        int points = 0;
        int steep = 0;
        for (const GuideLine& line : lines) {
            for (const auto& path : line.paths) {
                for (std::size_t i = 0; i < path.size(); ++i) {
                    QVERIFY2(passes(s, path[i], exponentOf(line)), line.id.c_str());
                    steep += std::abs(logDecayLength(s, path[i]) - exponentOf(line)) > 2e-3 ? 1 : 0;
                    ++points;
                    QVERIFY(i == 0 || !(path[i] == path[i - 1]));
                }
            }
        }
        QVERIFY(points >= 4);
        QVERIFY(steep <= points / 4); // thresholds are few
    }

    void lifetimesAreCountedInSeconds() {
        const Scene s = plane("mass-epsilon", "plane.lifetime_lines", "lifetime");
        const std::vector<GuideLine> lines = figure::lifetimeLines(s);
        QVERIFY(!lines.empty());
        for (const GuideLine& line : lines) {
            QVERIFY(line.label.starts_with(R"(\tau=)"));
            for (const Point& p : line.paths.front()) {
                QVERIFY(passes(s, p, exponentOf(line) + std::log10(299792458.0)));
            }
        }
    }

    /// A level that other couplings pass on their own is passed nowhere by this one.
    void stableParticlesHaveNoLines() {
        Scene s = plane("mass-muon", "plane.lifetime_lines", "decay-length");
        s = fixture::with(s, "plane.x_min", "0.01");
        s = fixture::with(s, "plane.x_max", "0.1"); // below two muons
        s = fixture::with(s, "model.g_gamma", "1e-18");
        for (const GuideLine& line : figure::lifetimeLines(s)) {
            for (const auto& path : line.paths) {
                QVERIFY(near(path.front().x, path.back().x, 1e-3)); // upright: only the mass counts
            }
        }
    }

    void namesRideOnTheirLines() {
        const Box frame{0.0, 600.0, 0.0, 400.0};
        std::vector<figure::NamedLine> lines;
        for (const double shift : {0.0, 90.0, 180.0, 270.0}) {
            lines.push_back({{{{50.0 + shift, 0.0}, {250.0 + shift, 400.0}}}, 60.0, 12.0});
        }
        const auto rides = figure::placeLineLabels(lines, figure::Room({}, frame));
        std::vector<Box> all;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            QVERIFY(rides[i].has_value());
            const Point& c = rides[i]->centre;
            QVERIFY(near(c.y, 2.0 * (c.x - 50.0 - 90.0 * static_cast<double>(i)), 1e-6));
            QVERIFY(near(rides[i]->degrees, std::atan(2.0) * 180.0 / std::numbers::pi, 1e-6));
            for (const Box& box : figure::boxesOf(lines[i], *rides[i])) {
                QVERIFY(box.xMin >= 0.0 && box.xMax <= 600.0 && box.yMin >= 0.0 &&
                        box.yMax <= 400.0);
            }
            const auto pieces = figure::strokes(lines[i], rides[i]);
            QCOMPARE(pieces.size(), std::size_t{2});
            QVERIFY(near(std::hypot(pieces[1].front().x - pieces[0].back().x,
                                    pieces[1].front().y - pieces[0].back().y),
                         60.0 + 2.0 * 0.35 * 12.0, 1e-6));
        }
        // Too short for its name.
        const figure::NamedLine stub{{{{0.0, 0.0}, {30.0, 0.0}}}, 60.0, 12.0};
        QVERIFY(!figure::rideNear(stub, {15.0, 0.0}));
        QCOMPARE(figure::strokes(stub, std::nullopt).size(), std::size_t{1});
    }

    /// All corners have an outline, the middle of the left side has none.
    void captionSlidesAlongTheSides() {
        const Box frame{0.0, 1000.0, 0.0, 1000.0};
        const std::vector regions{block(0, 0, 1000, 150), block(0, 850, 1000, 1000),
                                  block(500, 0, 1000, 1000)};
        const figure::Place place = figure::Room(regions, frame).beside(300.0, 300.0);
        QCOMPARE(place.hides.outlines, 0);
        QCOMPARE(place.box.xMin, 0.0);
        QVERIFY(place.box.yMin >= 150.0 - 10.0 && place.box.yMax <= 850.0 + 10.0);
        const std::vector<Box> taken{{0.0, 300.0, 300.0, 700.0}};
        QVERIFY(figure::Room(regions, frame, taken).under(place.box).outlines > 0);
    }

    void linesAreCutBetweenWords() {
        const auto width = [](const std::string& tex) { return static_cast<double>(tex.size()); };
        const std::string line = R"(\text{explains }(g-2)_\mu\text{ before 2025},\ g=\frac{1}{2})";
        QCOMPARE(figure::wrappedTex(line, 1e3, width), std::vector<std::string>{line});
        const std::vector<std::string> wanted{R"(\text{explains})", R"((g-2)_\mu)",
                                              R"(\text{before})", R"(\text{2025},)",
                                              R"(g=\frac{1}{2})"};
        QCOMPARE(figure::wrappedTex(line, 1.0, width), wanted);
        // Entries of a list stay whole.
        QCOMPARE(
            figure::wrappedTex(R"(\text{A B}\quad \text{C D})", 1.0, width, figure::Cut::entries),
            (std::vector<std::string>{R"(\text{A B})", R"(\text{C D})"}));
        QCOMPARE(figure::wrappedTex(R"(\mathbf{1}\;\text{LEP}\quad \mathbf{2}\;\text{A B})", 32.0,
                                    width),
                 (std::vector<std::string>{R"(\mathbf{1}\;\text{LEP})",
                                           R"(\mathbf{2}\;\text{A}\ \text{B})"}));
    }
};

QTEST_APPLESS_MAIN(TestAxes)
#include "test_axes.moc"
