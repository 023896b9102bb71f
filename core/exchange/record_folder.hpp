#pragma once

#include <string>
#include <vector>

#include "core/io/record.hpp"

namespace cyrano::exchange {

/// What the provenance form asks for: a curve without its origin is not taken over.
struct Provenance {
    std::string id; ///< of the record and its folder: a-z, 0-9, -
    std::string title;
    std::string label;           ///< TeX; the title where empty
    std::string plane;           ///< the contour's where empty
    std::string paperKey;        ///< a key of the bibliography, or …
    std::string citation;        ///< … a free citation, which becomes an entry of its own
    std::string confidenceLevel; ///< "90% CL"
    std::string digitisedBy;
    std::string licence;
    std::string notes;
    int year = 0;
    io::Status status = io::Status::measured;
    std::string group = "imported";
    std::string mechanism;              ///< the title where empty
    std::string assumes;                ///< "BR(a → γγ) = 1"; the plane's usual one where empty
    std::vector<std::string> particles; ///< by the plane where empty
    std::string colour = "#7a5195";
};

/// The texts of a record's folder.
struct RecordFolder {
    std::string id;
    std::string recordToml;
    std::string contourCsv; ///< empty where there is no curve
    std::string bibtex;     ///< the entry a free citation needs, else empty
};

/// A record of kind "published-contour" that io::readRecord accepts in a folder named by its id.
/// Curves of more than 5000 points are thinned, by less than what a figure shows.
[[nodiscard]] io::Result<RecordFolder> writeRecordFolder(const io::PublishedContour& contour,
                                                         const Provenance& form);

/// A record of kind "benchmark-point". What the form says of curves (confidence level, who
/// digitised them) may be empty; the label is that of the first point where empty.
[[nodiscard]] io::Result<RecordFolder> writePointsFolder(const io::MarkedPoints& benchmark,
                                                         const Provenance& form);

/// Text as TeX for a label, without what TeX would take as a command.
[[nodiscard]] std::string plainLabel(std::string text);

/// Puts the texts into <parent>/<id>; a folder that is there already is left alone.
[[nodiscard]] io::Result<void> saveRecordFolder(const std::string& parent,
                                                const RecordFolder& folder);

} // namespace cyrano::exchange
