#include <QtTest>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "core/bounds/kinds.hpp"
#include "core/bounds/settings.hpp"
#include "core/io/csv.hpp"
#include "fixture.hpp"

using namespace cyrano;

namespace {

double number(const scene::Scene& scene, const std::string& path) {
    return std::get<double>(bounds::findSetting(*fixture::catalogue(), path)->get(scene));
}

std::string caveat(const scene::Scene& scene, const std::string& id) {
    return fixture::catalogue()->find(id)->caveatAt({scene.scenario, scene.plane, {}}, 1.0, 1e-3);
}

} // namespace

/// Measured moments: which numbers are in force, what a record or a file may say.
class TestMeasurements : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void defaultsFollowTheScene();
    void bandAroundZeroExcludes();
    void numbersInForceAreSaid();
    void derivedInputsAreChecked();
    void unfitMeasurementsAreNamed();
};

/// Without numbers of the user's own, the parameters show those of the measurement in force.
void TestMeasurements::defaultsFollowTheScene() {
    const scene::Scene after = fixture::scene("pseudoscalar-after-2025");
    const scene::Scene before = fixture::with(after, "data.epoch", "before-2025");
    QCOMPARE(number(after, "bound.g2-muon.difference"), 38.5e-11);
    QCOMPARE(number(before, "bound.g2-muon.difference"), 249e-11);
    QCOMPARE(number(after, "bound.g2-muon.uncertainty"), std::hypot(14.5e-11, 62e-11));
    QCOMPARE(number(before, "bound.g2-muon.uncertainty"), std::hypot(22e-11, 43e-11));
    const scene::Scene null = fixture::with(after, "data.g2_reading", "null");
    QCOMPARE(number(null, "bound.g2-muon.difference"), 0.0);
    QCOMPARE(number(fixture::with(null, "data.epoch", "before-2025"), "bound.g2-muon.difference"),
             249e-11);
    QCOMPARE(number(fixture::with(before, "bound.g2-muon.difference", "1e-9"),
                    "bound.g2-muon.difference"),
             1e-9);
    const auto close = [](double got, double wanted) {
        return std::abs(got / wanted - 1.0) < 1e-9;
    };
    QVERIFY(close(number(after, "bound.g2-electron.difference"), -0.44e-12));
    QVERIFY(close(number(after, "bound.g2-electron.uncertainty"), 0.55e-12));
    // Both bands at three sigma: -1.02 - 0.78 … 0.34 + 0.48.
    const scene::Scene wide = fixture::with(after, "bound.g2-electron.sigmas", "3");
    QVERIFY(close(number(wide, "bound.g2-electron.difference"), -0.49e-12));
    QVERIFY(close(3.0 * number(wide, "bound.g2-electron.uncertainty"), 1.31e-12));
    const scene::Scene cesium = fixture::with(after, "data.alpha", "cesium");
    QCOMPARE(number(cesium, "bound.g2-electron.difference"), -1.02e-12);
    QCOMPARE(number(cesium, "bound.g2-electron.uncertainty"), 0.26e-12);
    QVERIFY(close(number(after, "bound.g2-tau.difference"), -0.0195 - 0.00117721));
    QVERIFY(close(1.96 * number(after, "bound.g2-tau.uncertainty"), 0.0325));
}

/// A band around zero excludes what it leaves out; one beside it is what the measurement asks for.
void TestMeasurements::bandAroundZeroExcludes() {
    const scene::Scene after = fixture::scene("pseudoscalar-after-2025");
    const scene::Scene before = fixture::with(after, "data.epoch", "before-2025");
    const auto role = [](const scene::Scene& scene) {
        return fixture::catalogue()->find("g2-muon")->role(scene.scenario);
    };
    QVERIFY(role(after) == region::Role::excluded);
    QVERIFY(role(before) == region::Role::allowed);
    QVERIFY(role(fixture::with(before, "bound.g2-muon.sigmas", "6")) == region::Role::excluded);
    QVERIFY(role(fixture::with(after, "bound.g2-muon.difference", "2e-9")) ==
            region::Role::allowed);
    QVERIFY(role(fixture::with(after, "bound.g2-muon.difference", "-2e-9")) ==
            region::Role::allowed);
}

void TestMeasurements::numbersInForceAreSaid() {
    const scene::Scene after = fixture::scene("pseudoscalar-after-2025");
    QCOMPARE(caveat(after, "g2-muon"),
             std::string("Δa = 38.5(63.7)e-11, ±2σ, published as 38(63) (WP25)"));
    QCOMPARE(caveat(fixture::with(after, "data.epoch", "before-2025"), "g2-muon"),
             std::string("Δa = 249(48.3)e-11, ±2σ"));
    QCOMPARE(caveat(fixture::with(after, "data.g2_reading", "null"), "g2-muon"),
             std::string("Δa = 0(63.7)e-11, ±2σ, read around zero"));
    QCOMPARE(
        caveat(fixture::with(after, "bound.g2-muon.difference", "26e-11"), "g2-muon"),
        std::string("Δa = 26(63.7)e-11, ±2σ; changed: difference = 2.6e-10 (record: 3.85e-10)"));
    QCOMPARE(caveat(after, "g2-electron"),
             std::string("Δa = -0.44(0.55)e-12, ±2σ, holding the bands of both α"));
    QCOMPARE(caveat(fixture::with(after, "data.alpha", "rubidium"), "g2-electron"),
             std::string("Δa = 0.34(0.16)e-12, ±2σ"));
    QCOMPARE(caveat(after, "g2-tau"), std::string("Δa = -0.0207(0.0166), ±1.96σ"));
}

/// A derived input has a range and no value, and a kind that can work it out.
void TestMeasurements::derivedInputsAreChecked() {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / "cyrano-derived-input" / "g2-muon";
    fs::create_directories(folder);
    const std::string text =
        io::readText(std::string(CYRANO_DATASETS) + "/bounds/g2-muon/record.toml").value();
    const auto readWith = [&](const std::string& from, const std::string& to) {
        std::string changed = text;
        changed.replace(changed.find(from), from.size(), to);
        std::ofstream(folder / "record.toml") << changed;
        const std::map<std::string, io::Measurement> none;
        return io::readRecord(folder.string()).and_then([&](io::Record record) {
            return bounds::makeBound(std::move(record), {none, ""});
        });
    };
    const auto complaint = [&](const std::string& from, const std::string& to) {
        const auto made = readWith(from, to);
        return made ? std::string() : made.error().text;
    };
    const std::string derived = "derived = true\n";
    QVERIFY(complaint(derived, derived + "value = 1e-9\n").find("no 'value'") != std::string::npos);
    QVERIFY(complaint("range = [-1e-8, 1e-8]\n", "").find("range") != std::string::npos);
    QVERIFY(complaint(derived, "value = 1e-9\n").find("derived") != std::string::npos);
    QVERIFY(complaint("kind = \"magnetic-moment\"", "kind = \"z-decay\"").find("cannot") !=
            std::string::npos);
    QVERIFY(complaint("value = 2.0\n", derived).find("cannot work out") != std::string::npos);
    QVERIFY(complaint(derived, derived).find("muon-g2") != std::string::npos);
    fs::remove_all(folder.parent_path());
}

void TestMeasurements::unfitMeasurementsAreNamed() {
    namespace fs = std::filesystem;
    const std::string file = (fs::temp_directory_path() / "cyrano-measurement.toml").string();
    const auto complaint = [&](const std::string& name, const std::string& from,
                               const std::string& to) {
        std::string text =
            io::readText(std::string(CYRANO_DATASETS) + "/measurements/" + name).value();
        text.replace(text.find(from), from.size(), to);
        std::ofstream(file) << text;
        const auto read = io::readMeasurement(file);
        if (!read) {
            return read.error().text;
        }
        const std::map<std::string, io::Measurement> all{{read->id, *read}};
        const std::string folder = name == "muon-g2.toml"       ? "g2-muon"
                                   : name == "electron-g2.toml" ? "g2-electron"
                                                                : "g2-tau";
        auto record = io::readRecord(std::string(CYRANO_DATASETS) + "/bounds/" + folder).value();
        const auto made = bounds::makeBound(std::move(record), {all, ""});
        return made ? std::string() : made.error().text;
    };
    const auto says = [](const std::string& why, const std::string& word) {
        return why.find(word) != std::string::npos;
    };
    QCOMPARE(complaint("muon-g2.toml", "cyrano = 1", "cyrano = 1"), std::string());
    QVERIFY(says(complaint("muon-g2.toml", "before-2025", "in-2023"), "before-2025"));
    QVERIFY(says(complaint("muon-g2.toml", "lepton = \"muon\"", "lepton = \"pion\""), "tau"));
    QVERIFY(
        says(complaint("muon-g2.toml", "uncertainty = 22e-11", "uncertainty = 0.0"), "positive"));
    QVERIFY(says(complaint("muon-g2.toml", "theory = {", "prediction = {"), "theory"));
    QVERIFY(says(complaint("muon-g2.toml", "scale = 1e-11", "scale = 0.0"), "scale"));
    QVERIFY(
        says(complaint("electron-g2.toml", "alpha = \"cesium\"", "alpha = \"xenon\""), "cesium"));
    QVERIFY(
        says(complaint("electron-g2.toml", "follows = \"alpha\"", "follows = \"year\""), "year"));
    QVERIFY(says(complaint("tau-g2.toml", "sigmas = 1.96,", ""), "sigmas"));
    QVERIFY(says(complaint("tau-g2.toml", "lower = -0.052", "lower = 0.052"), "lower"));
    fs::remove(file);
}

QTEST_GUILESS_MAIN(TestMeasurements)
#include "test_measurements.moc"
