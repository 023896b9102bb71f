#include "app/write_whole.hpp"

#include <QSaveFile>

namespace cyrano::app {

QString writeAll(QSaveFile& file, const QByteArray& bytes) {
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        return file.errorString();
    }
    // A disk that fills up takes a part first; only the next attempt says why.
    for (qint64 done = 0; done < bytes.size();) {
        const qint64 written = file.write(bytes.constData() + done, bytes.size() - done);
        if (written <= 0) {
            return file.errorString();
        }
        done += written;
    }
    return {};
}

QString writeWhole(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    const QString why = writeAll(file, bytes);
    if (!why.isEmpty()) {
        return why;
    }
    return file.commit() ? QString() : file.errorString();
}

} // namespace cyrano::app
