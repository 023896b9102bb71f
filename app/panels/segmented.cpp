#include "app/panels/segmented.hpp"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include "core/scene/plane.hpp"

namespace cyrano::app {

namespace {

/// Styles darken a checked button, which nobody sees in a dark theme: the chosen one is tinted.
class SegmentButton : public QToolButton {
  public:
    using QToolButton::QToolButton;

  protected:
    void paintEvent(QPaintEvent* event) override {
        QToolButton::paintEvent(event);
        if (isChecked()) {
            const float strength = isEnabled() ? 1.0F : 0.4F;
            QColor tint = palette().color(QPalette::Highlight);
            QPainter painter(this);
            painter.setRenderHint(QPainter::Antialiasing);
            tint.setAlphaF(0.20F * strength);
            painter.setBrush(tint);
            tint.setAlphaF(0.75F * strength);
            painter.setPen(tint);
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2.0, 2.0);
        }
    }
};

} // namespace

QString choiceText(const QString& word) {
    if (word == u"centred") {
        return QCoreApplication::translate("Choice", "around the measured value");
    }
    if (word == u"null") {
        return QCoreApplication::translate("Choice", "around zero");
    }
    if (const scene::PlaneKind* plane = scene::findPlane(word.toStdString())) {
        return QString::fromUtf8(plane->brief.data(), static_cast<qsizetype>(plane->brief.size()));
    }
    if (const model::KnownCharges* charges = model::findCharges(word.toStdString())) {
        return QString::fromUtf8(charges->title.data(),
                                 static_cast<qsizetype>(charges->title.size()));
    }
    QString out = QCoreApplication::translate("Choice", word.toUtf8().constData());
    for (qsizetype i = 0; i < out.size(); ++i) {
        if (out[i] == u'-') {
            out[i] = i > 0 ? QChar(u' ') : QChar(u'\u2212');
        }
    }
    return out;
}

Segmented::Segmented(const QStringList& choices, const QString& prefix, QWidget* parent)
    : QWidget(parent), choices_(choices), buttons_(new QButtonGroup(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (qsizetype i = 0; i < choices.size(); ++i) {
        auto* button = new SegmentButton(this);
        button->setObjectName(prefix + u'.' + choices[i]);
        button->setText(choiceText(choices[i]));
        button->setAccessibleName(button->text());
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        buttons_->addButton(button, static_cast<int>(i));
        row->addWidget(button);
    }
    buttons_->setExclusive(true);
    connect(buttons_, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT chosen(choices_[id]); });
}

void Segmented::setCurrent(const QString& choice) {
    const int id = static_cast<int>(choices_.indexOf(choice));
    if (QAbstractButton* button = buttons_->button(id)) {
        button->setChecked(true);
    }
}

} // namespace cyrano::app
