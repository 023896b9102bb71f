#include "app/panels/model_panel.hpp"

#include <QCoreApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

#include "app/panels/loop_plot.hpp"
#include "app/panels/parameter_row.hpp"

namespace cyrano::app {

namespace {

constexpr int resetGutter = 26; // where rows keep their reset marks

QWidget* heading(const QString& text, QWidget* parent) {
    auto* out = new QWidget(parent);
    auto* row = new QHBoxLayout(out);
    row->setContentsMargins(0, 0, resetGutter, 0);
    auto* label = new QLabel(text, out);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    auto* line = new QFrame(out);
    line->setFrameShape(QFrame::HLine);
    line->setForegroundRole(QPalette::Mid);
    line->setFrameShadow(QFrame::Plain);
    row->addWidget(label);
    row->addWidget(line, 1);
    return out;
}

} // namespace

ModelPanel::ModelPanel(Session& session, QWidget* parent) : QScrollArea(parent), session_(session) {
    setObjectName(QStringLiteral("model_panel"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    connect(&session_, &Session::sceneChanged, this, &ModelPanel::refresh);
    refresh();
}

void ModelPanel::build() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 10, 4, 10);
    column->setSpacing(10);
    std::vector<std::string> groups;
    for (const scene::Parameter& p : scene::parameters()) {
        if (!p.group.empty() && std::find(groups.begin(), groups.end(), p.group) == groups.end()) {
            groups.push_back(p.group);
        }
    }
    for (const std::string& group : groups) {
        Section section;
        section.heading = heading(QCoreApplication::translate("Parameter", group.c_str()), page);
        column->addWidget(section.heading);
        const auto table = scene::parameters();
        const auto members = std::count_if(table.begin(), table.end(),
                                           [&](const auto& p) { return p.group == group; });
        for (const scene::Parameter& p : table) {
            if (p.group != group) {
                continue;
            }
            const bool named = members > 1 || p.kind == scene::Parameter::Kind::toggle;
            const QString caption = named ? parameterWords(p) : QString();
            if (ParameterRow* row = makeParameterRow(session_, p, caption, page)) {
                connect(row, &ParameterRow::interacting, this, &ModelPanel::interacting);
                connect(row, &ParameterRow::complained, this, &ModelPanel::complained);
                column->addWidget(row);
                section.rows.push_back(row);
            }
            if (p.path == "model.loop_photon") {
                column->addWidget(new LoopPlot(session_, page));
            }
        }
        column->addSpacing(4);
        sections_.push_back(std::move(section));
    }
    column->addStretch(1);
    setWidget(page);
    setMinimumWidth(page->minimumSizeHint().width() + 16);
}

void ModelPanel::refresh() {
    for (const Section& section : sections_) {
        bool any = false;
        for (ParameterRow* row : section.rows) {
            row->refresh();
            any = any || !row->isHidden();
        }
        section.heading->setVisible(any);
    }
}

} // namespace cyrano::app
