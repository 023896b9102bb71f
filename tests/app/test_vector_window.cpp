// Vectors as a user meets them in the window.
#include <QAbstractItemView>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include "app/panels/bounds_panel.hpp"
#include "app/panels/probe_panel.hpp"
#include "driver.hpp"

using namespace cyrano;
using namespace cyrano::app;

class TestVectorWindow : public QObject, private Driver {
    Q_OBJECT

  private:
    /// As a user does: open the list, choose the row.
    void pick(QComboBox* box, const QString& text) {
        const int row = box->findText(text);
        QVERIFY2(row >= 0, qPrintable(text));
        box->setFocus();
        box->showPopup();
        QTest::keyClick(box->view(), Qt::Key_Home);
        for (int i = 0; i < row; ++i) {
            QTest::keyClick(box->view(), Qt::Key_Down);
        }
        QTest::keyClick(box->view(), Qt::Key_Return);
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void cleanup() { window_.reset(); }

    void choosingAVectorOpensItsPlane() {
        openWindow("pseudoscalar-after-2025");
        window_->session().change("plane.x_min", 0.05);
        settle();
        const scene::Scene before = scene();
        QVERIFY(!part<QWidget>("model.charges.row")->isVisible());
        pick(part<QComboBox>("model.particle"), QStringLiteral("vector"));
        settle();
        QCOMPARE(scene().plane.id, std::string("mass-epsilon"));
        QVERIFY(scene().shows("dp-na48") && !scene().shows("bes3-2024"));
        QVERIFY(part<QWidget>("model.charges.row")->isVisible());
        QVERIFY(!part<QWidget>("model.lepton_pattern.row")->isVisible());
        window_->session().undoStack().undo();
        settle();
        QVERIFY(scene() == before); // the window of the plane too
    }

    void rowsOfTheOtherSpinAreASearchAway() {
        openWindow("dark-photon");
        auto* panel = part<BoundsPanel>("bounds_panel");
        QVERIFY(panel->itemOf("bes3-2024")->isHidden());
        QVERIFY(!panel->itemOf("dp-na48")->isHidden());
        QTest::keyClicks(part<QLineEdit>("bounds_filter"), "bes3-2024");
        QVERIFY(!panel->itemOf("bes3-2024")->isHidden());
        part<QLineEdit>("bounds_filter")->clear();
        window_->session().change("model.particle", std::string("pseudoscalar"));
        settle();
        QVERIFY(!panel->itemOf("bes3-2024")->isHidden());
    }

    void chargesComeFromAFile() {
        openWindow("dark-photon");
        const QString file = home_.filePath(QStringLiteral("mine.toml"));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write("cyrano = 1\n[charges]\nleptons = -1\nquarks = \"1/3\"\n");
        out.close();
        auto* box = part<QComboBox>("model.charges");
        pick(box, QStringLiteral("From a file…"));
        auto* dialog = window_->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        Q_EMIT dialog->fileSelected(file);
        dialog->reject();
        settle();
        QCOMPARE(scene().scenario.model.charges.quark[model::up], 1.0 / 3.0);
        QCOMPARE(box->currentText(), QStringLiteral("mine"));
        // The file's content is the scene's own now.
        QVERIFY(QFile::remove(file));
        window_->session().undoStack().undo();
        settle();
        QVERIFY(scene().scenario.model.charges == model::Charges{});
        QCOMPARE(box->currentText(), QStringLiteral("dark photon"));
        window_->session().undoStack().redo();
        settle();
        QCOMPARE(scene().scenario.model.charges.quark[model::down], 1.0 / 3.0);
    }

    void aBadFileIsRefusedWithItsLine() {
        openWindow("dark-photon");
        QSignalSpy refused(&window_->session(), &Session::refused);
        window_->session().change("model.charges",
                                  std::string(CYRANO_TEST_DATA "/charges/unknown-particle.toml"));
        QCOMPARE(refused.size(), 1);
        const QString why = refused.first().first().toString();
        QVERIFY2(why.contains(QStringLiteral("unknown-particle.toml:")), qPrintable(why));
        QVERIFY2(why.contains(QStringLiteral("nearest")), qPrintable(why));
        QVERIFY(scene().scenario.model.charges == model::Charges{});
    }

    void theProbeTellsBranchingRatios() {
        openWindow("dark-photon");
        window_->session().change("model.br_invisible", 0.25);
        settle();
        auto* probe = part<ProbePanel>("probe_panel");
        probe->setPoint(0.6, 1e-4);
        QStringList texts;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                texts.clear();
                for (const QLabel* label : probe->findChildren<QLabel*>()) {
                    texts << label->text();
                }
                return texts.join(u' ').contains(QStringLiteral("inv 25"));
            }(),
            patienceMs);
        QVERIFY(texts.join(u' ').contains(QStringLiteral("had")));
        QVERIFY(texts.join(u' ').contains(QStringLiteral("μμ")));
    }
};

QTEST_MAIN(TestVectorWindow)
#include "test_vector_window.moc"
