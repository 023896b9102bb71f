// A talk, given as a speaker gives it: keys, an impatient →, the laser; and its files.
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

#include "app/present/film_writer.hpp"
#include "app/present/open_storyboard.hpp"
#include "app/present/play_meter.hpp"
#include "app/present/player.hpp"
#include "app/present/point_reader.hpp"
#include "app/present/presentation.hpp"
#include "app/present/stage_overlay.hpp"
#include "app/present/storyboard_export.hpp"
#include "app/present/text_block.hpp"
#include "core/scene/scene_library.hpp"
#include "tests/core/fixture.hpp"

using namespace cyrano;
using namespace cyrano::present;

class TestPresent : public QObject {
    Q_OBJECT

    static constexpr int patienceMs = 60000;

    std::shared_ptr<picture::Evaluator> evaluator_;
    scene::Storyboard storyboard_;
    std::unique_ptr<Presentation> talk_;

    void open() {
        talk_ = std::make_unique<Presentation>(evaluator_);
        talk_->resize(960, 540);
        talk_->play(storyboard_);
        talk_->show();
        QVERIFY(QTest::qWaitForWindowExposed(talk_.get()));
        settle();
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(!talk_->player()->busy(), patienceMs); }
    void key(Qt::Key key) { QTest::keyClick(talk_.get(), key); }
    [[nodiscard]] int step() const { return talk_->player()->step(); }
    [[nodiscard]] const scene::Scene& sceneOf(int step) const {
        return storyboard_.steps[static_cast<std::size_t>(step)].scene;
    }
    [[nodiscard]] bool shows(int step) const { return talk_->player()->scene() == sceneOf(step); }
    /// A short play that needs little time.
    [[nodiscard]] scene::Storyboard shortPlay() const {
        scene::Storyboard out;
        out.title = "short";
        out.steps = {storyboard_.steps[0], storyboard_.steps[1], storyboard_.steps[2]};
        out.steps[1].seconds = 0.3;
        out.steps[2].seconds = 0.0;
        return out;
    }
    static PlayOptions small() {
        PlayOptions options;
        options.dpi = 40.0;
        options.framesPerSecond = 10.0;
        options.holdSeconds = 0.2;
        return options;
    }

  private Q_SLOTS:
    void initTestCase() {
        evaluator_ = std::make_shared<picture::Evaluator>(fixture::catalogue());
        auto opened = openStoryboard(*fixture::catalogue(), "alps-and-g2", CYRANO_DATASETS);
        QVERIFY2(opened, opened ? "" : opened.error().format().c_str());
        storyboard_ = *opened;
        for (scene::Step& step : storyboard_.steps) {
            step.seconds = 0.4;
        }
    }
    void cleanup() { talk_.reset(); }

    void misspeltBoundsAreNoticed() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("talk.toml"));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write("cyrano = 1\n[[step]]\nscene = \"nose\"\nset.bound.e173.shown = true\n");
        out.close();
        const auto read =
            openStoryboard(*fixture::catalogue(), file.toStdString(), CYRANO_DATASETS);
        QVERIFY(!read);
        QVERIFY(read.error().text.find("no bound 'e173'; nearest is 'e137'") != std::string::npos);
        QCOMPARE(read.error().line, 2);
    }

    void itBeginsWithTheFirstStepInFull() {
        open();
        QCOMPARE(step(), 0);
        QVERIFY(shows(0));
        QVERIFY(!talk_->plot().figure().layers.empty());
        QCOMPARE(talk_->caption().toStdString(), storyboard_.steps[0].caption);
        QVERIFY(!talk_->accessibleDescription().isEmpty());
    }

    void keysLeadThroughTheSteps() {
        open();
        const int last = static_cast<int>(storyboard_.steps.size()) - 1;
        const auto press = [this](Qt::Key which, int expected) {
            key(which);
            QCOMPARE(step(), expected);
            settle();
            QVERIFY(shows(expected));
        };
        press(Qt::Key_Right, 1);
        press(Qt::Key_Space, 2);
        press(Qt::Key_PageDown, 3);
        press(Qt::Key_Left, 2);
        press(Qt::Key_PageUp, 1);
        press(Qt::Key_End, last);
        press(Qt::Key_Right, last);
        press(Qt::Key_Home, 0);
        press(Qt::Key_Left, 0);
        key(Qt::Key_4);
        QVERIFY(talk_->overlay().note().contains(u'4'));
        press(Qt::Key_Return, 3);
        QVERIFY(talk_->overlay().note().isEmpty());
        key(Qt::Key_9);
        key(Qt::Key_9);
        press(Qt::Key_Enter, 3); // there is no such step
        QVERIFY(talk_->overlay().note().contains(QString::number(last + 1)));
    }

    /// The sliders run: pictures of scenes that are neither the one step nor the other.
    void aMorphShowsScenesBetween() {
        open();
        QSignalSpy pictures(talk_->player(), &Player::pictureReady);
        key(Qt::Key_Right);
        settle();
        int between = 0;
        double lastC = 0.0;
        for (const auto& arguments : pictures) {
            const auto picture = arguments.at(0).value<app::PicturePtr>();
            const double c = picture->scene.scenario.model.leptonCPerGeV;
            QVERIFY(c >= lastC);
            lastC = c;
            between += !(picture->scene == sceneOf(0)) && !(picture->scene == sceneOf(1)) ? 1 : 0;
        }
        QVERIFY(between >= 2);
        QCOMPARE(lastC, sceneOf(1).scenario.model.leptonCPerGeV);
    }

    /// On the way labels keep their places and the caption says nothing that no longer holds; both
    /// are set anew once, when the picture stands.
    void labelsAreSetOncePerStep() {
        open();
        plot::FigurePlot& plot = talk_->plot();
        const int before = plot.placements();
        const std::vector<std::string> caption = plot.captionLines();
        std::size_t most = 0;
        std::vector<std::string> untrue;
        connect(talk_->player(), &Player::pictureReady, talk_.get(), [&] {
            const std::vector<std::string>& now = plot.figure().caption;
            const auto holds = [](const std::vector<std::string>& lines, const std::string& line) {
                return std::find(lines.begin(), lines.end(), line) != lines.end();
            };
            std::size_t stale = 0;
            for (const std::string& line : caption) {
                if (!holds(now, line)) {
                    ++stale;
                    if (holds(plot.captionLines(), line)) {
                        untrue.push_back(line);
                    }
                }
            }
            most = std::max(most, stale);
            QCOMPARE(plot.placements(), before);
        });
        QSignalSpy settled(talk_.get(), &Presentation::settled);
        key(Qt::Key_Right);
        QTRY_COMPARE_WITH_TIMEOUT(settled.size(), 1, patienceMs);
        QVERIFY(most > 0);
        QVERIFY2(untrue.empty(), untrue.empty() ? "" : untrue.front().c_str());
        QCOMPARE(plot.placements(), before + 1);
        QVERIFY(plot.captionLines().size() >= plot.figure().caption.size());
        QVERIFY(!plot.placedLabels().empty());
        QTRY_VERIFY(plot.atRest());
    }

    /// The end of a morph is as quick as its way: a draft first, then the same in full.
    void aStepIsShownTwice() {
        open();
        QSignalSpy pictures(talk_->player(), &Player::pictureReady);
        key(Qt::Key_Right);
        settle();
        const auto isStep = [this](const QList<QVariant>& arguments) {
            return arguments.at(0).value<app::PicturePtr>()->scene == sceneOf(1);
        };
        QCOMPARE(std::count_if(pictures.begin(), pictures.end(), isStep), 2);
        QVERIFY(isStep(pictures.back()));
        pictures.clear();
        key(Qt::Key_Home); // and back on the way there
        QTRY_VERIFY(!pictures.isEmpty());
        QVERIFY(talk_->player()->moving());
        settle();
        QVERIFY(shows(0));
        QVERIFY(!talk_->player()->moving());
    }

    /// → → → faster than any morph: on from where the picture stands, and it ends where it should.
    void impatienceIsHeeded() {
        open();
        key(Qt::Key_Right);
        QTRY_VERIFY(!shows(0));
        QVERIFY(talk_->player()->moving());
        key(Qt::Key_Right);
        key(Qt::Key_Right);
        QCOMPARE(step(), 3);
        QTest::qWait(60);
        QVERIFY(talk_->player()->moving());
        key(Qt::Key_Left);
        QCOMPARE(step(), 2);
        settle();
        QVERIFY(shows(2));
    }

    void blackHelpAndEscape() {
        open();
        const auto middle = [this] {
            return talk_->grab().toImage().pixelColor(talk_->width() / 2, talk_->height() - 60);
        };
        key(Qt::Key_B);
        QCOMPARE(middle(), QColor(Qt::black));
        QCOMPARE(talk_->grab().toImage().pixelColor(3, 3), QColor(Qt::black));
        key(Qt::Key_B);
        QVERIFY(talk_->grab().toImage().pixelColor(3, 3) == QColor(Qt::white));
        key(Qt::Key_B);
        key(Qt::Key_Right);
        QVERIFY(!talk_->overlay().isBlack());
        const QImage plain = talk_->grab().toImage();
        QTest::keyClick(talk_.get(), Qt::Key_Question, Qt::ShiftModifier);
        QVERIFY(talk_->overlay().showsHelp());
        QVERIFY(talk_->grab().toImage() != plain);
        key(Qt::Key_F1);
        QVERIFY(!talk_->overlay().showsHelp());
        key(Qt::Key_Escape);
        QVERIFY(!talk_->isVisible());
    }

    void theLaserSaysWhatExcludes() {
        open();
        key(Qt::Key_End);
        settle();
        key(Qt::Key_L);
        QVERIFY(talk_->laser());
        // A point inside E137's nose.
        const plot::FigurePlot& plot = talk_->plot();
        const plot::View& view = plot.view();
        const QPointF at = plot::PixelMap(view, plot.plotRect())
                               .toPixel({view.x.toAxis(0.012), view.y.toAxis(1e-5)});
        QTest::mouseMove(talk_.get(), at.toPoint());
        QTRY_VERIFY(talk_->overlay().verdict().contains(QStringLiteral("excluded by")));
        QVERIFY(talk_->overlay().dot().has_value());
        const QColor dot = talk_->grab().toImage().pixelColor(at.toPoint());
        QVERIFY(dot.red() > 200 && dot.green() < 120);
        QTest::mouseMove(talk_.get(), {1, 1}); // beside the plane
        QTRY_VERIFY(talk_->overlay().verdict().isEmpty());
        key(Qt::Key_L);
        QVERIFY(!talk_->overlay().dot().has_value());
    }

    void withoutAStoryboardItFollowsTheSession() {
        app::Session session(evaluator_);
        session.open(sceneOf(0));
        QTRY_VERIFY_WITH_TIMEOUT(!session.busy(), patienceMs);
        Presentation live(evaluator_);
        live.resize(800, 450);
        live.follow(session);
        live.show();
        const auto before = live.plot().figure().caption;
        QVERIFY(!before.empty());
        session.change(QStringLiteral("data.epoch"), std::string("before-2025"));
        session.change(QStringLiteral("model.br_invisible"), 0.5);
        QTRY_VERIFY_WITH_TIMEOUT(live.plot().figure().caption != before, patienceMs);
        QTest::keyClick(&live, Qt::Key_Right);
        QVERIFY(!live.overlay().note().isEmpty());
        QTest::keyClick(&live, Qt::Key_7);
        QTest::keyClick(&live, Qt::Key_Return);
    }

    void textBreaksAtWordsAndFits() {
        const QString text = QStringLiteral("costs \\$5 and $m_a$, then more words than fit");
        const TextBlock wide(text, 20.0, 5000.0);
        const TextBlock narrow(text, 20.0, 150.0);
        QVERIFY(narrow.size().height() > 2.0 * wide.size().height());
        QVERIFY(narrow.size().width() <= 150.0);
        QCOMPARE(TextBlock::texSources(text), QStringList{QStringLiteral("m_a")});
        const TextBlock fitted = TextBlock::fitted(text, 40.0, {300.0, 80.0});
        QVERIFY(fitted.size().height() <= 80.0);
        QVERIFY(TextBlock(QString(), 20.0, 100.0).isEmpty());
        QCOMPARE(TextBlock(QStringLiteral("a\nb"), 20.0, 500.0).size().height(),
                 2.0 * TextBlock(QStringLiteral("a"), 20.0, 500.0).size().height());
    }

    void everyCaptionFitsItsSlide() {
        const SlideLayout layout = layOutSlide({1920.0, 1080.0}, true);
        for (const scene::Step& step : storyboard_.steps) {
            const TextBlock text(QString::fromStdString(step.caption), 15.0 * layout.pixelsPerPoint,
                                 layout.caption.width());
            QVERIFY2(text.size().height() <= layout.caption.height(), step.caption.c_str());
        }
    }

    void aPagePerStep() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("talk.pdf"));
        int told = 0;
        const auto out = exportPages(shortPlay(), *evaluator_, file, {},
                                     [&told](int done, int) { told = done; });
        QVERIFY2(out, out ? "" : qPrintable(out.error()));
        QCOMPARE(told, 3);
        QFile pdf(file);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QByteArray bytes = pdf.readAll();
        QCOMPARE(bytes.count("/Type /Page\n"), 3);
        QVERIFY(bytes.contains("/MediaBox [0 0 720"));
        const auto nowhere =
            exportPages(shortPlay(), *evaluator_, folder.filePath(QStringLiteral("no/talk.pdf")),
                        {}, [](int, int) {});
        QVERIFY(!nowhere);
    }

    void theWholePlayAsFrames() {
        QTemporaryDir folder;
        const QString frames = folder.filePath(QStringLiteral("frames"));
        const scene::Storyboard play = shortPlay();
        const PlayOptions options = small();
        QCOMPARE(frameCount(play, options), 2 + 2 + 2 + 2);
        const auto out = exportFrames(play, *evaluator_, frames, options, [](int, int) {});
        QVERIFY2(out, out ? "" : qPrintable(out.error()));
        const QStringList files = QDir(frames).entryList(QDir::Files, QDir::Name);
        QCOMPARE(files.size(), 8);
        QCOMPARE(files.front(), QStringLiteral("frame-00001.png"));
        const auto image = [&](int i) { return QImage(frames + u'/' + files[i - 1]); };
        QCOMPARE(image(1).size(), QSize(400, 225));
        QVERIFY(image(1) == image(2)); // stands
        QVERIFY(image(2) != image(3)); // moves
        QVERIFY(image(3) != image(4));
        QVERIFY(image(7) == image(8));
        QVERIFY(!exportFrames(play, *evaluator_, frames, options, [](int, int) {}));
    }

    /// ffmpeg is not everywhere: one of our own stands in for it, and for its absence.
    void filmsGoThroughFfmpeg() {
        QTemporaryDir folder;
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", folder.path().toLocal8Bit());
        const QString film = folder.filePath(QStringLiteral("talk.mp4"));
        const auto missing = exportFilm(shortPlay(), *evaluator_, film, small(), [](int, int) {});
        QVERIFY(!missing && missing.error().contains(QStringLiteral("not in PATH")));
        const auto install = [&](const QByteArray& script) {
            QFile program(folder.filePath(QStringLiteral("ffmpeg")));
            QVERIFY(program.open(QIODevice::WriteOnly | QIODevice::Truncate));
            program.write("#!/bin/sh\n" + script);
            program.close();
            program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        };
        install("for last; do :; done\n/bin/cat > \"$last\"\n");
        const auto made = exportFilm(shortPlay(), *evaluator_, film, small(), [](int, int) {});
        QVERIFY2(made, made ? "" : qPrintable(made.error()));
        QFile out(film);
        QVERIFY(out.open(QIODevice::ReadOnly));
        QCOMPARE(out.readAll().count("IHDR"), 8); // every frame arrived
        install("echo first >&2; echo no such codec >&2; exit 1\n");
        const QString other = folder.filePath(QStringLiteral("other.webp"));
        const auto refused = exportFilm(shortPlay(), *evaluator_, other, small(), [](int, int) {});
        QVERIFY(!refused);
        QVERIFY2(refused.error().endsWith(QStringLiteral("no such codec")),
                 qPrintable(refused.error()));
        QVERIFY(!QFile::exists(other));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
                 (QStringList{QStringLiteral("ffmpeg"), QStringLiteral("talk.mp4")}));
        qputenv("PATH", path);
    }

    void filmsCanBeSeen_data() {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QSize>("size");
        QTest::newRow("mp4") << QStringLiteral("mp4") << QSize(400, 226); // even sides
        QTest::newRow("webp") << QStringLiteral("webp") << QSize(400, 225);
    }
    /// By the real ffmpeg, where it is.
    void filmsCanBeSeen() {
        QFETCH(QString, suffix);
        QFETCH(QSize, size);
        const QString ffmpeg = QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
        const QString ffprobe = QStandardPaths::findExecutable(QStringLiteral("ffprobe"));
        if (ffmpeg.isEmpty() || ffprobe.isEmpty()) {
            QSKIP("there is no ffmpeg here");
        }
        QTemporaryDir folder;
        const QString film = folder.filePath(QStringLiteral("talk.") + suffix);
        const auto made = exportFilm(shortPlay(), *evaluator_, film, small(), [](int, int) {});
        QVERIFY2(made, made ? "" : qPrintable(made.error()));
        if (suffix == u"webp") { // which ffmpeg writes, but does not read
            seeWebp(film, size);
            return;
        }
        QProcess probe;
        probe.start(
            ffprobe,
            {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-count_frames"),
             QStringLiteral("-show_entries"),
             QStringLiteral("stream=codec_name,width,height,pix_fmt,color_space,nb_read_frames"),
             QStringLiteral("-of"), QStringLiteral("csv=p=0"), film});
        QVERIFY(probe.waitForFinished(patienceMs));
        QCOMPARE(QString::fromLocal8Bit(probe.readAllStandardOutput()).trimmed(),
                 QStringLiteral("h264,%1,%2,yuv420p,bt709,8").arg(size.width()).arg(size.height()));
        const QString frames = folder.filePath(QStringLiteral("%1.png"));
        QCOMPARE(QProcess::execute(ffmpeg, {QStringLiteral("-loglevel"), QStringLiteral("error"),
                                            QStringLiteral("-i"), film,
                                            folder.filePath(QStringLiteral("%d.png"))}),
                 0);
        QVERIFY(exportFrames(shortPlay(), *evaluator_, folder.filePath(QStringLiteral("frames")),
                             small(), [](int, int) {}));
        for (const int i : {1, 4, 8}) {
            const QImage seen(frames.arg(i));
            const QImage meant(folder.filePath(QStringLiteral("frames/frame-0000%1.png").arg(i)));
            QVERIFY(!seen.isNull() && !meant.isNull());
            double difference = 0.0;
            for (int y = 0; y < meant.height(); ++y) {
                for (int x = 0; x < meant.width(); ++x) {
                    difference += std::abs(qGray(seen.pixel(x, y)) - qGray(meant.pixel(x, y)));
                }
            }
            QVERIFY(difference / (meant.width() * meant.height()) < 3.0); // of 255
        }
    }

    /// Its container: a canvas, and frames that last as long as the play.
    static void seeWebp(const QString& film, QSize size) {
        QFile file(film);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("RIFF") && bytes.mid(8, 8) == "WEBPVP8X");
        const auto number = [&bytes](qsizetype at, int width) {
            int out = 0;
            for (int i = width - 1; i >= 0; --i) {
                out = 256 * out + static_cast<unsigned char>(bytes[at + i]);
            }
            return out;
        };
        QCOMPARE(QSize(number(24, 3) + 1, number(27, 3) + 1), size);
        int frames = 0;
        int milliseconds = 0;
        for (qsizetype at = 12; at + 8 <= bytes.size();) {
            const int length = number(at + 4, 4);
            if (bytes.mid(at, 4) == "ANMF") {
                ++frames;
                milliseconds += number(at + 8 + 12, 3);
            }
            at += 8 + length + length % 2;
        }
        QVERIFY2(frames >= 4, qPrintable(QString::number(frames))); // those that differ
        QCOMPARE(milliseconds, 800);
    }

    void everyFrameIsTimed() {
        open();
        PlayMeter meter(*talk_);
        QVERIFY(meter.run());
        QCOMPARE(meter.arrived().size(), storyboard_.steps.size() - 1);
        QCOMPARE(meter.shown().size(), meter.arrived().size());
        QVERIFY(meter.settled().size() >= meter.arrived().size());
        QVERIFY(meter.moving().size() > 3 * storyboard_.steps.size());
        for (const double ms : meter.moving()) {
            QVERIFY(ms > 0.0);
        }
    }
};

QTEST_MAIN(TestPresent)
#include "test_present.moc"
