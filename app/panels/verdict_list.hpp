#pragma once

#include <QTreeWidget>

#include <vector>

#include "core/picture/picture.hpp"
#include "core/picture/point.hpp"

namespace cyrano::app {

enum VerdictRole {
    verdictIdRole = Qt::UserRole,
    verdictLabelRole,
    verdictOriginRole,
    verdictMechanismRole,
    verdictCaveatRole,
    verdictPaperRole
};

/// "×5.2 above lower, ×30 below upper edge in g": edges as factors in y, whose letter is given.
[[nodiscard]] QString factorText(const picture::PointVerdict& verdict, double y,
                                 const QString& letter);

/// One line for each bound that has a say about a point.
class VerdictList : public QTreeWidget {
    Q_OBJECT

  public:
    explicit VerdictList(QWidget* parent = nullptr);

    /// Verdicts as explainPoint gives them for a point of this scene at this y.
    void showVerdicts(const scene::Scene& scene, const std::vector<picture::PointVerdict>& verdicts,
                      double y);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    enum Column { say, name, factor, strength, mechanism, origin, paper, columns };

    void addVerdict(const scene::Scene& scene, const picture::PointVerdict& verdict, double y);
    void addRemark(const QString& text);
    void fitColumns();
    void fitRows();
    [[nodiscard]] static QString nearestText(const std::vector<picture::PointVerdict>& verdicts,
                                             double y);
};

} // namespace cyrano::app
