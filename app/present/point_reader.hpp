#pragma once

#include <QObject>
#include <QPointF>
#include <QString>
#include <QThreadPool>

#include <memory>
#include <optional>

#include "core/picture/picture.hpp"
#include "core/picture/point.hpp"

namespace cyrano::present {

/// What the bounds say about a point with this y, in one line with TeX between dollars: what
/// excludes it, else what speaks about it, else the nearest edge.
[[nodiscard]] QString verdictLine(const std::vector<picture::PointVerdict>& verdicts, double y);

/// Answers what is known about a point, off the GUI thread. Questions asked faster than they are
/// answered are skipped, the last never.
class PointReader : public QObject {
    Q_OBJECT

  public:
    explicit PointReader(std::shared_ptr<picture::Evaluator> evaluator, QObject* parent = nullptr);
    ~PointReader() override;

    void ask(const scene::Scene& scene, QPointF value);

  Q_SIGNALS:
    void answered(const QString& line);

  private:
    struct Question {
        scene::Scene scene;
        QPointF value;
    };

    void begin();
    void finish(const QString& line);

    std::shared_ptr<picture::Evaluator> evaluator_; ///< keeps the catalogue while a question runs
    QThreadPool pool_;
    std::optional<Question> waiting_;
    bool running_ = false;
};

} // namespace cyrano::present
