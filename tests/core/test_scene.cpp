#include <QtTest>

#include "core/scene/parameters.hpp"
#include "core/scene/scene_file.hpp"
#include "fixture.hpp"

using namespace cyrano::scene;

class TestScene : public QObject {
    Q_OBJECT

    static std::string refusal(const std::string& path, const std::string& value) {
        const auto out = withParameterText(Scene{}, path, value);
        return out ? "" : out.error();
    }

  private Q_SLOTS:
    void builtInScenesOpenAndHaveTheirDefaults() {
        for (const char* name : {"photon-only", "hypercharge", "pseudoscalar-before-2025",
                                 "pseudoscalar-after-2025"}) {
            QVERIFY2(openScene(name, CYRANO_DATASETS), name);
        }
        const Scene after = fixture::scene("pseudoscalar-after-2025");
        QCOMPARE(after.plane.x.min, 1e-2);
        QCOMPARE(after.plane.y.max, 1e-1);
        QCOMPARE(after.scenario.model.leptonCPerGeV, 1e-2);
        QCOMPARE(after.scenario.model.cutoffGeV, 1000.0);
        QVERIFY(after.scenario.model.electroweak == cyrano::model::Electroweak::hypercharge);
        const Scene photon = fixture::scene("photon-only");
        QCOMPARE(photon.plane.y.min, 1e-13);
        QCOMPARE(photon.plane.x.max, 1e2);
    }

    /// Every parameter survives writing and reading, whatever its value.
    void writingAndReadingIsTheIdentity() {
        Scene scene = fixture::scene("pseudoscalar-before-2025");
        int changed = 0;
        for (const Parameter& p : parameters()) {
            Value value = p.get(scene);
            if (p.kind == Parameter::Kind::choice) {
                value = p.choices.back();
            } else if (p.kind == Parameter::Kind::number && !p.path.starts_with("plane.")) {
                value = p.logarithmic ? std::sqrt(p.min * p.max) * 1.2345678901234567
                                      : 0.3 * p.min + 0.7 * p.max;
            } else if (p.kind == Parameter::Kind::text) {
                value = std::string("a \"quoted\" \\ title, µ");
            }
            const auto next = withParameter(scene, p.path, value);
            QVERIFY2(next, p.path.c_str());
            scene = *next;
            ++changed;
        }
        QVERIFY(changed >= 18);
        scene = *withParameter(scene, "bound.e137.colour", std::string("#123456"));
        const auto back = parseScene(writeScene(scene), "round trip");
        QVERIFY2(back, back ? "" : back.error().format().c_str());
        QVERIFY(*back == scene);
    }

    void refusalsSayWhatWouldDo() {
        QVERIFY(refusal("model.cutof", "1").find("model.cutoff") != std::string::npos);
        QVERIFY(refusal("model.cutoff", "-1").find("between") != std::string::npos);
        QVERIFY(refusal("model.cutoff", "1,5").find("number") != std::string::npos);
        QVERIFY(refusal("model.cutoff", "nan").find("number") != std::string::npos);
        QVERIFY(refusal("model.lepton_pattern", "nonne").find("universal-derivative") !=
                std::string::npos);
        QVERIFY(refusal("bound.e137.shown", "maybe").find("true or false") != std::string::npos);
        QVERIFY(refusal("bound.e137.colour", "red").find("#rrggbb") != std::string::npos);
    }

    void signTakesAllSpellings() {
        for (const char* text : {"-1", "+1", "1"}) {
            QVERIFY2(withParameterText(Scene{}, "model.sign", text), text);
        }
        QVERIFY(!withParameterText(Scene{}, "model.sign", "-1")->scenario.model.positiveSign);
    }

    void brokenScenesNameFileAndLine_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("not TOML") << "cyrano = 1\nfoo = = 2\n" << 2;
        QTest::newRow("unknown key") << "cyrano = 1\n\n[model]\ncuttoff = 2\n" << 4;
        QTest::newRow("wrong type") << "cyrano = 1\n[model]\ncutoff = \"big\"\n" << 3;
        QTest::newRow("other version") << "cyrano = 7\n" << 1;
        QTest::newRow("no version") << "title = \"x\"\n" << 0;
        QTest::newRow("too deep") << "cyrano = 1\n" + QString("a.").repeated(10000) + "b = 1\n"
                                  << 2;
        QTest::newRow("date") << "cyrano = 1\ntitle = 1979-05-27\n" << 2;
    }
    void brokenScenesNameFileAndLine() {
        QFETCH(QString, text);
        QFETCH(int, line);
        const auto scene = parseScene(text.toStdString(), "broken.toml");
        QVERIFY(!scene);
        QCOMPARE(scene.error().file, std::string("broken.toml"));
        QCOMPARE(scene.error().line, line);
    }

    void crossedPlaneIsRefused() {
        const auto scene = parseScene("cyrano = 1\n[plane]\nx_min = 10.0\nx_max = 1.0\n", "f");
        QVERIFY(!scene);
        QVERIFY(scene.error().text.find("plane.x_min") != std::string::npos);
    }

    void togglingKeepsTheOthers() {
        const Scene before = fixture::scene("photon-only");
        const Scene off = fixture::with(before, "bound.e137.shown", "false");
        QVERIFY(before.shows("e137"));
        QVERIFY(!off.shows("e137"));
        QCOMPARE(off.shownBounds.size() + 1, before.shownBounds.size());
        const Scene on = fixture::with(off, "bound.e137.shown", "true");
        QCOMPARE(on.shownBounds.size(), before.shownBounds.size());
    }
};

QTEST_GUILESS_MAIN(TestScene)
#include "test_scene.moc"
