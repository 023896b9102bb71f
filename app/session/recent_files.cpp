#include "app/session/recent_files.hpp"

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

#include <algorithm>

namespace cyrano::app {

namespace {

const QString key = QStringLiteral("files/recent");

QSettings settings() {
    return QSettings(QStringLiteral("cyrano"), QStringLiteral("cyrano"));
}

/// "name.toml", or "name.toml — folder" where another file of the list is called the same.
QString shownName(const QString& file, const QStringList& all) {
    const QString name = QFileInfo(file).fileName();
    const auto namesakes = std::count_if(all.begin(), all.end(), [&](const QString& other) {
        return QFileInfo(other).fileName() == name;
    });
    const QString folder = QDir::toNativeSeparators(QFileInfo(file).path());
    QString out = namesakes > 1 ? QStringLiteral("%1 — %2").arg(name, folder) : name;
    return out.replace(u'&', QStringLiteral("&&"));
}

} // namespace

RecentFiles::RecentFiles(QObject* parent) : QObject(parent) {}

QStringList RecentFiles::files() const {
    return settings().value(key).toStringList().mid(0, most); // as other windows left it
}

void RecentFiles::keep(const QStringList& files) {
    settings().setValue(key, files.mid(0, most));
    Q_EMIT changed();
}

void RecentFiles::add(const QString& file) {
    if (file.isEmpty()) {
        return;
    }
    const QString path = QDir::cleanPath(QFileInfo(file).absoluteFilePath());
    QStringList all = files();
    all.removeAll(path);
    all.prepend(path);
    keep(all);
}

void RecentFiles::open(const QString& file) {
    if (QFileInfo(file).isFile()) {
        Q_EMIT openRequested(file);
        return;
    }
    QStringList all = files();
    all.removeAll(file);
    keep(all);
    Q_EMIT gone(file);
}

void RecentFiles::clear() {
    keep({});
}

void RecentFiles::fill(QMenu& menu) {
    menu.clear();
    const QStringList all = files();
    int number = 0;
    for (const QString& file : all) {
        const QString name = shownName(file, all);
        ++number;
        QAction* entry = menu.addAction(
            number < 10 ? QStringLiteral("&%1  %2").arg(QString::number(number), name) : name);
        entry->setToolTip(QDir::toNativeSeparators(file));
        entry->setObjectName(QStringLiteral("recent.%1").arg(number));
        connect(entry, &QAction::triggered, this, [this, file] { open(file); });
    }
    menu.setToolTipsVisible(true);
    menu.setEnabled(!all.isEmpty());
    if (!all.isEmpty()) {
        menu.addSeparator();
        connect(menu.addAction(tr("Clear this list")), &QAction::triggered, this,
                &RecentFiles::clear);
    }
}

} // namespace cyrano::app
