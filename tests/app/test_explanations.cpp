// What parameters say about themselves: formulas that can be set, sources, cards by pointer and
// key.
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QRegularExpression>
#include <QScreen>
#include <QSlider>
#include <QStatusBar>
#include <QTreeWidget>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

#include "app/panels/bounds_panel.hpp"
#include "app/panels/explanation_card.hpp"
#include "app/panels/parameter_row.hpp"
#include "app/panels/readable.hpp"
#include "app/panels/tex_widget.hpp"
#include "app/plot/figure_plot.hpp"
#include "app/tex/engine.hpp"
#include "tests/app/driver.hpp"

using namespace cyrano;
using namespace cyrano::app;

class TestExplanations : public QObject, Driver {
    Q_OBJECT

  private:
    /// KaTeX is there, or nothing can be said about formulas.
    static bool canTypeset() { return !tex::Engine::instance().boxes("x")->fallback; }

    [[nodiscard]] ExplanationCard* card() {
        return window_->findChild<ExplanationCard*>(QStringLiteral("explanation_card"));
    }
    [[nodiscard]] bool isShown() { return card() != nullptr && card()->isVisible(); }
    [[nodiscard]] QString says(const char* label) {
        return card()->findChild<QLabel*>(QString::fromUtf8(label))->text();
    }
    [[nodiscard]] QString formula() {
        return card()->findChild<TexWidget*>(QStringLiteral("explanation_formula"))->tex();
    }

    void rest(QWidget* on, QPoint at) {
        QTest::mouseMove(&window_->plot(), QPoint(30, 30));
        QTest::mouseMove(on, at - QPoint(1, 0));
        QTest::mouseMove(on, at);
    }
    void rest(QWidget* on) { rest(on, on->rect().center()); }

    static QString texProblem(const std::string& tex) {
        const auto boxes = tex::Engine::instance().boxes(QStringLiteral("\\displaystyle ") +
                                                         QString::fromStdString(tex));
        constexpr double widestEm = 36.0; // of a card beside a panel
        return boxes->fallback             ? boxes->error
               : boxes->widthEm > widestEm ? QString::number(boxes->widthEm) + QStringLiteral(" em")
               : boxes->glyphs.empty()     ? QStringLiteral("empty")
                                           : QString();
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }

    void init() {
        QSettings(QStringLiteral("cyrano"), QStringLiteral("cyrano")).clear();
        openWindow("pseudoscalar-after-2025");
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    }

    void cleanup() { window_.reset(); }

    void everyControlHasAFormulaAndItsSource_data() {
        QTest::addColumn<QString>("path");
        for (const scene::Parameter& p : scene::parameters()) {
            if (!p.group.empty()) {
                QTest::newRow(p.path.c_str()) << QString::fromStdString(p.path);
            }
        }
    }

    void everyControlHasAFormulaAndItsSource() {
        QFETCH(QString, path);
        const scene::Parameter* p = scene::findParameter(path.toStdString());
        QVERIFY(p != nullptr);
        QVERIFY(!p->formula.empty());
        QVERIFY(!p->source.empty());
        if (!canTypeset()) {
            QSKIP("no KaTeX");
        }
        const QString problem = texProblem(p->formula);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void inputsOfBoundsHaveASource() {
        int formulas = 0;
        for (const bounds::Bound* bound : fixture::catalogue()->bounds()) {
            for (const scene::Parameter& p : bound->parameters()) {
                QVERIFY2(!p.source.empty(), p.path.c_str());
                if (!p.formula.empty() && canTypeset()) {
                    ++formulas;
                    const QString problem = texProblem(p.formula);
                    QVERIFY2(problem.isEmpty(), qPrintable(problem));
                }
            }
        }
        QVERIFY(formulas > 30 || !canTypeset());
    }

    void sourcesNamePreprintsAsTheyAreNumbered() {
        const QRegularExpression number(QStringLiteral(R"(arXiv:(\S+))"));
        const QRegularExpression form(QStringLiteral(R"(^\d{4}\.\d{4,5}[,;:]?$)"));
        for (const scene::Parameter& p : scene::parameters()) {
            auto all = number.globalMatch(QString::fromStdString(p.source));
            while (all.hasNext()) {
                const QString found = all.next().captured(1);
                QVERIFY2(form.match(found).hasMatch(), qPrintable(found));
            }
        }
    }

    void commandLineListsThem() {
        QProcess program;
        program.start(
            QStringLiteral(CYRANO_PROGRAM),
            {QStringLiteral("list"), QStringLiteral("parameters"), QStringLiteral("--json")});
        QVERIFY(program.waitForFinished(60000));
        QCOMPARE(program.exitCode(), 0);
        bool cutoff = false;
        bool input = false;
        for (const QJsonValue& entry :
             QJsonDocument::fromJson(program.readAllStandardOutput()).array()) {
            if (entry["name"] == QStringLiteral("model.cutoff")) {
                const scene::Parameter* p = scene::findParameter("model.cutoff");
                QCOMPARE(entry["formula"].toString(), QString::fromStdString(p->formula));
                QCOMPARE(entry["source"].toString(), QString::fromStdString(p->source));
                QCOMPARE(entry["symbol"].toString(), QStringLiteral("\\Lambda"));
                cutoff = true;
            }
            if (entry["name"] == QStringLiteral("bound.e137.event_limit")) {
                QVERIFY(entry["formula"].toString().contains(QStringLiteral("N_{")));
                QVERIFY(entry["source"].toString().contains(QStringLiteral("95 % CL")));
                input = true;
            }
        }
        QVERIFY(cutoff && input);
    }

    void restingPointerExplains() {
        rest(part<QWidget>("model.br_invisible.symbol"));
        QVERIFY(!isShown()); // not at once
        QTRY_VERIFY(isShown());
        const scene::Parameter* p = scene::findParameter("model.br_invisible");
        QVERIFY(formula().endsWith(QString::fromStdString(p->formula)));
        QCOMPARE(says("explanation_help"), QString::fromStdString(p->help));
        QCOMPARE(says("explanation_source"), unbroken(QString::fromStdString(p->source)));
        QCOMPARE(says("explanation_set"), QStringLiteral("--set model.br_invisible=0"));
        QCOMPARE(says("explanation_range"), QStringLiteral("0 … 1"));
        const QWidget* row = part<QWidget>("model.br_invisible.row");
        const QRect control(row->mapToGlobal(QPoint(0, 0)), row->size());
        QVERIFY(!card()->geometry().intersects(control)); // beside what it explains
        QVERIFY(window_->screen()->geometry().contains(card()->geometry()));
        QTest::mouseMove(&window_->plot(), QPoint(200, 200));
        QTRY_VERIFY(!isShown());
    }

    void pressingTakesItAway() {
        auto* slider = part<QSlider>("model.br_invisible");
        rest(slider);
        QTRY_VERIFY(isShown());
        QTest::mouseClick(slider, Qt::LeftButton, Qt::NoModifier, slider->rect().center());
        QVERIFY(!isShown());
    }

    void keyExplainsWhatHasTheFocus() {
        auto* slider = part<QSlider>("model.br_invisible");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_F1, Qt::ShiftModifier);
        QVERIFY(isShown());
        // It stays while the value changes, and follows it.
        QTest::keyClick(slider, Qt::Key_PageUp);
        QVERIFY(isShown());
        const double now = std::get<double>(*scene::getParameter(scene(), "model.br_invisible"));
        QVERIFY(now > 0.0);
        QCOMPARE(says("explanation_set"), QStringLiteral("--set model.br_invisible=%1").arg(now));
        QTest::keyClick(slider, Qt::Key_F1, Qt::ShiftModifier);
        QVERIFY(!isShown());
        QTest::keyClick(slider, Qt::Key_F1, Qt::ShiftModifier);
        QVERIFY(isShown());
        QTest::keyClick(slider, Qt::Key_Escape);
        QVERIFY(!isShown());
        QTest::keyClick(slider, Qt::Key_F1, Qt::ShiftModifier);
        QVERIFY(isShown());
        window_->plot().setFocus(); // nothing to explain there
        QVERIFY(!isShown());
        QTest::keyClick(&window_->plot(), Qt::Key_F1, Qt::ShiftModifier);
        QVERIFY(!isShown());
        QVERIFY(!window_->statusBar()->currentMessage().isEmpty());
    }

    void escapeMeansTheCardBeforeTheField() {
        auto* field = part<QLineEdit>("model.br_invisible.field");
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("0.3"));
        QTest::keyClick(field, Qt::Key_F1, Qt::ShiftModifier);
        QVERIFY(isShown());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!isShown());
        QCOMPARE(field->text(), QStringLiteral("0.3")); // what was being typed is still there
    }

    void toolBarExplainsToo() {
        rest(part<QWidget>("toolbar.data.epoch"));
        QTRY_VERIFY(isShown());
        QVERIFY(says("explanation_source").contains(QStringLiteral("2505.21476")));
    }

    void inputsOfBoundsExplainThemselves() {
        window_->boundsPanel().openDetails(QStringLiteral("e137"));
        auto* symbol = part<QWidget>("bound.e137.event_limit.symbol");
        QTRY_VERIFY(symbol->isVisible());
        rest(symbol);
        QTRY_VERIFY(isShown());
        QVERIFY(formula().contains(QStringLiteral("N_{")));
        QVERIFY(says("explanation_source").contains(QStringLiteral("95 % CL")));
        // Its row goes, and the card with it.
        window_->boundsPanel().openDetails(QStringLiteral("charm"));
        QTRY_VERIFY(!isShown());
    }

    void everyRowOfThePanelHasACard() {
        for (const scene::Parameter& p : scene::parameters()) {
            if (p.group.empty() || p.kind == scene::Parameter::Kind::text) {
                continue;
            }
            const auto* row = part<QWidget>((p.path + ".row").c_str());
            auto* own = row->findChild<Explanation*>(QString(), Qt::FindDirectChildrenOnly);
            QVERIFY2(own != nullptr, p.path.c_str());
            ExplanationCard::of(*window_).explain(*own, ExplanationCard::By::key);
            QVERIFY(isShown());
            const QSize size = card()->size();
            QCoreApplication::processEvents();
            QCOMPARE(card()->size(), size); // as large as it is to stay
            QVERIFY(card()->width() <= 620 && card()->height() <= 420);
            for (const QWidget* part : card()->findChildren<QWidget*>()) { // nothing is cut off
                const int needed = part->hasHeightForWidth() ? part->heightForWidth(part->width())
                                                             : part->sizeHint().height();
                QVERIFY2(!part->isVisible() || part->height() >= needed, p.path.c_str());
                QVERIFY(!part->isVisible() ||
                        card()->rect().contains(
                            QRect(part->mapTo(card(), QPoint(0, 0)), part->size())));
            }
            QVERIFY(!card()->accessibleName().isEmpty());
            card()->hide();
            QCoreApplication::processEvents();
        }
    }
};

QTEST_MAIN(TestExplanations)
#include "test_explanations.moc"
