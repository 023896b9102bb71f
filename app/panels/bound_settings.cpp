#include "app/panels/bound_settings.hpp"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

#include "app/panels/parameter_row.hpp"
#include "core/picture/validation.hpp"

namespace cyrano::app {

BoundSettings::BoundSettings(Session& session, QWidget* parent)
    : QWidget(parent), session_(session) {
    setObjectName(QStringLiteral("bound_settings"));
    column_ = new QVBoxLayout(this);
    column_->setContentsMargins(10, 8, 4, 4);
    connect(&session_, &Session::sceneChanged, this, &BoundSettings::refresh);
    hide();
}

void BoundSettings::setBound(const bounds::Bound* bound) {
    if (bound == bound_) {
        return;
    }
    bound_ = bound;
    delete page_;
    page_ = nullptr;
    published_ = nullptr;
    rows_.clear();
    if (bound == nullptr || (bound->parameters().empty() && !bound->record().reference)) {
        hide();
        return;
    }
    page_ = new QWidget(this);
    auto* lines = new QVBoxLayout(page_);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(6);
    for (const scene::Parameter& parameter : bound->parameters()) {
        if (ParameterRow* row =
                makeParameterRow(session_, parameter, parameterWords(parameter), page_)) {
            connect(row, &ParameterRow::interacting, this, &BoundSettings::interacting);
            connect(row, &ParameterRow::complained, this, &BoundSettings::complained);
            lines->addWidget(row);
            rows_.push_back(row);
        }
    }
    if (bound->record().reference) {
        const QString path =
            QStringLiteral("bound.%1.published").arg(QString::fromStdString(bound->id()));
        const std::string made = picture::settingsText(bound->record().reference->settings);
        published_ = new QCheckBox(tr("Published curve over ours"), page_);
        published_->setObjectName(path);
        published_->setToolTip(
            tr("%1<br><code>--set %2=true</code>")
                .arg(QString::fromStdString(bound->record().reference->source).toHtmlEscaped(),
                     path));
        connect(published_, &QCheckBox::clicked, this, [this, path](bool on) {
            session_.changeAll({{path, on}}, on ? tr("show the published curve")
                                                : tr("hide the published curve"));
        });
        lines->addWidget(published_);
        if (!made.empty()) {
            auto* settings = new QLabel(tr("The published curve has %1.")
                                            .arg(QString::fromStdString(made).replace(u'_', u' ')),
                                        page_);
            settings->setWordWrap(true); // as long as it is, it must not widen the panel
            settings->setForegroundRole(QPalette::PlaceholderText);
            lines->addWidget(settings);
        }
    }
    column_->addWidget(page_);
    refresh();
    show();
}

void BoundSettings::refresh() {
    for (ParameterRow* row : rows_) {
        row->refresh();
    }
    if (published_ != nullptr) {
        published_->setChecked(session_.scene().showsPublished(bound_->id()));
    }
}

} // namespace cyrano::app
