#include <QtTest>

#include <QDir>
#include <QProcess>

/// The property tests with twenty times their everyday cases, from a seed drawn afresh:
/// CYRANO_PROPERTY_FACTOR asks for another multiple. A failure repeats with the RC_PARAMS printed.
class TestProperties : public QObject {
    Q_OBJECT

  private slots:
    void hold_data() {
        QTest::addColumn<QString>("program");
        const QDir here(QCoreApplication::applicationDirPath());
        const QStringList programs =
            here.entryList({"property_test_*"}, QDir::Files | QDir::Executable);
        QVERIFY2(programs.size() >= 9, "the property tests are not built beside this one");
        for (const QString& program : programs) {
            QTest::addRow("%s", qPrintable(program)) << here.filePath(program);
        }
    }

    void hold() {
        QFETCH(QString, program);
        auto environment = QProcessEnvironment::systemEnvironment();
        if (!environment.contains("CYRANO_PROPERTY_FACTOR")) {
            environment.insert("CYRANO_PROPERTY_FACTOR", "20");
        }
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(program, QStringList{"-maxwarnings", "0"});
        QVERIFY(process.waitForFinished(-1));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
    }
};

int main(int argc, char** argv) {
    // Qt ends a test function after five minutes, here and in the programs started from here.
    qputenv("QTEST_FUNCTION_TIMEOUT", "5000000");
    QCoreApplication application(argc, argv);
    TestProperties test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_properties.moc"
