// Which regions of a FigurePlot share a buffer: those that change together.
#include "app/plot/figure_plot.hpp"

#include <algorithm>

#include "app/plot/bands.hpp"
#include "app/plot/region_band.hpp"

namespace cyrano::plot {

namespace {

// Each buffer costs one blend of the whole window per frame.
constexpr int mostBands = 5;

} // namespace

bool FigurePlot::worthRegrouping(const std::vector<bool>& changed) const {
    const auto count = std::count(changed.begin(), changed.end(), true);
    if (count == 0) {
        return false;
    }
    if (count == static_cast<std::ptrdiff_t>(changed.size())) {
        return bands_.size() > 1;
    }
    std::vector<bool> dirty(bands_.size(), false);
    for (std::size_t i = 0; i < changed.size(); ++i) {
        if (changed[i]) {
            dirty[static_cast<std::size_t>(bandOf_[i])] = true;
        }
    }
    const auto repainted = std::count_if(bandOf_.begin(), bandOf_.end(), [&](int band) {
        return dirty[static_cast<std::size_t>(band)];
    });
    const std::vector<int> better = bandsFor(changed, mostBands);
    return repainted > count + 1 && better != bandOf_;
}

void FigurePlot::assignBands(const std::vector<bool>& changed) {
    bandOf_ = bandsFor(changed, mostBands);
    const int needed = bandOf_.empty() ? 0 : bandOf_.back() + 1;
    while (static_cast<int>(bands_.size()) < needed) {
        const QString name = QStringLiteral("regions%1").arg(bands_.size());
        addLayer(name, ghostLayer_ != nullptr ? ghostLayer_ : textLayer_, limBelow);
        layer(name)->setMode(QCPLayer::lmBuffered);
        bands_.push_back(new RegionBand(this, purpose_ == Purpose::window
                                                  ? RegionBand::Threads::several
                                                  : RegionBand::Threads::one));
        bands_.back()->setLayer(name);
        bands_.back()->setWindow(plotRect_);
    }
    while (static_cast<int>(bands_.size()) > needed) {
        QCPLayer* const emptied = bands_.back()->layer();
        removeItem(bands_.back());
        removeLayer(emptied);
        bands_.pop_back();
    }
    for (int band = 0; band < needed; ++band) {
        std::vector<RegionItem*> items;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            if (bandOf_[i] == band) {
                items.push_back(items_[i].get());
            }
        }
        bands_[static_cast<std::size_t>(band)]->setItems(std::move(items));
    }
}

} // namespace cyrano::plot
