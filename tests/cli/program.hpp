#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

/// The program as a shell runs it.
namespace program {

struct Ran {
    int exitCode = -1; ///< -1 also where it crashed or never ended
    QString out;
    QString err;
};

/// Runs it to its end, without a screen.
inline Ran cyranoWith(const QStringList& arguments, const QByteArray& input = {},
                      const QString& locale = QStringLiteral("C")) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LC_ALL", locale);
    environment.remove("DISPLAY");
    environment.remove("WAYLAND_DISPLAY");
    environment.remove("QT_QPA_PLATFORM"); // the program must manage without
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(CYRANO_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120000)) {
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

inline QJsonObject json(const QString& text) {
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace program
