// The list of references, driven as a person would: it lists what the picture cites, no more.
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QSet>
#include <QStatusBar>
#include <QToolButton>
#include <QTreeWidget>
#include <QUrl>

#include <algorithm>

#include "app/panels/bounds_panel.hpp"
#include "app/panels/probe_panel.hpp"
#include "app/panels/reference_delegate.hpp"
#include "app/panels/reference_text.hpp"
#include "app/panels/references_panel.hpp"
#include "app/plot/figure_plot.hpp"
#include "tests/app/driver.hpp"

using namespace cyrano;
using namespace cyrano::app;

class TestReferences : public QObject, Driver {
    Q_OBJECT

  private:
    QUrl opened_;
    QDockWidget* dock_ = nullptr;
    QTreeWidget* list_ = nullptr;

    [[nodiscard]] picture::Citations citations() {
        return picture::citationsOf(*window_->session().picture(), window_->session().catalogue());
    }

    [[nodiscard]] QList<QTreeWidgetItem*> rows() const {
        QList<QTreeWidgetItem*> out;
        for (int i = 0; i < list_->topLevelItemCount(); ++i) {
            for (int j = 0; j < list_->topLevelItem(i)->childCount(); ++j) {
                out << list_->topLevelItem(i)->child(j);
            }
        }
        return out;
    }

    [[nodiscard]] QStringList keys() const {
        QStringList out;
        for (const QTreeWidgetItem* row : rows()) {
            if (row->data(0, referencePaperRole).isValid()) {
                out << row->data(0, referenceKeyRole).toString();
            }
        }
        out.sort();
        return out;
    }

    [[nodiscard]] QStringList citedKeys() {
        QStringList out;
        for (const picture::Citation& paper : citations().papers) {
            out << QString::fromStdString(paper.key);
        }
        out.sort();
        return out;
    }

    [[nodiscard]] QTreeWidgetItem* rowOf(const char* key) const {
        for (QTreeWidgetItem* row : rows()) {
            if (row->data(0, referenceKeyRole).toString() == QLatin1String(key)) {
                return row;
            }
        }
        return nullptr;
    }

    [[nodiscard]] QRect rectOf(const char* key) const {
        list_->scrollToItem(rowOf(key));
        return list_->visualItemRect(rowOf(key));
    }

    void click(const char* key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::mouseClick(list_->viewport(), Qt::LeftButton, modifiers,
                          rectOf(key).topLeft() + QPoint(20, 12));
    }

    void show(const char* what, bool on) {
        std::vector<std::string> shown = scene().shownBounds;
        std::erase(shown, what);
        if (on) {
            shown.emplace_back(what);
        }
        window_->session().change(QStringLiteral("bounds.shown"), shown);
        settle();
    }

    void openList() {
        QTest::keyClick(window_.get(), Qt::Key_5, Qt::ControlModifier);
        QTRY_VERIFY(list_->isVisible());
        QTRY_COMPARE(keys(), citedKeys());
    }

  public Q_SLOTS:
    void take(const QUrl& url) { opened_ = url; }

  private Q_SLOTS:
    void initTestCase() {
        prepare();
        QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "take");
    }

    void init() {
        QSettings(QStringLiteral("cyrano"), QStringLiteral("cyrano")).clear();
        openWindow("pseudoscalar-after-2025");
        dock_ = part<QDockWidget>("dock_references");
        list_ = part<QTreeWidget>("references_list");
        opened_.clear();
    }

    void cleanup() { window_.reset(); }

    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(QStringLiteral("https")); }

    void isClosedUntilItsKey() {
        QVERIFY(!dock_->isVisible());
        QVERIFY(part<QDockWidget>("dock_bounds")->isVisible());
        const int plotWidth = window_->plot().width();
        openList();
        QVERIFY(list_->hasFocus());
        QVERIFY(window_->tabifiedDockWidgets(dock_).contains(part<QDockWidget>("dock_bounds")));
        QVERIFY(std::abs(window_->plot().width() - plotWidth) <= 40); // behind a tab, not beside
        QTest::keyClick(window_.get(), Qt::Key_5, Qt::ControlModifier);
        QTRY_VERIFY(!dock_->isVisible());
        QTRY_VERIFY(!part<QTreeWidget>("bounds_tree")->visibleRegion().isEmpty());
    }

    void listsWhatScenesCite_data() {
        QTest::addColumn<QString>("name");
        for (const scene::BuiltInScene& scene : scene::builtInScenes(CYRANO_DATASETS)) {
            QTest::newRow(scene.name.c_str()) << QString::fromStdString(scene.name);
        }
    }

    void listsWhatScenesCite() {
        QFETCH(QString, name);
        openList();
        window_->openSceneFile(name);
        settle();
        QTRY_COMPARE(keys(), citedKeys());
        const picture::Citations cited = citations();
        int curves = 0;
        for (const QTreeWidgetItem* row : rows()) {
            const QVariant paper = row->data(0, referencePaperRole);
            if (!paper.isValid()) {
                ++curves;
                continue;
            }
            const picture::Citation& citation = cited.papers[paper.toUInt()];
            const QString serves = row->data(0, referenceServesRole).toString();
            const auto used = [&](picture::CitedFor role) {
                return std::any_of(citation.uses.begin(), citation.uses.end(),
                                   [role](const picture::Use& use) { return use.role == role; });
            };
            const auto lines = std::count_if(citedFor.begin(), citedFor.end(), used);
            QCOMPARE(serves.split(u'\n').size(), lines);
            QCOMPARE(row->parent()->text(0), headingText(firstRole(citation)));
            for (const picture::Use& use : citation.uses) {
                if (!use.bound.empty()) {
                    const std::string& title =
                        window_->session().catalogue().find(use.bound)->record().title;
                    const QString brief =
                        QString::fromStdString(title.substr(0, title.find_first_of("(:")));
                    QVERIFY2(serves.contains(brief.trimmed()), qPrintable(serves));
                }
            }
        }
        QCOMPARE(curves, static_cast<int>(cited.digitisations.size()));
    }

    void followsThePicture() {
        openList();
        QVERIFY(rowOf("Bjorken:1988as") != nullptr);
        show("e137", false);
        QTRY_VERIFY(rowOf("Bjorken:1988as") == nullptr);
        QCOMPARE(keys(), citedKeys());
        window_->session().undoStack().undo();
        settle();
        QTRY_VERIFY(rowOf("Bjorken:1988as") != nullptr);
        // What only an epoch cites.
        QVERIFY(rowOf("Muong-2:2025xyk") != nullptr);
        window_->session().change(QStringLiteral("data.epoch"), std::string("before-2025"));
        settle();
        QTRY_VERIFY(rowOf("Muong-2:2025xyk") == nullptr);
        QTRY_VERIFY(rowOf("Muong-2:2023cdq") != nullptr);
        // And while nobody looked.
        dock_->hide();
        show("e137", false);
        dock_->show();
        QTRY_COMPARE(keys(), citedKeys());
    }

    void filterLeavesWhatMatches() {
        openList();
        QTest::keyClicks(part<QLineEdit>("references_filter"), QStringLiteral("belle arxiv"));
        QStringList left;
        for (const QTreeWidgetItem* row : rows()) {
            if (!row->isHidden()) {
                left << row->text(0);
            }
        }
        QVERIFY(!left.isEmpty() && left.size() < rows().size());
        QVERIFY(std::all_of(left.begin(), left.end(), [](const QString& text) {
            return text.contains(QStringLiteral("arXiv"));
        }));
        part<QAction>("references_copy_text")->trigger();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.contains(QStringLiteral("[Belle-II:2020jti]")));
        QVERIFY(!copied.contains(QStringLiteral("[CHARM:1985anb]")));
        // Down to the list, Escape in the field empties it.
        QTest::keyClick(part<QLineEdit>("references_filter"), Qt::Key_Down);
        QVERIFY(list_->hasFocus());
        QTest::keyClick(part<QLineEdit>("references_filter"), Qt::Key_Escape);
        const auto all = rows();
        QVERIFY(std::none_of(all.begin(), all.end(),
                             [](const QTreeWidgetItem* row) { return row->isHidden(); }));
    }

    void copiesAllOrWhatIsChosen() {
        openList();
        auto* button = part<QToolButton>("references_copy_bibtex.button");
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QString::fromStdString(picture::toBibtex(citations())));
        QVERIFY(!window_->statusBar()->currentMessage().isEmpty());
        click("Bjorken:1988as");
        click("CHARM:1985anb", Qt::ControlModifier);
        QCOMPARE(list_->selectedItems().size(), 2);
        QTest::keyClick(list_, Qt::Key_C, Qt::ControlModifier);
        const QString bibtex = QGuiApplication::clipboard()->text();
        QCOMPARE(bibtex.count(
                     QRegularExpression(QStringLiteral("^@"), QRegularExpression::MultilineOption)),
                 2);
        QVERIFY(bibtex.contains(QStringLiteral("{Bjorken:1988as,")));
        QVERIFY(bibtex.contains(QStringLiteral("{CHARM:1985anb,")));
        QTest::keyClick(list_, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY(text.contains(QStringLiteral("Phys. Rev. D 38 (1988) 3375")));
        QVERIFY(!text.contains(u'@'));
    }

    void choosingOutlinesBounds() {
        openList();
        QVERIFY(window_->plot().highlightedIds().isEmpty());
        click("Dobrich:2019dxc"); // of two dumps
        QStringList lit = window_->plot().highlightedIds();
        lit.sort();
        QCOMPARE(lit, QStringList({QStringLiteral("charm"), QStringLiteral("nucal")}));
        // A new picture keeps both the choice and the outline.
        window_->session().change(QStringLiteral("model.br_invisible"), 0.2);
        settle();
        QTRY_VERIFY(rowOf("Dobrich:2019dxc")->isSelected());
        QCOMPARE(window_->plot().highlightedIds().size(), 2);
        show("e137", false); // another list
        QTRY_VERIFY(rowOf("Bjorken:1988as") == nullptr);
        QVERIFY(rowOf("Dobrich:2019dxc")->isSelected());
        QTest::keyClick(list_, Qt::Key_Escape);
        QVERIFY(window_->plot().highlightedIds().isEmpty());
        click("Dobrich:2019dxc");
        QTest::keyClick(list_, Qt::Key_Down); // keys move the choice
        QCOMPARE(list_->selectedItems().size(), 1);
        QVERIFY(!rowOf("Dobrich:2019dxc")->isSelected());
        click("Dobrich:2019dxc");
        dock_->hide();
        QVERIFY(window_->plot().highlightedIds().isEmpty());
    }

    void opensPapers() {
        openList();
        click("Jerhot:2022chi");
        QTest::keyClick(list_, Qt::Key_Return);
        QCOMPARE(opened_, QUrl(QStringLiteral("https://arxiv.org/abs/2201.05170")));
        const QRect row = rectOf("Bjorken:1988as");
        QTest::mouseClick(list_->viewport(), Qt::LeftButton, Qt::NoModifier,
                          ReferenceDelegate::arrowRect(row).center());
        QCOMPARE(opened_, QUrl(QStringLiteral("https://doi.org/10.1103/PhysRevD.38.3375")));
        const QPoint at = rectOf("AxionLimits").topLeft() + QPoint(20, 12);
        QTest::mouseClick(list_->viewport(), Qt::LeftButton, Qt::NoModifier, at);
        QTest::mouseDClick(list_->viewport(), Qt::LeftButton, Qt::NoModifier, at);
        QCOMPARE(opened_, QUrl(QStringLiteral("https://github.com/cajohare/AxionLimits")));
    }

    void addressesAreAddresses() {
        const QRegularExpression form(QStringLiteral(R"(^https://[a-z0-9.-]+/[^\s{}\\]+$)"));
        int found = 0;
        for (const auto& [key, entry] : fixture::catalogue()->bibliography()) {
            const QString address = webAddress(entry);
            QVERIFY2(address.isEmpty() || form.match(address).hasMatch(), qPrintable(address));
            QVERIFY(entry.fields.contains("eprint") ==
                    address.startsWith(QStringLiteral("https://arxiv.org/abs/")));
            found += address.isEmpty() ? 0 : 1;
        }
        QVERIFY(found > 100);
    }

    void isRemembered() {
        openList();
        window_->close();
        openWindow("pseudoscalar-after-2025");
        dock_ = part<QDockWidget>("dock_references");
        list_ = part<QTreeWidget>("references_list");
        QTRY_VERIFY(dock_->isVisible());
        QTRY_COMPARE(keys(), citedKeys());
        QTest::keyClick(window_.get(), Qt::Key_5, Qt::ControlModifier);
        QTRY_VERIFY(!dock_->isVisible());
        window_->close();
        openWindow("pseudoscalar-after-2025");
        QVERIFY(!part<QDockWidget>("dock_references")->isVisible());
    }

    void layoutsThatDoNotKnowItLeaveItClosed() {
        delete dock_; // as before there was one
        const QByteArray before = window_->saveState(1);
        window_.reset();
        QSettings(QStringLiteral("cyrano"), QStringLiteral("cyrano"))
            .setValue(QStringLiteral("window/state"), before);
        openWindow("pseudoscalar-after-2025");
        dock_ = part<QDockWidget>("dock_references");
        list_ = part<QTreeWidget>("references_list");
        QVERIFY(!dock_->isVisible());
        QVERIFY(part<QDockWidget>("dock_bounds")->isVisible());
        openList();
        QVERIFY(window_->tabifiedDockWidgets(dock_).contains(part<QDockWidget>("dock_bounds")));
    }

    void newBoundsBringPlacesAndCommands() {
        auto* place = part<QComboBox>("probe_place");
        place->setCurrentIndex(2);
        const QString chosen = place->currentText();
        const int before = place->count();
        QTest::keyClick(window_.get(), Qt::Key_K, Qt::ControlModifier);
        auto* field = part<QLineEdit>("palette_field");
        auto* matches = part<QListView>("palette_list");
        QTRY_VERIFY(field->isVisible());
        QTest::keyClicks(field, QStringLiteral("qwertz dump"));
        QVERIFY(!matches->isVisible()); // nothing is called that
        QTemporaryDir own;
        QVERIFY(QDir(own.path()).mkdir(QStringLiteral("qwertz")));
        QFile like(QStringLiteral(CYRANO_DATASETS "/bounds/e774/record.toml"));
        QVERIFY(like.open(QIODevice::ReadOnly));
        QByteArray record = like.readAll();
        record.replace("id = \"e774\"", "id = \"qwertz\"");
        record.replace("E774 (Fermilab electron dump)", "Qwertz dump (of a user)");
        QFile made(own.path() + QStringLiteral("/qwertz/record.toml"));
        QVERIFY(made.open(QIODevice::WriteOnly) && made.write(record) > 0);
        made.close();
        const auto catalogue = std::make_shared<const bounds::Catalogue>(
            bounds::Catalogue::load({CYRANO_DATASETS, CYRANO_TABLES, own.path().toStdString()}));
        QVERIFY(catalogue->find("qwertz") != nullptr);
        window_->session().setCatalogue(catalogue);
        QCOMPARE(place->count(), before + 1);
        QVERIFY(place->findText(QStringLiteral("Qwertz"), Qt::MatchContains) >= 0);
        QCOMPARE(place->currentText(), chosen);
        QVERIFY(matches->isVisible());
        QCOMPARE(field->text(), QStringLiteral("qwertz dump"));
        QTest::keyClick(field, Qt::Key_Return); // shows it
        QVERIFY(scene().shows("qwertz"));
        settle();
        // A point asked for at the new place is answered.
        place->setCurrentIndex(place->findText(QStringLiteral("Qwertz"), Qt::MatchContains));
        window_->probePanel().setPoint(0.1, 1e-4);
        QTRY_VERIFY(place->isVisible());
        openList();
        window_->session().setCatalogue(fixture::catalogue()); // and away again
        QCOMPARE(place->count(), before);
        settle();
        QTRY_COMPARE(keys(), citedKeys());
    }
};

QTEST_MAIN(TestReferences)
#include "test_references.moc"
