// `render --ghost`: the edges of another scene over a figure.
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "program.hpp"

using program::cyranoWith;
using program::Ran;

class TestRenderGhost : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    [[nodiscard]] QByteArray written(const QString& name, const QStringList& options,
                                     int* exitCode = nullptr) const {
        const QString file = folder_.filePath(name);
        const Ran ran =
            cyranoWith(QStringList{"render", "pseudoscalar-after-2025", "-o", file} + options);
        if (exitCode != nullptr) {
            *exitCode = ran.exitCode;
        }
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

  private Q_SLOTS:
    void edgesThatMovedAreDrawn() {
        const QByteArray plain = written("plain.pgf", {});
        const QByteArray both = written(
            "both.pgf", {"--set", "model.cutoff=1e4", "--ghost", "pseudoscalar-after-2025"});
        QVERIFY(!plain.isEmpty() && !plain.contains("cyranoghost"));
        QVERIFY(both.contains("cyranoghost1"));
        QVERIFY(both.contains("thin lines (ghost)"));
        QVERIFY(both.contains("\\Lambda=1\\,\\mathrm{TeV}"));
        // The same scene under itself leaves nothing to draw.
        QCOMPARE(written("same.pgf", {"--ghost", "pseudoscalar-after-2025"}), plain);
        QVERIFY(written("both.pdf", {"--ghost", "pseudoscalar-before-2025"}).startsWith("%PDF"));
    }

    void whatCannotBeLaidOverIsRefused() {
        const QString file = folder_.filePath("x.pdf");
        const Ran axes =
            cyranoWith({"render", "dark-photon", "-o", file, "--ghost", "pseudoscalar-after-2025"});
        QCOMPARE(axes.exitCode, 1);
        QVERIFY(axes.err.contains("other axes"));
        const Ran unknown = cyranoWith({"render", "dark-photon", "-o", file, "--ghost", "drak"});
        QCOMPARE(unknown.exitCode, 1);
        QVERIFY(unknown.err.contains("drak"));
        const Ran bundle = cyranoWith(
            {"render", "dark-photon", "--bundle", folder_.filePath("b"), "--ghost", "dark-photon"});
        QCOMPARE(bundle.exitCode, 2);
        QVERIFY(!QFile::exists(file));
    }
};

QTEST_GUILESS_MAIN(TestRenderGhost)
#include "test_render_ghost.moc"
