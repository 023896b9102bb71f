#include <QtTest>

#include <QTemporaryDir>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "bibtex_fixture.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/io/csv.hpp"
#include "core/picture/citations.hpp"
#include "fixture.hpp"

using namespace cyrano;
using picture::CitedFor;

namespace {

using Keys = std::set<std::string>;

picture::Evaluator& evaluator() {
    static picture::Evaluator shared(fixture::catalogue());
    return shared;
}

picture::Citations citationsOf(const scene::Scene& scene) {
    return picture::citationsOf(evaluator().evaluate(scene).value(), *fixture::catalogue());
}

Keys keysOf(const picture::Citations& citations) {
    Keys out;
    for (const picture::Citation& paper : citations.papers) {
        out.insert(paper.key);
    }
    return out;
}

Keys keysOf(const scene::Scene& scene) {
    return keysOf(citationsOf(scene));
}

const picture::Citation* find(const picture::Citations& citations, const std::string& key) {
    const auto found =
        std::find_if(citations.papers.begin(), citations.papers.end(),
                     [&key](const picture::Citation& paper) { return paper.key == key; });
    return found == citations.papers.end() ? nullptr : &*found;
}

bool uses(const picture::Citations& citations, const std::string& key, CitedFor role,
          const std::string& bound) {
    const picture::Citation* paper = find(citations, key);
    return paper != nullptr && std::find(paper->uses.begin(), paper->uses.end(),
                                         picture::Use{role, bound}) != paper->uses.end();
}

QByteArray text(const Keys& keys) {
    QStringList out;
    for (const std::string& key : keys) {
        out << QString::fromStdString(key);
    }
    return out.join(' ').toUtf8();
}

Keys without(const Keys& all, const Keys& some) {
    Keys out;
    std::set_difference(all.begin(), all.end(), some.begin(), some.end(),
                        std::inserter(out, out.end()));
    return out;
}

/// Papers of the measured moments: which belong to which choice, as their records tell a reader.
Keys momentPapers(const std::string& id, const scene::DataChoice& data) {
    if (id == "g2-muon") {
        return data.epoch == scene::Epoch::before2025 ? Keys{"Muong-2:2023cdq", "Aoyama:2020ynm"}
                                                      : Keys{"Muong-2:2025xyk", "Aliberti:2025beg"};
    }
    if (id == "g2-electron") {
        switch (data.alphaSource) {
        case scene::AlphaSource::rubidium:
            return {"Fan:2022eto", "Morel:2020dww"};
        case scene::AlphaSource::cesium:
            return {"Fan:2022eto", "Parker:2018vye"};
        case scene::AlphaSource::both:
            return {"Fan:2022eto", "Morel:2020dww", "Parker:2018vye"};
        }
    }
    return id == "g2-tau" ? Keys{"Abdallah:2003xd", "Eidelman:2007sb"} : Keys{};
}

const Keys allMomentPapers{"Muong-2:2023cdq",  "Aoyama:2020ynm",  "Muong-2:2025xyk",
                           "Aliberti:2025beg", "Fan:2022eto",     "Morel:2020dww",
                           "Parker:2018vye",   "Abdallah:2003xd", "Eidelman:2007sb"};

/// Collections and programs whose points are used, by a word of how records name them.
Keys digitiserPapers(const std::string& digitisedBy) {
    static const std::map<std::string, std::string> words{{"AxionLimits", "AxionLimits"},
                                                          {"alp-aca", "ALP-aca"},
                                                          {"FORESEE", "Kling:2021fwx"},
                                                          {"Darkcast", "Ilten:2018crw"},
                                                          {"ALPINIST", "Jerhot:2022chi"}};
    Keys out;
    for (const auto& [word, key] : words) {
        if (digitisedBy.find(word) != std::string::npos) {
            out.insert(key);
        }
    }
    return out;
}

/// What one bound of a picture asks to be cited, read off its record.
Keys papersOf(const bounds::Bound& bound, const scene::Scene& scene) {
    const io::Record& record = bound.record();
    Keys out = momentPapers(record.id, scene.scenario.data);
    for (const std::string& key : record.references) {
        if (!allMomentPapers.contains(key)) {
            out.insert(key);
        }
    }
    for (const auto& [name, table] : record.tables) {
        out.merge(digitiserPapers(table.digitisedBy));
    }
    if (record.contour) {
        out.merge(digitiserPapers(record.contour->digitisedBy));
    }
    return out;
}

/// What the painted figure shows something of: ids of bounds.
Keys paintedBounds(const scene::Scene& scene) {
    Keys out;
    for (const figure::Layer& layer :
         figure::makeFigure(evaluator().evaluate(scene).value()).layers) {
        if (!layer.region->empty() || !layer.region->fringe.empty()) {
            out.insert(layer.id);
        }
    }
    return out;
}

Keys expectedKeys(const scene::Scene& scene) {
    Keys out{"Cyrano"};
    for (const std::string& id : paintedBounds(scene)) {
        out.merge(papersOf(*fixture::catalogue()->find(id), scene));
    }
    return out;
}

std::vector<scene::Scene> scenes() {
    std::vector<scene::Scene> out;
    for (const scene::BuiltInScene& builtIn : scene::builtInScenes(CYRANO_DATASETS)) {
        out.push_back(fixture::scene(builtIn.name));
    }
    return out;
}

} // namespace

class TestCitations : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void scenesCiteExactlyWhatTheyShow();
    void everyBoundTogether();
    void everyUseIsOfSomethingVisible();
    void hidingABoundTakesItsOwnPapers();
    void epochSwitchesTheMoment();
    void alphaSwitchesTheElectron();
    void typedNumbersNeedNoMeasurement();
    void emptyRegionsAreNotCited();
    void publishedCurveBringsItsDigitiser();
    void publishedCurveAloneIsCited();
    void digitisersDidNotPublishTheCurve();
    void digitisationsAreListed();
    void bibtexReadsBackUnchanged();
    void commentsCannotBecomeEntries();
    void missingEntriesAreSaid();
    void textAndTexHaveEveryPaper();
    void orderIsTheProgramThenKeys();
    void measurementsCiteKnownPapers();
};

void TestCitations::scenesCiteExactlyWhatTheyShow() {
    QVERIFY(scenes().size() >= 9);
    for (const scene::Scene& scene : scenes()) {
        const Keys wanted = expectedKeys(scene);
        const Keys got = keysOf(scene);
        QVERIFY2(wanted.size() > 1, scene.title.c_str());
        QVERIFY2(got == wanted, scene.title.c_str() + QByteArray(": missing ") +
                                    text(without(wanted, got)) + ", too many " +
                                    text(without(got, wanted)));
    }
}

/// Also what no built-in scene shows, silent bounds among it.
void TestCitations::everyBoundTogether() {
    scene::Scene scene = fixture::scene("landscape");
    scene.shownBounds = fixture::catalogue()->ids();
    const std::size_t shown = paintedBounds(scene).size();
    QVERIFY(shown > 60 && shown < scene.shownBounds.size());
    QCOMPARE(text(keysOf(scene)), text(expectedKeys(scene)));
}

void TestCitations::everyUseIsOfSomethingVisible() {
    for (const scene::Scene& scene : scenes()) {
        const Keys painted = paintedBounds(scene);
        for (const picture::Citation& paper : citationsOf(scene).papers) {
            QVERIFY2(paper.entry != nullptr && paper.entry->key == paper.key, paper.key.c_str());
            QVERIFY2(!paper.uses.empty(), paper.key.c_str());
            for (const picture::Use& use : paper.uses) {
                QCOMPARE(use.role == CitedFor::program, paper.key == "Cyrano" && use.bound.empty());
                QVERIFY2(use.role == CitedFor::program || painted.contains(use.bound),
                         paper.key.c_str());
            }
        }
    }
}

void TestCitations::hidingABoundTakesItsOwnPapers() {
    int removed = 0;
    for (const scene::Scene& scene : scenes()) {
        const Keys all = keysOf(scene);
        const Keys painted = paintedBounds(scene);
        for (const std::string& id : scene.shownBounds) {
            Keys others{"Cyrano"};
            for (const std::string& other : painted) {
                if (other != id) {
                    others.merge(papersOf(*fixture::catalogue()->find(other), scene));
                }
            }
            const Keys own = painted.contains(id)
                                 ? without(papersOf(*fixture::catalogue()->find(id), scene), others)
                                 : Keys{};
            const Keys now = keysOf(fixture::with(scene, "bound." + id + ".shown", "false"));
            QCOMPARE(text(without(all, now)), text(own));
            QVERIFY(without(now, all).empty());
            removed += static_cast<int>(own.size());
        }
    }
    QVERIFY(removed > 100);
}

void TestCitations::epochSwitchesTheMoment() {
    const scene::Scene after = fixture::scene("pseudoscalar-after-2025");
    const scene::Scene before = fixture::with(after, "data.epoch", "before-2025");
    QVERIFY(paintedBounds(after).contains("g2-muon") && paintedBounds(before).contains("g2-muon"));
    QCOMPARE(text(without(keysOf(after), keysOf(before))), "Aliberti:2025beg Muong-2:2025xyk");
    QCOMPARE(text(without(keysOf(before), keysOf(after))), "Aoyama:2020ynm Muong-2:2023cdq");
    const auto now = citationsOf(after);
    QVERIFY(uses(now, "Muong-2:2025xyk", CitedFor::measuredValue, "g2-muon"));
    QVERIFY(uses(now, "Pustyntsev:2024-constraints", CitedFor::computedBound, "g2-muon"));
    QCOMPARE(text(keysOf(fixture::with(after, "data.g2_reading", "null"))), text(keysOf(after)));
}

void TestCitations::alphaSwitchesTheElectron() {
    scene::Scene scene = fixture::scene("pseudoscalar-after-2025");
    scene.shownBounds = {"g2-electron"};
    struct Choice {
        const char* alpha;
        const char* sign; ///< of the product of the couplings: what the band asks for
        const char* papers;
    };
    for (const Choice& choice :
         {Choice{"rubidium", "+1", "Cyrano Fan:2022eto Morel:2020dww"},
          Choice{"cesium", "-1", "Cyrano Fan:2022eto Parker:2018vye"},
          Choice{"union", "+1", "Cyrano Fan:2022eto Morel:2020dww Parker:2018vye"}}) {
        const scene::Scene chosen = fixture::with(fixture::with(scene, "model.sign", choice.sign),
                                                  "data.alpha", choice.alpha);
        QVERIFY2(paintedBounds(chosen).contains("g2-electron"), choice.alpha);
        QCOMPARE(text(keysOf(chosen)), choice.papers);
    }
}

/// Whoever types the difference and its uncertainty uses no measurement; one of them still does,
/// unless the other is zero by the reading.
void TestCitations::typedNumbersNeedNoMeasurement() {
    const auto cites = [](const scene::Scene& scene) {
        const Keys keys = keysOf(scene);
        return keys.contains("Muong-2:2025xyk") && keys.contains("Aliberti:2025beg");
    };
    const scene::Scene scene = fixture::scene("pseudoscalar-after-2025");
    const scene::Scene one = fixture::with(scene, "bound.g2-muon.uncertainty", "5e-10");
    const scene::Scene both = fixture::with(one, "bound.g2-muon.difference", "4e-10");
    QVERIFY(paintedBounds(both).contains("g2-muon"));
    QVERIFY(cites(scene));
    QVERIFY(cites(one));
    for (const scene::Scene& own : {both, fixture::with(one, "data.g2_reading", "null")}) {
        QVERIFY(without(keysOf(own), allMomentPapers).size() == keysOf(own).size());
    }
    QVERIFY(keysOf(both).contains("Pustyntsev:2024-constraints"));
}

void TestCitations::emptyRegionsAreNotCited() {
    scene::Scene scene = fixture::scene("landscape");
    scene.shownBounds = {"g2-muon", "cast"}; // no coupling to leptons: the moment says nothing
    QCOMPARE(text(keysOf(scene)), "AxionLimits CAST:2017uph Cyrano");
    scene = fixture::with(scene, "plane.y_max", "1e-13"); // CAST lies above
    const auto nothing = citationsOf(scene);
    QCOMPARE(text(keysOf(nothing)), "Cyrano");
    QVERIFY(nothing.digitisations.empty());
}

void TestCitations::publishedCurveBringsItsDigitiser() {
    scene::Scene scene = fixture::scene("dark-photon");
    scene.shownBounds = {"dp-e137"};
    const auto plain = citationsOf(scene);
    QVERIFY(!keysOf(plain).contains("Ilten:2018crw"));
    QVERIFY(plain.digitisations.empty());
    const auto laid = citationsOf(fixture::with(scene, "bound.dp-e137.published", "true"));
    QCOMPARE(text(without(keysOf(laid), keysOf(plain))), "Ilten:2018crw");
    QVERIFY(uses(laid, "Ilten:2018crw", CitedFor::digitisation, "dp-e137"));
    QVERIFY(uses(laid, "Andreas:2012mt", CitedFor::publishedCurve, "dp-e137"));
    QVERIFY(uses(laid, "Andreas:2012mt", CitedFor::computedBound, "dp-e137"));
    QVERIFY(!uses(laid, "Bjorken:1988as", CitedFor::publishedCurve, "dp-e137"));
    QCOMPARE(laid.digitisations.size(), std::size_t{1});
    QCOMPARE(laid.digitisations[0].curve, "comparison");
    const io::Record& record = fixture::catalogue()->find("dp-e137")->record();
    QCOMPARE(laid.digitisations[0].source, record.reference->source);
    QCOMPARE(laid.digitisations[0].digitisedBy, record.reference->digitisedBy);
}

/// The curve is drawn though the bound has nothing to say: what its record cites is for the curve.
/// Outside the plane the curve is not drawn either.
void TestCitations::publishedCurveAloneIsCited() {
    scene::Scene scene = fixture::scene("nose");
    scene.shownBounds = {"e137"};
    scene.publishedShown = {"e137", "charm"}; // charm itself is not shown: neither is its curve
    scene = fixture::with(scene, "model.br_invisible", "1");
    QVERIFY(!paintedBounds(scene).contains("e137"));
    QVERIFY(paintedBounds(scene).contains("e137:published"));
    const auto citations = citationsOf(scene);
    for (const std::string& key : fixture::catalogue()->find("e137")->record().references) {
        QVERIFY2(uses(citations, key, CitedFor::publishedCurve, "e137"), key.c_str());
        QVERIFY2(!uses(citations, key, CitedFor::computedBound, "e137"), key.c_str());
    }
    QCOMPARE(citations.digitisations.size(), std::size_t{1});
    const scene::Scene far =
        fixture::with(fixture::with(scene, "plane.x_max", "1e3"), "plane.x_min", "1e2");
    QCOMPARE(text(keysOf(far)), "Cyrano");
}

void TestCitations::digitisersDidNotPublishTheCurve() {
    const auto citations = citationsOf(fixture::scene("landscape"));
    QVERIFY(uses(citations, "AxionLimits", CitedFor::digitisation, "cast"));
    QVERIFY(!uses(citations, "AxionLimits", CitedFor::publishedCurve, "cast"));
    QVERIFY(uses(citations, "CAST:2017uph", CitedFor::publishedCurve, "cast"));
    QVERIFY(!uses(citations, "CAST:2017uph", CitedFor::digitisation, "cast"));
    QVERIFY(uses(citations, "BaBar:2017tiz", CitedFor::recastBound, "babar-monophoton"));
    QVERIFY(uses(citations, "Ilten:2018crw", CitedFor::digitisation, "babar-monophoton"));
    QVERIFY(!uses(citations, "Ilten:2018crw", CitedFor::recastBound, "babar-monophoton"));
}

void TestCitations::digitisationsAreListed() {
    for (const scene::Scene& scene : scenes()) {
        std::multiset<std::string> wanted;
        for (const std::string& id : paintedBounds(scene)) {
            const io::Record& record = fixture::catalogue()->find(id)->record();
            for (const auto& [name, table] : record.tables) {
                wanted.insert(id + table.source + table.digitisedBy);
            }
            if (record.contour) {
                wanted.insert(id + record.contour->source + record.contour->digitisedBy);
            }
        }
        const auto citations = citationsOf(scene);
        std::multiset<std::string> got;
        const std::string bibtex = picture::toBibtex(citations);
        for (const picture::Digitisation& d : citations.digitisations) {
            got.insert(d.bound + d.source + d.digitisedBy);
            QVERIFY(bibtex.find(d.source + "; digitised by " + d.digitisedBy) != std::string::npos);
        }
        QVERIFY2(got == wanted, scene.title.c_str());
    }
}

void TestCitations::bibtexReadsBackUnchanged() {
    for (const scene::Scene& scene : scenes()) {
        const auto citations = citationsOf(scene);
        const io::Bibliography back = readBack(picture::toBibtex(citations));
        QCOMPARE(back.size(), citations.papers.size());
        for (const picture::Citation& paper : citations.papers) {
            QVERIFY2(back.contains(paper.key), paper.key.c_str());
            QCOMPARE(back.at(paper.key).verbatim, paper.entry->verbatim);
            QVERIFY(back.at(paper.key).fields == paper.entry->fields);
        }
    }
}

void TestCitations::commentsCannotBecomeEntries() {
    picture::Citations citations = citationsOf(fixture::scene("landscape"));
    citations.digitisations.push_back(
        {"mine", "contour", "@article{trap, title = {x}}", "me@example.org\n@book{another,"});
    const std::string bibtex = picture::toBibtex(citations);
    QCOMPARE(readBack(bibtex).size(), citations.papers.size());
    QVERIFY(bibtex.find("me(at)example.org (at)book{another,") != std::string::npos);
}

void TestCitations::missingEntriesAreSaid() {
    picture::Citations citations = citationsOf(fixture::scene("landscape"));
    const std::size_t known = citations.papers.size();
    citations.papers.push_back({"Nobody:1900", {{CitedFor::computedBound, "e137"}}, nullptr});
    const std::string bibtex = picture::toBibtex(citations);
    QCOMPARE(readBack(bibtex).size(), known);
    QVERIFY(bibtex.find("% Nobody:1900 is cited") != std::string::npos);
    QVERIFY(picture::toText(citations).find("Nobody:1900") != std::string::npos);
    QVERIFY(picture::toTex(citations).find("Nobody:1900") == std::string::npos);
}

void TestCitations::textAndTexHaveEveryPaper() {
    for (const scene::Scene& scene : scenes()) {
        const auto citations = citationsOf(scene);
        const QString list = QString::fromStdString(picture::toText(citations));
        QString tex = QString::fromStdString(picture::toTex(citations));
        QVERIFY(tex.startsWith(QLatin1String("\\cite{")) && tex.endsWith(QLatin1String("}\n")));
        QCOMPARE(tex.count('\n'), 1);
        const QStringList inTex = tex.mid(6, tex.size() - 8).split(',');
        QCOMPARE(static_cast<std::size_t>(inTex.size()), citations.papers.size());
        for (std::size_t i = 0; i < citations.papers.size(); ++i) {
            const picture::Citation& paper = citations.papers[i];
            QCOMPARE(inTex[static_cast<qsizetype>(i)].toStdString(), paper.key);
            QVERIFY(
                list.contains(QString::fromStdString(paper.entry->inFull() + " [" + paper.key)));
        }
        for (const picture::Digitisation& d : citations.digitisations) {
            QVERIFY(list.contains(QString::fromStdString(d.source)));
            QVERIFY(list.contains(QString::fromStdString("digitised by " + d.digitisedBy)));
        }
    }
}

/// Whatever the drawing order: a file kept with a paper changes only where the picture does.
void TestCitations::orderIsTheProgramThenKeys() {
    scene::Scene scene = fixture::scene("landscape");
    const auto first = citationsOf(scene);
    QCOMPARE(first.papers.front().key, "Cyrano");
    QVERIFY(std::is_sorted(first.papers.begin() + 1, first.papers.end(),
                           [](const auto& a, const auto& b) { return a.key < b.key; }));
    std::reverse(scene.shownBounds.begin(), scene.shownBounds.end());
    QCOMPARE(picture::toTex(citationsOf(scene)), picture::toTex(first));
}

void TestCitations::measurementsCiteKnownPapers() {
    Keys all;
    for (const auto& [id, measurement] : fixture::catalogue()->measurements()) {
        for (const io::Comparison& value : measurement.comparisons) {
            QVERIFY2(!value.references.empty(), id.c_str());
            all.insert(value.references.begin(), value.references.end());
        }
    }
    QCOMPARE(text(all), text(allMomentPapers));
    for (const std::string& key : all) {
        QVERIFY2(fixture::catalogue()->bibliography().contains(key), key.c_str());
    }
}

QTEST_GUILESS_MAIN(TestCitations)
#include "test_citations.moc"
