#include "core/exchange/units.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>
#include <vector>

namespace cyrano::exchange {

namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// Unit text without TeX, blanks and powers of c; "^-1" for every way to write it.
std::string plain(std::string_view text) {
    std::string out(text);
    for (const auto& [from, to] :
         std::vector<std::pair<std::string, std::string>>{{"\\mathrm", ""},
                                                          {"\\text", ""},
                                                          {"\\rm", ""},
                                                          {"\\mu", "u"},
                                                          {"\xC2\xB5", "u"},
                                                          {"\xCE\xBC", "u"},
                                                          {"\xE2\x81\xBB\xC2\xB9", "^-1"},
                                                          {"\xE2\x88\x92", "-"},
                                                          {"\\,", ""},
                                                          {"**", "^"},
                                                          {"$", ""},
                                                          {"{", ""},
                                                          {"}", ""},
                                                          {"\"", ""},
                                                          {"/c^2", ""},
                                                          {"/c2", ""}}) {
        replaceAll(out, from, to);
    }
    std::erase_if(out, [](char c) { return c == ' ' || c == '\t' || c == '(' || c == ')'; });
    return out;
}

/// The energy unit a text names, and nothing else.
std::optional<MassUnit> energy(std::string_view text) {
    if (text == "meV") {
        return MassUnit::milliElectronVolt; // only this spelling: HEPData writes MEV for MeV
    }
    const std::string word = lower(text);
    for (const auto& [known, unit] :
         {std::pair{"uev", MassUnit::microElectronVolt}, std::pair{"ev", MassUnit::eV},
          std::pair{"kev", MassUnit::keV}, std::pair{"mev", MassUnit::MeV},
          std::pair{"gev", MassUnit::GeV}, std::pair{"tev", MassUnit::TeV}}) {
        if (word == known) {
            return unit;
        }
    }
    return std::nullopt;
}

bool isUnit(std::string_view text) {
    return massUnit(text) || couplingUnit(text);
}

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

/// A bracket at the end, "name [unit]"; nothing where the bracket belongs to a function.
std::optional<Column> bracketed(std::string_view heading) {
    for (const auto& [open, close] : {std::pair{'[', ']'}, std::pair{'(', ')'}}) {
        const std::size_t start = heading.rfind(open);
        if (heading.empty() || heading.back() != close || start == std::string_view::npos) {
            continue;
        }
        const std::string_view unit = heading.substr(start + 1, heading.size() - start - 2);
        if (isUnit(unit) || open == '[') {
            return Column{std::string(trimmed(heading.substr(0, start))), std::string(unit), false};
        }
    }
    return std::nullopt;
}

/// log10(m/GeV), log10(g GeV).
std::optional<Column> logarithm(std::string_view heading) {
    const std::size_t open = heading.find('(');
    if (!lower(heading).starts_with("log") || open == std::string_view::npos ||
        heading.back() != ')') {
        return std::nullopt;
    }
    const std::string_view inside = heading.substr(open + 1, heading.size() - open - 2);
    for (const auto& [divider, inverse] :
         {std::pair{'/', false}, std::pair{' ', true}, std::pair{'*', true}}) {
        const std::size_t at = inside.find(divider);
        const std::string_view rest =
            at == std::string_view::npos ? std::string_view{} : inside.substr(at + 1);
        if (!inverse && isUnit(rest)) {
            return Column{std::string(heading), std::string(trimmed(rest)), false};
        }
        if (inverse && massUnit(rest)) {
            return Column{std::string(heading), std::string(trimmed(rest)) + "^-1", false};
        }
    }
    return std::nullopt;
}

} // namespace

const char* name(MassUnit unit) noexcept {
    switch (unit) {
    case MassUnit::microElectronVolt:
        return "µeV";
    case MassUnit::milliElectronVolt:
        return "meV";
    case MassUnit::eV:
        return "eV";
    case MassUnit::keV:
        return "keV";
    case MassUnit::MeV:
        return "MeV";
    case MassUnit::GeV:
        return "GeV";
    case MassUnit::TeV:
        break;
    }
    return "TeV";
}

const char* name(CouplingUnit unit) noexcept {
    switch (unit) {
    case CouplingUnit::perGeV:
        return "GeV^-1";
    case CouplingUnit::perTeV:
        return "TeV^-1";
    case CouplingUnit::one:
        return "1";
    case CouplingUnit::square:
        return "square (1)";
    case CouplingUnit::decayConstantGeV:
        return "f_a in GeV";
    case CouplingUnit::decayConstantTeV:
        break;
    }
    return "f_a in TeV";
}

double inGeV(MassUnit unit) noexcept {
    switch (unit) {
    case MassUnit::microElectronVolt:
        return 1e-15;
    case MassUnit::milliElectronVolt:
        return 1e-12;
    case MassUnit::eV:
        return 1e-9;
    case MassUnit::keV:
        return 1e-6;
    case MassUnit::MeV:
        return 1e-3;
    case MassUnit::GeV:
        return 1.0;
    case MassUnit::TeV:
        break;
    }
    return 1e3;
}

double coupling(double value, CouplingUnit unit, double factor) noexcept {
    switch (unit) {
    case CouplingUnit::perGeV:
    case CouplingUnit::one:
        return factor * value;
    case CouplingUnit::perTeV:
        return factor * value / 1e3;
    case CouplingUnit::square:
        return factor * std::sqrt(value);
    case CouplingUnit::decayConstantGeV:
        return factor / value;
    case CouplingUnit::decayConstantTeV:
        break;
    }
    return factor / (1e3 * value);
}

bool isInverseEnergy(CouplingUnit unit) noexcept {
    return unit != CouplingUnit::one && unit != CouplingUnit::square;
}

std::optional<MassUnit> massUnit(std::string_view text) {
    return energy(plain(text));
}

std::optional<CouplingUnit> couplingUnit(std::string_view text) {
    const std::string word = plain(text);
    if (word == "1") {
        return CouplingUnit::one;
    }
    std::optional<MassUnit> unit;
    if (word.starts_with("1/")) {
        unit = energy(std::string_view(word).substr(2));
    } else if (lower(word).starts_with("per")) {
        const std::size_t skip = word.size() > 3 && word[3] == '_' ? 4 : 3;
        unit = energy(std::string_view(word).substr(skip));
    } else if (word.ends_with("-1")) {
        const std::size_t cut = word.ends_with("^-1") ? 3 : 2;
        unit = energy(std::string_view(word).substr(0, word.size() - cut));
    }
    if (unit == MassUnit::GeV) {
        return CouplingUnit::perGeV;
    }
    return unit == MassUnit::TeV ? std::optional(CouplingUnit::perTeV) : std::nullopt;
}

Column columnFrom(std::string_view heading) {
    heading = trimmed(heading);
    if (heading.empty()) {
        return {};
    }
    if (const auto found = bracketed(heading)) {
        return *found;
    }
    if (const auto found = logarithm(heading)) {
        return *found;
    }
    // mass_GeV, coupling_per_GeV, g_agg_per_GeV, m GeV
    for (std::size_t at = heading.find_first_of("_ "); at != std::string_view::npos;
         at = heading.find_first_of("_ ", at + 1)) {
        if (at > 0 && isUnit(heading.substr(at + 1))) {
            return {std::string(heading.substr(0, at)), std::string(heading.substr(at + 1)), false};
        }
    }
    return {std::string(heading), "", false};
}

} // namespace cyrano::exchange
