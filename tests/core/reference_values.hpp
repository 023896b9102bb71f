#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <cmath>
#include <complex>
#include <string>
#include <vector>

/// Points of tests/core/reference/core.json.
namespace reference {

struct Point {
    std::vector<std::string> arguments;
    std::complex<double> value;

    double number(std::size_t i) const {
        return QString::fromStdString(arguments.at(i)).toDouble();
    }
    const std::string& word(std::size_t i) const { return arguments.at(i); }
};

/// Points of one function; empty, which the tests treat as a failure, when there are none.
inline std::vector<Point> points(const QString& function) {
    static const QJsonObject file = [] {
        QFile source(QStringLiteral(CYRANO_TEST_DATA "/core/reference/core.json"));
        return source.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(source.readAll()).object()
                                                : QJsonObject();
    }();
    std::vector<Point> result;
    for (const QJsonValue& entry : file[function]["points"].toArray()) {
        Point point;
        for (const QJsonValue& argument : entry["args"].toArray()) {
            point.arguments.push_back(argument.toString().toStdString());
        }
        const QJsonValue value = entry["value"];
        point.value = value.isArray() ? std::complex<double>(value[0].toString().toDouble(),
                                                             value[1].toString().toDouble())
                                      : std::complex<double>(value.toString().toDouble());
        result.push_back(point);
    }
    return result;
}

/// Relative difference; absolute where the wanted value is zero.
inline double difference(std::complex<double> got, std::complex<double> wanted) {
    const double gap = std::abs(got - wanted);
    return wanted == 0.0 ? gap : gap / std::abs(wanted);
}

/// Worst relative difference of f(point) from the reference values; infinite without points, and
/// NaN stays NaN, so that either fails a comparison with a tolerance.
template <class Function>
double worst(const QString& function, Function f) {
    const auto all = points(function);
    double result = all.empty() ? INFINITY : 0.0;
    for (const Point& point : all) {
        const double gap = difference(f(point), point.value);
        result = gap <= result ? result : gap;
        if (std::isnan(gap)) {
            return gap;
        }
    }
    return result;
}

} // namespace reference
