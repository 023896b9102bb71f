#pragma once

#include <QProcess>
#include <QString>

#include <tl/expected.hpp>

namespace cyrano::present {

/// Hands PNG frames to ffmpeg, which makes a film of them: H.264 in .mp4, or an animated .webp.
/// The file appears whole or not at all. Errors are one line for the user.
class FilmWriter {
  public:
    FilmWriter(const QString& file, double framesPerSecond);
    ~FilmWriter();
    FilmWriter(const FilmWriter&) = delete;
    FilmWriter& operator=(const FilmWriter&) = delete;

    [[nodiscard]] static bool isFilm(const QString& file);

    [[nodiscard]] tl::expected<void, QString> begin();
    [[nodiscard]] tl::expected<void, QString> add(const QByteArray& png);
    [[nodiscard]] tl::expected<void, QString> finish();

  private:
    [[nodiscard]] QStringList arguments() const;
    [[nodiscard]] tl::unexpected<QString> failure();

    QString file_;
    QString part_; ///< written first, renamed at the end
    double framesPerSecond_;
    QProcess process_;
};

} // namespace cyrano::present
