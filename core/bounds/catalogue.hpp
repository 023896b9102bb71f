#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/bounds/bound.hpp"
#include "core/io/bibliography.hpp"
#include "core/io/measurement.hpp"

namespace cyrano::bounds {

/// Where the program's data lie.
struct DataFolders {
    std::string datasets;
    std::string tables;    ///< tables made at build time; may be empty or missing
    std::string user = {}; ///< records of the user's own, one folder each; may be empty or missing
};

/// All bounds, measurements and references. Immutable once loaded.
/// Records of the user obey the same rules; what they name is never followed out of their folder,
/// and they replace neither a bound nor a reference of the program.
class Catalogue {
  public:
    /// Reads everything; what is broken is left out and listed in problems(). Never fails whole.
    [[nodiscard]] static Catalogue load(const DataFolders& folders);

    [[nodiscard]] const Bound* find(const std::string& id) const noexcept;
    /// Ordered by group, then year.
    [[nodiscard]] const std::vector<const Bound*>& bounds() const noexcept { return ordered_; }
    [[nodiscard]] std::vector<std::string> ids() const;
    [[nodiscard]] const std::map<std::string, io::Measurement>& measurements() const noexcept {
        return measurements_;
    }
    [[nodiscard]] const io::Bibliography& bibliography() const noexcept { return bibliography_; }
    [[nodiscard]] const io::Diagnostics& problems() const noexcept { return problems_; }
    /// Whether the bound is a record of the user's own.
    [[nodiscard]] bool isUsers(const std::string& id) const { return users_.contains(id); }
    /// "BESIII, PRD 110 (2024) L031101, arXiv:2404.04640"; the key itself when unknown.
    [[nodiscard]] std::string citation(const std::string& key) const;

  private:
    void loadBibliography(const std::string& file);
    void loadMeasurements(const std::string& folder);
    void loadBounds(const std::string& folder, const std::string& tables);
    void loadUserBounds(const std::string& folder, const std::string& tables);
    void loadUserReferences(const std::string& file);
    [[nodiscard]] std::string loadBound(const std::string& folder, const std::string& tables);
    void orderBounds();
    void checkLinks();

    std::map<std::string, std::unique_ptr<Bound>> bounds_;
    std::set<std::string> users_;
    std::vector<const Bound*> ordered_;
    std::map<std::string, io::Measurement> measurements_;
    io::Bibliography bibliography_;
    io::Diagnostics problems_;
};

} // namespace cyrano::bounds
