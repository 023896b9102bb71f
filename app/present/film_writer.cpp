#include "app/present/film_writer.hpp"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <cstdio>

namespace cyrano::present {

namespace {

constexpr int patienceMs = 120000;
constexpr qint64 mostWaiting = 32LL * 1024 * 1024; // bytes not yet taken

tl::unexpected<QString> complaint(const QString& text) {
    return tl::unexpected<QString>(text);
}

} // namespace

FilmWriter::FilmWriter(const QString& file, double framesPerSecond)
    : file_(file), framesPerSecond_(framesPerSecond) {
    const QFileInfo target(file_);
    part_ = target.dir().filePath(
        QStringLiteral(".%1.part.%2").arg(target.completeBaseName(), target.suffix().toLower()));
}

FilmWriter::~FilmWriter() {
    if (process_.state() != QProcess::NotRunning) {
        process_.kill();
        process_.waitForFinished();
    }
    QFile::remove(part_);
}

bool FilmWriter::isFilm(const QString& file) {
    const QString suffix = QFileInfo(file).suffix().toLower();
    return suffix == u"mp4" || suffix == u"webp";
}

QStringList FilmWriter::arguments() const {
    QStringList out{QStringLiteral("-y"),
                    QStringLiteral("-loglevel"),
                    QStringLiteral("error"),
                    QStringLiteral("-f"),
                    QStringLiteral("image2pipe"),
                    QStringLiteral("-framerate"),
                    QString::number(framesPerSecond_),
                    QStringLiteral("-c:v"),
                    QStringLiteral("png"),
                    QStringLiteral("-i"),
                    QStringLiteral("-")};
    if (part_.endsWith(u"webp")) {
        out << QStringLiteral("-c:v") << QStringLiteral("libwebp_anim") << QStringLiteral("-loop")
            << QStringLiteral("0") << QStringLiteral("-quality") << QStringLiteral("85");
    } else {
        // Players want even sides and colours at half resolution, and take films of this size for
        // BT.709 unless told otherwise: converted to it, and told so.
        out << QStringLiteral("-vf")
            << QStringLiteral("pad=ceil(iw/2)*2:ceil(ih/2)*2:color=white,"
                              "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p")
            << QStringLiteral("-c:v") << QStringLiteral("libx264") << QStringLiteral("-crf")
            << QStringLiteral("18");
        for (const char* option : {"-colorspace", "-color_primaries", "-color_trc"}) {
            out << QLatin1String(option) << QStringLiteral("bt709");
        }
        out << QStringLiteral("-color_range") << QStringLiteral("tv") << QStringLiteral("-movflags")
            << QStringLiteral("+faststart");
    }
    return out << QFileInfo(part_).absoluteFilePath();
}

tl::expected<void, QString> FilmWriter::begin() {
    const QString program = QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
    if (program.isEmpty()) {
        return complaint(QStringLiteral(
            "films are made by ffmpeg, which is not in PATH; install it, or write the frames into "
            "a folder"));
    }
    process_.setStandardOutputFile(QProcess::nullDevice());
    process_.start(program, arguments());
    if (!process_.waitForStarted()) {
        return complaint(QStringLiteral("ffmpeg did not start: %1").arg(process_.errorString()));
    }
    return {};
}

tl::unexpected<QString> FilmWriter::failure() {
    if (process_.state() != QProcess::NotRunning) {
        process_.kill();
        process_.waitForFinished();
    }
    const QString said = QString::fromLocal8Bit(process_.readAllStandardError()).trimmed();
    return complaint(
        QStringLiteral("ffmpeg could not make \"%1\": %2")
            .arg(file_, said.isEmpty() ? process_.errorString() : said.section(u'\n', -1)));
}

tl::expected<void, QString> FilmWriter::add(const QByteArray& png) {
    if (process_.state() != QProcess::Running || process_.write(png) != png.size()) {
        return failure();
    }
    while (process_.bytesToWrite() > mostWaiting) {
        if (!process_.waitForBytesWritten(patienceMs)) {
            return failure();
        }
    }
    return {};
}

tl::expected<void, QString> FilmWriter::finish() {
    while (process_.bytesToWrite() > 0) {
        if (!process_.waitForBytesWritten(patienceMs)) {
            return failure();
        }
    }
    process_.closeWriteChannel();
    const bool ended = process_.waitForFinished(patienceMs);
    if (!ended || process_.exitStatus() != QProcess::NormalExit || process_.exitCode() != 0) {
        return failure();
    }
    if (std::rename(QFile::encodeName(part_).constData(), QFile::encodeName(file_).constData()) !=
        0) {
        return complaint(QStringLiteral("cannot write \"%1\"").arg(file_));
    }
    return {};
}

} // namespace cyrano::present
