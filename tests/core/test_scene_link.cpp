// A scene as text for a mail: it comes back whole, or the reader says why not.
#include <QtTest>

#include <algorithm>
#include <random>

#include "core/bounds/settings.hpp"
#include "core/io/csv.hpp"
#include "core/io/number.hpp"
#include "core/scene/scene_file.hpp"
#include "core/scene/scene_link.hpp"
#include "fixture.hpp"

using namespace cyrano;
using namespace cyrano::scene;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
}

bool coin(Random& random) {
    return below(random, 2) == 0;
}

Value randomNumber(Random& random, const Parameter& p) {
    const double u = std::uniform_real_distribution<double>(0.0, 1.0)(random);
    const double x =
        p.logarithmic ? p.min * std::pow(p.max / p.min, u) : p.min + (p.max - p.min) * u;
    return std::clamp(x, p.min, p.max);
}

std::string randomText(Random& random) {
    static const std::vector<std::string> pieces{"a", "B", "\"", "\\",  "\n", " ",    "µ",
                                                 "→", "=", "#",  "[x]", "'",  "🙂", "cyrano:1:"};
    std::string out;
    for (std::size_t n = below(random, 20); n > 0; --n) {
        out += pieces[below(random, pieces.size())];
    }
    return out;
}

/// Any of the values a parameter can take.
Value randomValue(Random& random, const Parameter& p) {
    switch (p.kind) {
    case Parameter::Kind::number:
        return randomNumber(random, p);
    case Parameter::Kind::toggle:
        return coin(random);
    case Parameter::Kind::choice:
        return p.choices[below(random, p.choices.size())];
    case Parameter::Kind::text:
        return randomText(random);
    case Parameter::Kind::list:
        break;
    }
    std::vector<std::string> ids = fixture::catalogue()->ids();
    std::shuffle(ids.begin(), ids.end(), random);
    ids.resize(below(random, 30));
    return ids;
}

/// A scene as clicking around leaves it. Particle and plane follow each other, so only one of the
/// two is drawn.
Scene randomScene(Random& random) {
    Scene scene;
    const bool byPlane = coin(random);
    for (const Parameter& p : parameters()) {
        const bool edge = p.path.starts_with("plane.x_") || p.path.starts_with("plane.y_");
        const bool follows = p.path == (byPlane ? "model.particle" : "plane.id");
        if (edge || follows || coin(random)) {
            continue;
        }
        scene = withParameter(scene, p.path, randomValue(random, p)).value();
    }
    if (coin(random)) {
        scene.plane.x.max *= 1.2345678901234567;
        scene.plane.y.max /= 1.1;
    }
    for (const bounds::Bound* bound : fixture::catalogue()->bounds()) {
        if (below(random, 30) == 0) {
            const std::string path = "bound." + bound->id();
            scene = fixture::with(scene, path + ".colour", "#12ab9f");
            scene = fixture::with(scene, path + ".published", coin(random) ? "true" : "false");
            scene = fixture::with(scene, path + ".label", "0.0123 4.5e-06");
        }
        for (const Parameter& p : bound->parameters()) {
            if (below(random, 20) == 0) {
                scene = withParameter(scene, p.path, randomValue(random, p)).value();
            }
        }
    }
    return scene;
}

std::string whyNot(const std::string& text) {
    const auto scene = readSceneLink(text);
    return scene ? "" : scene.error().text;
}

bool survivesMail(const std::string& link) {
    return std::all_of(link.begin(), link.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == ':' || c == '-' || c == '_';
    });
}

} // namespace

const Scene plain;

class TestSceneLink : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void builtInScenesComeBack() {
        std::size_t longest = 0;
        const auto all = builtInScenes(CYRANO_DATASETS);
        QVERIFY(all.size() >= 8);
        for (const BuiltInScene& entry : all) {
            const Scene scene = fixture::scene(entry.name);
            const auto link = sceneLink(scene);
            QVERIFY2(link, entry.name.c_str());
            QVERIFY2(survivesMail(*link), link->c_str());
            QVERIFY(link->starts_with("cyrano:1:"));
            const auto back = readSceneLink(*link);
            QVERIFY2(back, back ? "" : back.error().format().c_str());
            QVERIFY2(*back == scene, entry.name.c_str());
            longest = std::max(longest, link->size());
        }
        qInfo() << "longest link of a built-in scene:" << longest << "characters";
        QVERIFY(longest < 2000);
    }

    void randomScenesComeBack() {
        Random random(20251122);
        int lines = 0;
        for (int i = 0; i < 400; ++i) {
            const Scene scene = randomScene(random);
            const auto link = sceneLink(scene);
            QVERIFY2(link, link ? "" : link.error().format().c_str());
            const auto back = readSceneLink(*link);
            QVERIFY2(back, back ? "" : back.error().format().c_str());
            QVERIFY2(*back == scene, writeScene(scene).c_str());
            lines += scene == plain ? 0 : 1;
        }
        QVERIFY(lines > 390);
    }

    /// What is as in a new scene is not written.
    void saysOnlyWhatDiffers() {
        const Scene scene = fixture::with(plain, "model.cutoff", "2000");
        const auto bare = sceneLink(plain);
        const auto link = sceneLink(scene);
        QVERIFY(bare && link);
        QVERIFY(bare->size() < 40);
        QVERIFY(link->size() < bare->size() + 40);
        QCOMPARE(readSceneLink(*link)->scenario.model.cutoffGeV, 2000.0);
    }

    void mailProgramsMayFoldAndQuote() {
        const Scene scene = fixture::scene("dark-photon");
        const std::string link = *sceneLink(scene);
        std::string folded = "  <";
        for (std::size_t at = 0; at < link.size(); at += 61) {
            folded += link.substr(at, 61) + "=\r\n> \t";
        }
        const auto back = readSceneLink(folded + ">\n");
        QVERIFY2(back, back ? "" : back.error().format().c_str());
        QVERIFY(*back == scene);
    }

    /// Every character of a link, changed to each of several others.
    void noChangeGoesUnseen() {
        const Scene scene = fixture::scene("pseudoscalar-after-2025");
        const std::string link = *sceneLink(scene);
        int found = 0;
        for (std::size_t at = 0; at < link.size(); ++at) {
            for (const char other : {'A', 'b', '-', '_', '7', ' ', ':', '.', '\xc3', '\0', '2'}) {
                std::string changed = link;
                changed[at] = other;
                if (changed == link) {
                    continue;
                }
                const auto back = readSceneLink(changed);
                QVERIFY2(!back || *back == scene, changed.c_str());
                found += back ? 0 : 1;
            }
        }
        QVERIFY(found > static_cast<int>(link.size()) * 9);
    }

    void noCutGoesUnseen() {
        const std::string link = *sceneLink(fixture::scene("photon-only"));
        for (std::size_t length = 0; length < link.size(); ++length) {
            const std::string why = whyNot(link.substr(0, length));
            QVERIFY2(!why.empty(), std::to_string(length).c_str());
            if (length > 20) {
                QVERIFY2(why.find("cut off") != std::string::npos, why.c_str());
            }
        }
        QVERIFY(!whyNot(link + "AAAA").empty());
    }

    void swappedCharactersAreSeen() {
        std::string link = *sceneLink(fixture::scene("photon-only"));
        int swapped = 0;
        for (std::size_t at = 9; at + 2 < link.size(); ++at) {
            if (link[at] != link[at + 1]) {
                std::swap(link[at], link[at + 1]);
                QVERIFY(!readSceneLink(link));
                std::swap(link[at], link[at + 1]);
                ++swapped;
            }
        }
        QVERIFY(swapped > 100);
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        const QString link = QString::fromStdString(*sceneLink(plain));
        QTest::newRow("nothing") << QString() << "not a link";
        QTest::newRow("prose") << "Dear Roxane, here is the plot."
                               << "not a link";
        QTest::newRow("web") << "https://example.org"
                             << "not a link";
        QTest::newRow("a scene file") << "cyrano = 1\n"
                                      << "not a link";
        QTest::newRow("newer") << QString(link).replace("cyrano:1:", "cyrano:2:") << "newer";
        QTest::newRow("no version") << QString(link).replace("cyrano:1:", "cyrano::") << "damaged";
        QTest::newRow("head only") << "cyrano:1:"
                                   << "cut off";
        QTest::newRow("foreign letter") << link + "%21"
                                        << "characters no link has";
        QTest::newRow("long") << "cyrano:1:" + QString(70000, 'A') << "longer than any";
        QTest::newRow("zeros") << "cyrano:1:" + QString(60000, 'A') << "damaged";
    }
    void saysWhatIsWrong() {
        QFETCH(QString, text);
        QFETCH(QString, said);
        const std::string why = whyNot(text.toStdString());
        QVERIFY2(why.find(said.toStdString()) != std::string::npos, why.c_str());
    }

    /// Charges from a file travel with the link; a link that only names a file is not followed.
    void linksCarryChargesAndOpenNoFiles() {
        QTemporaryDir folder;
        const std::string file = folder.filePath("own.toml").toStdString();
        const Scene own = fixture::with(fixture::scene("dark-photon"), "model.charges",
                                        std::string("own: leptons=-1, up=1/3"));
        const auto back = readSceneLink(*sceneLink(own));
        QVERIFY2(back, back ? "" : back.error().format().c_str());
        QVERIFY(*back == own);

        QVERIFY(io::writeText(file, "cyrano = 1\n"));
        const std::string text = "cyrano = 1\n[model]\ncharges = \"" + file + "\"\n";
        const std::string why = whyNot(linkOf(text));
        QVERIFY2(why.find("names a file") != std::string::npos, why.c_str());
        // The same way round with a scene nobody objects to: linkOf makes links.
        QVERIFY(whyNot(linkOf("cyrano = 1\n[model]\ncharges = \"dark-photon\"\n")).empty());
    }

    /// Valid as a link, of no use as a scene.
    void scenesOfOtherProgramsAreRefusedInWords() {
        const std::string unknown = whyNot(linkOf("cyrano = 1\n[model]\ncuttoff = 2\n"));
        QVERIFY2(unknown.find("model.cutoff") != std::string::npos, unknown.c_str());
        const std::string newer = whyNot(linkOf("cyrano = 2\n"));
        QVERIFY2(newer.find("format 2") != std::string::npos, newer.c_str());
        const std::string deep = "cyrano = 1\n" + QString("a.").repeated(9000).toStdString();
        QVERIFY(!whyNot(linkOf(deep + "b = 1\n")).empty());
    }

    void tooLargeIsSaid() {
        Scene scene;
        scene.title = std::string(60000, 'x');
        const auto link = sceneLink(scene);
        QVERIFY(!link);
        QVERIFY(link.error().text.find("too large") != std::string::npos);
        scene.title.resize(48000);
        const auto fits = sceneLink(scene);
        QVERIFY(fits && fits->size() <= 65536);
        QVERIFY(*readSceneLink(*fits) == scene);
    }

  private:
    /// A link around any text, put together here from the description of the format.
    static std::string linkOf(const std::string& text) {
        QByteArray body;
        body.append(static_cast<char>(text.size() >> 8));
        body.append(static_cast<char>(text.size() & 0xffU));
        body.append(text.data(), static_cast<qsizetype>(text.size()));
        std::uint32_t crc = 0xffffffffU;
        for (const char c : body) {
            crc ^= static_cast<unsigned char>(c);
            for (int bit = 0; bit < 8; ++bit) {
                crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xedb88320U : 0U);
            }
        }
        crc = ~crc;
        QByteArray all;
        for (int shift = 24; shift >= 0; shift -= 8) {
            all.append(static_cast<char>(crc >> shift & 0xffU));
        }
        all += body;
        return "cyrano:1:" +
               all.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
                   .toStdString();
    }
};

QTEST_GUILESS_MAIN(TestSceneLink)
#include "test_scene_link.moc"
