#include "app/panels/import_drop.hpp"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QStringList>
#include <QUrl>
#include <QWidget>

namespace cyrano::app {

QString curveFileIn(const QMimeData* data) {
    static const QStringList suffixes{QStringLiteral("csv"), QStringLiteral("txt"),
                                      QStringLiteral("dat"), QStringLiteral("tsv"),
                                      QStringLiteral("lmt"), QStringLiteral("yaml"),
                                      QStringLiteral("yml"), QStringLiteral("json")};
    if (data == nullptr || data->urls().size() != 1) {
        return {};
    }
    const QFileInfo file(data->urls().front().toLocalFile());
    return file.isFile() && suffixes.contains(file.suffix().toLower()) ? file.absoluteFilePath()
                                                                       : QString();
}

ImportDrop::ImportDrop(QWidget& target) : QObject(&target) {
    target.setAcceptDrops(true);
    target.installEventFilter(this);
}

bool ImportDrop::eventFilter(QObject* watched, QEvent* event) {
    const QEvent::Type type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::Drop) {
        return QObject::eventFilter(watched, event);
    }
    auto* drop = static_cast<QDropEvent*>(event); // a drag's events are drops to be
    const QString file = curveFileIn(drop->mimeData());
    if (file.isEmpty()) {
        return QObject::eventFilter(watched, event);
    }
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (type == QEvent::Drop) {
        Q_EMIT dropped(file);
    }
    return true;
}

} // namespace cyrano::app
