// The command palette, driven by keys as a person would.
#include <QAccessible>
#include <QApplication>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMenuBar>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>

#include <algorithm>
#include <ctime>

#include "app/panels/command_match.hpp"
#include "app/panels/command_palette.hpp"
#include "app/panels/model_panel.hpp"
#include "core/scene/scene_library.hpp"
#include "tests/core/fixture.hpp"

using namespace cyrano;
using namespace cyrano::app;

class TestPalette : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir home_;
    std::shared_ptr<picture::Evaluator> evaluator_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<QMainWindow> window_;
    CommandPalette* palette_ = nullptr;
    QLineEdit* field_ = nullptr;
    QListView* list_ = nullptr;
    QWidget* plot_ = nullptr;
    QDockWidget* model_ = nullptr;
    QAction* save_ = nullptr;
    QAction* full_ = nullptr;
    QAction* undo_ = nullptr;

    static int distance(const char* typed, const char* name) {
        return distanceTo(searchWords(QString::fromUtf8(typed)),
                          {SearchText(QString::fromUtf8(name))})
            .value_or(-1);
    }

    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
    }

    void open() {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(palette_->isVisible());
        QVERIFY(field_->hasFocus());
    }

    void type(const char* text) {
        for (const QChar letter : QString::fromUtf8(text)) {
            QKeyEvent press(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, letter);
            QApplication::sendEvent(QApplication::focusWidget(), &press);
        }
    }

    [[nodiscard]] QString line(int row, int role = Qt::DisplayRole) const {
        return list_->model()->index(row, 0).data(role).toString();
    }
    [[nodiscard]] QString spoken(int row) const { return line(row, Qt::AccessibleTextRole); }
    [[nodiscard]] int rows() const { return list_->model()->rowCount(); }
    [[nodiscard]] double number(const char* path) const {
        return std::get<double>(*scene::getParameter(session_->scene(), path));
    }

  private Q_SLOTS:
    void initTestCase() {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
        evaluator_ = std::make_shared<picture::Evaluator>(fixture::catalogue());
    }

    void init() {
        QSettings(QStringLiteral("cyrano"), QStringLiteral("cyrano")).clear();
        session_ = std::make_unique<Session>(evaluator_);
        scene::Scene scene = fixture::scene("pseudoscalar-after-2025");
        session_->open(scene);
        window_ = std::make_unique<QMainWindow>();
        window_->resize(1100, 720);
        plot_ = new QLineEdit(window_.get()); // something that eats keys
        window_->setCentralWidget(plot_);
        model_ = new QDockWidget(QStringLiteral("Model"), window_.get());
        model_->setWidget(new ModelPanel(*session_, model_));
        window_->addDockWidget(Qt::LeftDockWidgetArea, model_);
        QMenu* file = window_->menuBar()->addMenu(QStringLiteral("&File"));
        save_ = file->addAction(QStringLiteral("&Save scene"));
        save_->setShortcut(Qt::CTRL | Qt::Key_S);
        file->addAction(QStringLiteral("Save && close"))->setEnabled(false);
        QMenu* more = file->addMenu(QStringLiteral("Mor&e"));
        more->addAction(QStringLiteral("Export && send"));
        QMenu* view = window_->menuBar()->addMenu(QStringLiteral("&View"));
        full_ = view->addAction(QStringLiteral("&Full screen"));
        full_->setCheckable(true);
        undo_ = session_->undoStack().createUndoAction(window_.get());
        window_->menuBar()->addMenu(QStringLiteral("&Edit"))->addAction(undo_);
        QToolBar* bar = window_->addToolBar(QStringLiteral("Tools"));
        bar->addAction(save_); // here too: one line all the same
        palette_ = new CommandPalette(*window_, *session_, QStringLiteral(CYRANO_DATASETS));
        window_->menuBar()->actions().front()->menu()->addAction(palette_->openAction());
        field_ = palette_->findChild<QLineEdit*>(QStringLiteral("palette_field"));
        list_ = palette_->findChild<QListView*>(QStringLiteral("palette_list"));
        window_->show();
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
        plot_->setFocus();
    }

    void cleanup() {
        session_->disconnect();
        session_->undoStack().disconnect();
        window_.reset();
        session_.reset();
    }

    void nearerNamesComeFirst() {
        const int prefix = distance("cut", "cutoff");
        const int word = distance("cut", "model.cutoff");
        const int initials = distance("ss", "Save scene");
        const int inside = distance("toff", "cutoff");
        const int scattered = distance("ctf", "cutoff");
        QVERIFY(0 <= prefix && prefix < word && word < inside && inside < scattered);
        QVERIFY(word < initials && initials < inside);
        QCOMPARE(distance("xyz", "cutoff"), -1);
        QCOMPARE(distance("ff", "Full screen"), -1);
        QCOMPARE(distance("", "anything"), 0);
        QVERIFY(distance("scene save", "Save scene") >= 0); // in any order
        QCOMPARE(distance("save plot", "Save scene"), -1);  // but all of them
        QVERIFY(distance("br_inv", "model.br_invisible") < inside);
        QVERIFY(distance("BAR", "BaBar") < inside);
        QVERIFY(distance("λ", "Λ") == 0);
        QCOMPARE(distance("un", "cutoff of the photon loop"), -1); // too far apart
        QVERIFY(distance("a", "cutoff") == -1);
    }

    void opensAndClosesByKeys() {
        open();
        const std::size_t least = fixture::catalogue()->bounds().size() +
                                  scene::planeKinds().size() +
                                  scene::builtInScenes(CYRANO_DATASETS).size();
        QVERIFY(rows() > static_cast<int>(least));
        QCOMPARE(list_->currentIndex().row(), 0);
        press(Qt::Key_Escape);
        QVERIFY(!palette_->isVisible());
        QVERIFY(plot_->hasFocus());
        open();
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!palette_->isVisible());
        QVERIFY(plot_->hasFocus());
        open();
        model_->findChild<QLineEdit*>(QStringLiteral("model.cutoff.field"))->setFocus();
        QVERIFY(!palette_->isVisible()); // somebody went elsewhere
    }

    void arrowsMoveAndGoRound() {
        open();
        const int last = rows() - 1;
        press(Qt::Key_Down);
        QCOMPARE(list_->currentIndex().row(), 1);
        press(Qt::Key_Up);
        press(Qt::Key_Up);
        QCOMPARE(list_->currentIndex().row(), last);
        press(Qt::Key_Down);
        QCOMPARE(list_->currentIndex().row(), 0);
        press(Qt::Key_PageDown);
        QVERIFY(list_->currentIndex().row() > 5);
        press(Qt::Key_PageUp);
        press(Qt::Key_PageUp);
        QCOMPARE(list_->currentIndex().row(), 0);
        QVERIFY(field_->hasFocus());
    }

    void actionsRunAndShowTheirKeys() {
        QSignalSpy saved(save_, &QAction::triggered);
        open();
        type("save");
        QCOMPARE(line(0), QStringLiteral("Save scene"));
        QVERIFY(spoken(0).contains(save_->shortcut().toString(QKeySequence::NativeText)));
        for (int row = 0; row < rows(); ++row) {
            QVERIFY(line(row) != QStringLiteral("Save & close")); // cannot be done now
            QVERIFY(row == 0 || line(row) != line(0));            // each once
        }
        press(Qt::Key_Return);
        QCOMPARE(saved.size(), 1);
        QVERIFY(!palette_->isVisible());
        open();
        type("export");
        QCOMPARE(line(0), QStringLiteral("Export & send")); // of a menu in a menu
        press(Qt::Key_Escape);
        open();
        type("full screen");
        QVERIFY(spoken(0).contains(QStringLiteral("off")));
        press(Qt::Key_Return);
        QVERIFY(full_->isChecked());
    }

    void parametersAreSetByTyping_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::newRow("number") << "cutoff 2000"
                                << "model.cutoff"
                                << "2000";
        QTest::newRow("unit") << "cutoff 2 TeV"
                              << "model.cutoff"
                              << "2000";
        QTest::newRow("equals") << "cutoff = 3e3"
                                << "model.cutoff"
                                << "3000";
        QTest::newRow("tight") << "model.cutoff 500"
                               << "model.cutoff"
                               << "500";
        QTest::newRow("symbol") << "Λ 5000"
                                << "model.cutoff"
                                << "5000";
        QTest::newRow("part of a name") << "br_inv 0.5"
                                        << "model.br_invisible"
                                        << "0.5";
        QTest::newRow("letters") << "brinv 0.25"
                                 << "model.br_invisible"
                                 << "0.25";
        QTest::newRow("sign") << "sign -1"
                              << "model.sign"
                              << "-1";
        QTest::newRow("choice") << "epoch before"
                                << "data.epoch"
                                << "before-2025";
        QTest::newRow("choice in words") << "lepton pattern flavour b"
                                         << "model.lepton_pattern"
                                         << "flavour-blind";
        QTest::newRow("toggle") << "anatomy on"
                                << "view.anatomy"
                                << "true";
        QTest::newRow("no control") << "plane.x_min 0.5"
                                    << "plane.x_min"
                                    << "0.5";
        QTest::newRow("words") << "title My own plot"
                               << "title"
                               << "My own plot";
        QTest::newRow("bound off") << "bes3-2024 off"
                                   << "bound.bes3-2024.shown"
                                   << "false";
        QTest::newRow("bound on") << "dp-kek show"
                                  << "bound.dp-kek.shown"
                                  << "true";
    }
    void parametersAreSetByTyping() {
        QFETCH(QString, typed);
        QFETCH(QString, path);
        QFETCH(QString, value);
        const auto now = [&] {
            return QString::fromStdString(
                scene::toText(*scene::getParameter(session_->scene(), path.toStdString())));
        };
        const QString before = now();
        QVERIFY(before != value);
        open();
        type(typed.toUtf8().constData());
        QVERIFY2(line(0, Qt::UserRole + 1).contains(u'→'), qPrintable(spoken(0)));
        press(Qt::Key_Return);
        QVERIFY(!palette_->isVisible());
        QCOMPARE(now(), value);
        undo_->trigger(); // one step
        QCOMPARE(now(), before);
    }

    void valuesOutsideAreRefusedInPlace() {
        open();
        type("cutoff 1e9");
        QVERIFY2(spoken(0).contains(QStringLiteral("10⁵")), qPrintable(spoken(0)));
        press(Qt::Key_Return);
        QVERIFY(palette_->isVisible());
        QCOMPARE(number("model.cutoff"), 1000.0);
        for (int i = 0; i < 3; ++i) {
            press(Qt::Key_Backspace);
        }
        type("500");
        press(Qt::Key_Return);
        QCOMPARE(number("model.cutoff"), 500.0);
    }

    void aNameAloneGoesToTheControl() {
        model_->close();
        open();
        type("cutoff");
        QCOMPARE(line(0), QStringLiteral("cutoff, Λ"));
        QVERIFY(spoken(0).contains(QStringLiteral("1000 GeV")));
        press(Qt::Key_Return);
        auto* field = model_->findChild<QLineEdit*>(QStringLiteral("model.cutoff.field"));
        QVERIFY(model_->isVisible());
        QVERIFY(field->hasFocus());
        QCOMPARE(field->selectedText(), field->text());
        QVERIFY(!field->visibleRegion().isEmpty());
        QVERIFY(!palette_->isVisible());
        // Buttons side by side take the focus themselves.
        open();
        type("sign");
        press(Qt::Key_Return);
        auto* buttons = model_->findChild<QWidget*>(QStringLiteral("model.sign"));
        QVERIFY(buttons->isAncestorOf(QApplication::focusWidget()));
    }

    /// Without a control the name is completed, and waits for a value.
    void aNameWithoutControlIsCompleted() {
        open();
        type("x_max");
        press(Qt::Key_Return);
        QVERIFY(palette_->isVisible());
        QCOMPARE(field_->text(), QStringLiteral("plane.x_max "));
        type("50");
        press(Qt::Key_Return);
        QCOMPARE(session_->scene().plane.x.max, 50.0);
        open();
        type("br_inv");
        press(Qt::Key_Tab);
        QVERIFY(field_->hasFocus());
        QCOMPARE(field_->text(), QStringLiteral("model.br_invisible "));
    }

    void boundsToggleAndKeepTheirPlace() {
        const std::vector<std::string> before = session_->scene().shownBounds;
        QVERIFY(before.size() > 3);
        const std::string id = before[1];
        for (const bool shown : {false, true}) {
            open();
            type(id.c_str());
            QCOMPARE(spoken(0).contains(QStringLiteral("shown")), !shown);
            press(Qt::Key_Return);
            QCOMPARE(session_->scene().shows(id), shown);
        }
        QVERIFY(session_->scene().shownBounds == before);
    }

    void scenesAndPlanesOpen() {
        QSignalSpy chosen(palette_, &CommandPalette::sceneChosen);
        open();
        type("dark photon");
        QCOMPARE(line(0), QStringLiteral("Dark photon"));
        press(Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toString(), QStringLiteral("dark-photon"));
        open();
        type("mass against muon");
        press(Qt::Key_Return);
        QCOMPARE(session_->scene().plane.id, std::string("mass-muon"));
        open();
        type("mass against muon");
        QVERIFY(spoken(0).contains(QStringLiteral("current")));
    }

    void inputsOfBoundsAreThere() {
        QSignalSpy wanted(palette_, &CommandPalette::boundWanted);
        const auto all = fixture::catalogue()->bounds();
        const auto with = std::find_if(all.begin(), all.end(), [](const bounds::Bound* bound) {
            return !bound->parameters().empty() &&
                   bound->parameters()[0].kind == scene::Parameter::Kind::number;
        });
        QVERIFY(with != all.end());
        const scene::Parameter& input = (*with)->parameters()[0];
        const double value = input.min + 0.25 * (input.max - input.min);
        const QByteArray path = QByteArray::fromStdString(input.path);
        open();
        type(path + ' ' + QByteArray::number(value, 'g', 17));
        press(Qt::Key_Return);
        QCOMPARE(std::get<double>(input.get(session_->scene())), value);
        open();
        type(path);
        press(Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().toString().toStdString(), (*with)->id());
    }

    void whatWasUsedComesFirst() {
        open();
        type("full screen");
        press(Qt::Key_Return);
        open();
        type("cutoff 2000");
        press(Qt::Key_Return);
        open();
        QCOMPARE(line(0), QStringLiteral("cutoff, Λ"));
        QCOMPARE(line(1), QStringLiteral("Full screen"));
        type("f");
        QCOMPARE(line(0), QStringLiteral("Full screen")); // ahead of other f…
        press(Qt::Key_Escape);
        CommandPalette another(*window_, *session_, QStringLiteral(CYRANO_DATASETS));
        another.open();
        auto* list = another.findChild<QListView*>(QStringLiteral("palette_list"));
        QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("cutoff, Λ"));
    }

    void nothingFoundIsSaid() {
        open();
        type("qqqzzz");
        QCOMPARE(rows(), 0);
        QVERIFY(!list_->isVisible());
        press(Qt::Key_Return);
        press(Qt::Key_Down);
        press(Qt::Key_Tab);
        QVERIFY(palette_->isVisible());
        press(Qt::Key_Escape);
        QVERIFY(!palette_->isVisible());
    }

    void isReadable() {
        open();
        QVERIFY(!palette_->accessibleName().isEmpty());
        QVERIFY(!field_->accessibleName().isEmpty());
        QVERIFY(!list_->accessibleName().isEmpty());
        press(Qt::Key_Down);
        QCOMPARE(field_->accessibleDescription(), spoken(1));
        QVERIFY(window_->rect().contains(palette_->geometry()));
        window_->resize(420, 300);
        QCoreApplication::processEvents();
        QVERIFY(window_->rect().contains(palette_->geometry()));
    }

    /// Says how long a key takes, and where; the machine is not judged.
    void keysAreCheap() {
        open();
        const int all = rows();
        double finding = 0.0;
        double showing = 0.0;
        double painting = 0.0;
        const auto commands =
            commandsOf(*window_, *session_, scene::builtInScenes(CYRANO_DATASETS));
        for (const char* text : {"e137", "belle projection", "cutoff 2 TeV", "a"}) {
            field_->clear();
            for (const char* letter = text; *letter != '\0'; ++letter) {
                const std::clock_t begin = std::clock();
                type(std::string(1, *letter).c_str());
                const std::clock_t shown = std::clock();
                palette_->grab();
                const std::clock_t painted = std::clock();
                const auto found = matchingCommands(field_->text(), commands, {}, *session_);
                const std::clock_t end = std::clock();
                QCOMPARE(static_cast<int>(found.size()), rows());
                const double ms = 1000.0 / CLOCKS_PER_SEC;
                showing = std::max(showing, ms * static_cast<double>(shown - begin));
                painting = std::max(painting, ms * static_cast<double>(painted - shown));
                finding = std::max(finding, ms * static_cast<double>(end - painted));
            }
        }
        qInfo() << all << "commands; the slowest key took" << showing << "ms, of that" << finding
                << "ms for finding; painting" << painting << "ms";
    }

    /// For looking at: set CYRANO_SHOTS to a folder.
    void pictures() {
        const QString folder = qEnvironmentVariable("CYRANO_SHOTS");
        if (folder.isEmpty()) {
            QSKIP("CYRANO_SHOTS names no folder");
        }
        int number = 0;
        for (const char* text : {"", "belle", "cutoff 2 TeV", "cutoff 1e9", "qqzz"}) {
            open();
            type(text);
            press(Qt::Key_Down);
            QVERIFY(window_->grab().save(
                QStringLiteral("%1/palette-%2.png").arg(folder).arg(number++)));
            press(Qt::Key_Escape);
        }
    }
};

QTEST_MAIN(TestPalette)
#include "test_palette.moc"
