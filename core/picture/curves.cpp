#include "core/picture/curves.hpp"

namespace cyrano::picture {

exchange::Labelled labelledCurve(const bounds::Bound& bound, const region::Region& region,
                                 const scene::Plane& plane, const bounds::Catalogue& catalogue) {
    const io::Record& record = bound.record();
    std::string citation;
    for (const std::string& key : record.references) {
        citation += (citation.empty() ? "" : "; ") + catalogue.citation(key);
    }
    return {record.id, record.title, record.confidenceLevel,
            citation,  "",           exchange::outlineOf(region, plane)};
}

} // namespace cyrano::picture
