// One picture under another: which edges stay, what the caption says; edges and points compared.
#include <QTest>

#include <algorithm>
#include <cmath>

#include "core/figure/ghost.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/picture/side_by_side.hpp"
#include "fixture.hpp"

using namespace cyrano;

namespace {

constexpr const char* usual = "pseudoscalar-after-2025";
constexpr const char* dumps = "photon-only";
// Inside E137 there.
constexpr double dumpMass = 0.05;
constexpr double dumpCoupling = 1e-5;

} // namespace

class TestGhost : public QObject {
    Q_OBJECT

  private:
    picture::Evaluator evaluator_{fixture::catalogue()};

    picture::Picture pictureOf(const scene::Scene& scene) { return *evaluator_.evaluate(scene); }

    figure::Figure figureOf(const scene::Scene& live, const scene::Scene& pinned) {
        const picture::Picture now = pictureOf(live);
        figure::Figure out = figure::makeFigure(now);
        figure::addGhost(out, now, pictureOf(pinned));
        return out;
    }

    std::vector<std::string> differences(const scene::Scene& live, const scene::Scene& pinned) {
        return figure::ghostDifferences(pictureOf(live), pictureOf(pinned));
    }

    static std::set<std::string> ghostIds(const figure::Figure& figure) {
        std::set<std::string> out;
        for (const figure::Layer& layer : figure.ghost->layers) {
            out.insert(layer.id);
        }
        return out;
    }

  private Q_SLOTS:
    void nothingStaysOfTheSamePicture() {
        const scene::Scene scene = fixture::scene(usual);
        const figure::Figure figure = figureOf(scene, scene);
        QVERIFY(!figure.ghost);
        QVERIFY(figure.caption == figure::makeFigure(pictureOf(scene)).caption);
    }

    void onlyWhatMovedIsDrawn() {
        const scene::Scene pinned = fixture::scene(usual);
        const scene::Scene live = fixture::with(pinned, "model.cutoff", "10000");
        const figure::Figure figure = figureOf(live, pinned);
        QVERIFY(figure.ghost.has_value());
        const std::set<std::string> moved = ghostIds(figure);
        QVERIFY(moved.contains("g2-muon"));
        QVERIFY(!moved.contains("e137"));
        const picture::Picture then = pictureOf(pinned);
        for (const figure::Layer& layer : figure.ghost->layers) {
            const auto shown =
                std::find_if(then.bounds.begin(), then.bounds.end(),
                             [&](const auto& b) { return b.bound->id() == layer.id; });
            QVERIFY(layer.region == shown->region);
            QVERIFY(layer.label.empty());
        }
        QCOMPARE(QString::fromStdString(figure.caption.front()),
                 QStringLiteral(R"(\text{thin lines (ghost): }\Lambda=1\,\mathrm{TeV})"));
        const figure::Figure alone = figure::makeFigure(pictureOf(live));
        QCOMPARE(figure.layers.size(), alone.layers.size());
        QCOMPARE(figure.caption.size(), alone.caption.size() + 1);
    }

    void aWindowIsNoDifference() {
        const scene::Scene pinned = fixture::scene(usual);
        const scene::Scene live = fixture::with(pinned, "plane.x_max", "1");
        QVERIFY(differences(live, pinned).empty());
        QVERIFY(!figureOf(live, pinned).ghost);
        const figure::Figure both =
            figureOf(fixture::with(live, "model.br_invisible", "0.5"), pinned);
        QVERIFY(both.ghost->x == pinned.plane.x); // its regions end there
    }

    void hiddenBoundsStayAsGhosts() {
        const scene::Scene pinned = fixture::scene(usual);
        const scene::Scene live = fixture::with(pinned, "bound.e137.shown", "false");
        const figure::Figure figure = figureOf(live, pinned);
        QVERIFY(ghostIds(figure) == std::set<std::string>{"e137"});
        QVERIFY(differences(live, pinned) == std::vector<std::string>{R"(\text{other bounds})"});
    }

    void differencesAreSaidWithThePinnedValues() {
        const scene::Scene pinned = fixture::scene(usual);
        scene::Scene live = fixture::with(pinned, "data.epoch", "before-2025");
        live = fixture::with(live, "model.electroweak", "photon-only");
        live = fixture::with(live, "model.br_invisible", "0.5");
        const auto said = differences(live, pinned);
        const auto has = [&](const char* text) {
            return std::find(said.begin(), said.end(), text) != said.end();
        };
        QCOMPARE(said.size(), std::size_t{3});
        QVERIFY(has(R"(\text{after-2025})"));
        QVERIFY(has(R"(g_{a\gamma Z}/g_{a\gamma\gamma}\text{: hypercharge})"));
        QVERIFY(has(R"(\mathcal{B}_{\mathrm{inv}}=0)"));
        live = fixture::with(live, "model.cutoff", "10000");
        live = fixture::with(live, "model.moment_form", "leading-log");
        QVERIFY(figureOf(live, pinned).caption.front().ends_with(R"(\text{ and 1 more})"));
    }

    void whatDoesNothingIsNoDifference() {
        const scene::Scene pinned = fixture::scene(usual);
        // Only with the universal pattern.
        const scene::Scene live = fixture::with(pinned, "model.lepton_c", "0.3");
        QVERIFY(!(live == pinned));
        QVERIFY(differences(live, pinned).size() ==
                (scene::findParameter("model.lepton_c")->active(pinned) ? 1U : 0U));
    }

    void inputsOfBoundsAreDifferences() {
        const scene::Scene pinned = fixture::scene(usual);
        const bounds::Bound* adjustable = nullptr;
        for (const std::string& id : pinned.shownBounds) {
            const bounds::Bound* bound = fixture::catalogue()->find(id);
            if (!bound->parameters().empty() &&
                bound->parameters().front().kind == scene::Parameter::Kind::number) {
                adjustable = bound;
                break;
            }
        }
        QVERIFY(adjustable != nullptr);
        const scene::Parameter& input = adjustable->parameters().front();
        const scene::Scene live = fixture::with(pinned, input.path, scene::toText(input.max));
        const auto said = differences(live, pinned);
        QCOMPARE(said.size(), std::size_t{1});
        QVERIFY(said.front().starts_with(adjustable->record().label));
        QVERIFY(ghostIds(figureOf(live, pinned)) == std::set<std::string>{adjustable->id()});
    }

    void otherAxesHaveNoGhost() {
        const scene::Scene pinned = fixture::scene(usual);
        const scene::Scene live = fixture::with(pinned, "plane.id", "mass-muon");
        QVERIFY(QString::fromStdString(figure::ghostProblem(live, pinned)).contains("other axes"));
        const figure::Figure figure = figureOf(live, pinned);
        QVERIFY(!figure.ghost);
        QVERIFY(figure.caption == figure::makeFigure(pictureOf(live)).caption);
        const scene::Scene vectors = fixture::scene("dark-photon");
        QVERIFY(!figure::ghostProblem(vectors, pinned).empty());
        QVERIFY(figure::ghostProblem(pinned, pinned).empty());
    }

    void shiftsOfEdgesAreThoseOfTheBounds() {
        const scene::Scene before = fixture::scene(dumps);
        const scene::Scene now = fixture::with(before, "model.br_invisible", "0.9");
        const auto shifts =
            picture::edgeShifts(before, now, *fixture::catalogue(), dumpMass, dumpCoupling);
        const auto e137 = std::find_if(shifts.begin(), shifts.end(),
                                       [](const auto& s) { return s.bound->id() == "e137"; });
        QVERIFY(e137 != shifts.end());
        const auto low = [&](const scene::Scene& s) {
            scene::Scene wide = s;
            wide.plane.y.min = 1e-12;
            wide.plane.y.max = 1.0;
            return fixture::stretches(wide, "e137", dumpMass).front();
        };
        const auto was = low(before);
        const auto is = low(now);
        const bool lower = std::abs(std::log(was.low / dumpCoupling)) <
                           std::abs(std::log(was.high / dumpCoupling));
        QCOMPARE(e137->lower, lower);
        const double expected = lower ? is.low / was.low : is.high / was.high;
        QVERIFY(std::abs(*e137->ratio() / expected - 1.0) < 1e-6);
        QVERIFY(std::abs(std::log(expected)) > 0.05);
        for (std::size_t i = 1; i < shifts.size(); ++i) {
            if (shifts[i - 1].ratio() && shifts[i].ratio()) {
                QVERIFY(std::abs(std::log(*shifts[i - 1].ratio())) >=
                        std::abs(std::log(*shifts[i].ratio())));
            }
        }
        QVERIFY(picture::edgeShifts(before, before, *fixture::catalogue(), dumpMass, dumpCoupling)
                    .empty());
    }

    void edgesComeAndGo() {
        const scene::Scene before = fixture::scene(dumps);
        const scene::Scene all = fixture::with(before, "model.br_invisible", "1");
        const auto gone =
            picture::edgeShifts(before, all, *fixture::catalogue(), dumpMass, dumpCoupling);
        const auto back =
            picture::edgeShifts(all, before, *fixture::catalogue(), dumpMass, dumpCoupling);
        const auto find = [](const auto& shifts) {
            return std::find_if(shifts.begin(), shifts.end(),
                                [](const auto& s) { return s.bound->id() == "e137"; });
        };
        QVERIFY(find(gone) != gone.end() && find(gone)->before && !find(gone)->now);
        QVERIFY(!find(gone)->ratio());
        QVERIFY(find(back) != back.end() && !find(back)->before && find(back)->now);
        QCOMPARE(*find(gone)->before, *find(back)->now);
    }

    void pointsArePaired() {
        const scene::Scene scene = fixture::scene(dumps);
        const auto at = [&](double y) {
            return picture::explainPoint(scene, *fixture::catalogue(), dumpMass, y);
        };
        const auto stretch = [&] {
            scene::Scene wide = scene;
            wide.plane.y.min = 1e-12;
            wide.plane.y.max = 1.0;
            return fixture::stretches(wide, "e137", dumpMass).front();
        }();
        // Twice as far inside as the other is outside of the same edge.
        const double inside = stretch.low * 1.1;
        const double outside = stretch.low / 1.2;
        const auto pairs = picture::pairUp(at(inside), inside, at(outside), outside);
        const auto e137 = std::find_if(pairs.begin(), pairs.end(),
                                       [](const auto& p) { return p.bound->id() == "e137"; });
        QVERIFY(e137 != pairs.end());
        QVERIFY(e137->firstInside);
        QVERIFY(!e137->secondInside);
        QVERIFY(std::abs(*e137->first / 1.1 - 1.0) < 1e-6);
        QVERIFY(std::abs(*e137->second * 1.2 - 1.0) < 1e-6);
        QVERIFY(std::abs(*e137->ratio() * 1.1 * 1.2 - 1.0) < 1e-6);
        for (const picture::PointPair& pair : pairs) {
            QVERIFY(pair.firstInside || pair.secondInside);
        }
        // Far below everything nothing excludes, and there is nothing to pair.
        QVERIFY(picture::pairUp(at(1e-17), 1e-17, at(2e-17), 2e-17).empty());
    }
};

QTEST_APPLESS_MAIN(TestGhost)
#include "test_ghost.moc"
