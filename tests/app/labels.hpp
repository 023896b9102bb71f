#pragma once

#include "app/tex/engine.hpp"

#include <QByteArray>
#include <QList>
#include <QRectF>

#include <cmath>

/// Labels as figures of the field have them, and what tests of their boxes and their ink share.
namespace labels {

inline cyrano::tex::Engine::Result typeset(const char* tex) {
    return cyrano::tex::Engine::instance().boxes(QString::fromUtf8(tex));
}

inline bool near(const QRectF& a, const QRectF& b, double tolerance) {
    return std::abs(a.left() - b.left()) <= tolerance && std::abs(a.top() - b.top()) <= tolerance &&
           std::abs(a.right() - b.right()) <= tolerance &&
           std::abs(a.bottom() - b.bottom()) <= tolerance;
}

inline const QList<QByteArray>& fieldLabels() {
    static const QList<QByteArray> labels{
        R"(m_a\ [\mathrm{GeV}])",
        R"(g_{a\gamma\gamma}\ [\mathrm{GeV}^{-1}])",
        R"(\text{SN 1987A}\ \nu\text{ cooling})",
        R"(e^+e^-\to\gamma a(\to\gamma\gamma))",
        R"(\frac{\alpha g^2}{24}\left(1-\frac{m^2}{s}\right)^3)",
        R"(\sqrt{s}=10.58\,\mathrm{GeV})",
        R"(\bar\nu\ \Upsilon(4S)\ \mathcal{B}\ \Lambda\lesssim 10^{-12})",
        R"(\overline{\psi}\gamma^\mu\gamma_5\psi\ \widehat{abc}\ \mathbf{B}\sim\vec p)",
    };
    return labels;
}

} // namespace labels
