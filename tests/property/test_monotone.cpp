#include "tests/property/rows.hpp"

#include <map>
#include <set>

#include "core/physics/barr_zee.hpp"
#include "core/physics/decay.hpp"
#include "core/physics/dump_yield.hpp"
#include "core/physics/magnetic_moment.hpp"
#include "core/physics/primakoff.hpp"
#include "core/physics/supernova_cooling.hpp"
#include "tests/property/scenes.hpp"

using namespace cyrano;
using namespace cyrano::physics;
using namespace property;

namespace {

const Range unit{"choice", 0.0, 1.0, Scale::linear};

/// What a larger value of an input does to the region.
enum class Effect { grows, shrinks, moves };

/// Every number a user can change in a record.
const std::map<std::string, Effect, std::less<>>& effects() {
    static const std::map<std::string, Effect, std::less<>> table{
        {"difference", Effect::moves}, // the band follows it
        {"distance", Effect::shrinks},      {"event_limit", Effect::shrinks},
        {"fluence_limit", Effect::shrinks}, {"largest_coupling", Effect::shrinks},
        {"luminosity", Effect::grows},      {"luminosity_limit", Effect::shrinks},
        {"parents", Effect::grows},         {"protons_on_target", Effect::grows},
        {"sigmas", Effect::shrinks},        {"star_radius", Effect::shrinks},
        {"uncertainty", Effect::shrinks},
    };
    return table;
}

std::string inputOf(const scene::Parameter& p) {
    return p.path.substr(p.path.rfind('.') + 1);
}

struct Input {
    const bounds::Bound* bound;
    const scene::Parameter* parameter;
};

const std::vector<Input>& inputs() {
    static const std::vector<Input> list = [] {
        std::vector<Input> out;
        for (const bounds::Bound* bound : catalogue().bounds()) {
            for (const scene::Parameter& p : bound->parameters()) {
                if (p.kind == scene::Parameter::Kind::number) {
                    out.push_back({bound, &p});
                }
            }
        }
        return out;
    }();
    return list;
}

/// ln(signal/limit) may not move against the grain by more than rounding; −∞ is no signal.
std::string rises(const std::string& what, double from, double to, double slack) {
    if (to >= from - slack - 1e-9 * std::max(1.0, std::abs(from)) || std::isnan(from)) {
        return {};
    }
    return what + ": ln(signal/limit) falls from " + std::to_string(from) + " to " +
           std::to_string(to);
}

/// Every stretch of the smaller region lies in one of the larger.
std::string nested(const std::string& what, const std::vector<bounds::Interval>& small,
                   const std::vector<bounds::Interval>& large, double slack) {
    const double rounding = 1e-6 + slack;
    for (const bounds::Interval& s : small) {
        const bool held = std::any_of(large.begin(), large.end(), [&](const bounds::Interval& l) {
            return l.low <= s.low + rounding * std::abs(s.low) &&
                   s.high <= l.high + rounding * std::abs(l.high);
        });
        if (!held && s.high - s.low > rounding * std::abs(s.high)) {
            return what + ": not nested at " + std::to_string(s.low) + " to " +
                   std::to_string(s.high);
        }
    }
    return {};
}

double massIn(const bounds::Interval& masses, double place) {
    const double low = std::max(masses.low, 1e-6);
    const double high = std::min(masses.high, 1e3);
    return low * std::pow(high / low, place);
}

/// Compares two scenarios of one bound, the second of which must exclude at least what the first
/// does: at a point, and along the whole vertical line through it.
std::string atLeast(const std::string& what, const Case& less, const Case& more, const Sample& s) {
    const scene::Plane& plane = less.scene.plane;
    const bool mass = plane.kind().massAxis();
    const double x =
        mass ? massIn(less.bound->massRangeGeV(), s[5])
             : plane.x.fromAxis(plane.x.axisMin() + s[5] * (plane.x.axisMax() - plane.x.axisMin()));
    const double y =
        plane.y.fromAxis(plane.y.axisMin() + s[6] * (plane.y.axisMax() - plane.y.axisMin()));
    const auto before = less.bound->logExcessAt(less.request(), x, y);
    const auto after = more.bound->logExcessAt(more.request(), x, y);
    // Where absorption grows the edge of cooling is the published one, moved with the limit; it
    // hands over from the computed one with a step of some per cent.
    const double slack = less.bound->record().kind == "supernova-cooling" ? 0.1 : 0.0;
    if (before && after) {
        // Two values of α make the band of the electron's moment: it widens about a centre that
        // moves with it, and only the region it leaves is sure to shrink.
        const bool moving = less.bound->record().kind == "magnetic-moment";
        if (!moving || *before >= 0.0) {
            if (std::string problem = rises(what, moving ? 0.0 : *before, *after, slack);
                !problem.empty()) {
                return problem;
            }
        }
    }
    if (less.scene.scenario.model.loopPhoton) {
        // Loops cancel g_γγ at single points of the line, around which a particle that decays at
        // once on both sides lives long enough: islands as narrow as one likes, that no scan finds
        // with certainty. What is said point by point holds there too.
        return {};
    }
    return nested(what, less.bound->intervalsAt(less.request(), x),
                  more.bound->intervalsAt(more.request(), x), slack);
}

std::string inputsOfRecords(const Sample& s) {
    const Input& input = inputs()[s.pick(0, inputs().size())];
    const std::string name = inputOf(*input.parameter);
    const auto effect = effects().find(name);
    if (effect == effects().end()) {
        return "what " + input.parameter->path + " does to the region is not known here";
    }
    if (effect->second == Effect::moves) {
        return {};
    }
    // randomCase sets own inputs from its last numbers; the one in question is then set twice.
    const Case base = randomCase(s, {input.bound});
    Case small = base;
    Case large = base;
    const double a = s[7];
    const double b = s[8];
    input.parameter->set(small.scene, valueAt(*input.parameter, std::min(a, b)));
    input.parameter->set(large.scene, valueAt(*input.parameter, std::max(a, b)));
    if (input.bound->role(small.scene.scenario) != input.bound->role(large.scene.scenario)) {
        return {}; // from forbidding to asking for: another question
    }
    const bool allowed = input.bound->role(small.scene.scenario) == region::Role::allowed;
    const bool grows = (effect->second == Effect::grows) != allowed;
    return atLeast(input.parameter->path, grows ? small : large, grows ? large : small, s);
}

/// Whether the search counts what is not seen.
bool looksForNothing(const bounds::Bound& bound) {
    const auto& record = bound.record();
    const auto state = record.inputs.find("final_state");
    return record.kind == "mono-photon" || record.kind == "radiative-invisible" ||
           (state != record.inputs.end() && state->second.word == "invisible");
}

/// Invisible decays hide the particle from searches for what it decays to, and show it to the
/// others. Both shares count, and so does that it lives shorter.
std::string invisibleDecays(const Sample& s) {
    const Case base = randomCase(s, catalogue().bounds());
    Case visible = base;
    Case hidden = base;
    visible.scene.scenario.model.brInvisible = 0.999 * std::min(s[7], s[8]);
    hidden.scene.scenario.model.brInvisible = 0.999 * std::max(s[7], s[8]);
    const bool grows = looksForNothing(*base.bound);
    return atLeast(base.bound->id() + " under invisible decays", grows ? visible : hidden,
                   grows ? hidden : visible, s);
}

/// The branching ratio asked for is the one that comes out, and the visible ones share the rest.
std::string invisibleShare(const Sample& s) {
    model::Model m;
    m.leptonPattern = model::LeptonPattern::universalDerivative;
    m.brInvisible = s[1];
    const model::Couplings c = model::couplings(m);
    const model::Decays d = model::decays(m, c, s[0]);
    m.brInvisible = 0.0;
    const double visible = model::decays(m, c, s[0]).total();
    return firstOf({differs("share", d.branchingRatio(d.invisible), s[1], 0.0, 1e-9),
                    differs("visible width", d.total() - d.invisible, visible, 1e-6)});
}

std::string events(const Sample& s) {
    static const ElectronDump dump{20.0,  1.87e20, 13.0, 26.98, 24.01, 179.0,
                                   204.0, 1.5,     1.0,  true,  0.01,  1.0};
    const DumpQuadrature few{6, 16, 16, 4, 4, 4};
    const double mass = s[0];
    const double width = s[1];
    const double more = 1.0 + 3.0 * s[3];
    const auto count = [&](const ElectronDump& d) {
        return expectedEvents(electronDumpYield(d, mass, few), mass, s[2], width, 1.0);
    };
    const double here = count(dump);
    const auto with = [&](auto member, double value) {
        ElectronDump other = dump;
        other.*member = value;
        return count(other);
    };
    return firstOf(
        {differs("electrons", with(&ElectronDump::electronsOnTarget, more * 1.87e20), more * here,
                 1e-9),
         differs("efficiency", with(&ElectronDump::efficiency, 1.0 / more), here / more, 1e-9),
         // Within the accuracy of so few nodes.
         within("larger detector", with(&ElectronDump::detectorRadiusM, more * 1.5), here * 0.97,
                infinity),
         within("more shield", with(&ElectronDump::shieldLengthM, more * 179.0), 0.0, here * 1.03),
         within("higher threshold", with(&ElectronDump::photonThresholdGeV, more), 0.0,
                here * 1.03)});
}

/// Heavier particles do less to a moment; a nearer and longer decay region sees more; screening
/// and depth let less through.
std::string formulas(const Sample& s) {
    const double lepton = 0.1;
    const double mass = s[0];
    const double k = 1.0 + s[3];
    for (const Particle p :
         {Particle::pseudoscalar, Particle::scalar, Particle::vector, Particle::axialVector}) {
        const double here = std::abs(deltaALeptonLoop(p, lepton, mass));
        const double heavier = std::abs(deltaALeptonLoop(p, lepton, k * mass));
        if (!(heavier <= here * (1.0 + 1e-9))) {
            return "moment of " + std::string(name(p)) + " grows with the mass";
        }
    }
    const double z = s[1];
    const double length = s[2];
    return firstOf(
        {within("photon log falls with the mass",
                photonLoopLog(Particle::scalar, lepton, k * mass, 1e3), -infinity,
                photonLoopLog(Particle::scalar, lepton, mass, 1e3) + 1e-9),
         within("f_PS rises", barrZeePseudoscalar(k * z), barrZeePseudoscalar(z) * (1.0 - 1e-12),
                infinity),
         within("longer region", decayProbability(1.0, 1.0 + k, length),
                decayProbability(1.0, 2.0, length), 1.0),
         within("farther region", decayProbability(k, k + 1.0, length), 0.0,
                decayProbability(1.0, 2.0, length)),
         within("deeper shell", shellEscape(k * z), 0.0, shellEscape(z) * (1.0 + 1e-12))});
}

const std::vector<Row>& rows() {
    static const std::vector<Row> list{
        {"inputs of records", 4000, sceneRanges(), inputsOfRecords},
        {"invisible decays", 6000, sceneRanges(), invisibleDecays},
        {"invisible share",
         20000,
         {{"mass", 1e-6, 1e3}, {"BR", 0.0, 0.999, Scale::linear}},
         invisibleShare},
        {"events of a dump",
         300,
         {{"mass", 1e-3, 0.5}, {"width", 1e-28, 1e-17}, {"g^2", 1e-16, 1e-8}, unit},
         events},
        {"formulas",
         60000,
         {{"mass", 1e-6, 1e4}, {"z", 1e-8, 1e8}, {"length", 1e-3, 1e6}, unit},
         formulas},
    };
    return list;
}

} // namespace

/// More data exclude more, weaker limits less, invisible decays hide, heavier particles do less.
class TestMonotone : public QObject {
    Q_OBJECT

  private slots:
    /// A new adjustable number has to say here what it does.
    void effectsAreKnown() {
        std::set<std::string> used;
        for (const Input& input : inputs()) {
            const std::string name = inputOf(*input.parameter);
            QVERIFY2(effects().contains(name), input.parameter->path.c_str());
            used.insert(name);
        }
        QCOMPARE(used.size(), effects().size());
    }
    void hold_data() { addRows(rows()); }
    void hold() { checkRow(rows()); }
    void cleanupTestCase() { qInfo("%ld parameter sets", casesChecked()); }
};

QTEST_GUILESS_MAIN(TestMonotone)
#include "test_monotone.moc"
