#include <QtTest>

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include "core/bounds/catalogue.hpp"
#include "program.hpp"
#include "tests/core/fixture.hpp"

using namespace cyrano;
using program::json;
using program::Ran;

namespace {

Ran validate(const QStringList& arguments, const QString& locale = QStringLiteral("C")) {
    return program::cyranoWith(QStringList{"validate"} + arguments, {}, locale);
}

QString contentOf(const QString& file) {
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
}

} // namespace

class TestValidate : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void tableSaysNumbersAndWhatWasFitted() {
        const Ran ran = validate({"--bound", "e137"});
        QCOMPARE(ran.exitCode, 0);
        QVERIFY(ran.err.isEmpty());
        const QStringList lines = ran.out.split('\n');
        const auto row = std::find_if(lines.begin(), lines.end(), [](const QString& line) {
            return line.startsWith(QLatin1String("e137 "));
        });
        QVERIFY(row != lines.end());
        QCOMPARE(row->simplified().split(' ').size(), 14);
        QVERIFY(ran.out.contains("fitted      both_photons = 1; "));
        QVERIFY(ran.out.contains("photon_threshold = 3 GeV; shower_angle = 0.021 GeV"));
        QVERIFY(ran.out.contains("memory: "));
        QVERIFY(ran.out.contains("cut by its frame"));
        QVERIFY(ran.out.contains("2201.05170"));
    }

    void tableIsAligned() {
        const QStringList lines = validate({"--bound", "e137"}).out.split('\n');
        const auto head = std::find_if(lines.begin(), lines.end(), [](const QString& line) {
            return line.startsWith(QLatin1String("bound"));
        });
        QVERIFY(head != lines.end());
        QCOMPARE((head + 1)->size(), head->size());
    }

    /// Every computed or recast bound is spoken of, with its curve or without.
    void everyComputedBoundIsNamed() {
        const Ran ran = validate({"--json"});
        QCOMPARE(ran.exitCode, 0);
        const QJsonObject root = json(ran.out);
        QSet<QString> compared;
        QSet<QString> without;
        for (const auto& value : root["bounds"].toArray()) {
            compared.insert(value.toObject()["id"].toString());
        }
        for (const auto& value : root["without_published_curve"].toArray()) {
            without.insert(value.toObject()["id"].toString());
        }
        for (const bounds::Bound* bound : fixture::catalogue()->bounds()) {
            const QString id = QString::fromStdString(bound->id());
            const bool digitised = bound->record().origin == io::Origin::digitised;
            const bool reference = bound->record().reference.has_value();
            QCOMPARE(compared.contains(id), !digitised && reference);
            QCOMPARE(without.contains(id), !digitised && !reference);
        }
        QVERIFY(compared.contains("e137"));
        QVERIFY(validate({}).out.contains("no published curve at hand"));
    }

    void jsonHoldsEveryMass() {
        const QJsonObject e137 =
            json(validate({"--bound", "e137", "--json"}).out)["bounds"].toArray()[0].toObject();
        const QJsonArray rows = e137["rows"].toArray();
        QCOMPARE(rows.size(), 45);
        int lower = 0;
        double worst = 0.0;
        for (const auto& value : rows) {
            const QJsonObject edge = value.toObject()["lower"].toObject();
            if (value.toObject()["core"].toBool() && edge["log10_ratio"].isDouble()) {
                ++lower;
                worst = std::max(worst, std::abs(edge["log10_ratio"].toDouble()));
                QVERIFY(
                    std::abs(std::log10(edge["ours"].toDouble() / edge["published"].toDouble()) -
                             edge["log10_ratio"].toDouble()) < 1e-12);
            }
        }
        const QJsonObject core = e137["lower"].toObject()["core"].toObject();
        QCOMPARE(core["masses"].toInt(), lower);
        QCOMPARE(core["max_magnitude"].toDouble(), worst);
        QVERIFY(e137["tip"].toObject()["ours_GeV"].toDouble() > 0.4);
        QVERIFY(!e137["fitted"].toArray().isEmpty());
    }

    void settingsReachTheComparison() {
        const Ran plain = validate({"--bound", "e137", "--json"});
        const Ran invisible =
            validate({"--bound", "e137", "--json", "--set", "model.br_invisible=0.5"});
        QCOMPARE(invisible.exitCode, 0);
        QCOMPARE(json(invisible.out)["changes"].toArray().size(), 1);
        const auto median = [](const Ran& ran, const char* edge) {
            const QJsonObject bound = json(ran.out)["bounds"].toArray()[0].toObject();
            return bound[edge].toObject()["core"].toObject()["median"].toDouble();
        };
        // Decays far behind the dump go with g²Γ(γγ) alone; the lifetime, twice as short, moves
        // the upper edge by almost √2.
        QVERIFY(std::abs(median(invisible, "lower") - median(plain, "lower")) < 0.01);
        const double shift = median(invisible, "upper") - median(plain, "upper");
        QVERIFY(shift < -0.12 && shift > -0.2);
    }

    void reportStandsAlone() {
        QTemporaryDir scratch;
        const QString folder = scratch.filePath("deep/report");
        const Ran ran = validate({"--bound", "e137", "--report", folder});
        QCOMPARE(ran.exitCode, 0);
        QVERIFY(ran.err.isEmpty());
        QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{"index.html"});
        const QString page = contentOf(folder + "/index.html");
        QVERIFY(page.startsWith("<!DOCTYPE html>"));
        QVERIFY(page.contains("<section id=\"e137\">"));
        QVERIFY(page.contains("<svg class=\"ratio\""));
        QVERIFY(page.contains("photon_threshold"));
        // Pictures travel inside the page; links wait to be clicked, nothing is loaded.
        const QRegularExpression load(
            "(src|srcset|data|action|poster)\\s*=\\s*\"(?!data:)|<link|<script|@import|url\\(");
        QVERIFY(!load.match(page).hasMatch());
        const auto picture =
            QRegularExpression("src=\"data:image/svg\\+xml;base64,([^\"]*)\"").match(page);
        QVERIFY(picture.hasMatch());
        const QString svg =
            QString::fromUtf8(QByteArray::fromBase64(picture.captured(1).toLatin1()));
        QVERIFY(svg.contains("<svg") && svg.contains("<path"));
        QVERIFY(!QRegularExpression("href\\s*=\\s*\"http").match(svg).hasMatch());
    }

    void wrongWordsAreWrongUsage() {
        const Ran unknown = validate({"--bound", "e173"});
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY(unknown.err.contains("e137"));
        QCOMPARE(validate({"--set", "model.cutoff"}).exitCode, 2);
        QCOMPARE(validate({"--nonsense"}).exitCode, 2);
    }

    void unwritableReportFails() {
        QTemporaryDir scratch;
        const QString file = scratch.filePath("taken");
        QFile taken(file);
        QVERIFY(taken.open(QIODevice::WriteOnly));
        const Ran ran = validate({"--bound", "e137", "--report", file + "/below"});
        QCOMPARE(ran.exitCode, 1);
        QVERIFY(ran.err.contains("cannot make"));
    }

    void localeChangesNothing() {
        QCOMPARE(validate({"--bound", "e137"}, "de_DE.UTF-8").out,
                 validate({"--bound", "e137"}).out);
    }
};

QTEST_GUILESS_MAIN(TestValidate)
#include "test_validate.moc"
