#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/io/diagnostic.hpp"

// What files from anywhere may hold: more than a real one does, little enough to be read at once.
namespace cyrano::io {

/// Largest size of one sort of file; `what` is the sort's name in the message.
struct SizeLimit {
    std::uintmax_t bytes = 0;
    std::string_view what;
};

inline constexpr SizeLimit curveFiles{20'000'000, "curves"};
inline constexpr SizeLimit tomlFiles{4'000'000, "records and other TOML files"};
inline constexpr SizeLimit sceneFiles{1'000'000, "scenes and storyboards"};
inline constexpr SizeLimit bibliographyFiles{20'000'000, "bibliographies"};
/// Also those the program writes for itself.
inline constexpr SizeLimit anyFiles{64'000'000, "files"};

inline constexpr std::size_t longestLine = 100'000; ///< bytes, of a line with numbers
inline constexpr int deepestNesting = 32;           ///< of brackets in TOML, of levels in YAML
inline constexpr int longestKey = 50;               ///< parts of a dotted key of TOML
inline constexpr std::size_t mostSceneValues = 2000;
inline constexpr std::size_t mostSceneWords = 2000;      ///< of one list
inline constexpr std::size_t longestSceneText = 100'000; ///< bytes of one value
inline constexpr std::size_t mostStoryboardChanges = 5000;
inline constexpr std::size_t mostRecordTables = 100;
inline constexpr std::size_t mostRecordInputs = 500;

/// "1.0 GB", "20 MB", "812 bytes".
[[nodiscard]] std::string sizeText(std::uintmax_t bytes);

/// Nothing wrong, or "is 1.0 GB; curves up to 20 MB are read".
[[nodiscard]] Result<void> checkSize(std::uintmax_t bytes, const SizeLimit& limit,
                                     const std::string& file);

/// The path of a file that a file in `folder` names. Absolute names, names that lead out of the
/// folder with .. or through a link, and pipes and devices are refused, with the place where the
/// name stands. Whether the file exists is for its reader to say.
[[nodiscard]] Result<std::string> fileInside(const std::string& folder, const std::string& name,
                                             const std::string& namedIn, int line = 0);

} // namespace cyrano::io
