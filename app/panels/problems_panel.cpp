#include "app/panels/problems_panel.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSet>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

#include "app/tex/engine.hpp"

namespace cyrano::app {

namespace {

constexpr std::size_t mostReported = 50;

QString severityText(io::Severity severity) {
    switch (severity) {
    case io::Severity::note:
        return ProblemsPanel::tr("note");
    case io::Severity::warning:
        return ProblemsPanel::tr("warning");
    case io::Severity::error:
        break;
    }
    return ProblemsPanel::tr("error");
}

} // namespace

ProblemsPanel::ProblemsPanel(Session& session, QWidget* parent)
    : QWidget(parent), session_(session) {
    setObjectName(QStringLiteral("problems_panel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 8, 4);
    quiet_ = new QLabel(tr("No problems."), this);
    quiet_->setEnabled(false);
    quiet_->setAlignment(Qt::AlignTop);
    column->addWidget(quiet_);
    list_ = new QTreeWidget(this);
    list_->setObjectName(QStringLiteral("problems_list"));
    list_->setAccessibleName(tr("Problems"));
    list_->setHeaderLabels({tr("What"), tr("File"), tr("Line"), tr("Reason")});
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->header()->setStretchLastSection(true);
    list_->setTextElideMode(Qt::ElideMiddle);
    list_->setColumnWidth(0, 80);
    list_->setColumnWidth(1, 260);
    list_->setColumnWidth(2, 50);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(list_, 1);
    clear_ = new QToolButton(this);
    clear_->setObjectName(QStringLiteral("problems_clear"));
    clear_->setText(tr("Clear"));
    clear_->setToolTip(
        tr("Drop what was refused or failed and is over; what is still wrong stays"));
    clear_->setAutoRaise(true);
    connect(clear_, &QToolButton::clicked, this, [this] {
        reported_.clear();
        refresh();
    });
    row->addWidget(clear_, 0, Qt::AlignTop);
    column->addLayout(row);
    connect(&session_, &Session::pictureChanged, this, &ProblemsPanel::refresh);
    connect(&session_, &Session::refused, this, &ProblemsPanel::refuse);
    refresh();
}

void ProblemsPanel::refuse(const QString& why) {
    report({io::Severity::note, {}, 0, tr("Refused: %1").arg(why).toStdString()}, {});
}

void ProblemsPanel::settle(const QString& action) {
    std::erase_if(reported_, [&](const Reported& entry) { return entry.action == action; });
    refresh();
}

void ProblemsPanel::report(const io::Diagnostic& problem, const QString& action) {
    reported_.push_back({action, problem});
    if (reported_.size() > mostReported) {
        reported_.erase(reported_.begin());
    }
    refresh();
}

/// Labels that fell back to plain text; one line when the reason is the same for all (no KaTeX).
io::Diagnostics ProblemsPanel::texProblems() const {
    io::Diagnostics out;
    QSet<QString> reasons;
    for (const bounds::Bound* bound : session_.catalogue().bounds()) {
        const auto boxes =
            tex::Engine::instance().cached(QString::fromStdString(bound->record().label));
        if (boxes && boxes->fallback && !reasons.contains(boxes->error)) {
            reasons.insert(boxes->error);
            out.push_back({io::Severity::warning, bound->record().file, 0,
                           tr("label shown as plain text: %1").arg(boxes->error).toStdString()});
        }
    }
    return out;
}

void ProblemsPanel::add(const io::Diagnostic& problem) {
    auto* row = new QTreeWidgetItem(list_);
    row->setText(0, severityText(problem.severity));
    row->setText(1, QString::fromStdString(problem.file));
    row->setText(2, problem.line > 0 ? QString::number(problem.line) : QString());
    row->setText(3, QString::fromStdString(problem.text));
    row->setToolTip(1, QString::fromStdString(problem.file));
    row->setToolTip(3, QString::fromStdString(problem.text));
}

void ProblemsPanel::refresh() {
    io::Diagnostics all = session_.catalogue().problems();
    const auto append = [&all](const io::Diagnostics& more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    if (const PicturePtr picture = session_.picture()) {
        append(picture->problems);
    }
    append(texProblems());
    for (const Reported& entry : reported_) {
        all.push_back(entry.problem);
    }
    clear_->setVisible(!reported_.empty());
    QStringList lines;
    for (const io::Diagnostic& problem : all) {
        lines << QString::fromStdString(problem.format());
    }
    if (lines == lines_ && count_ >= 0) {
        return; // called with every picture, and a slider breaks nothing
    }
    lines_ = lines;
    list_->clear();
    for (const io::Diagnostic& problem : all) {
        add(problem);
    }
    quiet_->setVisible(all.empty());
    list_->setVisible(!all.empty());
    const int before = std::exchange(count_, static_cast<int>(all.size()));
    if (before != count_) {
        Q_EMIT countChanged(count_);
    }
}

} // namespace cyrano::app
