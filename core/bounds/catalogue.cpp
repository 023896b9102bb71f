#include "core/bounds/catalogue.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <tuple>

#include "core/bounds/kinds.hpp"
#include "core/io/csv.hpp"
#include "core/io/toml_tools.hpp"

namespace cyrano::bounds {

namespace fs = std::filesystem;

namespace {

/// Entries of a folder in a fixed order; empty when it cannot be listed.
std::vector<fs::path> sortedEntries(const std::string& folder) {
    std::vector<fs::path> out;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        out.push_back(it->path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// More than any record needs.
constexpr std::uintmax_t largestUserFile = 20'000'000;

/// Files a record names: "file" of its contour, its reference and its tables.
std::vector<std::string> filesNamed(const toml::table& record) {
    std::vector<std::string> out;
    const auto add = [&out](const toml::node_view<const toml::node>& entry) {
        if (const auto file = entry["file"].value<std::string>()) {
            out.push_back(*file);
        }
    };
    add(record["contour"]);
    add(record["reference"]);
    if (const toml::table* tables = record["tables"].as_table()) {
        for (const auto& [name, entry] : *tables) {
            add(toml::node_view<const toml::node>(entry));
        }
    }
    return out;
}

/// Whether a file may be read for a record in `folder`: a plain file of a bearable size that lies
/// in the folder itself, not behind a link.
io::Result<void> checkFile(const fs::path& folder, const std::string& name) {
    const std::string file = (folder / name).string();
    std::error_code error;
    if (name != fs::path(name).filename().string() || name == ".." || name == ".") {
        return io::failure("names '" + name + "', which is not in its own folder",
                           (folder / "record.toml").string());
    }
    const fs::file_status status = fs::symlink_status(file, error);
    if (fs::is_symlink(status) || (fs::exists(status) && !fs::is_regular_file(status))) {
        return io::failure("is no plain file; a record's files lie in its own folder", file);
    }
    if (fs::exists(status) && fs::file_size(file, error) > largestUserFile) {
        return io::failure("is too large for a record (more than 20 MB)", file);
    }
    return {};
}

/// A record from who knows where reads nothing but its own folder.
io::Result<void> keepsInside(const fs::path& folder) {
    for (const char* own : {"record.toml", "references.bib"}) {
        if (auto fine = checkFile(folder, own); !fine) {
            return fine;
        }
    }
    const std::string file = (folder / "record.toml").string();
    const auto text = io::readText(file);
    const auto root = text ? io::parseToml(*text, file) : tl::make_unexpected(text.error());
    if (!root) {
        return tl::make_unexpected(root.error());
    }
    for (const std::string& name : filesNamed(*root)) {
        if (auto fine = checkFile(folder, name); !fine) {
            return fine;
        }
    }
    return {};
}

} // namespace

Catalogue Catalogue::load(const DataFolders& folders) {
    Catalogue out;
    out.loadBibliography(folders.datasets + "/references/references.bib");
    out.loadMeasurements(folders.datasets + "/measurements");
    out.loadBounds(folders.datasets + "/bounds", folders.tables);
    out.loadUserBounds(folders.user, folders.tables);
    out.orderBounds();
    out.checkLinks();
    return out;
}

void Catalogue::loadBibliography(const std::string& file) {
    auto read = io::readBibliography(file);
    if (read) {
        bibliography_ = std::move(*read);
    } else {
        problems_.push_back(read.error());
    }
}

void Catalogue::loadMeasurements(const std::string& folder) {
    for (const fs::path& path : sortedEntries(folder)) {
        if (path.extension() != ".toml") {
            continue;
        }
        auto read = io::readMeasurement(path.string());
        if (read) {
            measurements_.emplace(read->id, std::move(*read));
        } else {
            problems_.push_back(read.error());
        }
    }
}

void Catalogue::loadBounds(const std::string& folder, const std::string& tables) {
    const auto entries = sortedEntries(folder);
    if (entries.empty()) {
        problems_.push_back({io::Severity::error, folder, 0, "holds no bounds"});
    }
    for (const fs::path& path : entries) {
        std::error_code ignored;
        if (fs::is_directory(path, ignored)) {
            (void)loadBound(path.string(), tables);
        }
    }
}

/// Takes up one record; the id it now has, empty where it is broken.
std::string Catalogue::loadBound(const std::string& folder, const std::string& tables) {
    const Surroundings surroundings{measurements_, tables};
    auto made = io::readRecord(folder).and_then(
        [&](io::Record record) { return makeBound(std::move(record), surroundings); });
    if (!made) {
        problems_.push_back(made.error());
        return {};
    }
    std::string id = (*made)->id();
    bounds_.emplace(id, std::move(*made));
    return id;
}

void Catalogue::loadUserBounds(const std::string& folder, const std::string& tables) {
    if (folder.empty()) {
        return;
    }
    for (const fs::path& path : sortedEntries(folder)) {
        std::error_code ignored;
        if (!fs::is_directory(path, ignored)) {
            continue;
        }
        const std::string record = (path / "record.toml").string();
        if (bounds_.contains(path.filename().string())) {
            problems_.push_back({io::Severity::error, record, 0,
                                 "a bound with this id exists already; rename the folder and the "
                                 "id in it"});
            continue;
        }
        if (const auto safe = keepsInside(path); !safe) {
            problems_.push_back(safe.error());
            continue;
        }
        if (const std::string id = loadBound(path.string(), tables); !id.empty()) {
            users_.insert(id);
            loadUserReferences((path / "references.bib").string());
        }
    }
}

/// What is in the bibliography already stays as it is.
void Catalogue::loadUserReferences(const std::string& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
        return;
    }
    auto read = io::readBibliography(file);
    if (!read) {
        problems_.push_back(read.error());
        return;
    }
    for (auto& [key, entry] : *read) {
        if (!bibliography_.try_emplace(key, std::move(entry)).second) {
            problems_.push_back({io::Severity::warning, file, 0,
                                 "the key '" + key + "' is taken; its first entry is kept"});
        }
    }
}

void Catalogue::orderBounds() {
    for (const auto& [id, bound] : bounds_) {
        ordered_.push_back(bound.get());
    }
    std::sort(ordered_.begin(), ordered_.end(), [](const Bound* a, const Bound* b) {
        const auto key = [](const io::Record& r) { return std::tie(r.group, r.year, r.id); };
        return key(a->record()) < key(b->record());
    });
}

/// A reference that leads nowhere is a missing origin: said aloud, though the bound still works.
void Catalogue::checkLinks() {
    for (const Bound* bound : ordered_) {
        for (const std::string& key : bound->record().references) {
            if (!bibliography_.contains(key)) {
                problems_.push_back({io::Severity::warning, bound->record().file, 0,
                                     "cites '" + key + "', which references.bib does not have"});
            }
        }
        for (const std::string& id : bound->record().supersedes) {
            if (!bounds_.contains(id)) {
                problems_.push_back({io::Severity::warning, bound->record().file, 0,
                                     "supersedes '" + id + "', which does not exist"});
            }
        }
    }
}

const Bound* Catalogue::find(const std::string& id) const noexcept {
    const auto found = bounds_.find(id);
    return found == bounds_.end() ? nullptr : found->second.get();
}

std::vector<std::string> Catalogue::ids() const {
    std::vector<std::string> out;
    for (const Bound* bound : ordered_) {
        out.push_back(bound->id());
    }
    return out;
}

std::string Catalogue::citation(const std::string& key) const {
    const auto found = bibliography_.find(key);
    return found == bibliography_.end() ? key : found->second.oneLine();
}

} // namespace cyrano::bounds
