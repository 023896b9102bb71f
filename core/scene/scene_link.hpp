#pragma once

#include <string>
#include <string_view>

#include "core/io/diagnostic.hpp"
#include "core/scene/scene.hpp"

namespace cyrano::scene {

/// The scene as one line of text for a mail, `cyrano:1:` and letters, digits, - and _ that every
/// mail program leaves alone: base64url (RFC 4648 §5) of a CRC-32, a length and the scene file
/// without the lines that say what is so anyway. At most 64 kB; a scene that needs more is refused.
[[nodiscard]] io::Result<std::string> sceneLink(const Scene& scene);

/// The scene of such a link. Blanks, line breaks, quotation marks and angle brackets, which mail
/// programs add, are passed over. The error says whether the text is no link, is of a newer
/// version, ends too early, or is damaged; any changed character is found by its CRC. A link that
/// names a file instead of carrying its content is refused: links come from other people.
/// Inputs of bounds are for bounds::settingsComplaint to check, as with scene files.
[[nodiscard]] io::Result<Scene> readSceneLink(std::string_view text);

} // namespace cyrano::scene
