#include <QtTest>

#include <QImage>
#include <QJsonArray>
#include <QTemporaryDir>

#include "program.hpp"

using program::cyranoWith;
using program::Ran;

class TestRender : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    [[nodiscard]] QByteArray contents(const QString& file) const {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    /// What `render` writes with these options.
    QByteArray rendered(const QString& name, const QStringList& options = {}) {
        const QString file = folder_.filePath(name);
        QFile::remove(file);
        const Ran ran = cyranoWith(QStringList{"render", "photon-only", "-o", file} + options);
        return ran.exitCode == 0 ? contents(file) : QByteArray();
    }

  private Q_SLOTS:
    void presetsAreListed() {
        const Ran ran = cyranoWith({"list", "presets", "--json"});
        QCOMPARE(ran.exitCode, 0);
        const QJsonArray all = QJsonDocument::fromJson(ran.out.toUtf8()).array();
        const auto find = [&](const char* name) {
            for (const QJsonValue& preset : all) {
                if (preset["name"].toString() == QLatin1String(name)) {
                    return preset.toObject();
                }
            }
            return QJsonObject();
        };
        for (const char* name : {"prl-1col", "prl-2col", "jhep", "jcap", "epjc-1col", "epjc-2col",
                                 "slides-16x9", "slides-16x9-dark", "poster"}) {
            QVERIFY2(!find(name).isEmpty(), name);
            QVERIFY(find(name)["tick_pt"].toDouble() >= 7.0);
            QVERIFY(!find(name)["title"].toString().isEmpty());
        }
        QCOMPARE(find("prl-1col")["width_mm"].toDouble(), 86.0);
        QCOMPARE(find("slides-16x9-dark")["dark"].toBool(), true);
        const Ran text = cyranoWith({"list", "presets"});
        QVERIFY(text.out.contains("prl-1col") && text.out.contains("86 mm x 68 mm"));
    }

    void presetSetsTheSizeAndSizeOverridesIt() {
        const auto box = [](const QByteArray& pdf) {
            static const QRegularExpression pattern(
                QStringLiteral(R"(/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+))"));
            const auto match = pattern.match(QString::fromLatin1(pdf));
            return QSizeF(match.captured(1).toDouble(), match.captured(2).toDouble()) * 25.4 / 72;
        };
        const QByteArray pdf = rendered("a.pdf", {"--preset", "prl-1col"});
        QVERIFY(std::abs(box(pdf).width() - 86.0) < 0.2);
        QVERIFY(pdf.size() <= 400'000);
        QVERIFY(!pdf.contains("/Type3"));
        const QSizeF own = box(rendered("b.pdf", {"--preset", "prl-1col", "--size", "90mmx50mm"}));
        QVERIFY(std::abs(own.width() - 90.0) < 0.2 && std::abs(own.height() - 50.0) < 0.2);
        QVERIFY(std::abs(box(rendered("c.pdf")).width() - 172.0) < 0.2);
    }

    void latexIsWritten() {
        const QByteArray pgf = rendered("a.pgf", {"--preset", "jhep"});
        QVERIFY(pgf.contains("\\begin{tikzpicture}") && !pgf.contains("\\documentclass"));
        QVERIFY(pgf.contains("rectangle (151.2mm,105mm)"));
        QVERIFY(rendered("a.tex").contains("\\documentclass"));
    }

    void looksAreChanged() {
        const QByteArray plain = rendered("a.svg");
        QVERIFY(plain.contains("<svg"));
        QCOMPARE(rendered("a.svg"), plain);
        for (const QStringList& options :
             {QStringList{"--opaque"}, QStringList{"--hatch"}, QStringList{"--text"},
              QStringList{"--palette", "petroff"}, QStringList{"--palette", "okabe-ito"}}) {
            const QByteArray other = rendered("a.svg", options);
            QVERIFY2(!other.isEmpty() && other != plain, qPrintable(options.join(' ')));
        }
        QCOMPARE(rendered("a.svg", {"--palette", "records"}), plain);
        QVERIFY(rendered("a.svg", {"--text"}).contains("<text"));
    }

    void darkSlide() {
        const QByteArray png = rendered("a.png", {"--preset", "slides-16x9-dark", "--dpi", "100"});
        const QImage image = QImage::fromData(png);
        QCOMPARE(image.size(), QSize(630, 354));
        QVERIFY(image.pixelColor(1, 1).lightness() < 60);
    }

    void wrongWordsAreRefused() {
        const QString file = folder_.filePath("never.pdf");
        const QStringList command{"render", "photon-only", "-o", file};
        for (const QStringList& options :
             {QStringList{"--preset", "nature"}, QStringList{"--palette", "rainbow"},
              QStringList{"--size", "86x60"}, QStringList{"--dpi", "5"}}) {
            const Ran ran = cyranoWith(command + options);
            QVERIFY2(ran.exitCode == 2, qPrintable(options.join(' ')));
            QVERIFY(!ran.err.isEmpty());
        }
        QVERIFY(!QFile::exists(file));
    }

    /// One folder with what a paper's supplement asks for.
    void bundleHoldsAllThatBelongsToAFigure() {
        QTemporaryDir folder;
        const QString into = folder.filePath(QStringLiteral("supplement"));
        const Ran ran = cyranoWith({"render", "dark-photon", "--preset", "prl-1col", "--bundle", into});
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.err));
        const auto text = [&into](const char* name) {
            QFile file(into + u'/' + QString::fromUtf8(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(text("figure.pdf").startsWith("%PDF-"));
        QVERIFY(text("curves.csv").contains("\nbound,polygon,x,y\n"));
        QVERIFY(text("curves.csv").contains("dp-e137,0,"));
        QVERIFY(text("hepdata.yaml").contains("dependent_variables"));
        QVERIFY(text("references.bib").contains("@misc{Cyrano,"));
        // The scene gives the same picture again.
        const QString scene = into + QStringLiteral("/scene.toml");
        const Ran first = cyranoWith({"contour", "dark-photon", "--bound", "dp-e137"});
        const Ran again = cyranoWith({"contour", scene, "--bound", "dp-e137"});
        QCOMPARE(again.out, first.out);
        QVERIFY(cyranoWith({"render", "dark-photon"}).exitCode == 2);
    }
};

QTEST_GUILESS_MAIN(TestRender)
#include "test_render.moc"
