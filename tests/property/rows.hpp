#pragma once

#include <vector>

#include <QtTest>

#include "tests/property/property.hpp"

/// A list of properties as rows of a Qt test: `addRows` in the function of the data, `checkRow` in
/// the test itself.
namespace property {

inline void addRows(const std::vector<Row>& rows) {
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QTest::addRow("%s", rows[i].name.c_str()) << static_cast<int>(i);
    }
}

inline void checkRow(const std::vector<Row>& rows) {
    QFETCH(int, row);
    QVERIFY2(holds(rows[static_cast<std::size_t>(row)]), "the counterexample is printed above");
}

} // namespace property
