// How axes are read: the units of their values, and second axes that count something else.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cyrano::model {
struct Model;
}

namespace cyrano::scene {

struct Plane;
struct PlaneKind;

/// What is written at a value of an axis: factor · valueᵖ. Values are positive where p is not 1.
struct Reading {
    double factor = 1.0; ///< > 0
    double power = 1.0;  ///< not 0

    [[nodiscard]] double shown(double value) const noexcept;
    [[nodiscard]] double value(double shown) const noexcept;

    bool operator==(const Reading&) const = default;
};

/// A reading with its TeX label.
struct LabelledReading {
    Reading reading;
    std::string label;
};

/// Lines along which the particle flies equally far, or lives equally long.
enum class LifetimeLines { none, decayLength, lifetime };

/// What a scene says about reading its axes; their values stay in GeV and GeV⁻¹.
struct AxisReadings {
    std::string massUnit = "GeV";
    std::string couplingUnit = "GeV^-1";
    std::string top = "none";
    std::string right = "none";
    LifetimeLines lifetime = LifetimeLines::none;

    bool operator==(const AxisReadings&) const = default;
};

/// Words a plane takes; those of second axes begin with "none".
[[nodiscard]] std::vector<std::string> massUnits();
[[nodiscard]] std::vector<std::string> couplingUnits();
[[nodiscard]] std::vector<std::string> secondAxes();
[[nodiscard]] std::vector<std::string> secondAxesOfCouplings();

/// Whether an axis of the plane has a coupling of dimension 1/mass.
[[nodiscard]] bool hasDimensionalCoupling(const PlaneKind& kind) noexcept;

/// The axes themselves, in the units the plane asks for.
[[nodiscard]] LabelledReading readingOfX(const Plane& plane);
[[nodiscard]] LabelledReading readingOfY(const Plane& plane);

/// A second axis by its word; nothing where it says nothing about that axis (1/g of a pure number),
/// or where the axis has both signs.
[[nodiscard]] std::optional<LabelledReading>
secondReadingOfX(const Plane& plane, const model::Model& model, std::string_view word);
[[nodiscard]] std::optional<LabelledReading>
secondReadingOfY(const Plane& plane, const model::Model& model, std::string_view word);

} // namespace cyrano::scene
