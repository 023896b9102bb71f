#include "core/constants/constants.hpp"
#include "core/io/nearest.hpp"
#include "core/quantities/quantities.hpp"
#include "reference_values.hpp"

#include <QRegularExpression>
#include <QtTest>

#include <clocale>
#include <set>

using namespace cyrano;
using namespace cyrano::quantities;
using Inputs = std::map<std::string, InputValue>;

namespace {

QString errorOf(std::string_view name, const Inputs& inputs) {
    const auto result = evaluate(name, inputs);
    return result ? QStringLiteral("no error") : QString::fromStdString(result.error());
}

double numberOf(std::string_view name, const Inputs& inputs) {
    const auto result = evaluate(name, inputs);
    return result ? std::get<double>(*result) : std::nan("");
}

const Inputs photonPair{{"g_gamma", 1e-4}, {"mass_GeV", 0.2}};

// One reference function, the quantity that is it and how its arguments are called. A name
// "x²" takes the square root; "word:" names an argument whose letter means a spin.
struct Contract {
    const char* function;
    const char* quantity;
    std::vector<std::string> names;
    Inputs fixed;
    double factor;
    double tolerance;
};

const double picobarn = constants::picobarnPerInverseGeV2;

Inputs particle(const char* word) {
    return {{"particle", word}, {"coupling", 1.0}};
}

std::vector<Contract> contracts() {
    const std::string l = "lepton_mass_GeV";
    const std::string m = "mass_GeV";
    const std::string s = "sqrt_s_GeV²";
    const std::vector<std::string> total{"g_lepton", "g_gamma", "g_gamma_z", l, m, "cutoff_GeV"};
    const Inputs pseudo{{"particle", "pseudoscalar"}};
    const Inputs scalar{{"particle", "scalar"}};
    return {
        {"da_scalar", "delta_a_lepton_loop", {l, m}, particle("scalar"), 1.0, 1e-13},
        {"da_pseudoscalar", "delta_a_lepton_loop", {l, m}, particle("pseudoscalar"), 1.0, 1e-13},
        {"da_vector", "delta_a_lepton_loop", {l, m}, particle("vector"), 1.0, 1e-13},
        {"da_axial", "delta_a_lepton_loop", {l, m}, particle("axial-vector"), 1.0, 1e-13},
        {"L_P_cut", "photon_loop_log", {l, m, "cutoff_GeV"}, pseudo, 1.0, 1e-13},
        {"L_S_cut", "photon_loop_log", {l, m, "cutoff_GeV"}, scalar, 1.0, 1e-13},
        {"L_Z_cut", "photon_z_loop_log", {m, "cutoff_GeV"}, {}, 1.0, 1e-13},
        {"da_total_pseudoscalar_full", "delta_a_total", total, pseudo, 1.0, 1e-13},
        {"da_total_scalar_full", "delta_a_total", total, scalar, 1.0, 1e-13},
        {"da_total_pseudoscalar_LL_ma",
         "delta_a_total",
         total,
         {{"particle", "pseudoscalar"}, {"form", "leading-log"}},
         1.0,
         1e-13},
        {"da_barrzee2",
         "barr_zee_two_loop",
         {"g_lepton", "g_fermion", l, m, "fermion_mass_GeV", "word:particle"},
         {},
         1.0,
         1e-13},
        {"F_triangle",
         "triangle_form_factor",
         {"q1_squared_GeV2", "q2_squared_GeV2", "mass_squared_GeV2", "fermion_mass_GeV"},
         {},
         1.0,
         1e-13},
        {"w_agg", "width_photon_pair", {"g_gamma", m}, {}, 1.0, 1e-13},
        {"w_all", "width_lepton_pair", {"coupling", m, l}, pseudo, 1.0, 1e-10},
        {"w_sll", "width_lepton_pair", {"coupling", m, l}, scalar, 1.0, 1e-10},
        {"w_Apll", "width_lepton_pair", {"coupling", m, l}, {{"particle", "vector"}}, 1.0, 1e-10},
        {"w_Axll",
         "width_lepton_pair",
         {"coupling", m, l},
         {{"particle", "axial-vector"}},
         1.0,
         1e-10},
        {"w_Zga", "width_z_photon", {"g_gamma_z", m}, {}, 1.0, 1e-13},
        {"R_Vga", "ratio_vector_meson_photon", {"g_gamma", m, "meson_mass_GeV"}, {}, 1.0, 1e-13},
        {"decay_length_m", "decay_length", {"width_GeV", m, "momentum_GeV"}, {}, 1.0, 1e-13},
        {"p_decay", "decay_probability", {"l_min_m", "l_max_m", "decay_length_m"}, {}, 1.0, 1e-13},
        {"ew_gg",
         "electroweak_coupling",
         {"g_bb", "g_ww"},
         {{"vertex", "photon-photon"}},
         1.0,
         1e-13},
        {"ew_gZ", "electroweak_coupling", {"g_bb", "g_ww"}, {{"vertex", "photon-z"}}, 1.0, 1e-13},
        {"ew_ZZ", "electroweak_coupling", {"g_bb", "g_ww"}, {{"vertex", "z-z"}}, 1.0, 1e-13},
        {"resolved_fraction",
         "resolved_fraction",
         {m, "energy_GeV", "min_opening_rad"},
         {},
         1.0,
         1e-13},
        {"dsig_ga_gg",
         "differential_photon_alp",
         {"g_gamma", m, s, "cos_theta"},
         {{"g_gamma_z", 0.0}},
         picobarn,
         1e-12},
        {"sig_ga_ee_tot",
         "cross_section_electron_emission",
         {"g_electron", m, s, l, "word:particle"},
         {},
         picobarn,
         1e-12},
        {"dsig_ga_ee_exact",
         "differential_electron_emission",
         {"g_electron", m, s, "cos_theta", l, "word:particle"},
         {},
         picobarn,
         1e-9},
        {"sig_gAp",
         "cross_section_photon_dark_photon",
         {"epsilon", m, s, "cos_min", "cos_max"},
         {},
         picobarn,
         1e-12},
    };
}

Inputs inputsOf(const Contract& contract, const reference::Point& point) {
    Inputs inputs = contract.fixed;
    for (std::size_t i = 0; i < contract.names.size(); ++i) {
        const std::string& name = contract.names[i];
        const auto square = name.find("²");
        if (name.starts_with("word:")) {
            inputs[name.substr(5)] = point.word(i) == "P" ? "pseudoscalar" : "scalar";
        } else if (square != std::string::npos) {
            inputs[name.substr(0, square)] = std::sqrt(point.number(i));
        } else {
            inputs[name] = point.word(i); // as text, the way the command line gives it
        }
    }
    return inputs;
}

} // namespace

class TestQuantities : public QObject {
    Q_OBJECT

  private slots:
    void namesAreCleanAndUnique();
    void entriesAreComplete();
    void nearestWord();
    void numbersAsText();
    void defaults();
    void wrongName();
    void wrongArguments();
    void outsideDomain();
    void referenceValues();
};

void TestQuantities::namesAreCleanAndUnique() {
    const QRegularExpression clean("^[a-z][a-z0-9_]*$");
    const QRegularExpression cleanArgument("^[a-z][a-z0-9_]*(_GeV2?|_m|_rad)?$");
    std::set<std::string> seen;
    for (const Quantity& quantity : all()) {
        QVERIFY(clean.match(QString::fromStdString(quantity.name)).hasMatch());
        QVERIFY(seen.insert(quantity.name).second);
        QCOMPARE(find(quantity.name), &quantity);
        std::set<std::string> arguments;
        for (const Argument& argument : quantity.arguments) {
            QVERIFY(cleanArgument.match(QString::fromStdString(argument.name)).hasMatch());
            QVERIFY(arguments.insert(argument.name).second);
        }
    }
    QVERIFY(seen.size() >= 19);
    QVERIFY(find("no_such_quantity") == nullptr);
}

void TestQuantities::entriesAreComplete() {
    for (const Quantity& quantity : all()) {
        const char* name = quantity.name.c_str();
        QVERIFY2(!quantity.source.empty() && !quantity.help.empty(), name);
        QVERIFY2(!quantity.domain.empty() && !quantity.arguments.empty(), name);
        for (const Argument& argument : quantity.arguments) {
            QVERIFY2(!argument.help.empty(), name);
            const bool inGeV = argument.name.ends_with("_GeV");
            QCOMPARE(argument.unit == "GeV", inGeV);
        }
    }
}

void TestQuantities::nearestWord() {
    QCOMPARE(io::editDistance("", "abc"), 3);
    QCOMPARE(io::editDistance("kitten", "sitting"), 3);
    QCOMPARE(io::editDistance("g_gamma", "g_gamam"), 1); // a swap is one step
    QCOMPARE(io::editDistance("E137", "e137"), 0);
    QCOMPARE(io::editDistance("abcd", "dcba"), io::editDistance("dcba", "abcd"));
    QCOMPARE(io::nearest("scaler", {"pseudoscalar", "vector", "scalar"}), std::string("scalar"));
    QCOMPARE(io::nearest("x", {}), std::string());
    QCOMPARE(io::nearest("", {"bb", "a"}), std::string("a"));
}

void TestQuantities::numbersAsText() {
    const double wanted = numberOf("width_photon_pair", photonPair);
    QVERIFY(wanted > 0.0);
    const char* old = std::setlocale(LC_ALL, nullptr);
    const std::string before = old ? old : "C";
    for (const char* locale : {"C", "de_DE.UTF-8", "fr_FR.UTF-8"}) {
        std::setlocale(LC_ALL, locale); // stays as it was where the machine lacks it
        QCOMPARE(numberOf("width_photon_pair", {{"g_gamma", "1e-4"}, {"mass_GeV", "0.2"}}), wanted);
        QCOMPARE(numberOf("width_photon_pair", {{"g_gamma", "+1E-04"}, {"mass_GeV", ".2"}}),
                 wanted);
    }
    std::setlocale(LC_ALL, before.c_str());
}

void TestQuantities::defaults() {
    const Inputs needed{{"g_gamma", 1e-3}, {"mass_GeV", 1.0}, {"sqrt_s_GeV", 91.0}};
    Inputs given = needed;
    given["g_gamma_z"] = 0.0;
    QCOMPARE(numberOf("cross_section_photon_alp", needed),
             numberOf("cross_section_photon_alp", given));
    given["g_gamma_z"] = 1e-3;
    QVERIFY(numberOf("cross_section_photon_alp", given) >
            2.0 * numberOf("cross_section_photon_alp", needed));
    // Every default is one its own quantity takes.
    for (const Quantity& quantity : all()) {
        for (const Argument& argument : quantity.arguments) {
            if (!argument.defaultValue) {
                continue;
            }
            const QString error = errorOf(quantity.name, {{argument.name, *argument.defaultValue}});
            QVERIFY(!error.contains(QStringLiteral("a finite number")));
            QVERIFY(!error.contains(QStringLiteral("one of")));
        }
    }
}

void TestQuantities::wrongName() {
    const QString error = errorOf("width_photn_pair", photonPair);
    QVERIFY(error.contains("width_photn_pair") && error.contains("\"width_photon_pair\""));
    QVERIFY(!error.contains('\n'));
}

void TestQuantities::wrongArguments() {
    const QString missing = errorOf("width_photon_pair", {{"g_gamma", 1.0}});
    QVERIFY(missing.contains("needs") && missing.contains("\"mass_GeV\""));
    const QString unknown = errorOf("width_photon_pair", {{"g_gama", 1.0}, {"mass_GeV", 1.0}});
    QVERIFY(unknown.contains("\"g_gama\"") && unknown.contains("\"g_gamma\""));
    for (const char* text : {"1,5", "abc", "", "1.5 ", "nan", "inf", "0x10", "1e999", "++1"}) {
        const QString error = errorOf("width_photon_pair", {{"g_gamma", 1.0}, {"mass_GeV", text}});
        QVERIFY2(error.contains("\"mass_GeV\"") && error.contains("a finite number"), text);
    }
    QVERIFY(errorOf("width_photon_pair", {{"g_gamma", 1.0}, {"mass_GeV", INFINITY}})
                .contains("a finite number"));
    const Inputs log{{"lepton_mass_GeV", 0.1}, {"mass_GeV", 1.0}};
    Inputs wrongWord = log;
    wrongWord["particle"] = "scaler";
    const QString word = errorOf("photon_loop_log", wrongWord);
    QVERIFY(word.contains("pseudoscalar, scalar") && word.endsWith("the nearest is \"scalar\""));
    Inputs numberForWord = log;
    numberForWord["particle"] = 3.0;
    QVERIFY(errorOf("photon_loop_log", numberForWord).contains("not 3"));
}

void TestQuantities::outsideDomain() {
    const QString closed = errorOf("cross_section_photon_alp",
                                   {{"g_gamma", 1e-3}, {"mass_GeV", 20.0}, {"sqrt_s_GeV", 10.58}});
    QVERIFY(closed.startsWith("outside the domain of \"cross_section_photon_alp\""));
    QVERIFY(closed.contains("mass < sqrt(s)"));
    // An infinite length is no number to print either.
    QVERIFY(errorOf("decay_length", {{"width_GeV", 0.0}, {"mass_GeV", 1.0}, {"momentum_GeV", 1.0}})
                .startsWith("outside the domain"));
    QVERIFY(errorOf("triangle_form_factor", {{"q1_squared_GeV2", 3.0},
                                             {"q2_squared_GeV2", 3.0},
                                             {"mass_squared_GeV2", 3.0},
                                             {"fermion_mass_GeV", 1.0}})
                .startsWith("outside the domain"));
}

void TestQuantities::referenceValues() {
    for (const Contract& contract : contracts()) {
        const Quantity* quantity = find(contract.quantity);
        QVERIFY2(quantity, contract.quantity);
        const double worst =
            reference::worst(contract.function, [&](const reference::Point& point) {
                const auto result = evaluate(contract.quantity, inputsOf(contract, point));
                if (!result) {
                    qWarning("%s: %s", contract.function, result.error().c_str());
                    return std::complex<double>(std::nan(""), 0.0);
                }
                return std::visit([](auto v) { return std::complex<double>(v); }, *result) /
                       contract.factor;
            });
        QVERIFY2(worst < contract.tolerance,
                 qPrintable(QStringLiteral("%1: %2").arg(contract.function).arg(worst)));
        const bool perPicobarn = contract.factor != 1.0;
        QCOMPARE(quantity->unit == "pb", perPicobarn);
    }
}

QTEST_APPLESS_MAIN(TestQuantities)
#include "test_quantities.moc"
