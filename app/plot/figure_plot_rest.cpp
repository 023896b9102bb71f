// How a FigurePlot paints while something moves, and how it comes to rest.
#include "app/plot/figure_plot.hpp"

#include <algorithm>

#include "app/plot/label_item.hpp"
#include "app/plot/region_band.hpp"

namespace cyrano::plot {

bool FigurePlot::busy() const {
    return interacting_ || gesture_ != Gesture::none || settleTimer_.isActive();
}

bool FigurePlot::handRests() const {
    constexpr qint64 pauseMs = 500;
    return interacting_ && gesture_ == Gesture::none && !settleTimer_.isActive() &&
           sinceFigure_.isValid() && sinceFigure_.elapsed() >= pauseMs;
}

bool FigurePlot::moves() const {
    return busy() && !handRests();
}

void FigurePlot::setInteracting(bool on) {
    interacting_ = on;
    const bool shown = purpose_ == Purpose::window && !hasInvalidatedPaintBuffers();
    if (!busy() && shown && refreshLabels()) {
        textLayer_->replot();
    }
}

bool FigurePlot::refreshLabels() {
    return moves() ? withdrawLabels() : labelsStale_ && placeLabels();
}

bool FigurePlot::withdrawLabels() {
    const auto holds = [this](const LabelItem::Entry& entry) {
        const RegionItem* item = itemOf(entry.id.toStdString());
        return item != nullptr && item->content().label == entry.name &&
               !item->shape().fill.isEmpty();
    };
    std::vector<bool> linesHold;
    captionLines_.clear();
    const std::vector<std::string>& now = figure_.caption;
    for (const PlacedLine& line : placedCaption_) {
        linesHold.push_back(line.says.empty() ||
                            std::find(now.begin(), now.end(), line.says) != now.end());
        if (linesHold.back()) {
            captionLines_.push_back(line.tex);
        }
    }
    return labels_->withdraw(holds, linesHold);
}

void FigurePlot::chooseEdges() {
    const bool moving = purpose_ == Purpose::window && moves();
    for (const auto& item : items_) {
        item->setMoving(moving);
    }
    if (moving) {
        sharpenTimer_.start();
    }
}

void FigurePlot::sharpen() {
    if (moves()) {
        sharpenTimer_.start();
        return;
    }
    if (busy() && refreshLabels()) {
        textLayer_->replot();
    }
    Q_EMIT sharpening();
    chooseEdges();
    std::vector<bool> coarse(bands_.size(), false);
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const auto band = static_cast<std::size_t>(bandOf_[i]);
        coarse[band] = coarse[band] || items_[i]->isCoarse();
    }
    for (std::size_t band = 0; band < bands_.size(); ++band) {
        if (coarse[band]) {
            bands_[band]->layer()->replot();
        }
    }
    Q_EMIT sharpened();
}

} // namespace cyrano::plot
