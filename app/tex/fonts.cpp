#include "app/tex/fonts.hpp"

#include <QDir>
#include <QFileInfo>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QMutex>
#include <QStandardPaths>
#include <QStringList>

namespace cyrano::tex {
namespace {

const QString mainFace = QStringLiteral("KaTeX_Main-Regular.ttf");

QString firstWith(const QStringList& folders, const QString& file) {
    for (const QString& folder : folders)
        if (QFileInfo::exists(folder + u'/' + file))
            return folder;
    return {};
}

QStringList dataFolders() {
    QStringList folders = QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation);
    folders << QStringLiteral("/usr/local/share") << QStringLiteral("/usr/share");
    folders.removeDuplicates();
    return folders;
}

} // namespace

Installation findInstallation() {
    QStringList scripts;
    QStringList fonts;
    if (const QString own = qEnvironmentVariable("CYRANO_KATEX"); !own.isEmpty()) {
        const QFileInfo info(own);
        const QString folder = info.isDir() ? own : info.path();
        scripts << folder;
        fonts << folder + QStringLiteral("/fonts") << folder;
    }
    const bool chosen = !scripts.isEmpty(); // then not another version in silence
    for (const QString& folder : dataFolders()) {
        if (!chosen)
            scripts << folder + QStringLiteral("/javascript/katex")
                    << folder + QStringLiteral("/nodejs/katex/dist");
        fonts << folder + QStringLiteral("/fonts/truetype/katex")
              << folder + QStringLiteral("/javascript/katex/fonts");
    }
    Installation found;
    for (const auto* name : {"katex.js", "katex.min.js"}) {
        const QString file = QString::fromLatin1(name);
        const QString folder = firstWith(scripts, file);
        if (!folder.isEmpty() && found.script.isEmpty())
            found.script = folder + u'/' + file;
    }
    found.fontFolder = firstWith(fonts, mainFace);
    return found;
}

QString loadFonts(const Installation& installation) {
    if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        return QStringLiteral("fonts need a QGuiApplication");
    static QMutex mutex;
    const QMutexLocker lock(&mutex);
    const QString family = QStringLiteral("KaTeX_Main");
    if (QFontDatabase::families().contains(family))
        return {};
    if (installation.fontFolder.isEmpty())
        return QStringLiteral("KaTeX fonts not found; install fonts-katex or set CYRANO_KATEX");
    const QDir folder(installation.fontFolder);
    for (const QString& file : folder.entryList({QStringLiteral("KaTeX_*.ttf")}, QDir::Files))
        QFontDatabase::addApplicationFont(folder.filePath(file));
    if (QFontDatabase::families().contains(family))
        return {};
    return QStringLiteral("KaTeX fonts in %1 cannot be read").arg(installation.fontFolder);
}

QFont referenceFont(const Glyphs& glyphs) {
    QFont font;
    if (!glyphs.family.isEmpty()) {
        font = QFont(QStringList{glyphs.family});
        // By name: the files do not flag their faces as italic, and asked for an italic style Qt
        // would slant them once more.
        if (glyphs.bold || glyphs.italic)
            font.setStyleName(!glyphs.italic ? QStringLiteral("Bold")
                              : glyphs.bold  ? QStringLiteral("Bold Italic")
                                             : QStringLiteral("Italic"));
    }
    font.setPixelSize(referencePixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

double advanceEm(const Glyphs& glyphs) {
    const QFontMetricsF metrics(referenceFont(glyphs));
    return metrics.horizontalAdvance(glyphs.text) * glyphs.sizeEm / referencePixels;
}

Boxes plainBoxes(const QString& source, const QString& error) {
    Boxes boxes;
    boxes.fallback = true;
    boxes.error = error;
    Glyphs run;
    run.text = source.simplified();
    // Without an application there are no metrics: nothing can be painted either.
    if (qobject_cast<QGuiApplication*>(QCoreApplication::instance())) {
        const QFontMetricsF metrics(referenceFont(run));
        boxes.widthEm = metrics.horizontalAdvance(run.text) / referencePixels;
        boxes.heightEm = metrics.capHeight() / referencePixels;
        boxes.depthEm = metrics.descent() / referencePixels;
    }
    if (!run.text.isEmpty())
        boxes.glyphs.push_back(std::move(run));
    return boxes;
}

} // namespace cyrano::tex
