#include "app/present/point_reader.hpp"

#include <QMetaObject>

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/panels/readable.hpp"

namespace cyrano::present {

namespace {

QString labelOf(const picture::PointVerdict& verdict) {
    return u'$' + QString::fromStdString(verdict.bound->record().label) + u'$';
}

QString timesText(double factor) {
    return QStringLiteral("×") + app::readableFactor(factor);
}

QString nearestLine(const std::vector<picture::PointVerdict>& verdicts, double y) {
    const picture::PointVerdict* nearest = nullptr;
    double best = std::numeric_limits<double>::infinity();
    for (const picture::PointVerdict& verdict : verdicts) {
        if (verdict.inside || verdict.role != region::Role::excluded || !verdict.nearestEdge ||
            verdict.bound->record().status == io::Status::projected) {
            continue;
        }
        const double away = std::max(*verdict.nearestEdge / y, y / *verdict.nearestEdge);
        if (away > 0.0 && away < best) {
            best = away;
            nearest = &verdict;
        }
    }
    if (nearest == nullptr) {
        return PointReader::tr("nothing shown speaks about this point");
    }
    const bool up = *nearest->nearestEdge > y;
    return (up ? PointReader::tr("allowed; %1 up to %2")
               : PointReader::tr("allowed; %1 down to %2"))
        .arg(timesText(best), labelOf(*nearest));
}

} // namespace

QString verdictLine(const std::vector<picture::PointVerdict>& verdicts, double y) {
    const auto inside = [](const picture::PointVerdict& v) { return v.inside; };
    const auto excludes = [](const picture::PointVerdict& v) { return v.excludes(); };
    const auto first = std::find_if(verdicts.begin(), verdicts.end(), inside);
    if (first == verdicts.end()) {
        return nearestLine(verdicts, y);
    }
    QString out = PointReader::tr(first->words()) + u' ' + labelOf(*first);
    const double factor = first->factor(y);
    if (std::isfinite(factor)) {
        out += QStringLiteral(" (%1)").arg(timesText(factor));
    }
    const auto others = std::count_if(verdicts.begin(), verdicts.end(), excludes) - 1;
    if (first->excludes() && others > 0) {
        out += PointReader::tr(" and %1 more").arg(others);
    }
    return out;
}

PointReader::PointReader(std::shared_ptr<picture::Evaluator> evaluator, QObject* parent)
    : QObject(parent), evaluator_(std::move(evaluator)) {
    pool_.setMaxThreadCount(1);
}

PointReader::~PointReader() {
    pool_.waitForDone();
}

void PointReader::ask(const scene::Scene& scene, QPointF value) {
    waiting_ = Question{scene, value};
    if (!running_) {
        begin();
    }
}

void PointReader::begin() {
    running_ = true;
    pool_.start([this, question = *std::exchange(waiting_, std::nullopt)] {
        const auto verdicts = picture::explainPoint(question.scene, evaluator_->catalogue(),
                                                    question.value.x(), question.value.y());
        const QString line = verdictLine(verdicts, question.value.y());
        QMetaObject::invokeMethod(
            this, [this, line] { finish(line); }, Qt::QueuedConnection);
    });
}

void PointReader::finish(const QString& line) {
    running_ = false;
    Q_EMIT answered(line);
    if (waiting_) {
        begin();
    }
}

} // namespace cyrano::present
