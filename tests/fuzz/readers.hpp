#pragma once

#include <array>
#include <cmath>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/formats.hpp"
#include "core/exchange/guess.hpp"
#include "core/exchange/writers.hpp"
#include "core/io/bibliography.hpp"
#include "core/io/charges_file.hpp"
#include "core/io/csv.hpp"
#include "core/io/measurement.hpp"
#include "core/io/record.hpp"
#include "core/scene/parameters.hpp"
#include "core/scene/scene_file.hpp"
#include "core/scene/scene_link.hpp"
#include "core/scene/storyboard.hpp"
#include "tests/fuzz/link.hpp"

// Each reader with any bytes for input. What it takes must keep the promises of its kind, above all
// that it reads back as it was written; what it refuses must say why on one line. A broken promise
// is a std::logic_error. Used by the fuzzers here and, with their corpus, by
// tests/core/test_fuzz_corpus.cpp.
namespace cyrano::fuzz {

inline void require(bool kept, const std::string& promise) {
    if (!kept) {
        throw std::logic_error(promise);
    }
}

inline void requireMessage(const std::string& text) {
    require(!text.empty() && text.size() < 2000, "a refusal says why, in brief");
    require(text.find('\n') == std::string::npos, "a refusal is one line: " + text);
}

template <class T>
bool taken(const io::Result<T>& read) {
    if (!read) {
        requireMessage(read.error().text);
    }
    return read.has_value();
}

inline void requireCurve(const std::vector<io::CurveSegment>& segments) {
    require(!segments.empty(), "a curve has a piece");
    for (const io::CurveSegment& segment : segments) {
        require(!segment.x.empty() && segment.x.size() == segment.y.size(), "as many x as y");
        for (std::size_t i = 0; i < segment.x.size(); ++i) {
            require(std::isfinite(segment.x[i]) && segment.x[i] > 0.0 &&
                        std::isfinite(segment.y[i]) && segment.y[i] > 0.0,
                    "points of a curve are positive");
        }
    }
}

inline void requireReadsBack(const scene::Scene& scene) {
    const std::string written = scene::writeScene(scene);
    const auto back = scene::parseScene(written, {});
    require(back.has_value(), "a scene reads back: " + (back ? "" : back.error().text));
    require(*back == scene, "a scene reads back as it was");
    require(scene::writeScene(*back) == written, "a scene is written one way");
}

inline void readScene(std::string_view text) {
    if (const auto scene = scene::parseScene(std::string(text), {}); taken(scene)) {
        requireReadsBack(*scene);
    }
}

inline void requireLinkReadsBack(const io::Result<scene::Scene>& scene) {
    if (taken(scene)) {
        if (const auto link = scene::sceneLink(*scene); taken(link)) {
            const auto back = scene::readSceneLink(*link);
            require(back && *back == *scene, "a link reads back as it was");
        }
    }
}

/// As a link, and as what a link with the right checksum carries.
inline void readSceneLink(std::string_view text) {
    requireLinkReadsBack(scene::readSceneLink(text));
    requireLinkReadsBack(scene::readSceneLink(linkWith(text.substr(0, 60'000))));
}

inline void readStoryboard(std::string_view text) {
    const std::string file = "nowhere/storyboard.toml";
    const auto read = scene::parseStoryboard(std::string(text), file, CYRANO_DATASETS);
    if (taken(read)) {
        const auto back =
            scene::parseStoryboard(scene::writeStoryboard(*read), file, CYRANO_DATASETS);
        require(back.has_value(), "a storyboard reads back: " + (back ? "" : back.error().text));
        require(*back == *read, "a storyboard reads back as it was");
    }
}

/// Lines "path = text", as --set takes them.
inline void readValueText(std::string_view text) {
    scene::Scene scene;
    for (int lines = 0; !text.empty() && lines < 20; ++lines) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos) {
            continue;
        }
        const std::string path(line.substr(0, equals));
        // A user may name a file; a fuzzer would only find those of this machine.
        const bool file =
            path == "model.charges" && io::namesChargesFile(std::string(line.substr(equals + 1)));
        const auto changed = file ? tl::expected<scene::Scene, std::string>(scene)
                                  : scene::withParameterText(scene, path, line.substr(equals + 1));
        if (!changed) {
            require(!changed.error().empty(), "a refusal says why");
            continue;
        }
        scene = *changed;
        const auto value = scene::getParameter(scene, path);
        require(value.has_value(), "a value that was set can be asked for");
        const auto again = scene::withParameter(scene, path, *value);
        require(again && *again == scene, "setting a value again changes nothing");
    }
    if (scene::checkPlane(scene).empty()) {
        requireReadsBack(scene);
    }
}

/// The folder has the curves that the records of the corpus name, as contour.csv.
inline void readRecord(std::string_view text) {
    const auto record = io::parseRecord(std::string(text), CYRANO_FUZZ_RECORD);
    if (!taken(record)) {
        return;
    }
    require(!record->licence.empty() && !record->references.empty(), "a record has its origin");
    for (const auto& [name, table] : record->tables) {
        requireCurve(table.segments);
    }
    for (const auto& contour : {record->contour, record->reference}) {
        if (contour) {
            requireCurve(contour->segments);
        }
    }
    for (const auto& [name, input] : record->inputs) {
        require(!input.range || input.range->min < input.range->max, "ranges are ordered");
    }
}

inline void readCurve(std::string_view text) {
    if (const auto read = io::parseCurve(std::string(text), "curve.csv"); taken(read)) {
        requireCurve(*read);
    }
}

inline void readMeasurement(std::string_view text) {
    const auto read = io::parseMeasurement(std::string(text), "m.toml");
    if (taken(read)) {
        require(read->scale > 0.0, "scales are positive");
        for (const io::Comparison& comparison : read->comparisons) {
            require(read->in(comparison.variant) != nullptr, "a variant is found by its name");
        }
    }
}

inline void readBibliography(std::string_view text) {
    const auto read = io::parseBibliography(std::string(text), "b.bib");
    if (taken(read)) {
        for (const auto& [key, entry] : *read) {
            require(!key.empty() && entry.key == key, "entries go by their key");
            require(!entry.oneLine().empty() && !entry.inFull().empty(), "an entry can be cited");
            static_cast<void>(entry.address());
            const auto again = io::parseBibliography(entry.verbatim, "b.bib");
            require(again && again->size() == 1 && again->begin()->first == key,
                    "an entry reads back");
        }
    }
}

inline void readCharges(std::string_view text) {
    if (const auto read = io::parseCharges(std::string(text), "charges.toml"); taken(read)) {
        const auto back = io::resolveCharges(io::chargesText(*read));
        require(back && *back == *read, "charges read back as they were");
    }
    const std::string word(text);
    if (!io::namesChargesFile(word)) {
        if (const auto read = io::resolveCharges(word); taken(read)) {
            const auto back = io::resolveCharges(io::chargesText(*read));
            require(back && *back == *read, "charges of a line read back as they were");
        }
    }
}

/// What an import does before anything is taken over, and what an export makes of it.
inline void readCurves(std::string_view text, const std::string& file, exchange::Format format) {
    const auto read = exchange::parseCurves(std::string(text), file, format);
    if (!taken(read)) {
        return;
    }
    require(!read->curves.empty(), "what is read has a curve");
    for (const exchange::Curve& curve : read->curves) {
        const exchange::Preview shown = exchange::preview(curve);
        require(shown.rowCount == curve.rows() && shown.rowCount > 0, "a preview counts the rows");
        const auto contour = exchange::toContour(curve, shown.choice);
        if (!taken(contour)) {
            continue;
        }
        requireCurve(contour->segments);
        const exchange::Labelled labelled{"id", curve.name,        "95% CL",
                                          {},   curve.description, *contour};
        for (const auto& written : {io::Result<std::string>(exchange::writeHepdata({&labelled, 1})),
                                    exchange::writeAxionLimits(labelled)}) {
            if (taken(written)) {
                const auto back = exchange::parseCurves(*written, "back.txt");
                require(back && !back->curves.empty(), "what is written can be read");
            }
        }
    }
}

inline void readCsv(std::string_view text) {
    readCurves(text, "a.csv", exchange::Format::automatic);
}

inline void readAxionLimits(std::string_view text) {
    readCurves(text, "a.txt", exchange::Format::axionLimits);
}

inline void readDarkcast(std::string_view text) {
    readCurves(text, "a.lmt", exchange::Format::darkcast);
}

inline void readHepdata(std::string_view text) {
    readCurves(text, "a.yaml", exchange::Format::hepdataYaml);
}

struct Reader {
    const char* name; ///< of its folder in the corpus
    void (*read)(std::string_view);
};

inline constexpr std::array readers{
    Reader{"scene", readScene},
    Reader{"scene_link", readSceneLink},
    Reader{"storyboard", readStoryboard},
    Reader{"value_text", readValueText},
    Reader{"record", readRecord},
    Reader{"curve", readCurve},
    Reader{"measurement", readMeasurement},
    Reader{"bibliography", readBibliography},
    Reader{"charges", readCharges},
    Reader{"csv", readCsv},
    Reader{"axionlimits", readAxionLimits},
    Reader{"lmt", readDarkcast},
    Reader{"hepdata", readHepdata},
};

} // namespace cyrano::fuzz
