// The window in German, and every part of it by its name and from the keyboard.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDirIterator>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSet>
#include <QTableView>
#include <QToolBar>
#include <QTranslator>
#include <QXmlStreamReader>

#include <map>

#include "app/export/export_dialog.hpp"
#include "app/export/presets.hpp"
#include "app/language.hpp"
#include "app/panels/bound_style_popup.hpp"
#include "app/panels/import_dialog.hpp"
#include "app/panels/value_slider.hpp"
#include "app/plot/figure_plot.hpp"
#include "driver.hpp"

using namespace cyrano;
using namespace cyrano::app;

namespace {

const QString repository = QStringLiteral(CYRANO_TEST_DATA "/..");

/// One entry of the catalogue.
struct Message {
    QString context;
    QString source;
    QString state; ///< of the translation: empty when finished
    QStringList translations;
};

QByteArray contentsOf(const QString& file) {
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(file));
    }
    return in.readAll();
}

Message readMessage(QXmlStreamReader& xml, const QString& context) {
    Message out{context, {}, {}, {}};
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            out.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            out.state = xml.attributes().value("type").toString();
            QString text;
            while (xml.readNext() != QXmlStreamReader::EndElement) {
                if (xml.isStartElement()) {
                    out.translations << xml.readElementText();
                } else {
                    text += xml.text();
                }
            }
            if (out.translations.isEmpty()) {
                out.translations << text;
            }
        } else {
            xml.skipCurrentElement();
        }
    }
    return out;
}

const std::vector<Message>& catalogue() {
    static const std::vector<Message> messages = [] {
        std::vector<Message> out;
        QXmlStreamReader xml(
            contentsOf(repository + QStringLiteral("/resources/translations/cyrano_de.ts")));
        QString context;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement) {
                if (xml.name() == u"name") {
                    context = xml.readElementText();
                } else if (xml.name() == u"message") {
                    out.push_back(readMessage(xml, context));
                }
            }
        }
        if (xml.hasError()) {
            qFatal("the catalogue is no XML: %s", qPrintable(xml.errorString()));
        }
        return out;
    }();
    return messages;
}

const QSet<QString>& sources() {
    static const QSet<QString> out = [] {
        QSet<QString> all;
        for (const Message& message : catalogue()) {
            all << message.source;
        }
        return all;
    }();
    return out;
}

bool isTranslated(const QString& context, const QString& source) {
    static const QSet<QString> known = [] {
        QSet<QString> all;
        for (const Message& message : catalogue()) {
            all << message.context + u'\n' + message.source;
        }
        return all;
    }();
    return known.contains(context + u'\n' + source);
}

QStringList sorted(QSet<QString> set) {
    QStringList out(set.begin(), set.end());
    out.sort();
    return out;
}

/// All matches of a pattern, sorted: what a translation has to keep.
QStringList pieces(const QString& text, const char* pattern) {
    QStringList out;
    auto all = QRegularExpression(QString::fromUtf8(pattern)).globalMatch(text);
    while (all.hasNext()) {
        out << all.next().captured();
    }
    out.sort();
    return out;
}

/// The letter after a single '&'; a null character if there is none.
QChar mnemonic(const QString& text) {
    const auto match = QRegularExpression(QStringLiteral("(?<!&)&([^&])")).match(text).captured(1);
    return match.isEmpty() ? QChar() : match.front().toLower();
}

/// What stands in quotes behind a call of a function that translates; adjacent literals join.
QStringList wordsInSource(const QString& code) {
    static const QRegularExpression call(
        QStringLiteral(R"re((?:\b(?:tr|message|translated|placeName)\(|)re"
                       R"re((?:translate|QT_TRANSLATE_NOOP)\(\s*"\w+",))re"
                       R"re(\s*((?:"(?:[^"\\]|\\.)*"\s*)+))re"));
    static const QRegularExpression literal(QStringLiteral(R"re("((?:[^"\\]|\\.)*)")re"));
    QStringList out;
    auto calls = call.globalMatch(code);
    while (calls.hasNext()) {
        QString word;
        auto parts = literal.globalMatch(calls.next().captured(1));
        while (parts.hasNext()) {
            word += parts.next().captured(1);
        }
        out << word.replace(QStringLiteral("\\\""), QStringLiteral("\""))
                   .replace(QStringLiteral("\\n"), QStringLiteral("\n"))
                   .replace(QStringLiteral("\\\\"), QStringLiteral("\\"));
    }
    return out;
}

/// Notes what is asked for, and answers nothing.
class Recorder : public QTranslator {
  public:
    [[nodiscard]] QString translate(const char* context, const char* source, const char*,
                                    int) const override {
        asked[QString::fromUtf8(context)] << QString::fromUtf8(source);
        return {};
    }
    [[nodiscard]] bool isEmpty() const override { return false; }

    mutable std::map<QString, QSet<QString>> asked;
};

/// Qt's own inner parts: the list of a combo box, the buttons in a field, the corner of a table.
bool isPartOfAnother(const QWidget* widget) {
    for (const QWidget* at = widget->parentWidget(); at != nullptr; at = at->parentWidget()) {
        if (qobject_cast<const QAbstractSpinBox*>(at) || qobject_cast<const QComboBox*>(at) ||
            qobject_cast<const QLineEdit*>(at) || qobject_cast<const QTableView*>(at)) {
            return true;
        }
    }
    return false;
}

/// What a user works with. A button that shows up with its text has no name before.
bool isInteractive(const QWidget* widget) {
    if (qobject_cast<const QScrollBar*>(widget) || isPartOfAnother(widget) || widget->isHidden() ||
        widget->objectName().startsWith(u"qt_")) {
        return false;
    }
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
           qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSlider*>(widget) ||
           qobject_cast<const ValueSlider*>(widget) ||
           (qobject_cast<const QAbstractItemView*>(widget) && widget->focusPolicy() != Qt::NoFocus);
}

QString describe(const QWidget* widget) {
    return QStringLiteral("%1 '%2' in '%3'")
        .arg(QString::fromUtf8(widget->metaObject()->className()), widget->objectName(),
             widget->parentWidget() != nullptr ? widget->parentWidget()->objectName() : QString());
}

QStringList nameless(const QWidget& window) {
    QStringList out;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (isInteractive(widget)) {
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
            if (face == nullptr || face->text(QAccessible::Name).trimmed().isEmpty()) {
                out << describe(widget);
            }
        }
    }
    return out;
}

/// Whether the keyboard does elsewhere what the button does: its action has a key or stands in a
/// menu, or a neighbour of its group takes the focus and the arrows go on from there.
bool hasOtherWay(const QWidget* widget) {
    if (qobject_cast<const QToolBar*>(widget->parentWidget())) {
        return true;
    }
    const QWidget* parent = widget->parentWidget();
    const auto siblings = parent->findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
    return qobject_cast<const QAbstractButton*>(widget) != nullptr &&
           std::any_of(siblings.begin(), siblings.end(), [widget](const QWidget* other) {
               return other != widget && other->metaObject() == widget->metaObject() &&
                      (other->focusPolicy() & Qt::TabFocus) != 0;
           });
}

QStringList unreachable(QWidget& window) {
    QSet<const QWidget*> reached;
    for (QWidget* at = window.nextInFocusChain(); at != &window; at = at->nextInFocusChain()) {
        if ((at->focusPolicy() & Qt::TabFocus) != 0) {
            reached << at;
        }
    }
    QStringList out;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (isInteractive(widget) && widget->window() == &window && widget->isVisible() &&
            widget->isEnabled() && !reached.contains(widget) && !hasOtherWay(widget)) {
            out << describe(widget);
        }
    }
    return out;
}

} // namespace

class TestLanguage : public QObject, private Driver {
    Q_OBJECT

    Recorder recorder_;

  private Q_SLOTS:
    void initTestCase() {
        prepare();
        speak(QStringLiteral("de"));
        QCoreApplication::installTranslator(&recorder_);
        openWindow("pseudoscalar-after-2025");
    }
    void cleanupTestCase() { window_.reset(); }

    void catalogueIsFinished() {
        QVERIFY(catalogue().size() > 400);
        QStringList bad;
        for (const Message& m : catalogue()) {
            const bool empty = std::any_of(m.translations.begin(), m.translations.end(),
                                           [](const QString& t) { return t.isEmpty(); });
            if (!m.state.isEmpty() || empty || m.translations.isEmpty()) {
                bad << m.context + QStringLiteral(": ") + m.source;
            }
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }

    void everythingInTheCodeIsTranslated() {
        QSet<QString> bad;
        qsizetype found = 0;
        QDirIterator files(repository + QStringLiteral("/app"), {"*.cpp", "*.hpp"}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            for (const QString& word : wordsInSource(QString::fromUtf8(contentsOf(file)))) {
                ++found;
                if (!sources().contains(word)) {
                    bad << QFileInfo(file).fileName() + QStringLiteral(": ") + word;
                }
            }
        }
        QVERIFY(found > 400);
        QVERIFY2(bad.isEmpty(), qPrintable("not in cyrano_de.ts:\n" + sorted(bad).join(u'\n')));
    }

    void everyParameterIsTranslated() {
        QStringList bad;
        for (const scene::Parameter& parameter : scene::parameters()) {
            for (const std::string& word : {parameter.group, parameter.help}) {
                const QString text = QString::fromStdString(word);
                if (!text.isEmpty() && !isTranslated(QStringLiteral("Parameter"), text)) {
                    bad << text;
                }
            }
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }

    void everyPresetIsTranslated() {
        QStringList bad;
        for (const exporting::Preset& preset : exporting::presets()) {
            if (!isTranslated(QStringLiteral("Preset"), preset.title)) {
                bad << preset.title;
            }
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }

    void everyGroupIsTranslated() {
        QSet<QString> bad;
        for (const bounds::Bound* bound : evaluator_->catalogue().bounds()) {
            const QString group = QString::fromStdString(bound->record().group);
            if (!isTranslated(QStringLiteral("Group"), group)) {
                bad << group;
            }
        }
        QVERIFY2(bad.isEmpty(), qPrintable(sorted(bad).join(u'\n')));
    }

    void argumentsAreKept() {
        QStringList bad;
        for (const Message& m : catalogue()) {
            for (const QString& translation : m.translations) {
                for (const char* kept :
                     {"%(\\d|n)", "<[^>]*>", R"(\\[a-zA-Z]+)", R"(\*\.\w+)", "…$", "\\$[^$]*\\$"}) {
                    if (pieces(m.source, kept) != pieces(translation, kept)) {
                        bad << m.source + QStringLiteral(" → ") + translation;
                    }
                }
                if (mnemonic(m.source).isNull() != mnemonic(translation).isNull()) {
                    bad << m.source + QStringLiteral(" → ") + translation;
                }
            }
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }

    void languageIsChosen() {
        QCOMPARE(languageOf({"de-AT", "en-GB"}), QStringLiteral("de"));
        QCOMPARE(languageOf({"fr-FR", "de_DE"}), QStringLiteral("de"));
        QCOMPARE(languageOf({"en-US", "de-DE"}), QStringLiteral("en"));
        QCOMPARE(languageOf({"fr"}), QStringLiteral("en"));
        QCOMPARE(languageOf({}), QStringLiteral("en"));
        qputenv("CYRANO_LANGUAGE", "de");
        QCOMPARE(chosenLanguage(), QStringLiteral("de"));
        QSettings().setValue("language", "de");
        qputenv("CYRANO_LANGUAGE", "en");
        QCOMPARE(chosenLanguage(), QStringLiteral("en"));
        qunsetenv("CYRANO_LANGUAGE");
        QCOMPARE(chosenLanguage(), QStringLiteral("de"));
        part<QAction>("language.en")->trigger();
        QCOMPARE(chosenLanguage(), QStringLiteral("en"));
        part<QAction>("language.system")->trigger();
        QCOMPARE(chosenLanguage(), languageOf(QLocale::system().uiLanguages()));
    }

    void menusAreGerman() {
        QStringList titles;
        for (const QAction* action : window_->menuBar()->actions()) {
            titles << action->text().remove(u'&');
        }
        QCOMPARE(titles, (QStringList{"Datei", "Bearbeiten", "Ansicht", "Hilfe"}));
        QCOMPARE(part<QAction>("action_explain")->text(), QStringLiteral("&Was ist das?"));
    }

    void mnemonicsDoNotCollide() {
        QStringList bad;
        qsizetype seen = 0;
        const auto check = [&](const QString& menu, const QList<QAction*>& actions) {
            QSet<QChar> used;
            for (const QAction* action : actions) {
                const QChar key = mnemonic(action->text());
                if (!key.isNull()) {
                    ++seen;
                    if (used.contains(key)) {
                        bad << menu + QStringLiteral(": ") + action->text();
                    }
                    used << key;
                }
            }
        };
        check(QStringLiteral("bar"), window_->menuBar()->actions());
        for (const QMenu* menu : window_->findChildren<QMenu*>()) {
            check(menu->title(), menu->actions());
        }
        QVERIFY(seen > 30);
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }

    void numbersStay() {
        auto* field = part<QLineEdit>("model.br_invisible.field");
        window_->session().change("model.br_invisible", 0.25);
        settle();
        QCOMPARE(field->text(), QStringLiteral("0.25"));
        field->setText(QStringLiteral("0.3"));
        QTest::keyClick(field, Qt::Key_Return);
        settle();
        QCOMPARE(scene().scenario.model.brInvisible, 0.3);
        exporting::ExportDialog dialog(part<plot::FigurePlot>("plot")->figure(), "a");
        for (const QDoubleSpinBox* box : dialog.findChildren<QDoubleSpinBox*>()) {
            QVERIFY2(!box->text().contains(u','), qPrintable(box->text()));
        }
    }

    void windowIsNamedAndReached() {
        for (QDockWidget* dock : window_->findChildren<QDockWidget*>()) {
            dock->show();
            dock->raise();
        }
        QCoreApplication::processEvents();
        QStringList bad = nameless(*window_);
        QVERIFY2(bad.isEmpty(), qPrintable("no name:\n" + bad.join(u'\n')));
        bad = unreachable(*window_);
        QVERIFY2(bad.isEmpty(), qPrintable("not reached by Tab:\n" + bad.join(u'\n')));
    }

    void dialogsAreNamedAndReached() {
        exporting::ExportDialog exporting(part<plot::FigurePlot>("plot")->figure(), "a");
        ImportDialog importing(window_->session(),
                               bounds::DataFolders{CYRANO_DATASETS, CYRANO_TABLES, {}});
        auto* style = new BoundStylePopup(window_->session(), "e137", window_.get());
        QStringList bad;
        for (QWidget* dialog : std::initializer_list<QWidget*>{&exporting, &importing, style}) {
            dialog->show();
            QCoreApplication::processEvents();
            bad << nameless(*dialog) << unreachable(*dialog);
        }
        style->close();
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }

    /// Last: whatever the window asked for so far, by the context it asked with.
    void whatWasAskedForIsTranslated() {
        QSet<QString> contexts;
        for (const Message& m : catalogue()) {
            contexts << m.context;
        }
        // Words of the records of bounds go through these two, and stay English.
        contexts.remove(QStringLiteral("Parameter"));
        contexts.remove(QStringLiteral("Choice"));
        QSet<QString> bad;
        qsizetype seen = 0;
        for (const auto& [context, words] : recorder_.asked) {
            if (context.startsWith(u"cyrano::") || contexts.contains(context)) {
                for (const QString& word : words) {
                    ++seen;
                    if (!word.isEmpty() && !isTranslated(context, word)) {
                        bad << context + QStringLiteral(": ") + word;
                    }
                }
            }
        }
        QVERIFY(seen > 150);
        QVERIFY2(bad.isEmpty(), qPrintable(sorted(bad).join(u'\n')));
    }
};

QTEST_MAIN(TestLanguage)
#include "test_language.moc"
