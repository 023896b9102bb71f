#pragma once

#include <QByteArray>
#include <QString>

class QSaveFile;

namespace cyrano::app {

/// Opens the file and writes all bytes, past Qt's buffer: of bytes that wait there until the
/// commit, Qt does not notice that the disk had no room for them. The commit is the caller's.
/// Returns the reason where it failed, else nothing.
[[nodiscard]] QString writeAll(QSaveFile& file, const QByteArray& bytes);

/// Written under a temporary name and renamed: there is the whole file, or what was there before.
/// Returns the reason where it failed, else nothing.
[[nodiscard]] QString writeWhole(const QString& path, const QByteArray& bytes);

} // namespace cyrano::app
