#include "app/panels/readable.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/io/number.hpp"

namespace cyrano::app {

namespace {

struct Scale {
    double factor;
    const char* unit;
};

constexpr int digits = 3;

QString message(const char* text) {
    return QCoreApplication::translate("Readable", text);
}

QString superscript(const QString& text) {
    static const QString plain = QStringLiteral("-0123456789");
    static const QString raised = QStringLiteral("⁻⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString out;
    for (const QChar c : text) {
        const qsizetype at = plain.indexOf(c);
        out += at < 0 ? c : raised[at];
    }
    return out;
}

/// Rounded before a scale is chosen, so that 999.6 m reads 1 km and not 1000 m.
double rounded(double value) {
    return QString::number(value, 'e', digits - 1).toDouble();
}

int exponentOf(double value) {
    return static_cast<int>(std::floor(std::log10(std::abs(value))));
}

/// Plain digits of a rounded value, without trailing zeros.
QString plainDigits(double value) {
    QString out = QString::number(value, 'f', std::max(0, digits - 1 - exponentOf(value)));
    if (out.contains(u'.')) {
        while (out.endsWith(u'0')) {
            out.chop(1);
        }
        if (out.endsWith(u'.')) {
            out.chop(1);
        }
    }
    return out;
}

/// With the largest unit that leaves at least one whole.
template <std::size_t N>
QString scaled(double value, const std::array<Scale, N>& scales) {
    if (std::isnan(value)) {
        return QStringLiteral("–");
    }
    if (std::isinf(value)) {
        return QStringLiteral("∞");
    }
    const double round = rounded(value);
    const Scale* best = &scales.front();
    for (const Scale& scale : scales) {
        if (round >= scale.factor * (1.0 - 1e-9)) {
            best = &scale;
        }
    }
    return readable(round / best->factor) + u' ' + QString::fromUtf8(best->unit);
}

} // namespace

QString fieldText(double value) {
    QString text = QString::fromStdString(io::shortNumber(value));
    const qsizetype e = text.indexOf(u'e');
    if (e < 0) {
        return text;
    }
    return text.left(e + 1) + QString::number(text.mid(e + 1).toInt());
}

QString readable(double value) {
    if (std::isnan(value)) {
        return QStringLiteral("–");
    }
    if (std::isinf(value)) {
        return QStringLiteral("∞");
    }
    const double round = rounded(value);
    if (round == 0.0) {
        return QStringLiteral("0");
    }
    const int exponent = exponentOf(round * (1.0 + 1e-12));
    if (exponent >= -2 && exponent <= 3) {
        return plainDigits(round);
    }
    const QString mantissa = plainDigits(rounded(round / std::pow(10.0, exponent)));
    const QString power = QStringLiteral("10") + superscript(QString::number(exponent));
    return mantissa == u"1" ? power : mantissa + QStringLiteral("×") + power;
}

QString readableLength(double metres) {
    static constexpr std::array<Scale, 8> scales{{{1e-15, "fm"},
                                                  {1e-12, "pm"},
                                                  {1e-9, "nm"},
                                                  {1e-6, "µm"},
                                                  {1e-3, "mm"},
                                                  {1e-2, "cm"},
                                                  {1.0, "m"},
                                                  {1e3, "km"}}};
    return scaled(metres, scales);
}

QString readableTime(double seconds) {
    static constexpr std::array<Scale, 9> scales{{{1e-18, "as"},
                                                  {1e-15, "fs"},
                                                  {1e-12, "ps"},
                                                  {1e-9, "ns"},
                                                  {1e-6, "µs"},
                                                  {1e-3, "ms"},
                                                  {1.0, "s"},
                                                  {60.0, "min"},
                                                  {3.15576e7, "yr"}}};
    return scaled(seconds, scales);
}

QString readableEnergy(double gigaElectronVolts) {
    static constexpr std::array<Scale, 5> scales{
        {{1e-9, "eV"}, {1e-6, "keV"}, {1e-3, "MeV"}, {1.0, "GeV"}, {1e3, "TeV"}}};
    return scaled(gigaElectronVolts, scales);
}

QString readableFactor(double factor) {
    if (!(factor < 9.995)) {
        return readable(factor);
    }
    return QString::number(factor, 'f', factor < 1.0995 ? 3 : 2);
}

QString readablePercent(double ratio) {
    return std::isnan(ratio) ? QStringLiteral("–") : readable(100.0 * ratio) + QStringLiteral(" %");
}

QString unbroken(QString text) {
    return text.replace(QStringLiteral("arXiv:"), QStringLiteral("arXiv:\u2060"));
}

QString readableUnit(const QString& unit) {
    const qsizetype caret = unit.indexOf(u'^');
    return caret < 0 ? unit : unit.left(caret) + superscript(unit.mid(caret + 1));
}

QString plainTex(const QString& tex) {
    static constexpr std::array<std::pair<const char*, const char*>, 13> words{
        {{"\\gamma", "γ"},
         {"\\Delta", "Δ"},
         {"\\sigma", "σ"},
         {"\\mu", "μ"},
         {"\\tau", "τ"},
         {"\\ell", "ℓ"},
         {"\\Lambda", "Λ"},
         {"\\varepsilon", "ε"},
         {"\\operatorname", ""},
         {"\\mathrm", ""},
         {"\\mathcal", ""},
         {"\\,", " "},
         {"-", "−"}}};
    QString out = tex;
    for (const auto& [command, text] : words) {
        out.replace(QString::fromUtf8(command), QString::fromUtf8(text));
    }
    return out.remove(u'{').remove(u'}');
}

QString texUnit(const QString& unit) {
    const qsizetype caret = unit.indexOf(u'^');
    const QString base = QStringLiteral("\\mathrm{") + unit.left(caret) + u'}';
    return caret < 0 ? base : base + QStringLiteral("^{") + unit.mid(caret + 1) + u'}';
}

tl::expected<double, QString> parseQuantity(const QString& text, const QString& unit) {
    static constexpr std::array<Scale, 5> energies{
        {{1e-9, "eV"}, {1e-6, "keV"}, {1e-3, "MeV"}, {1.0, "GeV"}, {1e3, "TeV"}}};
    QString number = text.trimmed();
    QString asTyped = unit;
    asTyped.replace(QStringLiteral("⁻¹"), QStringLiteral("^-1"));
    double factor = 1.0;
    const bool inverse = unit == u"GeV^-1";
    if (unit == u"GeV" || inverse) {
        number.replace(QStringLiteral("⁻¹"), QStringLiteral("^-1"));
        number.replace(QStringLiteral("/"), QString());
        QString tail = number;
        if (tail.endsWith(u"^-1")) {
            tail.chop(3);
        }
        // The longest name first: "GeV" also ends in "eV".
        const Scale* found = nullptr;
        for (const Scale& energy : energies) {
            const QString name = QString::fromUtf8(energy.unit);
            if (tail.endsWith(name) && (found == nullptr || name.size() > 2)) {
                found = &energy;
            }
        }
        if (found != nullptr) {
            factor = inverse ? 1.0 / found->factor : found->factor;
            number = tail.chopped(QString::fromUtf8(found->unit).size()).trimmed();
        }
    }
    const auto value = io::parseNumber(number.toStdString());
    if (!value) {
        return tl::make_unexpected(
            unit.isEmpty() ? message("“%1” is no number; write 0.3 or 3e-1").arg(text.trimmed())
                           : message("“%1” is no number; write 1000 or 1e3, in %2")
                                 .arg(text.trimmed(), readableUnit(unit)));
    }
    return *value * factor;
}

} // namespace cyrano::app
