// References in words: what they serve, which bounds rest on them, where they are on the web.
#pragma once

#include <QString>

#include <array>

#include "core/picture/citations.hpp"

namespace cyrano::app {

/// In the order of headings; a paper stands under the first of its uses.
inline constexpr std::array citedFor{
    picture::CitedFor::program,        picture::CitedFor::measuredValue,
    picture::CitedFor::computedBound,  picture::CitedFor::recastBound,
    picture::CitedFor::publishedCurve, picture::CitedFor::digitisation};

[[nodiscard]] picture::CitedFor firstRole(const picture::Citation& paper);
/// Of the papers that stand under a role.
[[nodiscard]] QString headingText(picture::CitedFor role);

/// Names bounds of a picture by as much of their title as tells one from the others.
class BoundNames {
  public:
    BoundNames(const picture::Picture& picture, const bounds::Catalogue& catalogue)
        : picture_(picture), catalogue_(catalogue) {}

    /// "E137"; the id of an unknown one.
    [[nodiscard]] QString operator()(const std::string& id) const;

  private:
    const picture::Picture& picture_;
    const bounds::Catalogue& catalogue_;
};

/// One line for each role: "Curve drawn as published: CMS, ATLAS".
[[nodiscard]] QString servesText(const picture::Citation& paper, const BoundNames& nameOf);

/// Addresses on the web; empty where the entry has none.
[[nodiscard]] QString arxivAddress(const io::BibEntry& entry);
[[nodiscard]] QString doiAddress(const io::BibEntry& entry);
/// arXiv, else the DOI, else the address the entry gives.
[[nodiscard]] QString webAddress(const io::BibEntry& entry);

} // namespace cyrano::app
