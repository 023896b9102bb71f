#include "app/panels/loop_plot.hpp"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/model/loop_photon.hpp"

namespace cyrano::app {

namespace {

constexpr int samples = 160;
constexpr double lowestLog = -4.0; // of the mass in GeV
constexpr double highestLog = 1.0;
constexpr double primakoffEnergyGeV = 10.0;
constexpr physics::Atom aluminium{13.0, 26.98};

using Curve = std::array<double, samples>;

double massAt(int i) {
    return std::pow(10.0, lowestLog + (highestLog - lowestLog) * i / (samples - 1));
}

Curve curveOf(const model::Model& m, model::Lepton lepton, bool decay) {
    Curve out{};
    for (int i = 0; i < samples; ++i) {
        const double mass = massAt(i);
        const double q2 =
            decay ? 0.0 : model::primakoffVirtualityGeV2(aluminium, primakoffEnergyGeV, mass);
        out[static_cast<std::size_t>(i)] =
            std::abs(model::loopFactor(m.leptonPattern, mass, lepton, q2));
    }
    return out;
}

} // namespace

LoopPlot::LoopPlot(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    setObjectName(QStringLiteral("loop_plot"));
    setAccessibleName(tr("Loop factor against mass"));
    setFixedHeight(sizeHint().height());
    connect(&session_, &Session::sceneChanged, this, &LoopPlot::refresh);
    refresh();
}

void LoopPlot::refresh() {
    setVisible(model::hasPhotonLoop(session_.scene().scenario.model));
    update();
}

void LoopPlot::paintEvent(QPaintEvent*) {
    const model::Model& m = session_.scene().scenario.model;
    struct Drawn {
        Curve curve;
        QColor colour;
        Qt::PenStyle style;
    };
    const QColor ink = palette().color(QPalette::Text);
    const QColor blue(0x2a, 0x6f, 0xb5);
    const std::array<Drawn, 4> drawn{Drawn{curveOf(m, model::electron, true), blue, Qt::SolidLine},
                                     Drawn{curveOf(m, model::electron, false), blue, Qt::DashLine},
                                     Drawn{curveOf(m, model::muon, true), ink, Qt::SolidLine},
                                     Drawn{curveOf(m, model::muon, false), ink, Qt::DashLine}};
    double top = 0.0;
    for (const Drawn& one : drawn) {
        top = std::max(top, 1.1 * *std::max_element(one.curve.begin(), one.curve.end()));
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPointSizeF(std::max(7.0, small.pointSizeF() - 1.5));
    painter.setFont(small);
    painter.setPen(palette().color(QPalette::Text));
    const QRectF frame(26, 18, width() - 34, height() - 50);
    painter.drawRect(frame);
    const bool derivative = m.leptonPattern == model::LeptonPattern::universalDerivative;
    painter.drawText(QRectF(0, 0, width(), 16), Qt::AlignLeft | Qt::AlignVCenter,
                     derivative ? tr("|1+F| of the e (blue) and μ loops")
                                : tr("|F| of the e (blue) and μ loops"));
    const auto yOf = [&](double value) { return frame.bottom() - frame.height() * value / top; };
    for (const double tick : {0.0, std::floor(top)}) {
        painter.drawText(QRectF(0, yOf(tick) - 8, 22, 16), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(tick));
    }
    const QStringList names{QStringLiteral("0.1"), QStringLiteral("MeV"), QStringLiteral("10"),
                            QStringLiteral("100"), QStringLiteral("GeV"), QStringLiteral("10")};
    for (int i = 0; i < names.size(); ++i) {
        const double x =
            frame.left() + frame.width() * i / (static_cast<double>(names.size()) - 1.0);
        painter.drawLine(QPointF(x, frame.bottom()), QPointF(x, frame.bottom() - 4));
        painter.drawText(QRectF(x - 20, frame.bottom() + 1, 40, 14), Qt::AlignCenter, names[i]);
    }
    for (const Drawn& one : drawn) {
        QPainterPath path;
        for (int i = 0; i < samples; ++i) {
            const QPointF p(frame.left() + frame.width() * i / (samples - 1.0),
                            yOf(one.curve[static_cast<std::size_t>(i)]));
            i == 0 ? path.moveTo(p) : path.lineTo(p);
        }
        painter.setPen(QPen(one.colour, 1.4, one.style));
        painter.drawPath(path);
    }
    painter.setPen(ink);
    painter.drawText(QRectF(0, height() - 16, width(), 16), Qt::AlignCenter,
                     tr("— decay   - - Primakoff (Al, 10 GeV)"));
}

} // namespace cyrano::app
