// The pieces of the panels: numbers as people read and type them, rows, lists.
#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/panels/bound_delegate.hpp"
#include "app/panels/bound_text.hpp"
#include "app/panels/bounds_panel.hpp"
#include "app/panels/model_panel.hpp"
#include "app/panels/parameter_row.hpp"
#include "app/panels/probe_panel.hpp"
#include "app/panels/probe_place.hpp"
#include "app/panels/problems_panel.hpp"
#include "app/panels/readable.hpp"
#include "app/panels/value_slider.hpp"
#include "app/panels/verdict_list.hpp"
#include "core/physics/decay.hpp"
#include "core/scene/scene_library.hpp"
#include "tests/core/fixture.hpp"

using namespace cyrano;
using namespace cyrano::app;

class TestPanels : public QObject {
    Q_OBJECT

  private:
    std::shared_ptr<picture::Evaluator> evaluator_;
    std::unique_ptr<Session> session_;

    [[nodiscard]] double number(const char* path) const {
        return std::get<double>(*scene::getParameter(session_->scene(), path));
    }

  private Q_SLOTS:
    void initTestCase() { evaluator_ = std::make_shared<picture::Evaluator>(fixture::catalogue()); }

    void init() {
        const auto scene = scene::openScene("pseudoscalar-after-2025", CYRANO_DATASETS);
        QVERIFY(scene.has_value());
        session_ = std::make_unique<Session>(evaluator_);
        session_->open(*scene);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->busy(), 30000);
    }

    void readsQuantities_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("expected"); // NaN: refused
        const double bad = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("plain") << "1000"
                               << "GeV" << 1000.0;
        QTest::newRow("exponent") << "1e3"
                                  << "GeV" << 1000.0;
        QTest::newRow("TeV") << "1 TeV"
                             << "GeV" << 1000.0;
        QTest::newRow("MeV tight") << "250MeV"
                                   << "GeV" << 0.25;
        QTest::newRow("eV") << "1e9 eV"
                            << "GeV" << 1.0;
        QTest::newRow("inverse") << "10 TeV^-1"
                                 << "GeV^-1" << 0.01;
        QTest::newRow("inverse raised") << "0.5 GeV⁻¹"
                                        << "GeV^-1" << 0.5;
        QTest::newRow("pure") << " -0.5 "
                              << "" << -0.5;
        QTest::newRow("comma") << "1,5"
                               << "GeV" << bad;
        QTest::newRow("word") << "large"
                              << "GeV" << bad;
        QTest::newRow("empty") << ""
                               << "" << bad;
        QTest::newRow("unit alone") << "GeV"
                                    << "GeV" << bad;
        QTest::newRow("unit where none is") << "3 GeV"
                                            << "" << bad;
    }

    void readsQuantities() {
        QFETCH(QString, text);
        QFETCH(QString, unit);
        QFETCH(double, expected);
        const auto value = parseQuantity(text, unit);
        QCOMPARE(value.has_value(), !std::isnan(expected));
        if (value) {
            QVERIFY(std::abs(*value - expected) <= 1e-14 * std::abs(expected));
        } else {
            QVERIFY(!value.error().isEmpty());
        }
    }

    void fieldTextReadsBack() {
        for (const double x : {1000.0, 1e-6, 0.01, 123456.789, 3.0e-17, 1e5, -0.25, 0.0}) {
            QCOMPARE(*parseQuantity(fieldText(x), {}), x);
        }
        QCOMPARE(fieldText(1e-6), QStringLiteral("1e-6"));
    }

    void writesForPeople() {
        QCOMPARE(readableLength(0.0123), QStringLiteral("1.23 cm"));
        QCOMPARE(readableLength(999.6), QStringLiteral("1 km"));
        QCOMPARE(readableLength(std::numeric_limits<double>::infinity()), QStringLiteral("∞"));
        QCOMPARE(readableTime(5.6e-12), QStringLiteral("5.6 ps"));
        QCOMPARE(readableTime(3.15576e16), QStringLiteral("10⁹ yr"));
        QCOMPARE(readableEnergy(0.1056583755), QStringLiteral("106 MeV"));
        QCOMPARE(readable(3.2e-4), QStringLiteral("3.2×10⁻⁴"));
        QCOMPARE(readable(9.999e-4), QStringLiteral("10⁻³"));
        QCOMPARE(readable(0.0), QStringLiteral("0"));
        QCOMPARE(readableFactor(1.0034), QStringLiteral("1.003"));
        QCOMPARE(readableFactor(3.214), QStringLiteral("3.21"));
        QCOMPARE(readablePercent(0.992), QStringLiteral("99.2 %"));
        QCOMPARE(texUnit(QStringLiteral("GeV^-1")), QStringLiteral("\\mathrm{GeV}^{-1}"));
    }

    /// What a slider says is within a step of what it was told, at both ends exactly.
    void sliderKeepsValues() {
        ValueSlider slider({1e2, 1e5, true});
        for (const double x : {1e2, 250.0, 1e3, 4.5e4, 1e5}) {
            slider.setQuantity(x);
            QVERIFY(std::abs(std::log(slider.quantity() / x)) < std::log(1e3) / 1000.0);
        }
        slider.setQuantity(1.0);
        QCOMPARE(slider.quantity(), 1e2);
        slider.setQuantity(1e9);
        QCOMPARE(slider.quantity(), 1e5);
        ValueSlider linear({0.0, 0.999, false});
        linear.setQuantity(0.5);
        QVERIFY(std::abs(linear.quantity() - 0.5) < 1.1e-3);
    }

    /// Every parameter with a group has a control of its name; inactive ones are hidden.
    void modelPanelFollowsTheTable() {
        ModelPanel panel(*session_);
        panel.show();
        int controls = 0;
        for (const scene::Parameter& p : scene::parameters()) {
            const QString path = QString::fromStdString(p.path);
            auto* control = panel.findChild<QWidget*>(path);
            QCOMPARE(control != nullptr, !p.group.empty());
            if (control != nullptr) {
                ++controls;
                QVERIFY(!control->accessibleName().isEmpty());
                QCOMPARE(control->isVisibleTo(&panel), p.active(session_->scene()));
                auto* row = panel.findChild<QWidget*>(path + QStringLiteral(".row"));
                QVERIFY(row->toolTip().contains(QStringLiteral("--set ") + path));
            }
        }
        QVERIFY(controls >= 10);
        session_->change(QStringLiteral("model.lepton_pattern"), std::string("independent"));
        QVERIFY(panel.findChild<QWidget*>(QStringLiteral("model.g_tau"))->isVisible());
        QVERIFY(!panel.findChild<QWidget*>(QStringLiteral("model.lepton_c"))->isVisible());
    }

    /// Updating controls from the scene must not write to the scene.
    void modelPanelDoesNotEcho() {
        ModelPanel panel(*session_);
        const int steps = session_->undoStack().count();
        session_->change(QStringLiteral("model.cutoff"), 12345.678);
        session_->change(QStringLiteral("model.sign"), std::string("-1"));
        session_->change(QStringLiteral("model.lepton_pattern"), std::string("flavour-blind"));
        QCOMPARE(session_->undoStack().count(), steps + 3);
        QCOMPARE(number("model.cutoff"), 12345.678);
        auto* field = panel.findChild<QLineEdit*>(QStringLiteral("model.cutoff.field"));
        QCOMPARE(field->text(), QStringLiteral("12345.678"));
        auto* combo = panel.findChild<QComboBox*>(QStringLiteral("model.lepton_pattern"));
        QCOMPARE(combo->currentData().toString(), QStringLiteral("flavour-blind"));
    }

    void sliderKeysAreOneStep() {
        ModelPanel panel(*session_);
        panel.show();
        auto* slider = panel.findChild<ValueSlider*>(QStringLiteral("model.cutoff"));
        slider->setFocus();
        for (int i = 0; i < 5; ++i) {
            QTest::keyClick(slider, Qt::Key_Right);
        }
        QVERIFY(number("model.cutoff") > 1000.0);
        QCOMPARE(session_->undoStack().count(), 1);
        QTest::qWait(600);
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(session_->undoStack().count(), 2);
    }

    void boundsPanelListsAll() {
        BoundsPanel panel(*session_);
        for (const bounds::Bound* bound : session_->catalogue().bounds()) {
            const QTreeWidgetItem* row = panel.itemOf(QString::fromStdString(bound->id()));
            QVERIFY(row != nullptr);
            QCOMPARE(row->checkState(0) == Qt::Checked, session_->scene().shows(bound->id()));
            const QString standing = row->parent()->parent()->text(0);
            QCOMPARE(standing == u"Superseded", bound->record().status == io::Status::superseded);
            QCOMPARE(row->parent()->text(0), QString::fromStdString(bound->record().group));
        }
    }

    /// A silent bound says why, and its row steps back.
    void silentBoundsSayWhy() {
        BoundsPanel panel(*session_);
        const auto reason = [&] {
            return panel.itemOf(QStringLiteral("lep-z-to-3photon"))
                ->data(0, boundSilentRole)
                .toString();
        };
        QVERIFY(reason().isEmpty());
        QSignalSpy pictures(session_.get(), &Session::pictureChanged);
        session_->change(QStringLiteral("model.electroweak"), std::string("photon-only"));
        QTRY_VERIFY_WITH_TIMEOUT(pictures.count() > 0 && !session_->busy(), 30000);
        QVERIFY(!reason().isEmpty());
    }

    void detailsNameTheSource() {
        const bounds::Bound* bound = session_->catalogue().find("bes3-2024");
        QVERIFY(bound != nullptr);
        const QString text = boundDetails(session_->catalogue(), *bound, {});
        QVERIFY(text.contains(QString::fromStdString(bound->record().title)));
        QVERIFY(text.contains(QStringLiteral("95% CL")));
        for (const std::string& key : bound->record().references) {
            QVERIFY(text.contains(
                QString::fromStdString(session_->catalogue().citation(key)).toHtmlEscaped()));
        }
    }

    void placesHaveTheRightMomenta() {
        const auto places = probePlaces(session_->catalogue());
        QVERIFY(places.size() >= 4);
        const double s = 3.0969 * 3.0969;
        QVERIFY(std::abs(places[0].momentumGeV(1.0) / ((s - 1.0) / (2.0 * 3.0969)) - 1.0) < 1e-12);
        QVERIFY(std::isnan(places[0].momentumGeV(4.0)));
        const auto e137 = std::find_if(places.begin(), places.end(), [](const ProbePlace& place) {
            return place.name.startsWith(u"E137");
        });
        QVERIFY(e137 != places.end());
        QVERIFY(std::abs(e137->momentumGeV(12.0) / 16.0 - 1.0) < 1e-12); // 20² = 12² + 16²
    }

    /// The list names exactly the bounds whose regions hold the point.
    void probeNamesWhatExcludes() {
        ProbePanel panel(*session_);
        panel.show();
        for (const auto& [x, y] : {std::pair{0.012, 1e-4}, {1.0, 3e-2}, {5.0, 2e-6}}) {
            panel.setPoint(x, y);
            QStringList expected;
            for (const picture::PointVerdict& v :
                 picture::explainPoint(session_->scene(), session_->catalogue(), x, y)) {
                if (v.inside) {
                    expected << QString::fromStdString(v.bound->id());
                }
            }
            const auto named = [&panel] {
                QStringList out;
                for (int i = 0; i < panel.list()->topLevelItemCount(); ++i) {
                    const QString id =
                        panel.list()->topLevelItem(i)->data(0, verdictIdRole).toString();
                    if (!id.isEmpty()) {
                        out << id;
                    }
                }
                return out;
            };
            QTRY_COMPARE(named(), expected);
            QTRY_VERIFY(panel.list()->topLevelItemCount() >= 1); // or says that nothing excludes
        }
    }

    void pinnedProbeStays() {
        ProbePanel panel(*session_);
        panel.show();
        QSignalSpy released(&panel, &ProbePanel::released);
        panel.pin(1.0, 3e-2);
        QTest::qWait(50);
        const int lines = panel.list()->topLevelItemCount();
        QVERIFY(lines > 1);
        panel.setPoint(5.0, 2e-6);
        QTest::qWait(50);
        QCOMPARE(panel.list()->topLevelItemCount(), lines);
        auto* button = panel.findChild<QAbstractButton*>(QStringLiteral("probe_release"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(released.count(), 1);
        panel.setPoint(5.0, 2e-6);
        QTRY_COMPARE(panel.list()->topLevelItemCount(), 1);
    }

    void releaseClearsTheNumbers() {
        ProbePanel panel(*session_);
        panel.show();
        panel.pin(1.0, 3e-2);
        QTest::qWait(50);
        QVERIFY(panel.list()->topLevelItemCount() > 0);
        panel.release();
        QTest::qWait(50);
        QCOMPARE(panel.list()->topLevelItemCount(), 0);
        QVERIFY(!panel.heldPoint());
        panel.pin(1.0, 3e-2);
        panel.pin(5.0, 2e-6);
        panel.withdraw(); // the second was half of a double click
        QCOMPARE(*panel.heldPoint(), QPointF(1.0, 3e-2));
    }

    /// What is said about a held point is the same in any window of the plane.
    void heldPointDoesNotDependOnTheView() {
        ProbePanel panel(*session_);
        panel.show();
        panel.pin(0.012, 1e-4);
        const auto rows = [&] {
            QTest::qWait(60);
            QStringList out;
            for (int i = 0; i < panel.list()->topLevelItemCount(); ++i) {
                for (int column = 0; column < panel.list()->columnCount(); ++column) {
                    out << panel.list()->topLevelItem(i)->text(column)
                        << panel.list()->topLevelItem(i)->toolTip(column);
                }
            }
            return out;
        };
        const QStringList before = rows();
        QVERIFY(before.size() > 1);
        session_->changeAll({{QStringLiteral("plane.y_min"), 5e-5},
                             {QStringLiteral("plane.y_max"), 2e-4},
                             {QStringLiteral("plane.x_min"), 1e-2},
                             {QStringLiteral("plane.x_max"), 2e-2}},
                            QStringLiteral("zoom"));
        QCOMPARE(rows(), before);
    }

    void symbolsBecomeWords() {
        QCOMPARE(changeName(*scene::findParameter("model.cutoff")), QStringLiteral("change of Λ"));
        QCOMPARE(changeName(*scene::findParameter("data.g2_reading")),
                 QStringLiteral("change of (g−2)_μ"));
        for (const scene::Parameter& p : scene::parameters()) {
            const QString name = changeName(p);
            QVERIFY2(!name.contains(u'\\') && !name.contains(u'{') && !name.contains(u'.'),
                     qPrintable(name));
        }
    }

    void tooHeavyIsSaid() {
        ProbePanel panel(*session_);
        panel.show();
        panel.pin(4.0, 1e-3); // above the J/ψ
        QTest::qWait(50);
        const auto labels = panel.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().contains(QStringLiteral("too heavy"));
        }));
    }

    void problemsThatAreOverGoAway() {
        ProblemsPanel panel(*session_);
        const int before = panel.count();
        panel.report({io::Severity::error, "a.pdf", 0, "no room"}, QStringLiteral("export"));
        panel.report({io::Severity::error, "b.toml", 0, "no room"}, QStringLiteral("save"));
        QCOMPARE(panel.count(), before + 2);
        panel.settle(QStringLiteral("export"));
        QCOMPARE(panel.count(), before + 1);
        session_->change(QStringLiteral("model.cutoff"), -1.0);
        auto* clear = panel.findChild<QAbstractButton*>(QStringLiteral("problems_clear"));
        QTest::mouseClick(clear, Qt::LeftButton);
        QCOMPARE(panel.count(), before);
    }

    void factorsNameBothEdges() {
        picture::PointVerdict verdict;
        verdict.lowerEdge = 1e-4;
        verdict.upperEdge = 1e-2;
        const QString g = QStringLiteral("g");
        QCOMPARE(factorText(verdict, 5e-4, g),
                 QStringLiteral("×5.00 above lower, ×20 below upper edge in g"));
        verdict.upperEdge.reset();
        QCOMPARE(factorText(verdict, 3.2e-4, g), QStringLiteral("×3.20 above lower edge in g"));
        verdict.upperEdge = 1e-2;
        verdict.lowerEdge.reset();
        QCOMPARE(factorText(verdict, 5e-3, g), QStringLiteral("×2.00 below upper edge in g"));
        verdict.upperEdge.reset();
        QCOMPARE(factorText(verdict, 5e-3, g), QStringLiteral("no edge at this mass"));
    }

    void problemsCountRefusals() {
        ProblemsPanel panel(*session_);
        QSignalSpy counted(&panel, &ProblemsPanel::countChanged);
        const int before = panel.count();
        session_->change(QStringLiteral("model.cutoff"), -1.0);
        QCOMPARE(panel.count(), before + 1);
        QCOMPARE(counted.count(), 1);
        auto* list = panel.findChild<QTreeWidget*>(QStringLiteral("problems_list"));
        QVERIFY(list->topLevelItem(before)->text(3).contains(QStringLiteral("model.cutoff")));
    }

    /// A broken record is listed with its file; the others are there.
    void problemsListBrokenRecords() {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("bounds/broken")));
        QFile record(folder.filePath(QStringLiteral("bounds/broken/record.toml")));
        QVERIFY(record.open(QIODevice::WriteOnly));
        record.write("cyrano = 1\nid = \"broken\nkind = 3\n");
        record.close();
        auto evaluator =
            std::make_shared<picture::Evaluator>(std::make_shared<const bounds::Catalogue>(
                bounds::Catalogue::load({folder.path().toStdString(), {}})));
        Session session(evaluator);
        const scene::Scene plain;
        session.open(plain);
        ProblemsPanel panel(session);
        QVERIFY(panel.count() >= 1);
        auto* list = panel.findChild<QTreeWidget*>(QStringLiteral("problems_list"));
        bool found = false;
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            found = found || (list->topLevelItem(i)->text(1).endsWith(u"broken/record.toml") &&
                              !list->topLevelItem(i)->text(3).isEmpty());
        }
        QVERIFY(found);
    }
};

QTEST_MAIN(TestPanels)
#include "test_panels.moc"
