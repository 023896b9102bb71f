#include "core/io/marked_points.hpp"

#include <cmath>
#include <limits>

#include "core/io/toml_tools.hpp"

namespace cyrano::io {

namespace {

MarkedPoints::Range readRange(TableReader& r, const toml::table& point, const std::string& key) {
    MarkedPoints::Range out;
    out.value = r.number(key);
    out.low = out.value;
    out.high = out.value;
    const toml::node* given = point.get(key + "_range");
    if (given == nullptr) {
        return out;
    }
    const auto* ends = given->as_array();
    const auto end = [ends](std::size_t i) {
        return ends != nullptr && ends->size() == 2
                   ? (*ends)[i].value<double>().value_or(std::nan(""))
                   : std::nan("");
    };
    out.low = end(0);
    out.high = end(1);
    if (!(out.low <= out.value && out.value <= out.high) || !std::isfinite(out.high - out.low)) {
        r.fail("'" + key + "_range' is [low, high] around '" + key + "'", given);
    }
    return out;
}

} // namespace

Result<MarkedPoints> readMarkedPoints(const toml::table& entry, const std::string& file) {
    if (auto keys = onlyKeys(entry, {"plane", "source", "points"}, file, "'benchmark'"); !keys) {
        return tl::make_unexpected(keys.error());
    }
    TableReader head(entry, file, "'benchmark'");
    MarkedPoints out;
    out.plane = head.text("plane");
    out.source = head.text("source");
    const toml::array* points = entry["points"].as_array();
    if (points == nullptr || points->empty() || points->size() > mostMarkedPoints) {
        head.fail("'points' are 1 to " + std::to_string(mostMarkedPoints) +
                  " tables with name, x and y");
    }
    if (!head.problems().empty()) {
        return tl::make_unexpected(head.problems().front());
    }
    for (const toml::node& node : *points) {
        const toml::table* point = node.as_table();
        if (point == nullptr) {
            return failure("a point of 'benchmark' is a table with name, x and y", file,
                           lineOf(node));
        }
        if (auto keys = onlyKeys(*point, {"name", "x", "y", "x_range", "y_range"}, file, "a point");
            !keys) {
            return tl::make_unexpected(keys.error());
        }
        TableReader r(*point, file, "a point");
        const std::string name = r.text("name");
        out.points.push_back({name, readRange(r, *point, "x"), readRange(r, *point, "y")});
        if (!r.problems().empty()) {
            return tl::make_unexpected(r.problems().front());
        }
    }
    return out;
}

} // namespace cyrano::io
