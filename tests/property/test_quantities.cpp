#include "tests/property/rows.hpp"

#include <complex>
#include <map>
#include <numbers>

#include "core/quantities/quantities.hpp"

using namespace cyrano;
using namespace property;

namespace {

/// Numbers of one evaluation by the name of the argument; words are indices of their choices.
using Numbers = std::map<std::string, double, std::less<>>;

/// Whether the quantity has a value there, as its own line of help says.
using Domain = bool (*)(const Numbers&);

const std::map<std::string, Domain, std::less<>>& domains() {
    static const auto collides = [](const Numbers& n) {
        return n.at("mass_GeV") >= 0.0 && n.at("mass_GeV") < n.at("sqrt_s_GeV");
    };
    static const auto emits = [](const Numbers& n) {
        return collides(n) && n.at("lepton_mass_GeV") > 0.0 &&
               2.0 * n.at("lepton_mass_GeV") < n.at("sqrt_s_GeV");
    };
    static const auto looped = [](const Numbers& n) {
        return n.at("lepton_mass_GeV") > 0.0 && n.at("mass_GeV") >= 0.0 && n.at("cutoff_GeV") > 0.0;
    };
    static const auto cosine = [](const Numbers& n) { return std::abs(n.at("cos_theta")) <= 1.0; };
    static const std::map<std::string, Domain, std::less<>> table{
        {"delta_a_lepton_loop",
         [](const Numbers& n) {
             return n.at("lepton_mass_GeV") > 0.0 &&
                    (n.at("particle") == 3.0 ? n.at("mass_GeV") > 0.0 : n.at("mass_GeV") >= 0.0);
         }},
        {"photon_loop_log", [](const Numbers& n) { return looped(n); }},
        {"photon_z_loop_log",
         [](const Numbers& n) { return n.at("mass_GeV") >= 0.0 && n.at("cutoff_GeV") > 0.0; }},
        {"delta_a_total",
         [](const Numbers& n) {
             return looped(n) && (n.at("form") == 0.0 || n.at("mass_GeV") > 0.0);
         }},
        {"barr_zee_two_loop",
         [](const Numbers& n) {
             return n.at("lepton_mass_GeV") > 0.0 && n.at("mass_GeV") > 0.0 &&
                    n.at("fermion_mass_GeV") > 0.0;
         }},
        {"triangle_form_factor", nullptr}, // of its own, below
        {"width_photon_pair", [](const Numbers& n) { return n.at("mass_GeV") > 0.0; }},
        {"width_lepton_pair",
         [](const Numbers& n) { return n.at("mass_GeV") > 0.0 && n.at("lepton_mass_GeV") >= 0.0; }},
        {"width_z_photon", [](const Numbers& n) { return n.at("mass_GeV") >= 0.0; }},
        {"ratio_vector_meson_photon",
         [](const Numbers& n) { return n.at("mass_GeV") >= 0.0 && n.at("meson_mass_GeV") > 0.0; }},
        {"decay_length",
         [](const Numbers& n) {
             return n.at("width_GeV") > 0.0 && n.at("mass_GeV") > 0.0 &&
                    n.at("momentum_GeV") >= 0.0;
         }},
        {"decay_probability",
         [](const Numbers& n) {
             return n.at("l_min_m") >= 0.0 && n.at("l_max_m") >= n.at("l_min_m") &&
                    n.at("decay_length_m") >= 0.0;
         }},
        {"electroweak_coupling", [](const Numbers&) { return true; }},
        {"resolved_fraction",
         [](const Numbers& n) {
             return n.at("mass_GeV") > 0.0 && n.at("energy_GeV") >= n.at("mass_GeV") &&
                    n.at("min_opening_rad") >= 0.0 && n.at("min_opening_rad") <= std::numbers::pi;
         }},
        {"cross_section_photon_alp", [](const Numbers& n) { return collides(n); }},
        {"differential_photon_alp", [](const Numbers& n) { return collides(n) && cosine(n); }},
        {"cross_section_electron_emission", [](const Numbers& n) { return emits(n); }},
        {"differential_electron_emission", [](const Numbers& n) { return emits(n) && cosine(n); }},
        {"cross_section_photon_dark_photon",
         [](const Numbers& n) {
             return collides(n) && n.at("cos_min") > -1.0 && n.at("cos_max") >= n.at("cos_min") &&
                    n.at("cos_max") < 1.0;
         }},
        {"cross_section_photon_fusion",
         [](const Numbers& n) {
             return collides(n) && n.at("mass_GeV") > 0.0 && n.at("q2_max_GeV2") > 0.0;
         }},
        {"cross_section_photon_fusion_low",
         [](const Numbers& n) { return collides(n) && n.at("mass_GeV") > 0.0; }},
        {"three_photon_density", [](const Numbers& n) { return n.at("mass_GeV") >= 0.0; }},
    };
    return table;
}

bool inTriangleDomain(const Numbers& n, bool& surely) {
    const double m2 = n.at("fermion_mass_GeV") * n.at("fermion_mass_GeV");
    const double a = n.at("q1_squared_GeV2");
    const double b = n.at("q2_squared_GeV2");
    const double c = n.at("mass_squared_GeV2");
    const bool fermion = n.at("fermion_mass_GeV") > 0.0;
    surely = !fermion || (a <= 0.0 && b <= 0.0 && c > 0.0) ||
             std::max({std::abs(a), std::abs(b), std::abs(c)}) < m2;
    return fermion;
}

/// A number for an argument from one between -1 and 1: mostly positive and over nine decades,
/// sometimes zero or negative.
double numberFor(const std::string& name, double u) {
    if (name.starts_with("cos")) {
        return 1.1 * u;
    }
    if (std::abs(u) < 0.02) {
        return 0.0;
    }
    const double magnitude = std::pow(10.0, -6.0 + 9.0 * std::abs(u));
    return u < -0.85 ? -magnitude : magnitude;
}

std::string quantity(const quantities::Quantity& q, const Sample& s) {
    Numbers numbers;
    std::map<std::string, quantities::InputValue> given;
    for (std::size_t i = 0; i < q.arguments.size(); ++i) {
        const quantities::Argument& argument = q.arguments[i];
        if (argument.choices.empty()) {
            numbers[argument.name] = numberFor(argument.name, s[i]);
            given[argument.name] = numbers[argument.name];
        } else {
            const auto count = static_cast<double>(argument.choices.size());
            const auto k =
                static_cast<std::size_t>(std::min(0.5 * (s[i] + 1.0) * count, count - 1.0));
            numbers[argument.name] = static_cast<double>(k);
            given[argument.name] = argument.choices[k];
        }
    }
    const auto value = quantities::evaluate(q.name, given);
    const auto found = domains().find(q.name);
    if (found == domains().end()) {
        return "no domain is known here for " + q.name;
    }
    bool surely = true;
    const bool inside =
        found->second != nullptr ? found->second(numbers) : inTriangleDomain(numbers, surely);
    if (surely && value.has_value() != inside) {
        return inside ? "no value inside the domain: " + value.error() : "a value outside it";
    }
    if (value) { // evaluate() itself refuses what is not finite
        return std::visit([](const auto& v) { return finite("it", std::abs(v)); }, *value);
    }
    return value.error().find(q.domain) == std::string::npos
               ? "the error says no domain: " + value.error()
               : std::string{};
}

const std::vector<Row>& rows() {
    static const std::vector<Row> list = [] {
        std::vector<Row> out;
        for (const quantities::Quantity& q : quantities::all()) {
            Ranges ranges;
            for (const quantities::Argument& argument : q.arguments) {
                ranges.push_back({argument.name, -1.0, 1.0, Scale::linear, {0.0}});
            }
            const bool slow = q.name == "three_photon_density";
            out.push_back({q.name, slow ? 200 : 6000, std::move(ranges),
                           [&q](const Sample& s) { return quantity(q, s); }});
        }
        return out;
    }();
    return list;
}

} // namespace

/// Every formula by name, as the command line asks for it: a finite value inside the domain its
/// help states, and a message that states it outside.
class TestQuantities : public QObject {
    Q_OBJECT

  private slots:
    void everyQuantityHasADomain() { QCOMPARE(domains().size(), quantities::all().size()); }
    void hold_data() { addRows(rows()); }
    void hold() { checkRow(rows()); }
    void cleanupTestCase() { qInfo("%ld parameter sets", casesChecked()); }
};

QTEST_GUILESS_MAIN(TestQuantities)
#include "test_quantities.moc"
