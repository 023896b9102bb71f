#pragma once

#include <QDialog>

#include <map>

#include "app/engine/session.hpp"
#include "core/exchange/plausibility.hpp"

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QMimeData;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace cyrano::plot {
class FigurePlot;
}

namespace cyrano::app {

class ImportColumns;
class ProvenanceForm;

/// Takes over a curve from a file: what the file holds, how it is read, how it looks among what is
/// known, and where it is from. Accepted, it is a record of the user's own, in the catalogue and in
/// the scene.
class ImportDialog : public QDialog {
    Q_OBJECT

  public:
    ImportDialog(Session& session, bounds::DataFolders folders, QWidget* parent = nullptr);

    /// Reads a file; what is wrong with it is said in the dialog.
    void openFile(const QString& file);
    /// Whether a drag holds one file that may be imported.
    [[nodiscard]] static bool accepts(const QMimeData* data);

    void accept() override;

  Q_SIGNALS:
    /// The bound is in the session's catalogue and shown by the scene.
    void imported(const QString& id);

  private:
    [[nodiscard]] QWidget* buildFilePart();
    [[nodiscard]] QWidget* buildPreviewPart();
    void buildButtons(QVBoxLayout& page);
    void chooseFile();
    void showCurve(int index);
    void fillTable(const exchange::Preview& preview);
    void choiceChanged();
    void showComparison();
    void takeSuggestion();
    void showReason();
    void showBound(const std::string& id, const std::string& title);
    [[nodiscard]] const std::vector<exchange::Neighbour>& known(const std::string& plane);
    /// Why the curve cannot be taken over now; empty when it can.
    [[nodiscard]] QString reason() const;

    Session& session_;
    bounds::DataFolders folders_;
    exchange::Import read_;
    std::size_t at_ = 0; ///< the curve being looked at
    QString problem_;    ///< with the file or with how it is read
    std::optional<io::PublishedContour> contour_;
    exchange::Plausibility plausibility_;
    std::map<std::string, std::vector<exchange::Neighbour>> known_; ///< by plane
    QLineEdit* file_ = nullptr;
    QComboBox* curve_ = nullptr;
    QTableWidget* table_ = nullptr;
    QLabel* rows_ = nullptr;
    ImportColumns* columns_ = nullptr;
    plot::FigurePlot* plot_ = nullptr;
    QLabel* warning_ = nullptr;
    QPushButton* suggestion_ = nullptr;
    ProvenanceForm* form_ = nullptr;
    QLabel* reason_ = nullptr;
    QDialogButtonBox* buttons_ = nullptr;
};

} // namespace cyrano::app
