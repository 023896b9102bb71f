#include "core/picture/citations.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <utility>

#include "core/bounds/contour_area.hpp"
#include "core/bounds/measured_shift.hpp"

namespace cyrano::picture {

namespace {

constexpr const char* programKey = "Cyrano";

bool mentions(const std::string& text, const std::string& name) {
    return !name.empty() && text.find(name) != std::string::npos;
}

/// Whether free text speaks of an entry: by its preprint, its address, its key or its short name
/// (of a program or collection, where the title has another).
bool speaksOf(const std::string& text, const io::BibEntry& entry) {
    const auto has = [&](const char* field) {
        const auto found = entry.fields.find(field);
        return found != entry.fields.end() && mentions(text, found->second);
    };
    return has("eprint") || has("shorttitle") || mentions(text, entry.address()) ||
           mentions(text, entry.key);
}

/// Whether anything of the published curve lies in the plane it would be laid over.
bool isInside(const io::PublishedContour& curve, const scene::Plane& plane) {
    return curve.plane == plane.id && !region::clipped(bounds::contourArea(curve).polygons,
                                                       {plane.x.axisMin(), plane.x.axisMax(),
                                                        plane.y.axisMin(), plane.y.axisMax()})
                                           .empty();
}

CitedFor roleOf(io::Origin origin) noexcept {
    switch (origin) {
    case io::Origin::computed:
        return CitedFor::computedBound;
    case io::Origin::recast:
        return CitedFor::recastBound;
    case io::Origin::digitised:
        break;
    }
    return CitedFor::publishedCurve;
}

/// Gathers what one bound after the other cites.
class Collector {
  public:
    Collector(const scene::Scene& scene, const bounds::Catalogue& catalogue)
        : scene_(scene), catalogue_(catalogue) {
        uses_[programKey].push_back({});
    }

    void add(const BoundPicture& shown) {
        const io::Record& record = shown.bound->record();
        const bool isVisible = !shown.region->empty() || !shown.region->fringe.empty();
        if (isVisible) {
            addBound(record);
        }
        if (scene_.showsPublished(record.id) && record.reference &&
            isInside(*record.reference, scene_.plane)) {
            addComparison(record, *record.reference, isVisible);
        }
    }

    Citations take() {
        Citations out;
        for (auto& [key, uses] : uses_) {
            const auto entry = catalogue_.bibliography().find(key);
            out.papers.push_back(
                {key, std::move(uses),
                 entry == catalogue_.bibliography().end() ? nullptr : &entry->second});
        }
        std::stable_partition(out.papers.begin(), out.papers.end(),
                              [](const Citation& paper) { return paper.key == programKey; });
        out.digitisations = std::move(digitisations_);
        return out;
    }

  private:
    [[nodiscard]] bool has(const std::string& key, const Use& use) const {
        const auto found = uses_.find(key);
        return found != uses_.end() &&
               std::find(found->second.begin(), found->second.end(), use) != found->second.end();
    }

    [[nodiscard]] bool isNamed(const std::string& key, const std::string& text) const {
        const auto entry = catalogue_.bibliography().find(key);
        return entry != catalogue_.bibliography().end() && speaksOf(text, entry->second);
    }

    void cite(const std::string& key, CitedFor role, const std::string& bound) {
        if (const Use use{role, bound}; !has(key, use)) {
            uses_[key].push_back(use);
        }
    }

    void addBound(const io::Record& record) {
        std::string sources;
        for (const auto& [name, table] : record.tables) {
            addDigitisation({record.id, name, table.source, table.digitisedBy});
            sources += table.source + '\n';
        }
        if (const auto& contour = record.contour) {
            addDigitisation({record.id, "contour", contour->source, contour->digitisedBy});
            sources += contour->source;
        }
        const std::set<std::string> values = addMeasuredValues(record);
        const CitedFor role = roleOf(record.origin);
        for (const std::string& key : record.references) {
            // Who only read points off another's curve did not publish it.
            const bool isDigitiser = role != CitedFor::computedBound &&
                                     has(key, {CitedFor::digitisation, record.id}) &&
                                     !isNamed(key, sources);
            if (!values.contains(key) && !isDigitiser) {
                cite(key, role, record.id);
            }
        }
    }

    /// Cites the values in force; gives the keys of all, which the record names whatever is chosen.
    std::set<std::string> addMeasuredValues(const io::Record& record) {
        std::set<std::string> all;
        const auto found = catalogue_.measurements().find(record.measurement);
        if (found == catalogue_.measurements().end()) {
            return all;
        }
        for (const io::Comparison& value : found->second.comparisons) {
            all.insert(value.references.begin(), value.references.end());
        }
        const bounds::MeasuredShift shift(found->second, record.id, 1.0);
        for (const std::string& key : shift.references(scene_.scenario)) {
            cite(key, CitedFor::measuredValue, record.id);
        }
        return all;
    }

    /// A published curve laid over a bound. Where the bound itself has nothing to show, its
    /// references are there for the curve alone.
    void addComparison(const io::Record& record, const io::PublishedContour& curve,
                       bool boundIsVisible) {
        for (const std::string& key : record.references) {
            if (!boundIsVisible || isNamed(key, curve.source)) {
                cite(key, CitedFor::publishedCurve, record.id);
            }
        }
        addDigitisation({record.id, "comparison", curve.source, curve.digitisedBy});
    }

    void addDigitisation(Digitisation digitisation) {
        for (const auto& [key, entry] : catalogue_.bibliography()) {
            if (speaksOf(digitisation.digitisedBy, entry)) {
                cite(key, CitedFor::digitisation, digitisation.bound);
            }
        }
        digitisations_.push_back(std::move(digitisation));
    }

    const scene::Scene& scene_;
    const bounds::Catalogue& catalogue_;
    std::map<std::string, std::vector<Use>> uses_;
    std::vector<Digitisation> digitisations_;
};

/// "computed bound: e137, e141; digitisation: cast".
std::string usesText(const std::vector<Use>& uses) {
    std::string out;
    for (const CitedFor role :
         {CitedFor::program, CitedFor::measuredValue, CitedFor::computedBound,
          CitedFor::recastBound, CitedFor::publishedCurve, CitedFor::digitisation}) {
        std::string bounds;
        bool any = false;
        for (const Use& use : uses) {
            if (use.role == role) {
                bounds += (bounds.empty() ? "" : ", ") + use.bound;
                any = true;
            }
        }
        if (any) {
            out += (out.empty() ? "" : "; ") + std::string(name(role)) +
                   (bounds.empty() ? "" : ": " + bounds);
        }
    }
    return out;
}

std::string text(const Digitisation& d) {
    const std::string by = d.digitisedBy.empty() ? "" : "; digitised by " + d.digitisedBy;
    return d.bound + " (" + d.curve + "): " + d.source + by;
}

/// A comment of one line: BibTeX ignores what lies between entries, but an @ would begin one.
std::string comment(const std::string& words) {
    std::string out = "% ";
    for (const char c : words) {
        if (c == '@') {
            out += "(at)";
        } else {
            out += std::isspace(static_cast<unsigned char>(c)) != 0 ? ' ' : c;
        }
    }
    return out + '\n';
}

} // namespace

const char* name(CitedFor role) noexcept {
    switch (role) {
    case CitedFor::program:
        return "program";
    case CitedFor::measuredValue:
        return "measured value";
    case CitedFor::computedBound:
        return "computed bound";
    case CitedFor::recastBound:
        return "recast bound";
    case CitedFor::publishedCurve:
        return "published curve";
    case CitedFor::digitisation:
        break;
    }
    return "digitisation";
}

Citations citationsOf(const Picture& picture, const bounds::Catalogue& catalogue) {
    Collector collector(picture.scene, catalogue);
    for (const BoundPicture& shown : picture.bounds) {
        collector.add(shown);
    }
    return collector.take();
}

std::string toBibtex(const Citations& citations) {
    std::string out;
    for (const Citation& paper : citations.papers) {
        out += out.empty() ? "" : "\n";
        out += comment(usesText(paper.uses));
        out += paper.entry != nullptr
                   ? paper.entry->verbatim + '\n'
                   : comment(paper.key + " is cited, but the bibliography does not have it");
    }
    if (!citations.digitisations.empty()) {
        out += '\n' + comment("Digitised curves and tables");
        for (const Digitisation& digitisation : citations.digitisations) {
            out += comment(text(digitisation));
        }
    }
    return out;
}

std::string toText(const Citations& citations) {
    std::string out;
    for (const Citation& paper : citations.papers) {
        out += (paper.entry != nullptr ? paper.entry->inFull() : paper.key) + " [" + paper.key +
               "]\n    " + usesText(paper.uses) + '\n';
    }
    if (!citations.digitisations.empty()) {
        out += "\nDigitised curves and tables\n";
        for (const Digitisation& digitisation : citations.digitisations) {
            out += text(digitisation) + '\n';
        }
    }
    return out;
}

std::string toTex(const Citations& citations) {
    std::string keys;
    for (const Citation& paper : citations.papers) {
        if (paper.entry != nullptr) {
            keys += (keys.empty() ? "" : ",") + paper.key;
        }
    }
    return "\\cite{" + keys + "}\n";
}

} // namespace cyrano::picture
