#include "app/panels/reference_text.hpp"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace cyrano::app {

namespace {

using picture::CitedFor;

QString message(const char* text) {
    return QCoreApplication::translate("References", text);
}

QString useText(CitedFor role) {
    switch (role) {
    case CitedFor::program:
        return message("Made the picture");
    case CitedFor::measuredValue:
        return message("Measured or predicted value in force: %1");
    case CitedFor::computedBound:
        return message("Measurement, method or input of what is computed: %1");
    case CitedFor::recastBound:
        return message("Published limit, or what its recast needs: %1");
    case CitedFor::publishedCurve:
        return message("Curve drawn as published: %1");
    case CitedFor::digitisation:
        break;
    }
    return message("Points taken from there: %1");
}

QString field(const io::BibEntry& entry, const char* name) {
    const auto found = entry.fields.find(name);
    return found == entry.fields.end() ? QString() : QString::fromStdString(found->second);
}

} // namespace

CitedFor firstRole(const picture::Citation& paper) {
    const auto role = std::find_if(citedFor.begin(), citedFor.end(), [&](CitedFor r) {
        return std::any_of(paper.uses.begin(), paper.uses.end(),
                           [r](const picture::Use& use) { return use.role == r; });
    });
    return role == citedFor.end() ? CitedFor::digitisation : *role;
}

QString headingText(CitedFor role) {
    switch (role) {
    case CitedFor::program:
        return message("This program");
    case CitedFor::measuredValue:
        return message("Measured values");
    case CitedFor::computedBound:
        return message("Behind computed bounds");
    case CitedFor::recastBound:
        return message("Behind recast limits");
    case CitedFor::publishedCurve:
        return message("Curves as published");
    case CitedFor::digitisation:
        break;
    }
    return message("Sources of digitised points");
}

QString BoundNames::operator()(const std::string& id) const {
    const auto brief = [](const bounds::Bound& bound) {
        const std::string& title = bound.record().title;
        return QString::fromStdString(title.substr(0, title.find_first_of("(:"))).trimmed();
    };
    const bounds::Bound* bound = catalogue_.find(id);
    if (bound == nullptr) {
        return QString::fromStdString(id);
    }
    const QString name = brief(*bound);
    const auto& shown = picture_.bounds;
    const bool alone = std::none_of(shown.begin(), shown.end(), [&](const auto& other) {
        return other.bound->id() != id && brief(*other.bound) == name;
    });
    return alone ? name : QString::fromStdString(bound->record().title);
}

QString servesText(const picture::Citation& paper, const BoundNames& nameOf) {
    QStringList out;
    for (const CitedFor role : citedFor) {
        QStringList names;
        bool any = false;
        for (const picture::Use& use : paper.uses) {
            if (use.role == role) {
                any = true;
                names << nameOf(use.bound);
            }
        }
        if (any) {
            const QString text = useText(role);
            out << (text.contains(QStringLiteral("%1")) ? text.arg(names.join(QStringLiteral(", ")))
                                                        : text);
        }
    }
    return out.join(u'\n');
}

QString arxivAddress(const io::BibEntry& entry) {
    const QString eprint = field(entry, "eprint");
    return eprint.isEmpty() ? QString() : QStringLiteral("https://arxiv.org/abs/") + eprint;
}

QString doiAddress(const io::BibEntry& entry) {
    const QString doi = field(entry, "doi").remove(u'\\'); // of an escaped underscore
    return doi.isEmpty() ? QString() : QStringLiteral("https://doi.org/") + doi;
}

QString webAddress(const io::BibEntry& entry) {
    const QString arxiv = arxivAddress(entry);
    if (!arxiv.isEmpty()) {
        return arxiv;
    }
    const QString doi = doiAddress(entry);
    const QString address = QString::fromStdString(entry.address());
    return !doi.isEmpty() || address.isEmpty() ? doi : QStringLiteral("https://") + address;
}

} // namespace cyrano::app
