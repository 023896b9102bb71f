#include <QTest>

#include "app/export/pgf_text.hpp"

using namespace cyrano;

class TestPgfText : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void labels_data();
    void labels();
    void plain();
};

void TestPgfText::labels_data() {
    QTest::addColumn<QString>("tex");
    QTest::addColumn<QString>("latex");
    QTest::newRow("as it is") << R"(\text{low }T_R\,\%)"
                              << R"($\text{low }T_R\,\%$)";
    QTest::newRow("Greek") << "γ"
                           << R"($\ensuremath{\gamma}$)";
    QTest::newRow("in words") << "\\text{für γ}"
                              << R"($\text{f\text{ü}r \ensuremath{\gamma}}$)";
    QTest::newRow("no font has it") << "\\text{雪}"
                                    << R"($\text{\text{[U+96EA]}}$)";
    QTest::newRow("comment and parameter") << "50%#1"
                                           << R"($50\%\#1$)";
    QTest::newRow("alignment") << "a&b"
                               << R"($a\&b$)";
    QTest::newRow("aligned") << R"(\begin{matrix}a&b\end{matrix})"
                             << R"($\begin{matrix}a&b\end{matrix}$)";
    QTest::newRow("end of line") << "a\nb"
                                 << "$a b$";
    QTest::newRow("too few") << R"(\text{a)"
                             << R"(\textbackslash{}text\{a)";
    QTest::newRow("too many") << "a}"
                              << R"(a\})";
    QTest::newRow("half a pair") << R"(\left( a)"
                                 << R"(\textbackslash{}left( a)";
    QTest::newRow("arrow is no pair") << R"(a\leftarrow b)"
                                      << R"($a\leftarrow b$)";
    QTest::newRow("out of math") << "a$b"
                                 << R"(a\$b)";
    QTest::newRow("last backslash") << "a\\"
                                    << R"(a\textbackslash{})";
}

void TestPgfText::labels() {
    QFETCH(const QString, tex);
    QFETCH(const QString, latex);
    QCOMPARE(QString::fromStdString(exporting::mathText(tex.toStdString())), latex);
}

void TestPgfText::plain() {
    QCOMPARE(QString::fromStdString(exporting::plainText("a_b {5%} & ~^\\ <γ – é")),
             QStringLiteral(R"(a\_b \{5\%\} \& \textasciitilde{}\textasciicircum{})"
                            R"(\textbackslash{} $<$\ensuremath{\gamma} \text{--} \text{é})"));
    QCOMPARE(exporting::commentText("two\nlines"), std::string("two lines"));
}

QTEST_APPLESS_MAIN(TestPgfText)
#include "test_pgf_text.moc"
