// What survives a crash, and the list of files opened last. Started with --keep FOLDER the program
// is its own victim: it keeps scenes as fast as it can until it is killed.
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QMenu>
#include <QProcess>
#include <QRandomGenerator>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <iostream>

#include <sys/resource.h>

#include "app/session/autosave.hpp"
#include "app/session/recent_files.hpp"
#include "core/io/csv.hpp"
#include "core/scene/scene_file.hpp"
#include "tests/core/fixture.hpp"

using namespace cyrano;
using namespace cyrano::app;

namespace {

/// Scenes of changing length, told apart by their titles.
scene::Scene numbered(int number) {
    scene::Scene out;
    out.title = std::to_string(number);
    out.scenario.model.cutoffGeV = 100.0 + number;
    for (int i = 0; i < number % 97; ++i) {
        out.shownBounds.push_back("bound-" + std::to_string(i * number));
    }
    return out;
}

int numberOf(const scene::Scene& scene) {
    return std::stoi(scene.title);
}

/// Says which scene lies on the disk, each time one does.
int keepUntilKilled(const QString& folder) {
    AutosaveFile file(folder);
    for (int number = 1;; ++number) {
        if (!file.write(numbered(number))) {
            return 1;
        }
        std::cout << number << std::endl;
    }
}

/// A process that keeps scenes, and its end.
class Victim {
  public:
    explicit Victim(const QString& folder) {
        process_.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--keep"), folder});
    }
    ~Victim() { kill(); }

    [[nodiscard]] bool hasBegun() {
        return process_.bytesAvailable() > 0 || process_.waitForReadyRead(20000);
    }

    /// SIGKILL; the number of the last scene it had said to be kept.
    int kill() {
        process_.kill();
        process_.waitForFinished();
        const QList<QByteArray> lines = process_.readAllStandardOutput().split('\n');
        return lines.size() < 2 ? 0 : lines[lines.size() - 2].toInt(); // the last may be cut off
    }

    [[nodiscard]] qint64 id() const { return process_.processId(); }

  private:
    QProcess process_;
};

QStringList filesIn(const QString& folder) {
    return QDir(folder).entryList(QDir::Files | QDir::Hidden);
}

/// Whether both generations that lie in the folder are whole scenes; the latest of them.
bool allWhole(const QString& folder, int& latest) {
    const QStringList names = QDir(folder).entryList({QStringLiteral("*.toml")}, QDir::Files);
    bool whole = !names.isEmpty();
    for (const QString& name : names) {
        const auto scene = scene::readScene(QDir(folder).filePath(name).toStdString());
        whole = whole && scene && *scene == numbered(numberOf(*scene));
        latest = scene ? std::max(latest, numberOf(*scene)) : latest;
    }
    return whole;
}

/// Nothing longer than this can be written while it lives: a disk that is full.
class FullDisk {
  public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        rlimit small = before_;
        small.rlim_cur = 300;
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

  private:
    rlimit before_{};
};

} // namespace

class TestAutosave : public QObject {
    Q_OBJECT

  private:
    std::shared_ptr<picture::Evaluator> evaluator_;
    std::unique_ptr<QTemporaryDir> folder_;

    [[nodiscard]] QString kept() const { return folder_->filePath(QStringLiteral("autosave")); }

    [[nodiscard]] std::unique_ptr<Session> makeSession() const {
        auto out = std::make_unique<Session>(evaluator_);
        scene::Scene scene; // without bounds: nothing to compute
        scene.title = "opened";
        out->open(scene);
        return out;
    }

    /// Cutoff of the only scene that lies in the folder; 0 when there is none to be read.
    [[nodiscard]] double keptCutoff() const {
        for (const QString& name : filesIn(kept())) {
            if (name.endsWith(QStringLiteral(".toml")) && !name.contains(u"previous")) {
                const auto scene = scene::readScene(QDir(kept()).filePath(name).toStdString());
                return scene ? scene->scenario.model.cutoffGeV : 0.0;
            }
        }
        return 0.0;
    }

  private Q_SLOTS:
    void initTestCase() { evaluator_ = std::make_shared<picture::Evaluator>(fixture::catalogue()); }
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    /// The promise of the module: killed at any moment, the scene is there, and it is the last.
    void hundredKillsLeaveAReadableScene() {
        constexpr int kills = 100;
        int unsaid = 0; // killed between a scene's arrival on the disk and the word of it
        int scenes = 0;
        for (int i = 0; i < kills; ++i) {
            Victim victim(kept());
            QVERIFY(victim.hasBegun());
            QTest::qWait(QRandomGenerator::global()->bounded(40));
            const int said = victim.kill();
            QVERIFY(said > 0);
            scenes += said;

            int latest = 0;
            QVERIFY2(allWhole(kept(), latest), qPrintable(filesIn(kept()).join(u' ')));
            QVERIFY(latest >= said);
            unsaid += latest > said ? 1 : 0;

            std::vector<LeftBehind> left = LeftBehind::in(kept());
            QCOMPARE(left.size(), std::size_t{1});
            QVERIFY(left.front().scene() == numbered(latest));
            QVERIFY(left.front().changed().secsTo(QDateTime::currentDateTime()) < 60);
            left.front().discard();
            QCOMPARE(filesIn(kept()), QStringList());
        }
        qInfo() << kills << "kills after" << scenes << "scenes," << unsaid
                << "of them after a scene was kept and before that was said";
    }

    void windowsDoNotShareFiles() {
        Victim first(kept());
        Victim second(kept());
        QVERIFY(first.hasBegun());
        QVERIFY(second.hasBegun());
        QVERIFY(first.id() != second.id());
        QVERIFY(LeftBehind::in(kept()).empty()); // both are alive
        const int a = first.kill();
        auto left = LeftBehind::in(kept());
        QCOMPARE(left.size(), std::size_t{1});
        QVERIFY(numberOf(left.front().scene()) >= a);
        QVERIFY(LeftBehind::in(kept()).empty()); // offered to one at a time
        second.kill();
        QCOMPARE(LeftBehind::in(kept()).size(), std::size_t{1});
        left.clear();
        left = LeftBehind::in(kept());
        QCOMPARE(left.size(), std::size_t{2}); // not decided about: offered again
        QVERIFY(left[0].changed() >= left[1].changed());
    }

    void previousGenerationStandsIn() {
        int said = 0;
        {
            Victim victim(kept());
            QVERIFY(victim.hasBegun());
            QTest::qWait(50);
            said = victim.kill();
        }
        QVERIFY(said > 1);
        for (const QString& name : filesIn(kept())) {
            if (name.endsWith(QStringLiteral(".toml")) && !name.contains(u"previous")) {
                const std::string file = QDir(kept()).filePath(name).toStdString();
                QVERIFY(io::writeText(file, "cyrano = 1\ntitle = \"1")); // a disk that lied
            }
        }
        const auto left = LeftBehind::in(kept());
        QCOMPARE(left.size(), std::size_t{1});
        const int number = numberOf(left.front().scene());
        QVERIFY(number == said - 1 || number >= said);
    }

    void hopelessFilesAreClearedAway() {
        QVERIFY(QDir().mkpath(kept()));
        for (const char* name : {"scene-1-aa.toml", "scene-1-aa.previous.toml",
                                 "scene-1-aa.toml.Xyz123", "scene-2-bb.toml.Qwe456"}) {
            QVERIFY(io::writeText(QDir(kept()).filePath(QString::fromUtf8(name)).toStdString(),
                                  "cyrano = 1\n[mod"));
        }
        QVERIFY(io::writeText(QDir(kept()).filePath("notes.txt").toStdString(), "mine"));
        QVERIFY(LeftBehind::in(kept()).empty());
        QCOMPARE(filesIn(kept()), QStringList{QStringLiteral("notes.txt")});
    }

    void changesAreKeptWithinASecond() {
        const auto session = makeSession();
        Autosave autosave(*session, kept());
        QVERIFY(autosave.leftBehind() == nullptr);
        QTest::qWait(600);
        QCOMPARE(filesIn(kept()), QStringList()); // nothing has changed
        // A drag that does not end: what is kept is never older than a second.
        QElapsedTimer clock;
        clock.start();
        std::vector<std::pair<qint64, double>> moves;
        qint64 oldest = 0;
        for (double cutoff = 200.0; clock.elapsed() < 2500; cutoff += 1.0) {
            session->change(QStringLiteral("model.cutoff"), cutoff, Session::Phase::drag);
            moves.emplace_back(clock.elapsed(), cutoff);
            QTest::qWait(20);
            const double seen = keptCutoff();
            const auto next = std::find_if(moves.begin(), moves.end(),
                                           [seen](const auto& move) { return move.second > seen; });
            if (next != moves.end()) {
                oldest = std::max(oldest, clock.elapsed() - next->first);
            }
        }
        qInfo() << "oldest change not on the disk:" << oldest << "ms";
        QVERIFY(oldest < 1000);
        const double last = moves.back().second;
        QTRY_COMPARE_WITH_TIMEOUT(keptCutoff(), last, 1000);
    }

    /// Saved by the user, or taken back: nothing to be restored.
    void nothingIsKeptOfWhatIsSaved() {
        const auto session = makeSession();
        Autosave autosave(*session, kept());
        session->change(QStringLiteral("model.cutoff"), 250.0);
        QTRY_COMPARE_WITH_TIMEOUT(keptCutoff(), 250.0, 1000);
        session->undoStack().setClean(); // as saving does
        QTRY_COMPARE_WITH_TIMEOUT(filesIn(kept()), QStringList(), 1000);
        session->undoStack().undo();
        QTRY_COMPARE_WITH_TIMEOUT(keptCutoff(), 1000.0, 1000);
        session->undoStack().redo();
        QTRY_COMPARE_WITH_TIMEOUT(filesIn(kept()), QStringList(), 1000);
    }

    void aCleanEndLeavesNothing() {
        const auto session = makeSession();
        {
            Autosave autosave(*session, kept());
            session->change(QStringLiteral("model.cutoff"), 300.0);
            QTRY_COMPARE_WITH_TIMEOUT(keptCutoff(), 300.0, 1000);
        }
        QCOMPARE(filesIn(kept()), QStringList());
        Autosave next(*session, kept());
        QVERIFY(next.leftBehind() == nullptr);
    }

    void restoredScenesStayUntilTheyAreKeptAgain() {
        int said = 0;
        {
            Victim victim(kept());
            QVERIFY(victim.hasBegun());
            said = victim.kill();
        }
        const auto session = makeSession();
        {
            Autosave autosave(*session, kept());
            QVERIFY(autosave.leftBehind() != nullptr);
            QVERIFY(numberOf(autosave.leftBehind()->scene()) >= said);
        } // asked, but not answered
        Autosave autosave(*session, kept());
        QVERIFY(autosave.leftBehind() != nullptr);
        const QStringList before = filesIn(kept());
        const auto scene = autosave.restore();
        QVERIFY(scene.has_value());
        QVERIFY(autosave.leftBehind() == nullptr);
        QCOMPARE(filesIn(kept()), before);
        session->open(*scene);
        session->undoStack().setClean();
        session->undoStack().resetClean(); // as the window does
        const auto own = [&] {
            const QStringList now = filesIn(kept());
            return now.size() == 2 && std::none_of(now.begin(), now.end(), [&](const QString& f) {
                       return before.contains(f);
                   });
        };
        QTRY_VERIFY_WITH_TIMEOUT(own(), 1000); // a lock and a scene
        QCOMPARE(keptCutoff(), scene->scenario.model.cutoffGeV);
    }

    void discardedScenesDoNotComeBack() {
        for (int i = 0; i < 2; ++i) {
            Victim victim(kept());
            QVERIFY(victim.hasBegun());
            victim.kill();
        }
        const auto session = makeSession();
        Autosave autosave(*session, kept());
        QVERIFY(autosave.leftBehind() != nullptr);
        autosave.discard();
        QVERIFY(autosave.leftBehind() != nullptr);
        autosave.discard();
        QVERIFY(autosave.leftBehind() == nullptr);
        QCOMPARE(filesIn(kept()), QStringList());
        QVERIFY(!autosave.restore());
    }

    void aFullDiskIsSaidOnce() {
        const auto session = makeSession();
        Autosave autosave(*session, kept());
        QSignalSpy failed(&autosave, &Autosave::failed);
        session->change(QStringLiteral("model.cutoff"), 400.0);
        QTRY_COMPARE_WITH_TIMEOUT(keptCutoff(), 400.0, 1000);
        {
            const FullDisk full;
            for (int i = 0; i < 4; ++i) {
                session->change(QStringLiteral("model.cutoff"), 500.0 + i);
                QTest::qWait(450);
            }
            QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 1000);
            QVERIFY(failed.front().front().toString().contains(QDir::toNativeSeparators(kept())));
            QCOMPARE(keptCutoff(), 400.0); // what was there is untouched
        }
        session->change(QStringLiteral("model.cutoff"), 600.0);
        QTRY_COMPARE_WITH_TIMEOUT(keptCutoff(), 600.0, 1000);
        const FullDisk full;
        session->change(QStringLiteral("model.cutoff"), 700.0);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, 1000); // it had worked in between
    }

    void aFolderThatCannotBeIsSaidOnce() {
        const QString file = folder_->filePath(QStringLiteral("file"));
        QVERIFY(io::writeText(file.toStdString(), "no folder"));
        const auto session = makeSession();
        Autosave autosave(*session, file + QStringLiteral("/autosave"));
        QSignalSpy failed(&autosave, &Autosave::failed);
        for (int i = 0; i < 4; ++i) {
            session->change(QStringLiteral("model.cutoff"), 500.0 + i);
            QTest::qWait(450);
        }
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 1000);
        QCOMPARE(session->scene().scenario.model.cutoffGeV, 503.0);
    }

    void recentFilesAreFewAndInOrder() {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_->path());
        RecentFiles recent;
        QSignalSpy changed(&recent, &RecentFiles::changed);
        QSignalSpy opened(&recent, &RecentFiles::openRequested);
        QSignalSpy gone(&recent, &RecentFiles::gone);
        QVERIFY(recent.files().isEmpty());
        recent.add({});
        QVERIFY(changed.isEmpty());
        for (int i = 0; i < 20; ++i) {
            recent.add(folder_->filePath(QStringLiteral("%1.toml").arg(i)));
        }
        QCOMPARE(changed.size(), 20);
        QCOMPARE(recent.files().size(), RecentFiles::most);
        QCOMPARE(recent.files().front(), folder_->filePath(QStringLiteral("19.toml")));
        const QString old = folder_->filePath(QStringLiteral("10.toml"));
        recent.add(folder_->filePath(QStringLiteral("./sub/../10.toml")));
        QCOMPARE(recent.files().front(), old);
        QCOMPARE(recent.files().count(old), 1);
        QCOMPARE(RecentFiles().files(), recent.files()); // remembered

        QVERIFY(io::writeText(old.toStdString(), "cyrano = 1\n"));
        recent.open(old);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.front().front().toString(), old);
        recent.open(folder_->filePath(QStringLiteral("15.toml")));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(gone.size(), 1);
        QVERIFY(!recent.files().contains(folder_->filePath(QStringLiteral("15.toml"))));
        QCOMPARE(recent.files().size(), RecentFiles::most - 1);
    }

    void recentFilesMakeAMenu() {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_->path());
        RecentFiles recent;
        QMenu menu;
        recent.fill(menu);
        QVERIFY(!menu.isEnabled());
        const QString one = folder_->filePath(QStringLiteral("a&b.toml"));
        const QString two = folder_->filePath(QStringLiteral("sub/a&b.toml"));
        QVERIFY(io::writeText(one.toStdString(), "cyrano = 1\n"));
        recent.add(one);
        recent.fill(menu);
        QCOMPARE(menu.actions().front()->text(), QStringLiteral("&1  a&&b.toml"));
        recent.add(two);
        recent.fill(menu);
        QVERIFY(menu.isEnabled());
        QVERIFY(menu.actions()[1]->text().contains(folder_->path())); // namesakes say where
        QSignalSpy opened(&recent, &RecentFiles::openRequested);
        menu.actions()[1]->trigger();
        QCOMPARE(opened.front().front().toString(), one);
        menu.actions().back()->trigger();
        QVERIFY(recent.files().isEmpty());
    }
};

int main(int argc, char** argv) {
    if (argc == 3 && std::string_view(argv[1]) == "--keep") {
        const QCoreApplication application(argc, argv);
        return keepUntilKilled(QString::fromLocal8Bit(argv[2]));
    }
    QApplication application(argc, argv);
    TestAutosave test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_autosave.moc"
