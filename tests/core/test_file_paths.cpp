#include <QtTest>

#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "core/io/record.hpp"
#include "core/scene/scene_file.hpp"
#include "core/scene/scene_link.hpp"
#include "core/scene/storyboard.hpp"
#include "tests/core/reading_fixture.hpp"
#include "tests/fuzz/link.hpp"

using namespace cyrano;
using namespace reading;
namespace fs = std::filesystem;

/// Files that files name: never followed outside their folder.
class TestFilePaths : public QObject {
    Q_OBJECT

    reading::Scratch scratch_;
    const fs::path& here_ = scratch_.here();

    std::string path(const std::string& name) const { return scratch_.path(name); }

  private Q_SLOTS:
    void curvesOfARecordLieInItsFolder_data();
    void curvesOfARecordLieInItsFolder();
    void chargesOfASceneLieBesideIt();
    void chargesAreNoFileInDisguise();
    void scenesOfAStoryboardLieInItsFolder();
};

void TestFilePaths::curvesOfARecordLieInItsFolder_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* tag, const QString& name, const char* words) {
        QTest::newRow(tag) << name << QString(words);
    };
    row("beside", "inside.csv", "");
    row("below", "deeper/inside.csv", "");
    row("link within", "alias.csv", "");
    row("above", "../outside.csv", "not in its own folder");
    row("there and back", "../mine/deeper/../inside.csv", "");
    row("through a folder", "deeper/../../outside.csv", "not in its own folder");
    row("absolute", "/etc/hostname", "not in its own folder");
    row("link out", "out.csv", "not in its own folder");
    row("through a link out", "way/outside.csv", "not in its own folder");
    row("pipe", "pipe.csv", "no ordinary file");
    row("device", "/dev/zero", "not in its own folder");
    row("folder", "deeper", "is a folder");
    row("not there", "none.csv", "cannot be read");
    row("nul", "inside.csv\\u0000.txt", "no name of a file");
    row("empty", "", "may not be empty");
}

void TestFilePaths::curvesOfARecordLieInItsFolder() {
    QFETCH(QString, name);
    QFETCH(QString, words);
    const fs::path folder = here_ / "records" / "mine";
    if (!fs::exists(folder)) {
        write(here_ / "records" / "outside.csv", curveText);
        write(folder / "inside.csv", curveText);
        write(folder / "deeper" / "inside.csv", curveText);
        fs::create_symlink("inside.csv", folder / "alias.csv");
        fs::create_symlink("../outside.csv", folder / "out.csv");
        fs::create_directory_symlink("..", folder / "way");
        QCOMPARE(mkfifo((folder / "pipe.csv").c_str(), 0600), 0);
    }
    const auto check = [&](const std::string& rest) {
        write(folder / "record.toml", recordText("mine", rest));
        const std::string complaint = complaintOf(io::readRecord(folder.string()));
        if (words.isEmpty()) {
            QVERIFY2(complaint.empty(), complaint.c_str());
        } else {
            QVERIFY(says(complaint, words.toStdString()));
            // Where the name stands, unless it is the file itself that is wrong.
            const bool opened = words == "is a folder" || words == "cannot be read";
            QVERIFY(says(complaint, opened ? "/mine/" : "record.toml:20: "));
        }
    };
    const std::string contour = contourText(name.toStdString());
    check(contour);
    check("[reference]" + contour.substr(contour.find('\n')));
    check("[tables.t]\nfile = \"" + name.toStdString() +
          "\"\nx_unit = \"GeV\"\ny_unit = \"1\"\nsource = \"s\"\ndigitised_by = \"d\"\n");
}

void TestFilePaths::chargesOfASceneLieBesideIt() {
    const fs::path folder = here_ / "scenes";
    write(folder / "mine.toml", chargesText);
    write(folder / "deeper" / "mine.toml", chargesText);
    write(here_ / "outside.toml", chargesText);
    fs::create_symlink("../outside.toml", folder / "out.toml");
    const auto complaint = [&](const std::string& word) {
        write(folder / "scene.toml",
              "cyrano = 1\n[model]\nparticle = \"vector\"\ncharges = \"" + word + "\"\n");
        return complaintOf(scene::readScene(path("scenes/scene.toml")));
    };
    QCOMPARE(complaint("mine.toml"), std::string{});
    QCOMPARE(complaint("deeper/mine.toml"), std::string{});
    QVERIFY(says(complaint("../outside.toml"), "scene.toml:4: error: names the file"));
    QVERIFY(says(complaint("out.toml"), "not in its own folder"));
    QVERIFY(says(complaint(path("outside.toml")), "not in its own folder"));
    QVERIFY(says(complaint("/etc/hostname"), "not in its own folder"));
    QVERIFY(says(complaint("deeper"), "is a folder"));
    QVERIFY(says(complaint("hypercharg"), "nearest is")); // a slip of the pen
    // What lies where the program happens to have been started is not read either.
    const fs::path before = fs::current_path();
    fs::current_path(here_);
    QVERIFY(says(complaint("outside.toml"), "not beside the scene"));
    fs::current_path(folder);
    QVERIFY(scene::readScene("scene.toml").error().text.find("not beside") == std::string::npos);
    fs::current_path(before);
}

void TestFilePaths::chargesAreNoFileInDisguise() {
    const std::string file = path("charges.toml");
    write(file, chargesText);
    for (const std::string& text :
         {"[model]\ncharges = \"" + file + "\"\n", "\"model.charges\" = \"" + file + "\"\n",
          "[model]\ncharges = [\"" + file + "\"]\n", "\"model.charges\" = [\"" + file + "\"]\n",
          "[\"model\"]\n\"charges\" = '" + file + "'\n"}) {
        QVERIFY(!scene::parseScene("cyrano = 1\n" + text, {}));
        QVERIFY(!scene::readSceneLink(fuzz::linkWith("cyrano = 1\n" + text)));
    }
    QVERIFY(scene::readSceneLink(fuzz::linkWith("cyrano = 1\nmodel.charges = \"x: up=1\"\n")));
    scene::Scene scene;
    QVERIFY(scene::withParameter(scene, "model.charges", file)); // a user's own word
    QVERIFY(!scene::withParameter(scene, "model.charges", std::vector<std::string>{file}));
    const auto storyboard = [&](const std::string& set) {
        return complaintOf(scene::parseStoryboard("cyrano = 1\n[[step]]\nscene = \"nose\"\n" + set,
                                                  "s.toml", CYRANO_DATASETS));
    };
    QVERIFY(says(storyboard("set.model.charges = \"" + file + "\"\n"), "cannot name a file"));
    QVERIFY(says(storyboard("set.model.charges = [\"" + file + "\"]\n"), "is one of"));
    QVERIFY(says(storyboard("set.\"model.charges\" = \"" + file + "\"\n"), "cannot name a file"));
}

void TestFilePaths::scenesOfAStoryboardLieInItsFolder() {
    const fs::path folder = here_ / "story";
    write(folder / "mine.toml", "cyrano = 1\n");
    write(here_ / "outside.toml", "cyrano = 1\n");
    fs::create_symlink("../outside.toml", folder / "out.toml");
    fs::create_directory_symlink("..", folder / "way");
    QCOMPARE(mkfifo((folder / "pipe.toml").c_str(), 0600), 0);
    const auto complaint = [&](const std::string& scene) {
        write(folder / "story.toml", "cyrano = 1\n[[step]]\nscene = \"" + scene + "\"\n");
        return complaintOf(scene::readStoryboard(path("story/story.toml"), CYRANO_DATASETS));
    };
    QCOMPARE(complaint("mine.toml"), std::string{});
    QCOMPARE(complaint("nose"), std::string{});
    for (const std::string& name :
         {std::string("../outside.toml"), path("outside.toml"), std::string("out.toml"),
          std::string("way/outside.toml"), std::string("pipe.toml"), std::string("../records"),
          std::string("mine.toml\\u0000"), std::string("/dev/zero")}) {
        QVERIFY(says(complaint(name), "files of a storyboard lie in its folder"));
    }
    QVERIFY(says(complaint("mien.toml"), "nearest is 'mine.toml'"));
    // A scene of a storyboard names its charges under the same rule.
    write(folder / "mine.toml", "cyrano = 1\nmodel.charges = \"../outside.toml\"\n");
    QVERIFY(says(complaint("mine.toml"), "not in its own folder"));
}

QTEST_APPLESS_MAIN(TestFilePaths)
#include "test_file_paths.moc"
