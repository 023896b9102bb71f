#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/model/model.hpp"

namespace cyrano::scene {

enum class AxisScale { linear, logarithmic };

/// One axis of a plane. Regions are kept in axis units (log10 of the value on a logarithmic axis).
struct Axis {
    AxisScale scale = AxisScale::logarithmic;
    double min = 1.0;
    double max = 10.0;

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

/// A kind of plane: what its axes mean. Adding one is adding a row to the table in plane.cpp.
struct PlaneKind {
    std::string_view id;
    std::string_view title;
    std::string_view xLabel; ///< TeX
    std::string_view yLabel; ///< TeX
    std::string_view xUnit;
    std::string_view yUnit;
    std::string_view yParameter; ///< path of the model value the y axis stands in for
    AxisScale xScale;
    AxisScale yScale;
    CouplingLine (*line)(const model::Model& model, double x);
    /// Model with the y coupling set to a value, for probes and read-outs.
    model::Model (*at)(const model::Model& model, double y);
};

[[nodiscard]] std::span<const PlaneKind> planeKinds() noexcept;
[[nodiscard]] const PlaneKind* findPlane(std::string_view id) noexcept;

/// The plane of a scene: its kind and the visible window.
struct Plane {
    std::string id = "mass-photon";
    Axis x{AxisScale::logarithmic, 1e-2, 1e2};
    Axis y{AxisScale::logarithmic, 1e-6, 1e-1};

    [[nodiscard]] const PlaneKind& kind() const noexcept;

    bool operator==(const Plane&) const = default;
};

} // namespace cyrano::scene
