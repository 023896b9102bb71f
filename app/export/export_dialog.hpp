// Options of an export beside a picture of what they give.
#pragma once

#include <QDialog>
#include <QTimer>

#include "app/export/figure_export.hpp"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;

namespace cyrano::exporting {

struct Preset;

/// Stays open while the window goes on: whoever opened it hands it each new figure. The preview is
/// painted by the code that writes the file, some moments after the last change. What was chosen is
/// remembered from one dialog to the next.
class ExportDialog : public QDialog {
    Q_OBJECT

  public:
    /// `suggestedName` is the name of a file without its suffix.
    ExportDialog(const figure::Figure& figure, const QString& suggestedName,
                 QWidget* parent = nullptr);

    void setFigure(const figure::Figure& figure);

    [[nodiscard]] ExportOptions options() const;
    /// Of the format chosen.
    [[nodiscard]] QString suffix() const;
    /// What is shown; null until it is painted.
    [[nodiscard]] const QImage& preview() const { return preview_; }

    /// Whether the file was written; its suffix decides the format.
    bool exportTo(const QString& file);
    /// Onto the clipboard as PNG, SVG and PDF.
    void copy();

  Q_SIGNALS:
    void exported(const QString& file);
    void failed(const QString& why, const QString& file);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void addChoices(QFormLayout& form);
    void addSwitches(QFormLayout& form);
    [[nodiscard]] const Preset& preset() const;
    void takePreset();
    void changed();
    void paintPreview();
    void chooseFile();
    void restore();
    void remember() const;
    void tell(const QString& text, bool good);

    figure::Figure figure_;
    QString suggestedName_;
    QImage preview_;
    QTimer paintSoon_;
    QLabel* picture_ = nullptr;
    QLabel* message_ = nullptr;
    QComboBox* preset_ = nullptr;
    QDoubleSpinBox* width_ = nullptr;
    QDoubleSpinBox* height_ = nullptr;
    QComboBox* format_ = nullptr;
    QDoubleSpinBox* dpi_ = nullptr;
    QComboBox* palette_ = nullptr;
    QCheckBox* opaque_ = nullptr;
    QCheckBox* hatch_ = nullptr;
    QCheckBox* text_ = nullptr;
};

} // namespace cyrano::exporting
