// Regions in windows where tracing once went wrong: what is inside is what the computation
// excludes.
#include <QTest>

#include <cmath>

#include "tests/core/fixture.hpp"

using namespace cyrano;

namespace {

struct Window {
    double xMin, xMax, yMin, yMax;
};

using Settings = std::vector<std::pair<const char*, const char*>>;

scene::Scene sceneWith(const Settings& settings, const Window& window) {
    scene::Scene out = fixture::scene("landscape");
    for (const auto& [path, value] : settings) {
        out = fixture::with(out, path, value);
    }
    out.plane.x = {scene::AxisScale::logarithmic, window.xMin, window.xMax};
    out.plane.y = {scene::AxisScale::logarithmic, window.yMin, window.yMax};
    return out;
}

bounds::Region regionOf(const scene::Scene& scene, const bounds::Bound& bound,
                        bounds::Precision precision = bounds::Precision::full) {
    return bound.region({scene.scenario, scene.plane, {}, precision});
}

/// Points of a grid where region and computation disagree, away from the edge.
int disagreements(const scene::Scene& scene, const std::string& id) {
    constexpr int columns = 37;
    constexpr int rows = 41;
    constexpr double nearTheEdge = 0.02; // of logExcess
    const bounds::Bound& bound = *fixture::catalogue()->find(id);
    const bounds::Region region = regionOf(scene, bound);
    const bounds::RegionRequest request{scene.scenario, scene.plane, {}};
    int inside = 0;
    int wrong = 0;
    for (int i = 0; i < columns; ++i) {
        for (int j = 0; j < rows; ++j) {
            const auto at = [](const scene::Axis& axis, double share) {
                return axis.axisMin() + share * (axis.axisMax() - axis.axisMin());
            };
            const double x = at(scene.plane.x, (i + 0.5) / columns);
            const double y = at(scene.plane.y, (j + 0.5) / rows);
            const auto excess =
                bound.logExcessAt(request, scene.plane.x.fromAxis(x), scene.plane.y.fromAxis(y));
            if (excess && std::abs(*excess) > nearTheEdge) {
                inside += *excess > 0.0 ? 1 : 0;
                wrong += region.contains({x, y}) != (*excess > 0.0) ? 1 : 0;
            }
        }
    }
    return inside > 0 ? wrong : -1;
}

} // namespace

class TestRegionWindows : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    /// Loops cancel the photon coupling in the decay: excluded below and above, not in between.
    void cancelledDecays() {
        const Settings loops{{"model.particle", "pseudoscalar"},
                             {"model.loop_photon", "true"},
                             {"model.sign", "-1"}};
        Settings universal = loops;
        universal.insert(universal.end(), {{"model.lepton_pattern", "universal-derivative"},
                                           {"model.lepton_c", "1.47e-5"}});
        QCOMPARE(disagreements(sceneWith(universal, {1.21e-4, 1.33e-4, 1.75e-10, 2.37e-10}),
                               "sn1987a-decay"),
                 0);
        Settings electrons{{"plane.id", "mass-electron"}};
        electrons.insert(electrons.end(), loops.begin(), loops.end());
        electrons.insert(electrons.end(), {{"model.lepton_pattern", "independent"},
                                           {"model.g_gamma", "1e-9"},
                                           {"model.g_muon", "1e-9"},
                                           {"model.g_tau", "1e-9"}});
        QCOMPARE(disagreements(sceneWith(electrons, {1e-5, 1e-1, 1e-13, 1e-6}), "sn1987a-decay"),
                 0);
    }

    /// What electrons radiate comes from the axis here, not from the model's own pattern.
    void electronsOfTheAxis() {
        const Settings settings{{"plane.id", "mass-electron"},
                                {"model.particle", "scalar"},
                                {"model.lepton_pattern", "none"},
                                {"model.g_gamma", "6.42e-6"},
                                {"bound.e141.event_limit", "1.0445"}};
        QCOMPARE(disagreements(sceneWith(settings, {0.0587, 0.074, 1.13e-6, 4.73e-6}), "e141"), 0);
    }

    /// Two rows at practically one mass are a step, also in a draft.
    void stepsOfDrafts() {
        const scene::Scene scene = sceneWith({{"plane.id", "mass-epsilon"},
                                              {"model.particle", "vector"},
                                              {"model.charges", "dark-photon"}},
                                             {0.0385732, 0.0444998, 1.272313e-5, 2.141845e-5});
        const bounds::Bound& bound = *fixture::catalogue()->find("dp-kek");
        const auto full = regionOf(scene, bound);
        const auto draft = regionOf(scene, bound, bounds::Precision::draft);
        const double low = scene.plane.x.axisMin();
        const double width = scene.plane.x.axisMax() - low;
        constexpr int columns = 1000;
        double off = 0.0; // in heights of the window, summed over the columns
        for (int i = 0; i < columns; ++i) {
            const double x = low + width * (i + 0.5) / columns;
            const auto a = region::verticalSlice(full.polygons, x);
            const auto b = region::verticalSlice(draft.polygons, x);
            QCOMPARE(b.size(), a.size());
            for (std::size_t k = 0; k < a.size(); ++k) {
                off += std::abs(a[k].low - b[k].low) + std::abs(a[k].high - b[k].high);
            }
        }
        off /= scene.plane.y.axisMax() - scene.plane.y.axisMin();
        QVERIFY2(off < 1.0, qPrintable(QString::number(off))); // 900 of a plot's pixels
    }
};

QTEST_GUILESS_MAIN(TestRegionWindows)
#include "test_region_windows.moc"
