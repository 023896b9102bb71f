#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/bounds/bound.hpp"

namespace cyrano::picture {

/// Masses below this share of the published tip are the core. Nearer to the tip the two edges run
/// into one another: a small shift of the tip is a large ratio of the edges.
inline constexpr double coreOfTip = 0.85;

/// One edge of a bound at one mass, as published and as computed; in GeV⁻¹.
struct EdgePair {
    std::optional<double> published;
    std::optional<double> ours; ///< absent where nothing is excluded or the side is open
    bool cut = false;           ///< the published value is the frame of the data, no edge
    bool taken = false;         ///< ours is the published value: that part is drawn, not computed

    /// log10(ours/published); nothing where either is missing, cut or taken from the other.
    [[nodiscard]] std::optional<double> logRatio() const noexcept;
};

struct MassRow {
    double massGeV = 0.0;
    bool core = false; ///< below coreOfTip of the published tip
    EdgePair lower;
    EdgePair upper;
};

/// How far an edge is off, over some masses, in log10 of the coupling.
struct Deviation {
    int masses = 0;
    double median = 0.0;          ///< of log10(ours/published), with its sign
    double medianMagnitude = 0.0; ///< of its magnitude
    double maxMagnitude = 0.0;
    double worstMassGeV = 0.0; ///< where that is
};

struct EdgeAgreement {
    Deviation core;
    Deviation all;
    int cut = 0; ///< masses left out: there the published curve runs along the frame of its data
    int missing = 0; ///< masses left out: published, but no such edge here
    int taken = 0;   ///< masses left out: our edge is the published one
};

/// A computed bound beside the published curve of its record.
struct Comparison {
    const bounds::Bound* bound = nullptr;
    std::string silentBecause; ///< why there is nothing to compare; empty when there is
    std::vector<MassRow> rows; ///< ascending masses
    EdgeAgreement lower;
    EdgeAgreement upper;
    std::optional<double> publishedTipGeV; ///< largest excluded mass; none where the data's frame
                                           ///< ends the curve
    std::optional<double> oursTipGeV;
    bool oursTipIsRange = false; ///< ours is still open where the calculation ends
    bool tipTaken = false;       ///< ours is the published one

    /// log10(ours/published) of the tip; nothing where ours is taken from the published one.
    [[nodiscard]] std::optional<double> tipLogRatio() const noexcept;
};

/// The scenario with the settings a reference was made under, where it has none of its own; a
/// record whose reference is a curve of dark photons is compared for one.
[[nodiscard]] bounds::Scenario underSettings(bounds::Scenario scenario, const bounds::Bound& bound,
                                             const io::Settings& settings);

/// "production = primary"; empty without any.
[[nodiscard]] std::string settingsText(const io::Settings& settings);

/// Expected events beside those of an independent calculation.
struct EventComparison {
    const io::ReferenceEvents* reference = nullptr;
    std::vector<double> ratios; ///< ours/theirs, point by point
    double medianRatio = 0.0;
    double worstRatio = 0.0; ///< the farthest from 1
};

/// One for each set of reference events of the record, under its settings.
[[nodiscard]] std::vector<EventComparison> compareEvents(const bounds::Bound& bound,
                                                         const bounds::Scenario& scenario);

/// Compares edge by edge: at 40 masses in equal steps of log m over the published curve and five
/// more towards its tip, the published curve interpolated in log–log. Where a mass has several
/// excluded stretches the outermost edges count. Nothing when the record has no reference.
[[nodiscard]] std::optional<Comparison> compare(const bounds::Bound& bound,
                                                const bounds::Scenario& scenario);

/// An input of a record by name.
struct NamedInput {
    std::string name;
    const io::Input* input = nullptr;
};

/// What of a record was fitted to a published curve, and what was not, by name.
struct Provenance {
    std::vector<NamedInput> fitted;
    std::vector<NamedInput> notFitted;
};

[[nodiscard]] Provenance provenance(const io::Record& record);

} // namespace cyrano::picture
