#include "core/bounds/catalogue.hpp"

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "core/bounds/kinds.hpp"

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

} // namespace

Catalogue Catalogue::load(const DataFolders& folders) {
    Catalogue out;
    out.loadBibliography(folders.datasets + "/references/references.bib");
    out.loadMeasurements(folders.datasets + "/measurements");
    out.loadBounds(folders.datasets + "/bounds", folders.tables);
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
    const Surroundings surroundings{measurements_, tables};
    const auto entries = sortedEntries(folder);
    if (entries.empty()) {
        problems_.push_back({io::Severity::error, folder, 0, "holds no bounds"});
    }
    for (const fs::path& path : entries) {
        std::error_code ignored;
        if (!fs::is_directory(path, ignored)) {
            continue;
        }
        auto made = io::readRecord(path.string()).and_then([&](io::Record record) {
            return makeBound(std::move(record), surroundings);
        });
        if (made) {
            const std::string id = (*made)->id();
            bounds_.emplace(id, std::move(*made));
        } else {
            problems_.push_back(made.error());
        }
    }
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
