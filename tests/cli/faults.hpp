#pragma once

#include <QtTest>

#include <QTemporaryDir>

#include <csignal>

#include "program.hpp"

namespace faults {

inline const QString scene = QStringLiteral("nose"); ///< two computed bounds: fast

inline QByteArray contents(const QString& file) {
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

inline void put(const QString& file, const QByteArray& bytes) {
    QDir().mkpath(QFileInfo(file).path());
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size()) {
        qFatal("cannot write %s", qPrintable(file));
    }
}

/// Bytes that are no text in any encoding, the same in each run.
inline QByteArray garbage(qsizetype size) {
    QByteArray out(size, '\0');
    quint32 state = 20251122;
    for (char& byte : out) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<char>(state >> 24);
    }
    return out;
}

/// What tests of faults share: the program run with something wrong around it.
class Faults {
  protected:
    QTemporaryDir folder_;
    QByteArray soundPng_;
    QByteArray soundCurves_;

    using Changes = QMap<QString, QString>; ///< of the environment; a null value takes one away

    QProcessEnvironment environmentWith(const Changes& changes) const {
        QProcessEnvironment out = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR",
                                 "CYRANO_KATEX", "CYRANO_DATA"}) {
            out.remove(QString::fromLatin1(name));
        }
        out.insert("LC_ALL", "C");
        out.insert("XDG_CONFIG_HOME", folder_.filePath("config")); // nothing of whoever tests
        out.insert("XDG_DATA_HOME", folder_.filePath("share"));
        for (auto it = changes.cbegin(); it != changes.cend(); ++it) {
            if (it.value().isNull()) {
                out.remove(it.key());
            } else {
                out.insert(it.key(), it.value());
            }
        }
        return out;
    }

    static program::Ran ended(QProcess& process) {
        if (!process.waitForFinished(120000)) {
            return {};
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    /// `before` goes before the program: another command that runs it.
    program::Ran run(const QStringList& arguments, const Changes& changes = {},
                     const QStringList& before = {}) {
        QProcess process;
        process.setProcessEnvironment(environmentWith(changes));
        const QStringList words = before + QStringList{QStringLiteral(CYRANO_PROGRAM)} + arguments;
        process.start(words.front(), words.mid(1));
        process.closeWriteChannel();
        return ended(process);
    }

    /// Opens the window and lets it live for a while; what it said. Exit code 0: it lived, and went
    /// when it was told to.
    program::Ran openWindow(Changes changes, const QStringList& before = {}) {
        if (!changes.contains("DISPLAY")) {
            changes.insert("QT_QPA_PLATFORM", "offscreen");
        }
        QProcess process;
        process.setProcessEnvironment(environmentWith(changes));
        const QStringList words = before + QStringList{QStringLiteral(CYRANO_PROGRAM), scene};
        process.start(words.front(), words.mid(1));
        if (process.waitForFinished(3000)) {
            return {-1, QStringLiteral("it did not stay open"),
                    QString::fromUtf8(process.readAllStandardError())};
        }
        process.terminate();
        process.waitForFinished(10000);
        return {process.exitStatus() == QProcess::CrashExit && process.exitCode() == SIGTERM ? 0
                                                                                             : -1,
                {},
                QString::fromUtf8(process.readAllStandardError())};
    }

    /// A command that mounts an empty disk of `size` over the folder, for what follows it only;
    /// with `inIt` it also works there and tells what is left in it. Nothing where that is not
    /// permitted.
    static QStringList withDiskOver(const QString& folder, const QString& size, bool inIt = false) {
        const QString listing =
            inIt ? QStringLiteral("; code=$?; ls -A >&2; exit $code") : QString();
        const QStringList out{
            QStringLiteral("unshare"),
            QStringLiteral("-Urm"),
            QStringLiteral("sh"),
            QStringLiteral("-c"),
            QStringLiteral("mount -t tmpfs -o size=%1 tmpfs \"$0\" && cd %2 && \"$@\"%3")
                .arg(size, inIt ? QStringLiteral("\"$0\"") : QStringLiteral("."), listing),
            folder};
        QProcess trial;
        trial.start(out.front(), out.mid(1) + QStringList{QStringLiteral("true")});
        const bool works = trial.waitForFinished(10000) && trial.exitCode() == 0;
        return works ? out : QStringList();
    }

    /// The program without the right to write everywhere, which root has. Nothing where that
    /// cannot be had.
    static QStringList asNobody() {
        const QStringList out{QStringLiteral("setpriv"), QStringLiteral("--reuid=65534"),
                              QStringLiteral("--regid=65534"), QStringLiteral("--clear-groups")};
        QProcess trial;
        trial.start(out.front(),
                    out.mid(1) + QStringList{QStringLiteral("test"), QStringLiteral("-x"),
                                             QStringLiteral(CYRANO_PROGRAM)});
        return trial.waitForFinished(10000) && trial.exitCode() == 0 ? out : QStringList();
    }

    QByteArray rendered(const Changes& changes, const QStringList& before = {},
                        QString* said = nullptr) {
        const QString file = folder_.filePath("rendered.png");
        QFile::remove(file);
        const program::Ran ran = run({"render", scene, "-o", file}, changes, before);
        if (said != nullptr) {
            *said = ran.err;
        }
        return ran.exitCode == 0 ? contents(file) : QByteArray();
    }

    /// Data of one's own to be damaged: the records are those of the project, tables are copies.
    QString ownData() {
        const QString data = folder_.filePath("data");
        QDir(data).removeRecursively();
        QDir().mkpath(data + "/tables");
        QFile::link(QStringLiteral(CYRANO_DATASETS), data + "/datasets");
        const QDir tables(QStringLiteral(CYRANO_TABLES));
        for (const QString& name : tables.entryList({"e137*", "nucal*", "belle2*"})) {
            QFile::copy(tables.filePath(name), data + "/tables/" + name);
        }
        return data;
    }

    /// Once: what comes out where nothing is wrong.
    void prepare() {
        QVERIFY(folder_.isValid());
        soundPng_ = rendered({});
        QVERIFY(!soundPng_.isEmpty());
        const program::Ran curves = run({"contour", scene});
        QCOMPARE(curves.exitCode, 0);
        QVERIFY(curves.out.count('\n') > 100);
        soundCurves_ = curves.out.toUtf8();
    }
};

} // namespace faults
