#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "core/scene/scene.hpp"

namespace cyrano::scene {

using Value = std::variant<double, bool, std::string, std::vector<std::string>>;

/// "0.3", "true", "hypercharge", "e137, lep": the form `--set` takes and cache keys use.
[[nodiscard]] std::string toText(const Value& value);
/// "0.01 1e-05": the form of bound.<id>.label.
[[nodiscard]] std::string toText(const LabelPlace& place);

/// One thing a user can change: the table of these is the only list there is. A parameter added
/// there appears in scene files, `--set`, undo, help and, with a group, in the model panel.
struct Parameter {
    enum class Kind { number, toggle, choice, text, list };

    std::string path;
    Kind kind = Kind::number;
    std::string symbol; ///< TeX
    std::string unit;
    std::string help;
    std::string formula; ///< TeX: where it enters; empty where that says nothing
    std::string source;  ///< of the formula, or of the value where a record gives that
    std::string group;   ///< panel section; empty: not a control of its own
    double min = 0.0;
    double max = 0.0;
    bool logarithmic = false;
    bool playable = false; ///< worth watching while it runs through its range
    std::vector<std::string> choices;
    /// Of a choice that takes more than its choices: the text it keeps for another word (a file's
    /// content for its name), or what is wrong with it.
    std::function<tl::expected<std::string, std::string>(const std::string&)> resolve;
    std::function<Value(const Scene&)> get;
    std::function<void(Scene&, const Value&)> set; ///< value already checked
    /// Whether the parameter does anything in this scene (C only with the universal pattern).
    std::function<bool(const Scene&)> active = [](const Scene&) { return true; };
};

[[nodiscard]] std::span<const Parameter> parameters();
[[nodiscard]] const Parameter* findParameter(std::string_view path);

/// Empty when the parameter can take the value; otherwise one line that says what would do.
[[nodiscard]] std::string complaint(const Parameter& parameter, const Value& value);

/// Value of a path, also of the per-bound paths bound.<id>.shown, .published, .label, those of the
/// bound's style (style_fields.hpp) and .<input>: empty where the record's own stands.
[[nodiscard]] tl::expected<Value, std::string> getParameter(const Scene& scene,
                                                            std::string_view path);

/// A copy of the scene with one value changed. The error is one line that says what would do:
/// nearest path for an unknown one, the range for a number outside it, the choices for a word.
[[nodiscard]] tl::expected<Scene, std::string>
withParameter(const Scene& scene, std::string_view path, const Value& value);

/// As withParameter, reading the value from text as on the command line.
[[nodiscard]] tl::expected<Scene, std::string>
withParameterText(const Scene& scene, std::string_view path, std::string_view text);

/// Empty when the plane's edges are in order; otherwise what is wrong with them. Edges are set one
/// by one, so this is asked once a scene is complete.
[[nodiscard]] std::string checkPlane(const Scene& scene);

} // namespace cyrano::scene
