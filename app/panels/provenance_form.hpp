#pragma once

#include <QWidget>

#include "core/bounds/catalogue.hpp"
#include "core/exchange/record_folder.hpp"

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace cyrano::app {

/// Where a curve is from: without that it is not taken over.
class ProvenanceForm : public QWidget {
    Q_OBJECT

  public:
    explicit ProvenanceForm(const bounds::Catalogue& catalogue, QWidget* parent = nullptr);

    /// Names a new curve by its file; what the user has typed stays.
    void suggest(const QString& file, const QString& curve);
    [[nodiscard]] exchange::Provenance provenance() const;
    /// Why the form cannot be accepted, in one sentence; empty when it can.
    [[nodiscard]] QString missing() const;

  Q_SIGNALS:
    void changed();

  private:
    [[nodiscard]] QLineEdit* line(QFormLayout& form, const char* name, const QString& caption,
                                  const QString& hint);

    const bounds::Catalogue& catalogue_;
    QLineEdit* id_ = nullptr;
    QLineEdit* title_ = nullptr;
    QLineEdit* citation_ = nullptr;
    QLineEdit* year_ = nullptr;
    QLineEdit* level_ = nullptr;
    QLineEdit* digitisedBy_ = nullptr;
    QLineEdit* licence_ = nullptr;
    QLineEdit* notes_ = nullptr;
    QComboBox* status_ = nullptr;
};

} // namespace cyrano::app
