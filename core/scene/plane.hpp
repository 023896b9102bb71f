#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/model/model.hpp"
#include "core/scene/axis_reading.hpp"

namespace cyrano::scene {

enum class AxisScale { linear, logarithmic, symmetricLog };

/// One axis of a plane. Regions are kept in axis units: log10 of the value on a logarithmic axis;
/// on a symmetric one v/v₀ up to |v| = v₀ and ±(1 + log10(|v|/v₀)) beyond, so that a decade is one
/// unit and both signs have their side.
struct Axis {
    AxisScale scale = AxisScale::logarithmic;
    double min = 1.0;
    double max = 10.0;
    double linearBelow = 1e-6; ///< v₀ of a symmetric axis, > 0

    [[nodiscard]] double toAxis(double value) const noexcept;
    [[nodiscard]] double fromAxis(double position) const noexcept;
    [[nodiscard]] double axisMin() const noexcept { return toAxis(min); }
    [[nodiscard]] double axisMax() const noexcept { return toAxis(max); }

    bool operator==(const Axis&) const = default;
};

/// The vertical line of a plane at one x: a mass, and couplings that run linearly with y.
struct CouplingLine {
    double massGeV = 0.0;
    model::Couplings origin;    ///< at y = 0
    model::Couplings direction; ///< per unit of y

    [[nodiscard]] model::Couplings at(double y) const noexcept;
};

/// Where an axis lies by default.
struct AxisRange {
    double min;
    double max;
};

/// A kind of plane: what its axes mean. Adding one is adding a row to the table in plane.cpp.
struct PlaneKind {
    std::string_view id;
    std::string_view title;
    std::string_view brief;  ///< for a list of planes, plain
    std::string_view xLabel; ///< TeX
    std::string_view yLabel; ///< TeX
    std::string_view xUnit;
    std::string_view yUnit;
    std::string_view xParameter; ///< path of the model value the x axis stands in for
    std::string_view yParameter; ///< path of the model value the y axis stands in for
    AxisRange xRange;
    AxisRange yRange;
    /// The model at a point; linear in y, and in x where that is a coupling.
    model::Model (*place)(const model::Model& model, double x, double y);

    /// Whether x is the mass; otherwise the mass is the model's own.
    [[nodiscard]] bool massAxis() const noexcept { return xParameter == "plane.mass"; }
    /// Whether the y axis is the ε of vectors and axial vectors; otherwise the particle has spin 0.
    [[nodiscard]] bool spinOne() const noexcept { return yParameter == "model.epsilon"; }
    /// TeX of the particle's mass.
    [[nodiscard]] std::string_view massSymbol() const noexcept {
        return spinOne() ? "m_{A'}" : "m_a";
    }
    /// The vertical line at x.
    [[nodiscard]] CouplingLine line(const model::Model& model, double x) const noexcept;
};

[[nodiscard]] std::span<const PlaneKind> planeKinds() noexcept;
[[nodiscard]] const PlaneKind* findPlane(std::string_view id) noexcept;

/// The plane of a scene: its kind and the visible window.
struct Plane {
    std::string id = "mass-photon";
    Axis x{AxisScale::logarithmic, 1e-2, 1e2};
    Axis y{AxisScale::logarithmic, 1e-6, 1e-1};
    AxisReadings readings = {}; ///< what is written at the axes; regions know nothing of it

    [[nodiscard]] const PlaneKind& kind() const noexcept;
    /// Both signs of both couplings, on symmetric axes.
    [[nodiscard]] bool fourQuadrants() const noexcept { return y.scale == AxisScale::symmetricLog; }

    bool operator==(const Plane&) const = default;
};

} // namespace cyrano::scene
