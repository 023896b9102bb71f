#pragma once

#include <QWidget>

#include <memory>

#include "app/tex/label.hpp"

namespace cyrano::app {

/// TeX at the size of the text beside it.
[[nodiscard]] double texPixelSize(const QFont& font);

/// One line of TeX in the palette's text colour.
class TexWidget : public QWidget {
    Q_OBJECT

  public:
    explicit TexWidget(const QString& tex, QWidget* parent = nullptr);

    void setTex(const QString& tex);
    [[nodiscard]] const QString& tex() const noexcept { return tex_; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  Q_SIGNALS:
    void doubleClicked();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    [[nodiscard]] tex::Label label(const QColor& colour) const;

    QString tex_;
    std::shared_ptr<const tex::Boxes> boxes_;
};

} // namespace cyrano::app
