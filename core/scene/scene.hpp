#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "core/model/model.hpp"
#include "core/scene/bound_style.hpp"
#include "core/scene/plane.hpp"

namespace cyrano::scene {

enum class Epoch { before2025, after2025 };
enum class MomentReading { centred, null };
/// Where the fine-structure constant behind the predicted moment of the electron comes from.
enum class AlphaSource { rubidium, cesium, both };

/// Which measurements are taken, and how they are read.
struct DataChoice {
    Epoch epoch = Epoch::after2025;
    MomentReading momentReading = MomentReading::centred;
    AlphaSource alphaSource = AlphaSource::both;

    bool operator==(const DataChoice&) const = default;
};

/// A value given to an input of a bound's record: a number, or one of its choices.
using Setting = std::variant<double, std::string>;

/// Everything a bound may depend on besides mass and coupling.
struct Scenario {
    model::Model model;
    DataChoice data;
    /// "<bound id>.<input>" → value, where it is not the record's own.
    std::map<std::string, Setting, std::less<>> settings;

    bool operator==(const Scenario&) const = default;
};

/// Where the middle of a label stands, in values of the axes, so that it travels with its region.
struct LabelPlace {
    double x = 0.0;
    double y = 0.0;

    bool operator==(const LabelPlace&) const = default;
};

/// One figure, whole: an immutable value. Everything shown follows from it and the records.
/// All fields are reached by parameter paths (parameters.hpp); files, sliders, undo and the
/// command line know no other way in.
struct Scene {
    std::string title;
    Scenario scenario;
    Plane plane;
    std::vector<std::string> shownBounds;          ///< ids, in drawing order
    std::map<std::string, BoundStyle> boundStyles; ///< id → style, where not the usual one
    std::map<std::string, LabelPlace> labelPlaces; ///< id → where it was put by hand
    std::set<std::string> publishedShown;          ///< ids whose published curve lies over them
    bool showAnatomy = false; ///< say along the pointer's vertical what sets the edges

    [[nodiscard]] bool shows(const std::string& boundId) const;
    /// How the bound is drawn; all as usual where nobody chose otherwise.
    [[nodiscard]] BoundStyle styleOf(const std::string& boundId) const;
    [[nodiscard]] bool showsPublished(const std::string& boundId) const {
        return publishedShown.contains(boundId);
    }

    bool operator==(const Scene&) const = default;
};

} // namespace cyrano::scene
