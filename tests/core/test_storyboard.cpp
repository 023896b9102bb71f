#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>

#include "core/bounds/settings.hpp"
#include "core/scene/morph.hpp"
#include "core/scene/scene_file.hpp"
#include "core/scene/storyboard.hpp"
#include "fixture.hpp"

using namespace cyrano::scene;

class TestStoryboard : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    [[nodiscard]] std::string path(const std::string& name) const {
        return folder_.path().toStdString() + "/" + name;
    }
    [[nodiscard]] auto parse(const std::string& text) const {
        return parseStoryboard(text, path("talk.toml"), CYRANO_DATASETS);
    }
    /// "line: text" of what is wrong with it.
    [[nodiscard]] std::string refusal(const std::string& text) const {
        const auto out = parse(text);
        return out ? "" : std::to_string(out.error().line) + ": " + out.error().text;
    }
    [[nodiscard]] std::string refusedStep(const std::string& lines) const {
        return refusal("cyrano = 1\n[[step]]\nscene = \"nose\"\n" + lines);
    }

    static double number(const Scene& scene, const char* path) {
        return std::get<double>(getParameter(scene, path).value());
    }
    static std::vector<Scene> builtIn() {
        std::vector<Scene> out;
        for (const BuiltInScene& entry : builtInScenes(CYRANO_DATASETS)) {
            out.push_back(fixture::scene(entry.name));
        }
        return out;
    }
    static bool isEdge(const Parameter& p) {
        return p.path.starts_with("plane.x_") || p.path.starts_with("plane.y_");
    }
    static bool sameAxes(const Scene& a, const Scene& b) {
        return a.plane.id == b.plane.id && a.plane.fourQuadrants() == b.plane.fourQuadrants();
    }
    /// Everything about it is accepted by the table it is made of.
    static void verifyValid(const Scene& scene) {
        const std::string why = checkPlane(scene);
        QVERIFY2(why.empty(), why.c_str());
        for (const Parameter& p : parameters()) {
            const auto again = withParameter(scene, p.path, p.get(scene));
            QVERIFY2(again, p.path.c_str());
            QVERIFY2(*again == scene, p.path.c_str());
        }
        QVERIFY(cyrano::bounds::settingsComplaint(*fixture::catalogue(), scene).empty());
    }

  private Q_SLOTS:
    void changesLieOnTopOfTheScene() {
        const auto out = parse("cyrano = 1\ntitle = \"t\"\n[[step]]\nscene = \"photon-only\"\n"
                               "set = { plane.x_min = 1e-3, plane.id = \"mass-c\", "
                               "bound.e137.shown = false, bounds.shown = [\"e137\", \"charm\"] }\n"
                               "caption = \"$m_a$\"\nseconds = 2\n"
                               "[[step]]\nset.model.cutoff = 500\n");
        QVERIFY2(out, out ? "" : out.error().format().c_str());
        QCOMPARE(out->steps.size(), std::size_t{2});
        const Step& first = out->steps.front();
        QCOMPARE(first.scene.plane.id, std::string("mass-c"));
        QCOMPARE(first.scene.plane.x.min, 1e-3); // set after the plane was laid out
        QCOMPARE(first.scene.shownBounds, std::vector<std::string>{"charm"});
        QCOMPARE(first.seconds, 2.0);
        const Step& second = out->steps.back();
        QVERIFY(second.scene == *withParameter(first.scene, "model.cutoff", 500.0));
    }

    void writingAndReadingIsTheIdentity() {
        const std::string scene = writeScene(fixture::scene("nose"));
        std::ofstream(path("mine.toml")) << scene;
        auto out =
            parse("cyrano = 1\ntitle = \"a \\\"quoted\\\" \\\\ title\\n(g−2)\"\n"
                  "[[step]]\nscene = \"mine.toml\"\ncaption = \"costs \\\\$5, $g_\\\\ell$\"\n"
                  "seconds = 0.1\n[step.set]\nmodel.cutoff = 1234.5678901234567\n"
                  "model.loop_photon = true\n\"bound.no-such id.colour\" = \"#123456\"\n"
                  "[[step]]\nset = { title = \"\\u0007\", bounds.shown = [] }\n");
        QVERIFY2(out, out ? "" : out.error().format().c_str());
        QCOMPARE(out->steps[0].changes.size(), std::size_t{3});
        const auto back = parse(writeStoryboard(*out));
        QVERIFY2(back, back ? "" : back.error().format().c_str());
        QVERIFY(*back == *out);
        out->steps[0].seconds = 0.2;
        QVERIFY(!(*back == *out));
    }

    void refusalsNameTheLineAndWhatWouldDo() {
        QCOMPARE(refusal("[[step]]\n"),
                 std::string("0: is not a storyboard: the first line is 'cyrano = 1'"));
        QVERIFY(refusal("cyrano = 2\n").starts_with("1: is of format 2"));
        QVERIFY(refusal("cyrano = 1\n").find("at least one [[step]]") != std::string::npos);
        QVERIFY(refusal("cyrano = 1\nstep = 3\n").starts_with("2: "));
        QVERIFY(refusal("cyrano = 1\nstep = [3]\n").starts_with("2: each step is a table"));
        QCOMPARE(refusal("cyrano = 1\nstepp = 1\n"),
                 std::string("2: unknown key 'stepp' in a storyboard; nearest is 'step'"));
        QVERIFY(refusal("cyrano = 1\n[[step]]\ncaption = \"x\"\n").find("first step needs") !=
                std::string::npos);
        QCOMPARE(refusedStep("captoin = \"x\"\n"),
                 std::string("4: unknown key 'captoin' in a step; nearest is 'caption'"));
        QCOMPARE(refusedStep("\nset = { model.cutof = 1 }\n"),
                 std::string("5: unknown parameter 'model.cutof'; nearest is 'model.cutoff'"));
        QVERIFY(refusedStep("[step.set]\nmodel.sign = \"+1\"\nmodel.cutoff = 1\n")
                    .starts_with("6: 'model.cutoff' lies between"));
        QVERIFY(refusedStep("set.bound.e137.kappa = inf\n").starts_with("4: "));
        QVERIFY(refusedStep("set.model.cutoff = [1]\n").starts_with("4: "));
        QVERIFY(refusedStep("set = 3\n").starts_with("4: 'set' takes changes"));
        QVERIFY(refusedStep("seconds = -1\n").starts_with("4: 'seconds' lies between 0 and 60"));
        QVERIFY(refusedStep("seconds = nan\n").starts_with("4: "));
        QVERIFY(refusedStep("caption = \"$m_a\"\n").starts_with("4: the caption has an odd"));
        QVERIFY(refusedStep("set.plane.x_min = 1e4\n").find("plane.x_min must lie below") !=
                std::string::npos);
        QVERIFY(refusal("cyrano = 1\n[[step]]\nscene = \"nise\"\n").find("nearest is 'nose'") !=
                std::string::npos);
        std::string many = "cyrano = 1\n";
        for (int i = 0; i < 501; ++i) {
            many += "[[step]]\nscene = \"nose\"\n";
        }
        QVERIFY(refusal(many).find("at most 500") != std::string::npos);
    }

    /// A storyboard from elsewhere opens nothing outside its folder.
    void nothingOutsideTheFolderIsOpened() {
        namespace fs = std::filesystem;
        QTemporaryDir elsewhere;
        const std::string secret = elsewhere.path().toStdString() + "/secret.toml";
        std::ofstream(secret) << writeScene(fixture::scene("nose"));
        fs::create_symlink(secret, path("link.toml"));
        fs::create_directory(path("sub"));
        std::ofstream(path("sub/inside.toml")) << writeScene(fixture::scene("nose"));
        const auto with = [&](const std::string& source) {
            return refusal("cyrano = 1\n[[step]]\nscene = '" + source + "'\n");
        };
        QCOMPARE(with("sub/inside.toml"), std::string());
        QCOMPARE(with("sub/../sub/inside.toml"), std::string());
        const std::string up = "../" + fs::path(elsewhere.path().toStdString()).filename().string();
        for (const std::string& source :
             {secret, up + "/secret.toml", std::string("link.toml"), std::string("/dev/zero"),
              std::string("sub/../../x.toml")}) {
            QVERIFY2(with(source).find("lie in its folder") != std::string::npos, source.c_str());
        }
        QVERIFY(with("sub").find("neither a built-in scene nor a file") != std::string::npos);
        QVERIFY(refusedStep("set.model.charges = '" + secret + "'\n").find("cannot name a file") !=
                std::string::npos);
    }

    void aMorphBeginsAndEndsExactly() {
        const std::vector<Scene> scenes = builtIn();
        QVERIFY(scenes.size() >= 11);
        for (const Scene& from : scenes) {
            for (const Scene& to : scenes) {
                for (const double t : {-1.0, 0.0, std::nan("")}) {
                    QVERIFY(morph(from, to, t) == from);
                }
                QVERIFY(morph(from, to, 1.0) == to);
                QVERIFY(morph(from, to, 7.0) == to);
            }
            QVERIFY(morph(from, from, 0.3) == from);
        }
    }

    /// Between any two scenes: accepted values, and numbers that never turn back.
    void everySceneOnTheWayIsValid() {
        const std::vector<Scene> scenes = builtIn();
        for (const Scene& from : scenes) {
            for (const Scene& to : scenes) {
                Scene before = from;
                for (const double t : {1e-9, 0.1, 0.25, 0.4999, 0.5, 0.75, 0.999, 1.0}) {
                    const Scene now = morph(from, to, t);
                    verifyValid(now);
                    for (const Parameter& p : parameters()) {
                        if (p.kind == Parameter::Kind::number) {
                            const double a = std::get<double>(p.get(from));
                            const double b = std::get<double>(p.get(to));
                            const double last = std::get<double>(p.get(before));
                            const double x = std::get<double>(p.get(now));
                            const bool onTheWay =
                                a <= b ? last <= x && x <= b : last >= x && x >= b;
                            const bool jumps = isEdge(p) && !sameAxes(from, to);
                            QVERIFY2(jumps || onTheWay, p.path.c_str());
                        }
                    }
                    before = now;
                }
            }
        }
    }

    void numbersRunInTheirOwnScale() {
        const Scene from = fixture::scene("photon-only");
        Scene to = fixture::with(from, "model.cutoff", "1e5");
        to = fixture::with(to, "model.br_invisible", "0.5");
        to = fixture::with(to, "plane.x_max", "1");
        const Scene half = morph(from, to, 0.5);
        QVERIFY(std::abs(number(half, "model.cutoff") / 1e4 - 1.0) < 1e-12);
        QVERIFY(std::abs(number(half, "model.br_invisible") - 0.25) < 1e-12);
        QVERIFY(std::abs(number(half, "plane.x_max") / 10.0 - 1.0) < 1e-12);
    }

    void inputsOfRecordsRun() {
        const Scene from = fixture::with(fixture::scene("nose"), "bound.e137.event_limit", "3");
        const Scene to = fixture::with(from, "bound.e137.event_limit", "12");
        const auto at = morph(from, to, 0.5).scenario.settings.at("e137.event_limit");
        QVERIFY(std::abs(std::get<double>(at) - 6.0) < 1e-12);
        const Scene none = fixture::scene("nose");
        QVERIFY(morph(none, to, 0.4).scenario.settings.empty());
        QVERIFY(morph(none, to, 0.6).scenario == to.scenario);
    }

    void labelsPutByHandTravel() {
        const Scene from = fixture::with(fixture::scene("nose"), "bound.e137.label", "1e-3 1e-6");
        const Scene to = fixture::with(from, "bound.e137.label", "1e-1 1e-4");
        const LabelPlace half = morph(from, to, 0.5).labelPlaces.at("e137");
        QVERIFY(std::abs(half.x / 1e-2 - 1.0) < 1e-12);
        QVERIFY(std::abs(half.y / 1e-5 - 1.0) < 1e-12);
        QVERIFY(morph(from, fixture::scene("nose"), 0.6).labelPlaces.empty());
    }

    void boundsComeAtTheStartAndGoAtTheEnd() {
        Scene from = fixture::scene("nose");
        Scene to = from;
        from.shownBounds = {"a", "gone", "b"};
        to.shownBounds = {"new", "b", "a"};
        from.publishedShown = {"a"};
        for (const double t : {1e-9, 0.5, 1.0 - 1e-9}) {
            const Scene now = morph(from, to, t);
            QCOMPARE(now.shownBounds, (std::vector<std::string>{"new", "b", "a", "gone"}));
            QVERIFY(now.showsPublished("a"));
        }
    }

    /// Leptons are there as soon as their coupling grows, and until it has shrunk.
    void aChoiceIsMadeWhenItsNumbersNeedIt() {
        using cyrano::model::LeptonPattern;
        Scene none = fixture::with(fixture::scene("photon-only"), "model.lepton_c", "1e-6");
        Scene some = fixture::with(none, "model.lepton_c", "1e-2");
        some = fixture::with(some, "model.lepton_pattern", "universal-derivative");
        some = fixture::with(some, "data.epoch", "before-2025");
        const auto pattern = [](const Scene& s) { return s.scenario.model.leptonPattern; };
        for (const double t : {1e-9, 0.5, 1.0 - 1e-9}) {
            QVERIFY(pattern(morph(none, some, t)) == LeptonPattern::universalDerivative);
            QVERIFY(pattern(morph(some, none, t)) == LeptonPattern::universalDerivative);
        }
        QVERIFY(morph(none, some, 0.49).scenario.data.epoch == Epoch::after2025);
        QVERIFY(morph(none, some, 0.51).scenario.data.epoch == Epoch::before2025);
    }

    void otherAxesCutOverHalfway() {
        const Scene from = fixture::scene("photon-only");
        const Scene to = fixture::scene("dark-photon");
        QVERIFY(morph(from, to, 0.49).plane == from.plane);
        QVERIFY(morph(from, to, 0.51).plane == to.plane);
        QVERIFY(morph(from, to, 0.49).scenario.model.particle == from.scenario.model.particle);
        QVERIFY(morph(from, to, 0.51).scenario.model.particle == to.scenario.model.particle);
    }

    /// What ships opens, with bounds that exist, and tells its story in so many steps.
    void builtInStoryboardsOpen() {
        const auto all = builtInStoryboards(CYRANO_DATASETS);
        QVERIFY(!all.empty());
        for (const BuiltInStoryboard& entry : all) {
            const auto out = openStoryboard(entry.name, CYRANO_DATASETS);
            QVERIFY2(out, out ? "" : out.error().format().c_str());
            for (const Step& step : out->steps) {
                verifyValid(step.scene);
                QVERIFY(!step.caption.empty());
                for (const std::string& id : step.scene.shownBounds) {
                    QVERIFY2(fixture::catalogue()->find(id) != nullptr, id.c_str());
                }
            }
            const auto back = parseStoryboard(writeStoryboard(*out), entry.file, CYRANO_DATASETS);
            QVERIFY(back && *back == *out);
        }
        const auto alps = openStoryboard("alps-and-g2", CYRANO_DATASETS);
        QVERIFY(alps && alps->steps.size() >= 7 && alps->steps.size() <= 9);
        const auto wrong = openStoryboard("alps-and-g3", CYRANO_DATASETS);
        QVERIFY(!wrong && wrong.error().text.find("nearest is 'alps-and-g2'") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestStoryboard)
#include "test_storyboard.moc"
