// Taking over a curve by dialog and by drag and drop, as a user meets it.
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableWidget>
#include <QTreeWidget>
#include <QUrl>

#include "app/panels/bounds_panel.hpp"
#include "app/panels/import_dialog.hpp"
#include "app/panels/import_drop.hpp"
#include "app/plot/figure_plot.hpp"
#include "driver.hpp"

using namespace cyrano;
using namespace cyrano::app;

class TestImport : public QObject, private Driver {
    Q_OBJECT

    QTemporaryDir files_;
    std::unique_ptr<ImportDialog> dialog_;
    int folders_ = 0;

    QString write(const QString& name, const QByteArray& text) {
        const QString file = files_.filePath(name);
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size()) {
            qFatal("cannot write %s", qPrintable(file));
        }
        return file;
    }

    /// Above e137's nose in photon-only; masses in MeV, and nothing says so.
    QString inMeV() { return write("mine.txt", "100 1e-3\n150 8e-4\n200 7e-4\n250 9e-4\n"); }

    void openDialog() {
        openWindow("photon-only");
        const QString user = files_.filePath(QString::number(++folders_));
        dialog_ = std::make_unique<ImportDialog>(
            window_->session(),
            bounds::DataFolders{CYRANO_DATASETS, CYRANO_TABLES, user.toStdString()});
        dialog_->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog_.get()));
    }

    template <class T>
    T* at(const char* name) {
        T* found = dialog_->findChild<T*>(QString::fromUtf8(name));
        if (found == nullptr) {
            qFatal("no part of the dialog is called %s", name);
        }
        return found;
    }
    void type(const char* name, const char* text) {
        auto* field = at<QLineEdit>(name);
        QTest::mouseClick(field, Qt::LeftButton);
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, QString::fromUtf8(text));
        QCOMPARE(field->text(), QString::fromUtf8(text));
    }
    void fillForm() {
        type("import_title", "A limit of mine");
        type("import_id", "my-limit");
        type("import_citation", "Somebody, J. Imag. Phys. 1 (2024)");
        type("import_year", "2024");
        type("import_level", "90% CL");
        type("import_digitised_by", "the test");
        type("import_licence", "not stated");
    }
    [[nodiscard]] QPushButton* ok() { return at<QPushButton>("import_ok"); }
    [[nodiscard]] QString reason() { return at<QLabel>("import_reason")->text(); }
    [[nodiscard]] const figure::Layer& newCurve() {
        return at<plot::FigurePlot>("import_plot")->figure().layers.back();
    }
    void choose(const char* name, const QString& entry) {
        auto* combo = at<QComboBox>(name);
        const int index = combo->findText(entry);
        QVERIFY2(index >= 0, qPrintable(entry));
        combo->setFocus();
        while (combo->currentIndex() != index) {
            QTest::keyClick(combo, combo->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
        }
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void cleanup() {
        dialog_.reset();
        window_.reset();
    }

    void aCurveIsTakenOverAndShown() {
        openDialog();
        QVERIFY(!ok()->isEnabled());
        QCOMPARE(reason(), QStringLiteral("Choose a file"));
        dialog_->openFile(inMeV());
        QVERIFY2(reason().contains("who digitised the curve"), qPrintable(reason()));
        choose("import_mass_unit", "MeV");
        QVERIFY(!ok()->isEnabled());
        fillForm();
        QVERIFY2(ok()->isEnabled(), qPrintable(reason()));
        const int steps = window_->session().undoStack().count();
        const scene::Scene before = scene();
        QString id;
        connect(dialog_.get(), &ImportDialog::imported, this, [&](const QString& i) { id = i; });
        QTest::mouseClick(ok(), Qt::LeftButton);
        QCOMPARE(id, QStringLiteral("my-limit"));
        QVERIFY(!dialog_->isVisible());
        settle();
        const auto* bound = window_->session().catalogue().find("my-limit");
        QVERIFY(bound != nullptr);
        QCOMPARE(bound->record().contour->segments.at(0).x.front(), 0.1);
        QVERIFY(scene().shows("my-limit"));
        const auto& layers = window_->plot().figure().layers;
        QCOMPARE(layers.back().id, std::string("my-limit"));
        QVERIFY(!layers.back().region->empty());
        auto* row = window_->boundsPanel().itemOf("my-limit");
        QVERIFY(row != nullptr);
        QCOMPARE(row->checkState(0), Qt::Checked);
        QVERIFY(!row->isHidden());
        // The history goes on: one step more, and back.
        QCOMPARE(window_->session().undoStack().count(), steps + 1);
        window_->session().undoStack().undo();
        settle();
        QVERIFY(scene() == before);
        QCOMPARE(row->checkState(0), Qt::Unchecked);
    }

    void historyAndSettingsSurviveAnotherCatalogue() {
        openDialog();
        Session& session = window_->session();
        window_->boundsPanel().showDetails("e137");
        session.change("bound.e137.event_limit", 30.0);
        settle();
        const PicturePtr old = session.picture();
        const auto* bound = session.catalogue().find("e137");
        int told = 0;
        connect(&session, &Session::catalogueChanged, this, [&] { ++told; });
        session.setCatalogue(std::make_shared<const bounds::Catalogue>(
            bounds::Catalogue::load({CYRANO_DATASETS, CYRANO_TABLES})));
        QCOMPARE(told, 1);
        settle();
        QVERIFY(session.picture() != old);
        QVERIFY(session.catalogue().find("e137") != bound);
        QCOMPARE(old->bounds.front().bound->id().empty(), false); // still there to be read
        QCOMPARE(session.scene().scenario.settings.at("e137.event_limit"), scene::Setting{30.0});
        auto* field = part<QLineEdit>("bound.e137.event_limit.field"); // of the new record
        QVERIFY(field->isVisible());
        session.undoStack().undo();
        settle();
        QVERIFY(session.scene().scenario.settings.empty());
        session.undoStack().redo();
        QCOMPARE(session.scene().scenario.settings.at("e137.event_limit"), scene::Setting{30.0});
    }

    void theFilterStaysOverAnotherCatalogue() {
        openDialog();
        auto* filter = part<QLineEdit>("bounds_filter");
        QTest::keyClicks(filter, "e137");
        window_->session().setCatalogue(fixture::catalogue());
        settle();
        QVERIFY(!window_->boundsPanel().itemOf("e137")->isHidden());
        QVERIFY(window_->boundsPanel().itemOf("cast")->isHidden());
    }

    void theTableShowsTheFile() {
        openDialog();
        dialog_->openFile(write("t.csv", "mass_MeV,g_per_GeV\n100,1e-3\n200,5e-4\n"));
        auto* table = at<QTableWidget>("import_table");
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->columnCount(), 2);
        QCOMPARE(table->item(1, 0)->text(), QStringLiteral("200"));
        QCOMPARE(at<QComboBox>("import_mass_unit")->currentText(), QStringLiteral("MeV"));
        QCOMPARE(at<QLabel>("import_why_mass")->text(), QStringLiteral("the file says MeV"));
        QCOMPARE(at<QLineEdit>("import_id")->text(), QStringLiteral("t"));
    }

    void thePreviewFollowsTheControls() {
        openDialog();
        dialog_->openFile(inMeV());
        const auto before = newCurve().region;
        QVERIFY(!before->empty());
        QVERIFY(at<plot::FigurePlot>("import_plot")->figure().x.axis.max >= 250.0);
        choose("import_mass_unit", "MeV");
        const auto after = newCurve().region;
        double low = HUGE_VAL;
        for (const auto& p : after->polygons.at(0).points) {
            low = std::min(low, p.x);
        }
        QVERIFY(std::abs(low - std::log10(0.1)) < 1e-9);
        QVERIFY(!at<QComboBox>("import_first_end")->isEnabled());
        choose("import_shape", "open: cut by a frame");
        QVERIFY(at<QComboBox>("import_first_end")->isEnabled());
        QVERIFY(newCurve().region != after);
        type("import_factor", "nonsense");
        QVERIFY2(reason().contains("factor"), qPrintable(reason()));
        QVERIFY(!ok()->isEnabled());
        type("import_factor", "2");
        QVERIFY(!reason().contains("factor"));
    }

    void anotherPlaneBringsItsUnit() {
        openDialog();
        dialog_->openFile(inMeV());
        auto* plane = at<QComboBox>("import_plane");
        choose("import_plane", plane->itemText(plane->findData("mass-epsilon")));
        QCOMPARE(at<QComboBox>("import_coupling_unit")->currentText(), QStringLiteral("1"));
        const auto& layers = at<plot::FigurePlot>("import_plot")->figure().layers;
        QVERIFY(layers.size() > 5); // among the published curves of that plane
        fillForm();
        QVERIFY(ok()->isEnabled());
        QVERIFY2(reason().contains("mass-epsilon"), qPrintable(reason()));
    }

    void wrongUnitsAreOfferedToBePutRight() {
        openDialog();
        // As e137 has it, in MeV.
        dialog_->openFile(write("far.csv", "mass_GeV,g_per_GeV\n3e4,1e-3\n5e4,1e-3\n9e4,1e-3\n"));
        auto* suggestion = at<QPushButton>("import_suggestion");
        QVERIFY2(at<QLabel>("import_warning")->text().contains("units?"),
                 qPrintable(at<QLabel>("import_warning")->text()));
        QVERIFY(suggestion->isVisible());
        QCOMPARE(suggestion->text(), QStringLiteral("Use MeV"));
        QTest::mouseClick(suggestion, Qt::LeftButton);
        QCOMPARE(at<QComboBox>("import_mass_unit")->currentText(), QStringLiteral("MeV"));
        QVERIFY(!suggestion->isVisible());
        QVERIFY(at<QLabel>("import_warning")->text().isEmpty());
    }

    void malformedFilesAreSaid_data() {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(CYRANO_TEST_DATA "/exchange/malformed"));
        for (const QFileInfo& file : folder.entryInfoList(QDir::Files)) {
            QTest::newRow(qPrintable(file.fileName())) << file.absoluteFilePath();
        }
    }

    void malformedFilesAreSaid() {
        QFETCH(QString, file);
        openDialog();
        dialog_->openFile(inMeV());
        fillForm();
        QVERIFY(ok()->isEnabled());
        dialog_->openFile(file);
        QVERIFY(!ok()->isEnabled());
        QVERIFY2(reason().contains(QFileInfo(file).fileName()), qPrintable(reason()));
        dialog_->openFile(inMeV()); // and on it goes
        QVERIFY2(ok()->isEnabled(), qPrintable(reason()));
    }

    void idsAreTakenOnce() {
        openDialog();
        dialog_->openFile(inMeV());
        fillForm();
        type("import_id", "cast");
        QVERIFY(!ok()->isEnabled());
        QVERIFY2(reason().contains("'cast' exists already"), qPrintable(reason()));
        type("import_id", "../cast");
        QTest::mouseClick(ok(), Qt::LeftButton);
        QVERIFY(dialog_->isVisible());
        QVERIFY2(reason().contains("names a folder"), qPrintable(reason()));
    }

    void whatIsDroppedIsOpened() {
        openDialog();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(inMeV())});
        QVERIFY(ImportDialog::accepts(&data));
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(dialog_.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(dialog_.get(), &drop);
        QVERIFY(drop.isAccepted());
        QCOMPARE(at<QTableWidget>("import_table")->rowCount(), 4);
        // Onto any window.
        QWidget other;
        ImportDrop target(other);
        QString dropped;
        connect(&target, &ImportDrop::dropped, this, [&](const QString& f) { dropped = f; });
        QDragEnterEvent over({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&other, &over);
        QDropEvent again({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&other, &again);
        QCOMPARE(dropped, files_.filePath("mine.txt"));
    }

    void otherThingsAreNotTaken() {
        QMimeData words;
        words.setText("0.1 1e-3");
        QVERIFY(!ImportDialog::accepts(&words));
        QVERIFY(!ImportDialog::accepts(nullptr));
        QMimeData scene;
        scene.setUrls({QUrl::fromLocalFile(write("scene.toml", "cyrano = 1\n"))});
        QVERIFY(!ImportDialog::accepts(&scene));
        QMimeData two;
        two.setUrls({QUrl::fromLocalFile(inMeV()), QUrl::fromLocalFile(inMeV())});
        QVERIFY(!ImportDialog::accepts(&two));
        QMimeData folder;
        folder.setUrls({QUrl::fromLocalFile(files_.path())});
        QVERIFY(!ImportDialog::accepts(&folder));
        QMimeData far;
        far.setUrls({QUrl("https://example.org/a.csv")});
        QVERIFY(!ImportDialog::accepts(&far));
        QWidget other;
        const ImportDrop target(other);
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &scene, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&other, &enter);
        QVERIFY(!enter.isAccepted());
    }
};

QTEST_MAIN(TestImport)
#include "test_import.moc"
