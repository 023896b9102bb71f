#include <QtTest>

#include <filesystem>
#include <fstream>

#include "core/bounds/catalogue.hpp"
#include "core/exchange/on_plane.hpp"
#include "core/exchange/provenance.hpp"
#include "core/io/csv.hpp"

using namespace cyrano;
namespace fs = std::filesystem;

namespace {

io::PublishedContour curve() {
    io::PublishedContour out;
    out.shape = io::PublishedContour::Shape::closed;
    out.segments.push_back({{0.1, 0.2, 0.2, 0.1}, {1e-4, 1e-4, 1e-3, 1e-3}});
    return out;
}

exchange::Provenance form(const std::string& id) {
    exchange::Provenance out;
    out.id = id;
    out.title = "A limit of mine";
    out.citation = "Somebody et al., J. Imag. Phys. 1 (2024) 1";
    out.confidenceLevel = "90% CL";
    out.digitisedBy = "the test";
    out.licence = "not stated";
    out.year = 2024;
    return out;
}

void replaceIn(const fs::path& file, const std::string& from, const std::string& to) {
    std::string text = io::readText(file.string()).value();
    const std::size_t at = text.find(from);
    QVERIFY(at != std::string::npos);
    QVERIFY(io::writeText(file.string(), text.replace(at, from.size(), to)));
}

} // namespace

class TestUserBounds : public QObject {
    Q_OBJECT

    QTemporaryDir scratch_;
    int count_ = 0;
    fs::path user_;

    /// A record of the user's in a folder of its own test.
    fs::path add(const std::string& id) {
        const auto folder = exchange::writeRecordFolder(curve(), form(id));
        if (!folder || !exchange::saveRecordFolder(user_.string(), *folder)) {
            qFatal("could not write a record");
        }
        return user_ / id;
    }
    [[nodiscard]] bounds::Catalogue load() const {
        return bounds::Catalogue::load({CYRANO_DATASETS, CYRANO_TABLES, user_.string()});
    }
    /// The text of the only problem there is beyond those of the program's own data.
    [[nodiscard]] std::string onlyProblem(const bounds::Catalogue& loaded) const {
        std::string out;
        for (const io::Diagnostic& problem : loaded.problems()) {
            if (problem.file.starts_with(user_.string())) {
                out += out.empty() ? problem.format() : "\nand another: " + problem.format();
            }
        }
        return out;
    }
    void refused(const char* why) const {
        const bounds::Catalogue loaded = load();
        QVERIFY(loaded.find("mine") == nullptr);
        QVERIFY(loaded.find("other") != nullptr); // the rest works
        const std::string problem = onlyProblem(loaded);
        QVERIFY2(problem.find(why) != std::string::npos, problem.c_str());
        QVERIFY2(problem.find("and another") == std::string::npos, problem.c_str());
    }

  private Q_SLOTS:
    void init() { user_ = scratch_.path().toStdString() + "/" + std::to_string(++count_); }

    void noFolderIsNoProblem() {
        const auto plain = bounds::Catalogue::load({CYRANO_DATASETS, CYRANO_TABLES});
        const bounds::Catalogue loaded = load();
        QCOMPARE(loaded.ids(), plain.ids());
        QCOMPARE(loaded.problems().size(), plain.problems().size());
    }

    void recordsAreTakenUp() {
        add("mine");
        const bounds::Catalogue loaded = load();
        QCOMPARE(onlyProblem(loaded), std::string());
        const bounds::Bound* mine = loaded.find("mine");
        QVERIFY(mine != nullptr);
        QVERIFY(loaded.isUsers("mine") && !loaded.isUsers("cast"));
        const auto ids = loaded.ids();
        QVERIFY(std::find(ids.begin(), ids.end(), "mine") != ids.end());
        QCOMPARE(mine->record().references.front(), std::string("imported-mine"));
        QVERIFY(loaded.bibliography().contains("imported-mine"));
        QVERIFY(loaded.bibliography().at("imported-mine").verbatim.find("J. Imag. Phys.") !=
                std::string::npos);
        scene::Scenario scenario;
        scene::Plane plane;
        plane.x = {scene::AxisScale::logarithmic, 1e-2, 1e2};
        plane.y = {scene::AxisScale::logarithmic, 1e-6, 1e-1};
        const auto stretches = mine->intervalsAt({scenario, plane, {}}, 0.15);
        QCOMPARE(stretches.size(), std::size_t(1));
        QVERIFY(std::abs(stretches[0].low / 1e-4 - 1.0) < 1e-9);
        const auto known = exchange::knownCurves(loaded, "mass-photon");
        QVERIFY(std::any_of(known.begin(), known.end(),
                            [](const auto& curve) { return curve.id == "mine"; }));
    }

    void idsOfTheProgramStay() {
        add("mine");
        add("cast");
        const bounds::Catalogue loaded = load();
        QVERIFY(loaded.find("mine") != nullptr);
        QVERIFY(!loaded.isUsers("cast"));
        QVERIFY(loaded.find("cast")->record().title != "A limit of mine");
        QVERIFY2(onlyProblem(loaded).find("exists already") != std::string::npos,
                 onlyProblem(loaded).c_str());
        QVERIFY(onlyProblem(loaded).find("cast/record.toml") != std::string::npos);
    }

    void referencesOfTheProgramStay() {
        const auto plain = bounds::Catalogue::load({CYRANO_DATASETS, CYRANO_TABLES});
        const std::string key = plain.bibliography().begin()->first;
        const fs::path folder = add("mine");
        std::ofstream(folder / "references.bib", std::ios::app)
            << "\n@misc{" << key << ",\n    title = {Not that one}\n}\n";
        const bounds::Catalogue loaded = load();
        QCOMPARE(loaded.bibliography().at(key).verbatim, plain.bibliography().at(key).verbatim);
        QVERIFY(loaded.bibliography().contains("imported-mine"));
        QVERIFY2(onlyProblem(loaded).find("'" + key + "' is taken") != std::string::npos,
                 onlyProblem(loaded).c_str());
    }

    void brokenRecordsAreSaid_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("why");
        QTest::newRow("syntax") << "cyrano = = 1\n"
                                << "mine/record.toml:1";
        QTest::newRow("empty") << ""
                               << "cyrano";
        QTest::newRow("format") << "cyrano = 99\n"
                                << "format 99";
        QTest::newRow("bytes") << "cyrano = 1\nid = \"\xFF\xFE\"\n"
                               << "record.toml";
        QTest::newRow("contour no table") << "cyrano = 1\ncontour = 3\n"
                                          << "record.toml";
    }

    void brokenRecordsAreSaid() {
        QFETCH(QString, text);
        QFETCH(QString, why);
        add("other");
        const fs::path folder = add("mine");
        std::ofstream(folder / "record.toml", std::ios::binary) << text.toLatin1().toStdString();
        refused(why.toUtf8().constData());
    }

    void aMissingCurveIsSaid() {
        add("other");
        fs::remove(add("mine") / "contour.csv");
        refused("contour.csv");
    }

    void pathsStayInTheFolder_data() {
        QTest::addColumn<QString>("path");
        QTest::newRow("up") << "../other/contour.csv";
        QTest::newRow("absolute") << "/etc/hostname";
        QTest::newRow("below") << "below/contour.csv";
        QTest::newRow("here and up") << "./../other/contour.csv";
        QTest::newRow("folder") << "..";
    }

    void pathsStayInTheFolder() {
        QFETCH(QString, path);
        add("other");
        const fs::path folder = add("mine");
        replaceIn(folder / "record.toml", "\"contour.csv\"", '"' + path.toStdString() + '"');
        refused("not in its own folder");
    }

    void linksAndPipesAreNotRead() {
        const fs::path other = add("other");
        const fs::path folder = add("mine");
        for (const char* name : {"contour.csv", "references.bib", "record.toml"}) {
            fs::rename(folder / name, folder / "away");
            fs::create_symlink(other / name, folder / name);
            refused("no plain file");
            fs::remove(folder / name);
            QCOMPARE(QProcess::execute("mkfifo", {QString::fromStdString(folder / name)}), 0);
            refused("no plain file"); // and does not wait for a writer
            fs::remove(folder / name);
            fs::rename(folder / "away", folder / name);
        }
        QVERIFY(load().find("mine") != nullptr);
    }

    void hugeFilesAreNotRead() {
        add("other");
        fs::resize_file(add("mine") / "contour.csv", 30'000'000);
        refused("too large");
    }

    void formsSayAllTheyLack() {
        QCOMPARE(exchange::missingFrom(form("mine")).size(), std::size_t(0));
        const auto missing = exchange::missingFrom({});
        QCOMPARE(missing.size(), std::size_t(7));
        QVERIFY(exchange::inWords(missing).find("the confidence level, who digitised") !=
                std::string::npos);
        auto keyed = form("mine");
        keyed.citation.clear();
        QCOMPARE(exchange::missingFrom(keyed).front().field, std::string("citation"));
        keyed.paperKey = "CAST:2017uph";
        QVERIFY(exchange::missingFrom(keyed).empty());
    }

    void planesBringTheirUnits() {
        exchange::Choice choice;
        QVERIFY(exchange::choosePlane(choice, "mass-epsilon"));
        QCOMPARE(choice.plane, std::string("mass-epsilon"));
        QVERIFY(choice.couplingUnit == exchange::CouplingUnit::one);
        QVERIFY(exchange::choosePlane(choice, "mass-photon"));
        QVERIFY(choice.couplingUnit == exchange::CouplingUnit::perGeV);
        choice.couplingUnit = exchange::CouplingUnit::perTeV;
        QVERIFY(exchange::choosePlane(choice, "mass-photon"));
        QVERIFY(choice.couplingUnit == exchange::CouplingUnit::perTeV);
        QVERIFY(!exchange::choosePlane(choice, "nowhere"));
        QCOMPARE(choice.plane, std::string("mass-photon"));
    }
};

QTEST_APPLESS_MAIN(TestUserBounds)
#include "test_user_bounds.moc"
