#pragma once

#include <QWidget>

#include "core/exchange/guess.hpp"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace cyrano::app {

/// What the columns of a curve are: a guess with its reasons, to be corrected.
class ImportColumns : public QWidget {
    Q_OBJECT

  public:
    explicit ImportColumns(QWidget* parent = nullptr);

    /// Another curve, with the guess for it.
    void setCurve(const exchange::Curve& curve, const exchange::Preview& preview);
    /// Other units or columns of the same curve.
    void setChoice(const exchange::Choice& choice);
    [[nodiscard]] exchange::Choice choice() const;

  Q_SIGNALS:
    void changed();

  private:
    void build();
    [[nodiscard]] QComboBox* combo(const char* name, const QString& accessible);
    void addReason(QFormLayout& form, QLabel*& label, const char* name);
    void fillColumns(const QStringList& headings);
    void choosePlane();
    void edited(QLabel* reason);
    void enableEnds();

    QComboBox* massColumn_ = nullptr;
    QComboBox* massUnit_ = nullptr;
    QCheckBox* massLog_ = nullptr;
    QLabel* whyMass_ = nullptr;
    QComboBox* couplingColumn_ = nullptr;
    QComboBox* couplingUnit_ = nullptr;
    QCheckBox* couplingLog_ = nullptr;
    QLineEdit* factor_ = nullptr;
    QLabel* whyCoupling_ = nullptr;
    QComboBox* upperColumn_ = nullptr; ///< the first entry is none
    QComboBox* plane_ = nullptr;
    QComboBox* shape_ = nullptr;
    QComboBox* firstEnd_ = nullptr;
    QComboBox* lastEnd_ = nullptr;
    QLabel* whyShape_ = nullptr;
    bool filling_ = false; ///< the program sets the controls, not the user
};

} // namespace cyrano::app
