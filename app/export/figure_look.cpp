#include "app/export/figure_look.hpp"

#include <QColor>

#include <array>
#include <map>
#include <span>

namespace cyrano::exporting {

namespace {

// Okabe and Ito without black, which is the colour of text; yellow last, being the palest.
constexpr std::array okabeItoColours{"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                     "#56b4e9", "#e69f00", "#f0e442"};
constexpr std::array petroffColours{"#3f90da", "#ffa90e", "#bd1f01", "#94a4a2", "#832db6",
                                    "#a96b59", "#e76300", "#b9ac70", "#717581", "#92dadd"};

std::span<const char* const> namesOf(Palette palette) {
    switch (palette) {
    case Palette::okabeIto:
        return okabeItoColours;
    case Palette::petroff:
        return petroffColours;
    case Palette::records:
        break;
    }
    return {};
}

std::string colourAt(std::span<const char* const> colours, std::size_t n) {
    constexpr int darker = 140; // percent
    QColor colour(QLatin1String(colours[n % colours.size()]));
    for (std::size_t round = n / colours.size(); round > 0; --round) {
        colour = colour.darker(darker);
    }
    return colour.name().toStdString();
}

bool seen(const figure::Layer& layer) {
    return layer.region && !layer.region->empty();
}

void replaceAll(std::string& text, const std::string& what, const std::string& with) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

void makeSans(std::string& tex) {
    replaceAll(tex, R"(\text{)", R"(\textsf{)");
    replaceAll(tex, R"(\mathrm{)", R"(\mathsf{)");
}

} // namespace

const QStringList& paletteNames() {
    static const QStringList names{QStringLiteral("records"), QStringLiteral("okabe-ito"),
                                   QStringLiteral("petroff")};
    return names;
}

QString name(Palette palette) {
    return paletteNames()[static_cast<int>(palette)];
}

std::optional<Palette> paletteCalled(const QString& name) {
    const auto at = paletteNames().indexOf(name);
    return at < 0 ? std::nullopt : std::optional(static_cast<Palette>(at));
}

std::vector<QColor> coloursOf(Palette palette) {
    std::vector<QColor> out;
    for (const char* colour : namesOf(palette)) {
        out.emplace_back(QLatin1String(colour));
    }
    return out;
}

figure::Figure recoloured(figure::Figure figure, Palette palette) {
    if (palette == Palette::records) {
        return figure;
    }
    const std::span<const char* const> colours = namesOf(palette);
    std::map<std::string, std::string> given;
    const auto bound = [](const figure::Layer& layer) {
        return layer.id.substr(0, layer.id.find(':'));
    };
    for (const figure::Layer& layer : figure.layers) {
        if (seen(layer) && layer.style.colour.empty()) {
            given.try_emplace(bound(layer), colourAt(colours, given.size()));
        }
    }
    const auto recolour = [&](std::vector<figure::Layer>& layers) {
        for (figure::Layer& layer : layers) {
            const auto found = given.find(bound(layer));
            if (found != given.end() && layer.style.colour.empty()) {
                layer.colour = found->second;
            }
        }
    };
    recolour(figure.layers);
    if (figure.ghost) {
        recolour(figure.ghost->layers);
    }
    return figure;
}

figure::Figure lettered(figure::Figure figure, Letters letters) {
    if (letters == Letters::serif) {
        return figure;
    }
    figure.sans = true;
    for (figure::FigureAxis* axis : {&figure.x, &figure.y, figure.top ? &*figure.top : nullptr,
                                     figure.right ? &*figure.right : nullptr}) {
        if (axis == nullptr) {
            continue;
        }
        makeSans(axis->label);
        for (figure::Tick& tick : axis->ticks) {
            makeSans(tick.label);
            tick.label = R"(\mathsf{)" + tick.label + "}";
        }
    }
    for (figure::GuideLine& line : figure.lines) {
        makeSans(line.label);
    }
    for (figure::Layer& layer : figure.layers) {
        makeSans(layer.label);
    }
    for (std::string& line : figure.caption) {
        makeSans(line);
    }
    return figure;
}

} // namespace cyrano::exporting
