#include "core/exchange/provenance.hpp"

#include "core/exchange/writers.hpp"

namespace cyrano::exchange {

std::vector<MissingField> missingFrom(const Provenance& form) {
    std::vector<MissingField> out;
    const auto need = [&out](bool there, const char* field, const char* what) {
        if (!there) {
            out.push_back({field, what});
        }
    };
    const auto said = [](const std::string& text) { return !oneLine(text).empty(); };
    need(said(form.id), "id", "an id");
    need(said(form.title), "title", "a title");
    need(said(form.citation) || said(form.paperKey), "citation", "where the curve is from");
    need(form.year > 0, "year", "the year of the publication");
    need(said(form.confidenceLevel), "confidence-level", "the confidence level");
    need(said(form.digitisedBy), "digitised-by", "who digitised the curve");
    need(said(form.licence), "licence", "the licence of the numbers (or that none is stated)");
    return out;
}

std::string inWords(const std::vector<MissingField>& missing) {
    std::string out;
    for (const MissingField& field : missing) {
        out += (out.empty() ? "" : ", ") + field.what;
    }
    return out;
}

} // namespace cyrano::exchange
