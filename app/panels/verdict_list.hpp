#pragma once

#include <QTreeWidget>

#include <vector>

#include "core/picture/picture.hpp"
#include "core/picture/point.hpp"

namespace cyrano::app {

enum VerdictRole { verdictIdRole = Qt::UserRole, verdictLabelRole, verdictOriginRole };

/// "×3.2 above the lower edge": the nearer edge, as a factor in y.
[[nodiscard]] QString factorText(const picture::PointVerdict& verdict, double y);

/// One line for each bound that has a say about a point.
class VerdictList : public QTreeWidget {
    Q_OBJECT

  public:
    explicit VerdictList(QWidget* parent = nullptr);

    /// Verdicts as explainPoint gives them for (x, y) in this scene.
    void showVerdicts(const scene::Scene& scene, const std::vector<picture::PointVerdict>& verdicts,
                      double x, double y);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    enum Column { say, name, factor, mechanism, origin, paper, columns };

    void addVerdict(const scene::Scene& scene, const picture::PointVerdict& verdict, double y);
    void addRemark(const QString& text);
    void fitColumns();
    void fitRows();
    [[nodiscard]] static QString nearestText(const scene::Scene& scene,
                                             const std::vector<picture::PointVerdict>& verdicts,
                                             double x, double y);
};

} // namespace cyrano::app
