#include "core/io/charges_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/io/csv.hpp"
#include "core/io/nearest.hpp"
#include "core/io/number.hpp"
#include "core/io/toml_tools.hpp"
#include "core/io/utf8.hpp"

namespace cyrano::io {

namespace {

constexpr double formatVersion = 1.0;
constexpr double largestCharge = 100.0;
constexpr std::string_view form = "a number or a fraction in quotes such as \"-1/3\"";

/// Which charges a key sets.
struct Key {
    enum class Kind { lepton, neutrino, quark };

    std::string_view name;
    Kind kind;
    std::size_t first = 0;
    std::size_t count = 1;

    [[nodiscard]] std::span<double> in(model::Charges& charges) const noexcept {
        switch (kind) {
        case Kind::lepton:
            return std::span<double>(charges.lepton).subspan(first, count);
        case Kind::neutrino:
            return std::span<double>(charges.neutrino).subspan(first, count);
        case Kind::quark:
            break;
        }
        return std::span<double>(charges.quark).subspan(first, count);
    }
};

/// Common keys first, so that a particle's own overrides them.
constexpr std::array<Key, 15> keys{{
    {"leptons", Key::Kind::lepton, 0, 3},
    {"neutrinos", Key::Kind::neutrino, 0, 3},
    {"quarks", Key::Kind::quark, 0, model::quarkCount},
    {"electron", Key::Kind::lepton, 0},
    {"muon", Key::Kind::lepton, 1},
    {"tau", Key::Kind::lepton, 2},
    {"electron_neutrino", Key::Kind::neutrino, 0},
    {"muon_neutrino", Key::Kind::neutrino, 1},
    {"tau_neutrino", Key::Kind::neutrino, 2},
    {"up", Key::Kind::quark, model::up},
    {"down", Key::Kind::quark, model::down},
    {"strange", Key::Kind::quark, model::strange},
    {"charm", Key::Kind::quark, model::charm},
    {"bottom", Key::Kind::quark, model::bottom},
    {"top", Key::Kind::quark, model::top},
}};

std::vector<std::string> keyNames() {
    std::vector<std::string> out;
    for (const Key& key : keys) {
        out.emplace_back(key.name);
    }
    return out;
}

model::Charges noCharges() {
    model::Charges out;
    for (const Key& key : std::span(keys).first(3)) {
        std::ranges::fill(key.in(out), 0.0);
    }
    return out;
}

bool allZero(model::Charges charges) {
    return std::ranges::all_of(keys, [&](const Key& key) {
        return std::ranges::all_of(key.in(charges), [](double x) { return x == 0.0; });
    });
}

/// A number or p/q.
std::optional<double> fraction(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto over = parseNumber(text.substr(0, slash));
    if (slash == std::string_view::npos || !over) {
        return over;
    }
    const auto under = parseNumber(text.substr(slash + 1));
    return under && *under != 0.0 ? std::optional(*over / *under) : std::nullopt;
}

/// What is wrong with a charge; empty when nothing is.
std::string problemOf(std::string_view key, const std::optional<double>& value) {
    const std::string name = "'" + std::string(key) + "'";
    if (!value || !std::isfinite(*value)) {
        return name + " takes " + std::string(form);
    }
    if (std::abs(*value) > largestCharge) {
        return name + " is " + shortNumber(*value) + "; charges are in units of εe and at most " +
               shortNumber(largestCharge) + " in size: put the size into model.epsilon";
    }
    return {};
}

constexpr std::string_view nothingCouples =
    "all charges are 0: give at least one particle a charge, such as electron = -1";

std::optional<double> chargeOf(const toml::node& node) {
    if (const auto* text = node.as_string()) {
        return fraction(text->get());
    }
    return node.is_number() ? node.value<double>() : std::nullopt;
}

Result<model::Charges> fromTable(const toml::table& table, const std::string& file) {
    model::Charges out = noCharges();
    out.name = file;
    for (const Key& key : keys) {
        const toml::node* node = table.get(key.name);
        if (node == nullptr) {
            continue;
        }
        const auto value = chargeOf(*node);
        if (std::string why = problemOf(key.name, value); !why.empty()) {
            return failure(std::move(why), file, lineOf(*node));
        }
        std::ranges::fill(key.in(out), *value);
    }
    if (allZero(out)) {
        return failure(std::string(nothingCouples), file, lineOf(table));
    }
    return out;
}

std::string withoutSpaces(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

/// "leptons=-1, up=1/3", without the name.
Result<model::Charges> fromEntries(std::string_view entries) {
    std::array<std::optional<double>, keys.size()> given;
    while (!entries.empty()) {
        const std::size_t comma = entries.find(',');
        const std::string_view entry = entries.substr(0, comma);
        entries.remove_prefix(comma == std::string_view::npos ? entries.size() : comma + 1);
        const std::size_t equals = entry.find('=');
        const std::string name = withoutSpaces(entry.substr(0, equals));
        const auto* key = std::ranges::find(keys, name, &Key::name);
        if (key == keys.end()) {
            return failure("unknown particle '" + name + "' among charges; nearest is '" +
                           nearest(name, keyNames()) + "'");
        }
        const auto value =
            equals == std::string_view::npos ? std::nullopt : fraction(entry.substr(equals + 1));
        if (std::string why = problemOf(name, value); !why.empty()) {
            return failure(std::move(why));
        }
        given[static_cast<std::size_t>(key - keys.begin())] = *value;
    }
    model::Charges out = noCharges();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (given[i]) {
            std::ranges::fill(keys[i].in(out), *given[i]);
        }
    }
    if (allZero(out)) {
        return failure(std::string(nothingCouples));
    }
    return out;
}

/// A small fraction where it reads back as the same number.
std::string chargeText(double value) {
    constexpr int largestDenominator = 12;
    for (int q = 2; q <= largestDenominator; ++q) {
        const double p = std::round(value * q);
        if (value != std::round(value) && p / q == value) {
            return shortNumber(p) + "/" + std::to_string(q);
        }
    }
    return shortNumber(value);
}

/// Where the charges begin in "name: up=1/3"; npos where the word is no such line.
std::size_t entriesBegin(std::string_view word) {
    const std::size_t colon = word.rfind(':');
    return colon != std::string_view::npos && word.find('=', colon) != std::string_view::npos
               ? colon + 1
               : std::string_view::npos;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) {
        out += (out.empty() ? "" : ", ") + word;
    }
    return out;
}

/// As a name before the colon of chargesText, on one line.
std::string nameFrom(std::string title) {
    for (char& c : title) {
        if (c == ':' || c == '=' || static_cast<unsigned char>(c) < 0x20) {
            c = ' ';
        }
    }
    return withoutSpaces(title).empty() || !isUtf8(title) ? "user's charges" : withoutSpaces(title);
}

} // namespace

Result<model::Charges> readCharges(const std::string& file) {
    const auto text = readText(file, tomlFiles);
    return text ? parseCharges(*text, file) : tl::make_unexpected(text.error());
}

Result<model::Charges> parseCharges(const std::string& text, const std::string& file) {
    const auto root = parseToml(text, file);
    if (!root) {
        return tl::make_unexpected(root.error());
    }
    const auto version = (*root)["cyrano"].value<double>();
    if (!version) {
        return failure("is no file of charges: its first line is 'cyrano = 1'", file, 1);
    }
    if (*version != formatVersion) {
        return failure("is of format " + shortNumber(*version) + "; this program reads format " +
                           shortNumber(formatVersion),
                       file, lineOf(*root->get("cyrano")));
    }
    for (const auto& [key, node] : *root) {
        if (std::ranges::find(keys, key.str(), &Key::name) != keys.end()) {
            return failure("'" + std::string(key.str()) + "' belongs below a line [charges]", file,
                           lineOf(node));
        }
    }
    if (auto known = onlyKeys(*root, {"cyrano", "title", "charges"}, file, "a file of charges");
        !known) {
        return tl::make_unexpected(known.error());
    }
    TableReader r(*root, file, "a file of charges");
    const std::string title = r.optionalText("title");
    const toml::table* charges = r.optionalTable("charges");
    if (!r.problems().empty()) {
        return tl::make_unexpected(r.problems().front());
    }
    if (charges == nullptr) {
        return failure("has no [charges]: add that line, and below it such as electron = -1", file);
    }
    if (auto known = onlyKeys(*charges, keyNames(), file, "[charges]"); !known) {
        known.error().text += " (there are " + joined(keyNames()) + ")";
        return tl::make_unexpected(known.error());
    }
    return fromTable(*charges, file).map([&](model::Charges out) {
        out.name = nameFrom(title.empty() ? std::filesystem::path(file).stem().string() : title);
        return out;
    });
}

std::string chargesText(const model::Charges& charges) {
    const model::KnownCharges* known = model::findCharges(charges.name);
    if (known != nullptr && known->charges == charges) {
        return charges.name;
    }
    model::Charges wanted = charges;
    model::Charges said = noCharges();
    std::string out;
    for (const Key& key : keys) {
        const auto want = key.in(wanted);
        const bool common = std::ranges::all_of(want, [&](double x) { return x == want[0]; });
        if (common && !std::ranges::equal(want, key.in(said))) {
            std::ranges::fill(key.in(said), want[0]);
            out += (out.empty() ? "" : ", ") + std::string(key.name) + "=" + chargeText(want[0]);
        }
    }
    return charges.name + ": " + out;
}

bool namesChargesFile(const std::string& word) {
    return model::findCharges(word) == nullptr && entriesBegin(word) == std::string::npos;
}

Result<model::Charges> resolveCharges(const std::string& word) {
    if (const model::KnownCharges* known = model::findCharges(word)) {
        return known->charges;
    }
    if (const std::size_t begin = entriesBegin(word); begin != std::string::npos) {
        return fromEntries(std::string_view(word).substr(begin)).map([&](model::Charges charges) {
            charges.name = word.substr(0, begin - 1);
            return charges;
        });
    }
    std::error_code ignored;
    if (std::filesystem::exists(word, ignored)) {
        return readCharges(word);
    }
    std::vector<std::string> words;
    for (const model::KnownCharges& known : model::knownCharges()) {
        words.push_back(known.charges.name);
    }
    if (word.ends_with(".toml") || word.find('/') != std::string::npos) {
        return failure("there is no file '" + word + "'; known charges are " + joined(words));
    }
    return failure("'" + word + "' is neither a file of charges nor one of " + joined(words) +
                   "; nearest is '" + nearest(word, words) + "'");
}

} // namespace cyrano::io
