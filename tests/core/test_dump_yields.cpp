// The yields of a dump as its bound asks for them: sums, and what is remembered of them.
#include <QTest>

#include <cmath>

#include "core/bounds/dump_yields.hpp"

using namespace cyrano;
using bounds::DumpYields;
using bounds::YieldSource;

namespace {

constexpr double lowestGeV = 1e-3;
constexpr double highestGeV = 1.0;

/// A table that falls with the mass, of `slices` slices.
YieldSource source(std::string name, double strength, int slices) {
    YieldSource out;
    out.description = name;
    out.name = std::move(name);
    out.yield = [strength, slices](double massGeV) {
        physics::YieldTable table;
        table.energiesGeV = {2.0, 5.0, 9.0};
        table.frontM = 10.0;
        table.sliceM = 4.0;
        table.slices = slices;
        for (std::size_t i = 0; i < 3 * static_cast<std::size_t>(slices); ++i) {
            table.weights.push_back(strength * std::exp(-massGeV) / (1.0 + double(i)));
        }
        return table;
    };
    return out;
}

DumpYields yields() {
    return {"nowhere",
            {source("first", 3.0, 2), source("second", 5.0, 2), source("other", 7.0, 3)},
            physics::geometricMasses(lowestGeV, highestGeV, 24),
            "/nonexistent"};
}

double decays(const DumpYields& dump, const std::vector<DumpYields::Part>& parts, double massGeV,
              double widthGeV) {
    double sum = 0.0;
    for (const physics::DecayCounter& counter : *dump.counters(parts, massGeV)) {
        sum += counter(widthGeV);
    }
    return sum;
}

} // namespace

class TestDumpYields : public QObject {
    Q_OBJECT

  private slots:
    void partsOfOneLayoutAreOneTable() {
        const DumpYields dump = yields();
        QCOMPARE(dump.tables({{0, 1.0}, {1, 2.0}}, 0.1).size(), std::size_t(1));
        QCOMPARE(dump.tables({{0, 1.0}, {2, 2.0}}, 0.1).size(), std::size_t(2));
        const auto alone = dump.tables({{0, 1.0}}, 0.1).front();
        const auto both = dump.tables({{0, 1.0}, {1, 2.0}}, 0.1).front();
        for (std::size_t i = 0; i < alone.weights.size(); ++i) {
            QVERIFY(std::abs(both.weights[i] / alone.weights[i] - (3.0 + 10.0) / 3.0) < 1e-6);
        }
    }

    void sharesAddUp() {
        const DumpYields dump = yields();
        constexpr double widthGeV = 1e-17;
        const double first = decays(dump, {{0, 1.0}}, 0.2, widthGeV);
        const double second = decays(dump, {{1, 1.0}}, 0.2, widthGeV);
        const double other = decays(dump, {{2, 1.0}}, 0.2, widthGeV);
        QVERIFY(first > 0.0 && second > 0.0 && other > 0.0);
        const double all = decays(dump, {{0, 0.5}, {1, 2.0}, {2, 3.0}}, 0.2, widthGeV);
        QVERIFY(std::abs(all / (0.5 * first + 2.0 * second + 3.0 * other) - 1.0) < 1e-12);
    }

    /// What is remembered is what would be computed, whatever was asked for in between.
    void rememberingChangesNothing() {
        const DumpYields dump = yields();
        const std::vector<DumpYields::Part> parts{{0, 1.0}, {1, 0.5}};
        const auto before = dump.counters(parts, 0.3);
        QVERIFY(dump.counters(parts, 0.3) == before);
        QVERIFY(dump.counters({{0, 1.0}, {1, 0.25}}, 0.3) != before);
        QVERIFY(dump.counters({{0, 1.0}}, 0.3) != before);
        for (int i = 0; i < 1000; ++i) {
            static_cast<void>(dump.counters(parts, 0.3 + 1e-4 * (i + 1)));
        }
        const auto after = dump.counters(parts, 0.3);
        QVERIFY(after != before); // not for ever
        for (const double widthGeV : {1e-20, 1e-17, 1e-15}) {
            QCOMPARE(after->front()(widthGeV), before->front()(widthGeV));
        }
    }

    /// Asked for again and again, a mass outlives others.
    void whatIsUsedStays() {
        const DumpYields dump = yields();
        const std::vector<DumpYields::Part> parts{{0, 1.0}};
        const auto before = dump.counters(parts, 0.3);
        for (int i = 0; i < 1000; ++i) {
            static_cast<void>(dump.counters(parts, 0.3 + 1e-4 * (i + 1)));
            QVERIFY(dump.counters(parts, 0.3) == before);
        }
    }

    void belowTheTableOnlyFlightKnowsTheMass() {
        const DumpYields dump = yields();
        QCOMPARE(dump.tables({{0, 1.0}}, 1e-6).front().weights,
                 dump.tables({{0, 1.0}}, lowestGeV).front().weights);
        QVERIFY(decays(dump, {{0, 1.0}}, 1e-6, 1e-15) != decays(dump, {{0, 1.0}}, 1e-3, 1e-15));
    }
};

QTEST_GUILESS_MAIN(TestDumpYields)
#include "test_dump_yields.moc"
