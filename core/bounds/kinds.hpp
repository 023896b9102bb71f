#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/bounds/bound.hpp"
#include "core/io/measurement.hpp"

namespace cyrano::bounds {

/// What a kind may need besides the record.
struct Surroundings {
    const std::map<std::string, io::Measurement>& measurements;
    std::string tablesFolder; ///< tables made at build time; may be absent
};

using MadeBound = io::Result<std::unique_ptr<Bound>>;

/// A way of excluding. To add one: a file with its factory, and a row in kinds.cpp.
struct Kind {
    std::string_view name;
    std::string_view help;
    MadeBound (*make)(io::Record record, const Surroundings& surroundings);
    /// Inputs of a record a user may be allowed to change, where the record gives a range or
    /// choices.
    std::vector<std::string_view> adjustable = {};
    /// Those of them whose value it works out where the record leaves it open.
    std::vector<std::string_view> derivable = {};
};

[[nodiscard]] std::span<const Kind> kinds() noexcept;

/// The bound a record describes, or what the record lacks for its kind.
[[nodiscard]] MadeBound makeBound(io::Record record, const Surroundings& surroundings);

MadeBound makeElectronDump(io::Record record, const Surroundings& surroundings);
MadeBound makeProtonDump(io::Record record, const Surroundings& surroundings);
MadeBound makeQcdAxion(io::Record record, const Surroundings& surroundings);
MadeBound makeRadiativeDecay(io::Record record, const Surroundings& surroundings);
MadeBound makeResonanceSearch(io::Record record, const Surroundings& surroundings);
MadeBound makeZDecay(io::Record record, const Surroundings& surroundings);
MadeBound makeMagneticMoment(io::Record record, const Surroundings& surroundings);
MadeBound makeColliderProjection(io::Record record, const Surroundings& surroundings);
MadeBound makeFusionProjection(io::Record record, const Surroundings& surroundings);
MadeBound makeRadiativeInvisible(io::Record record, const Surroundings& surroundings);
MadeBound makeMonoPhoton(io::Record record, const Surroundings& surroundings);
MadeBound makeProtonDumpVector(io::Record record, const Surroundings& surroundings);
MadeBound makeMassLine(io::Record record, const Surroundings& surroundings);
MadeBound makeBenchmarkPoint(io::Record record, const Surroundings& surroundings);
MadeBound makeAxialGrowth(io::Record record, const Surroundings& surroundings);
MadeBound makeMixingSearch(io::Record record, const Surroundings& surroundings);
MadeBound makePublishedContour(io::Record record, const Surroundings& surroundings);
MadeBound makeSupernovaDecay(io::Record record, const Surroundings& surroundings);
MadeBound makeSupernovaCooling(io::Record record, const Surroundings& surroundings);

} // namespace cyrano::bounds
