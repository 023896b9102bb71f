#include <QtTest>

#include <filesystem>
#include <fstream>

#include "core/bounds/settings.hpp"
#include "core/scene/scene_file.hpp"
#include "fixture.hpp"

using namespace cyrano;

/// Inputs of a record as parameters of its bound.
class TestSettings : public QObject {
    Q_OBJECT

    static std::string complaint(const std::string& path, const std::string& value) {
        return bounds::settingsComplaint(*fixture::catalogue(),
                                         fixture::with(fixture::scene("photon-only"), path, value));
    }

    static scene::Scene withSetting(scene::Scene scene, const scene::Scene& from) {
        scene.scenario.settings = from.scenario.settings;
        return scene;
    }

    static bool moves(picture::Evaluator& evaluator, const bounds::Bound& bound,
                      const scene::Scene& from, const scene::Scene& to) {
        const auto before = evaluator.regionOf(from, bound);
        const auto after = evaluator.regionOf(to, bound);
        const bool same =
            before->polygons.size() == after->polygons.size() &&
            std::equal(before->polygons.begin(), before->polygons.end(), after->polygons.begin(),
                       [](const auto& a, const auto& b) { return a.points == b.points; }) &&
            before->fringe.size() == after->fringe.size();
        return before != after && !same;
    }

  private Q_SLOTS:
    void everyAdjustableInputIsAParameter() {
        int found = 0;
        for (const bounds::Bound* bound : fixture::catalogue()->bounds()) {
            for (const scene::Parameter& p : bound->parameters()) {
                QVERIFY2(bounds::findSetting(*fixture::catalogue(), p.path) == &p, p.path.c_str());
                QVERIFY2(!p.help.empty(), p.path.c_str());
                // The record's own value is the default, and lies in the range.
                QCOMPARE(scene::complaint(p, p.get(scene::Scene{})), std::string());
                ++found;
            }
        }
        QVERIFY(found >= 12);
    }

    /// A setting that changed nothing would be a promise not kept.
    void everySettingMovesItsRegionAndNoOther() {
        const scene::Scene plain = fixture::scene("photon-only");
        // Moments need lepton couplings, those of the τ large ones.
        const scene::Scene leptons = fixture::scene("pseudoscalar-after-2025");
        scene::Scene plane = fixture::with(leptons, "plane.id", "mass-c");
        plane.scenario.model.gGammaPerGeV = 1e-1;
        plane.plane.y.max = 1e3;
        const scene::Scene electron = fixture::with(plain, "plane.id", "mass-electron");
        const scene::Scene vector = fixture::scene("dark-photon");
        const scene::Scene axial = fixture::scene("axial-vector");
        picture::Evaluator evaluator(fixture::catalogue());
        for (const bounds::Bound* bound : fixture::catalogue()->bounds()) {
            for (const scene::Parameter& p : bound->parameters()) {
                scene::Scene moved = plain;
                if (p.kind == scene::Parameter::Kind::choice) {
                    const std::string own = scene::toText(p.get(plain));
                    p.set(moved, p.choices.front() == own ? p.choices.back() : p.choices.front());
                } else {
                    const double own = std::get<double>(p.get(plain));
                    p.set(moved, p.logarithmic ? std::sqrt(own * (own < p.max ? p.max : p.min))
                                               : 0.5 * (own + (own < p.max ? p.max : p.min)));
                }
                QVERIFY2(moves(evaluator, *bound, plain, moved) ||
                             moves(evaluator, *bound, leptons, withSetting(leptons, moved)) ||
                             moves(evaluator, *bound, plane, withSetting(plane, moved)) ||
                             moves(evaluator, *bound, electron, withSetting(electron, moved)) ||
                             moves(evaluator, *bound, vector, withSetting(vector, moved)) ||
                             moves(evaluator, *bound, axial, withSetting(axial, moved)),
                         p.path.c_str());
                const bounds::Bound* other =
                    fixture::catalogue()->find(bound->id() == "e137" ? "nucal" : "e137");
                QVERIFY2(evaluator.regionOf(plain, *other) == evaluator.regionOf(moved, *other),
                         p.path.c_str());
            }
        }
    }

    void wrongSettingsAreNamed() {
        QVERIFY(complaint("bound.e137.event_limit", "4").empty());
        QVERIFY(complaint("bound.e137.event_limit", "1e9").find("between") != std::string::npos);
        QVERIFY(complaint("bound.e137.event_limit", "many").find("number") != std::string::npos);
        QVERIFY(complaint("bound.e137.evnt_limit", "4").find("bound.e137.event_limit") !=
                std::string::npos);
        QVERIFY(complaint("bound.e138.event_limit", "4").find("e137") != std::string::npos);
        QVERIFY(complaint("bound.charm.production", "primry").find("primary") != std::string::npos);
        QVERIFY(complaint("bound.e137.beam_energy", "4").find("unknown") != std::string::npos);
    }

    void settingsSurviveTheFileAndGoBack() {
        const scene::Scene plain = fixture::scene("photon-only");
        scene::Scene moved = fixture::with(plain, "bound.e137.event_limit", "12.5");
        moved = fixture::with(moved, "bound.charm.production", "with-meson-photons");
        moved = fixture::with(moved, "bound.e137.published", "true");
        const auto back = scene::parseScene(scene::writeScene(moved), "round trip");
        QVERIFY2(back, back ? "" : back.error().format().c_str());
        QVERIFY(*back == moved);
        QVERIFY(moved.showsPublished("e137"));
        moved = fixture::with(moved, "bound.e137.event_limit", "");
        moved = fixture::with(moved, "bound.charm.production", "");
        moved = fixture::with(moved, "bound.e137.published", "false");
        QVERIFY(moved == plain);
    }

    void aFileWithAWrongSettingIsRefusedWithItsName() {
        const std::string file = "wrong-setting.toml";
        const scene::Scene wrong =
            fixture::with(fixture::scene("photon-only"), "bound.e137.event_limit", "1e9");
        std::ofstream(file) << scene::writeScene(wrong);
        const auto opened = bounds::openScene(*fixture::catalogue(), file, CYRANO_DATASETS);
        std::filesystem::remove(file);
        QVERIFY(!opened);
        QCOMPARE(opened.error().file, file);
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "test_settings.moc"
