#include <QtTest>

#include <cmath>
#include <limits>

#include "core/io/charges_file.hpp"
#include "core/io/csv.hpp"
#include "core/io/number.hpp"
#include "core/model/charges.hpp"
#include "core/physics/hadronic_ratio.hpp"

using namespace cyrano;
using model::Charges;

namespace {

bool close(double got, double wanted, double tolerance = 1e-13) {
    return std::abs(got - wanted) <= tolerance * std::abs(wanted);
}

const Charges& known(const char* name) {
    return model::findCharges(name)->charges;
}

std::string sample(const std::string& name) {
    return std::string(CYRANO_TEST_DATA) + "/charges/" + name + ".toml";
}

struct Point {
    double sqrtSGeV;
    double ratio;
};

/// The table as the file has it, read another way than the program does.
std::vector<Point> tableOfFile() {
    std::vector<Point> out;
    const std::string text =
        io::readText(std::string(CYRANO_DATASETS) + "/hadrons/r_ratio.csv").value();
    for (const QString& line : QString::fromStdString(text).split('\n', Qt::SkipEmptyParts)) {
        const QStringList cells = line.split(',');
        bool number = false;
        const double energy = cells[0].toDouble(&number);
        if (number) {
            out.push_back({energy, cells[1].toDouble()});
        }
    }
    return out;
}

double quarkSum(const Charges& charges, std::size_t flavours) {
    double out = 0.0;
    for (std::size_t q = 0; q < flavours; ++q) {
        out += 3.0 * charges.quark[q] * charges.quark[q];
    }
    return out;
}

} // namespace

/// Charges of spin-1 particles: the known ones, R as they see it, files of a user's own.
class TestCharges : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void tableIsTheFile();
    void ratioOutsideItsTable();
    void partsSumAndDoNotJump();
    void resonancesStandWhereMeasured();
    void darkPhotonSeesRItself();
    void currentsPickTheirParts();
    void quarksCountAboveTheResonances();
    void knownChargesHaveTheirNames();
    void filesAreRead();
    void brokenFilesAreExplained_data();
    void brokenFilesAreExplained();
    void missingFileIsExplained();
    void linesReadBack();
    void brokenLinesAreExplained();
};

void TestCharges::tableIsTheFile() {
    const auto points = tableOfFile();
    QVERIFY(points.size() > 100);
    for (std::size_t i = 0; i < points.size(); ++i) {
        QVERIFY(close(physics::hadronicRatio(points[i].sqrtSGeV), points[i].ratio));
        if (i > 0) { // halfway in the logarithms
            const double middle = std::sqrt(points[i - 1].sqrtSGeV * points[i].sqrtSGeV);
            QVERIFY(close(physics::hadronicRatio(middle),
                          std::sqrt(points[i - 1].ratio * points[i].ratio), 1e-9));
        }
    }
}

void TestCharges::ratioOutsideItsTable() {
    for (const double energy : {0.0, 0.1, 0.2791}) {
        QCOMPARE(physics::hadronicRatio(energy), 0.0);
    }
    QVERIFY(physics::hadronicRatio(0.2795) > 0.0);
    QVERIFY(physics::hadronicRatio(0.2795) < physics::hadronicRatio(0.28));
    QVERIFY(close(physics::hadronicRatio(2.4964), physics::hadronicRatio(3.7)));
    QVERIFY(close(physics::hadronicRatio(5.0), 3.5, 0.05)); // BES and CLEO: 3.5 to 3.6
    QVERIFY(close(physics::hadronicRatio(10.0), 3.6, 0.03));
    QVERIFY(close(physics::hadronicRatio(30.0), 3.95, 0.03)); // PETRA and PEP
    QVERIFY(std::isnan(physics::hadronicRatio(-1.0)));
    QVERIFY(std::isnan(physics::hadronicRatio(std::numeric_limits<double>::quiet_NaN())));
}

void TestCharges::partsSumAndDoNotJump() {
    physics::HadronicParts before = physics::hadronicParts(0.281);
    constexpr double step = 1.0002;
    for (double energy = 0.281 * step; energy < 1000.0; energy *= step) {
        const physics::HadronicParts p = physics::hadronicParts(energy);
        for (const double part : {p.rho, p.omega, p.phi, p.charm, p.bottom, p.top}) {
            QVERIFY(part >= 0.0);
        }
        QVERIFY(close(p.rho + p.omega + p.phi + p.charm + p.bottom + p.top,
                      physics::hadronicRatio(energy)));
        // The table changes by 20 % of R in such a step on the φ at most.
        const double largest = 0.25 * std::max(p.total(), before.total());
        QVERIFY(std::abs(p.rho - before.rho) < largest);
        QVERIFY(std::abs(p.omega - before.omega) < largest);
        QVERIFY(std::abs(p.phi - before.phi) < largest);
        QVERIFY(std::abs(p.charm - before.charm) < largest);
        before = p;
    }
}

/// Peaks of 9 B_ee/α² = 12.5 and 50 on 5 to 9 of the ρ, which has R to itself elsewhere.
void TestCharges::resonancesStandWhereMeasured() {
    const physics::HadronicParts omega = physics::hadronicParts(0.78266);
    QVERIFY(close(omega.omega, 9.0 * 7.38e-5 * 137.035999 * 137.035999, 1e-6));
    QVERIFY(omega.rho > 5.0 && omega.rho < 9.0);
    const physics::HadronicParts phi = physics::hadronicParts(1.019461);
    QVERIFY(phi.phi > 0.95 * phi.total());
    const physics::HadronicParts low = physics::hadronicParts(0.6);
    QVERIFY(low.rho > 0.99 * low.total());
    QVERIFY(low.phi < 1e-5 * low.total());
}

void TestCharges::darkPhotonSeesRItself() {
    for (double mass = 0.2; mass < 500.0; mass *= 1.003) {
        QVERIFY(close(model::hadronicRatio(Charges{}, mass), physics::hadronicRatio(mass)));
        QCOMPARE(model::hadronicRatio(known("leptonic"), mass), 0.0);
        QCOMPARE(model::hadronicRatio(known("l-mu-l-tau"), mass), 0.0);
    }
}

void TestCharges::currentsPickTheirParts() {
    // B − L has no isovector current: no ρ peak, and hardly any hadrons below the ω.
    for (const double mass : {0.3, 0.5, 0.6, 0.7}) {
        QVERIFY(model::hadronicRatio(known("b-l"), mass) < 0.01 * physics::hadronicRatio(mass));
    }
    const physics::HadronicParts peak = physics::hadronicParts(0.78266);
    QVERIFY(close(model::hadronicRatio(known("b-l"), 0.78266), 4.0 * peak.omega, 1e-4));
    Charges isovector = known("leptonic");
    isovector.quark[model::up] = 0.5;
    isovector.quark[model::down] = -0.5;
    QVERIFY(close(model::hadronicRatio(isovector, 0.78266), peak.rho));
    Charges strange = known("leptonic");
    strange.quark[model::strange] = 1.0;
    QVERIFY(
        close(model::hadronicRatio(strange, 1.019461), 9.0 * physics::hadronicParts(1.019461).phi));
    // The protophobic current has the isovector part of the photon, and four times its strangeness.
    QVERIFY(
        close(model::hadronicRatio(known("protophobic"), 0.6), physics::hadronicRatio(0.6), 1e-4));
    QVERIFY(close(model::hadronicRatio(known("protophobic"), 1.019461),
                  4.0 * physics::hadronicRatio(1.019461), 0.05));
}

void TestCharges::quarksCountAboveTheResonances() {
    Charges own = known("leptonic");
    own.quark = {0.7, -0.2, 0.4, 0.3, -0.8, 0.1};
    const double correction = physics::hadronicRatio(2.4964) / 2.0;
    QVERIFY(close(model::hadronicRatio(own, 3.0), correction * quarkSum(own, 3)));
    QVERIFY(close(model::hadronicRatio(own, 10.5), correction * quarkSum(own, 4), 0.01));
    QVERIFY(close(model::hadronicRatio(own, 100.0), correction * quarkSum(own, 5), 0.01));
    QVERIFY(close(model::hadronicRatio(own, 1e5), correction * quarkSum(own, 6), 1e-6));
}

void TestCharges::knownChargesHaveTheirNames() {
    for (const char* name : {"dark-photon", "b-l", "l-mu-l-tau", "protophobic", "leptonic"}) {
        const model::KnownCharges* found = model::findCharges(name);
        QVERIFY(found != nullptr);
        QCOMPARE(found->charges.name, std::string(name));
        QVERIFY(!found->title.empty() && !found->symbol.empty() && !found->help.empty());
    }
    QCOMPARE(model::knownCharges().size(), std::size_t{5});
    QVERIFY(known("dark-photon") == Charges{});
    QVERIFY(model::findCharges("b_l") == nullptr);
    const auto& protophobic = known("protophobic").quark;
    QCOMPARE(2.0 * protophobic[model::up] + protophobic[model::down], 0.0);
    QCOMPARE(protophobic[model::up] + 2.0 * protophobic[model::down], -1.0);
    // Anomaly-free with right-handed neutrinos: leptons and quarks of one family balance.
    const Charges& bl = known("b-l");
    QCOMPARE(3.0 * (bl.quark[model::up] + bl.quark[model::down]) + bl.lepton[0] + bl.neutrino[0],
             0.0);
    const Charges& muTau = known("l-mu-l-tau");
    QVERIFY(muTau.lepton == muTau.neutrino);
    QCOMPARE(muTau.lepton[1] + muTau.lepton[2], 0.0);
}

void TestCharges::filesAreRead() {
    const auto good = io::readCharges(sample("good"));
    QVERIFY2(good.has_value(), good ? "" : good.error().format().c_str());
    Charges wanted;
    wanted.name = "B − 3 L_tau";
    wanted.lepton = {-0.1, 0.0, -3.0};
    wanted.neutrino = {0.0, 0.0, -3.0};
    wanted.quark.fill(1.0 / 3.0);
    wanted.quark[model::up] = 0.4;
    QVERIFY(*good == wanted);
    // A particle's own key overrides the common one, wherever it stands.
    const Charges common = io::readCharges(sample("shorthands")).value();
    QVERIFY((common.lepton == std::array{0.5, -1.0, -1.0}));
    QVERIFY((common.neutrino == std::array{-1.0, 0.0, -1.0}));
    QCOMPARE(common.quark[model::bottom], 1.0 / 3.0);
    QCOMPARE(common.quark[model::top], 0.0);
}

void TestCharges::brokenFilesAreExplained_data() {
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("says");
    const char* form = R"(takes a number or a fraction in quotes such as "-1/3")";
    QTest::newRow("unknown-particle")
        << 5
        << "unknown key 'stange' in [charges]; nearest is 'strange' (there are leptons, neutrinos, "
           "quarks, electron, muon, tau, electron_neutrino, muon_neutrino, tau_neutrino, up, "
           "down, strange, charm, bottom, top)";
    QTest::newRow("unknown-key") << 2
                                 << "unknown key 'titel' in a file of charges; nearest is 'title'";
    QTest::newRow("word") << 4 << QString("'electron' ") + form;
    QTest::newRow("list") << 5 << QString("'up' ") + form;
    QTest::newRow("zero-denominator") << 4 << QString("'up' ") + form;
    QTest::newRow("two-slashes") << 4 << QString("'up' ") + form;
    QTest::newRow("infinite") << 4 << QString("'down' ") + form;
    QTest::newRow("too-large") << 6
                               << "'bottom' is -100.5; charges are in units of εe and at most "
                                  "100 in size: put the size into model.epsilon";
    QTest::newRow("all-zero") << 3
                              << "all charges are 0: give at least one particle a charge, "
                                 "such as electron = -1";
    QTest::newRow("no-charges")
        << 0 << "has no [charges]: add that line, and below it such as electron = -1";
    QTest::newRow("charges-no-table") << 2 << "'charges' in a file of charges is a table";
    QTest::newRow("no-version") << 1 << "is no file of charges: its first line is 'cyrano = 1'";
    QTest::newRow("future-version") << 2 << "is of format 2; this program reads format 1";
    QTest::newRow("syntax") << 4 << "";
    QTest::newRow("twice") << 6 << "";
}

void TestCharges::brokenFilesAreExplained() {
    QFETCH(int, line);
    QFETCH(QString, says);
    const std::string file = sample(QTest::currentDataTag());
    const auto read = io::resolveCharges(file);
    QVERIFY(!read);
    QCOMPARE(read.error().file, file);
    QCOMPARE(read.error().line, line);
    if (says.isEmpty()) {
        QVERIFY(read.error().text.starts_with("not valid TOML: "));
    } else {
        QCOMPARE(QString::fromStdString(read.error().text), says);
    }
}

void TestCharges::missingFileIsExplained() {
    QVERIFY(!io::readCharges(sample("nothing-here")));
    QCOMPARE(io::resolveCharges("bl").error().text,
             std::string("'bl' is neither a file of charges nor one of dark-photon, b-l, "
                         "l-mu-l-tau, protophobic, leptonic; nearest is 'b-l'"));
}

void TestCharges::linesReadBack() {
    for (const model::KnownCharges& row : model::knownCharges()) {
        QCOMPARE(io::chargesText(row.charges), row.charges.name);
        QVERIFY(io::resolveCharges(row.charges.name).value() == row.charges);
        Charges renamed = row.charges;
        renamed.name = "C:/a=b, my.toml";
        QVERIFY(io::resolveCharges(io::chargesText(renamed)).value() == renamed);
    }
    for (const char* name : {"good", "shorthands"}) {
        const Charges read = io::resolveCharges(sample(name)).value();
        const std::string text = io::chargesText(read);
        QVERIFY(io::resolveCharges(text).value() == read);
        QCOMPARE(io::chargesText(io::resolveCharges(text).value()), text);
    }
    Charges odd = known("b-l");
    odd.name = "odd";
    odd.quark[model::charm] = 0.1 + 0.2;
    odd.lepton[0] = 1e-7;
    QVERIFY(io::resolveCharges(io::chargesText(odd)).value() == odd);
    odd = known("b-l");
    odd.name = "mine";
    odd.lepton[2] = 0.5;
    QCOMPARE(io::chargesText(odd),
             std::string("mine: neutrinos=-1, quarks=1/3, electron=-1, muon=-1, tau=1/2"));
}

void TestCharges::brokenLinesAreExplained() {
    const auto complaint = [](const char* line) { return io::resolveCharges(line).error().text; };
    QCOMPARE(complaint("mine: upp=1"),
             std::string("unknown particle 'upp' among charges; nearest is 'up'"));
    QCOMPARE(complaint("mine: up=1, down"),
             std::string(R"('down' takes a number or a fraction in quotes such as "-1/3")"));
    QCOMPARE(complaint("mine: up=0"),
             std::string("all charges are 0: give at least one particle a charge, such as "
                         "electron = -1"));
    QVERIFY(complaint("mine: up=1e9").find("model.epsilon") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestCharges)
#include "test_charges.moc"
