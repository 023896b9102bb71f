#!/usr/bin/env python3
"""The same nose and the same figure, ours and as people make them now, on one machine in one run.

usage: compare.py BUILD_FOLDER [--repeat N]

BUILD_FOLDER holds `cyrano`, `cyrano_bench` (configured with -DCYRANO_BENCH=ON) and `tables`.
Needs numpy, scipy and matplotlib. Prints the table of README.md.

The nose is E137 with photon couplings alone. Both sides start from the same tabulated yields, so
what is timed is the work per picture: events(m, g) = g^2 sum_ij W_ij(m) P_ij(m, Gamma) against the
event limit, with Gamma = g^2 m^3 / 64 pi.
"""
import argparse
import csv
import io
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402
import scipy  # noqa: E402
from scipy.optimize import brentq  # noqa: E402

HBARC_GEV_M = 1.973269804e-16
SCENE = "nose"
BOUND = "e137"
FIGURE = "pseudoscalar-after-2025"
MASSES = (1e-3, 1.0)
COUPLINGS = (1e-8, 1e-1)


def median_ms(work, repeat):
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        result = work()
        times.append(1e3 * (time.perf_counter() - start))
    return statistics.median(times), result


class Yields:
    def __init__(self, file):
        rows = {}
        weights = []
        with open(file, encoding="ascii") as lines:
            next(lines)
            for line in lines:
                word, *numbers = line.split()
                if word == "weights":
                    weights.append([float(x) for x in numbers])
                else:
                    rows[word] = np.array([float(x) for x in numbers])
        self.energies = rows["energies"]
        slices, self.front, self.slice = rows["slices"]
        self.masses = rows["masses"]
        shape = (len(self.masses), len(self.energies), int(slices))
        with np.errstate(divide="ignore"):
            self.logs = np.log(np.array(weights).reshape(shape))
        self.depths = self.front + self.slice * np.arange(int(slices))

    def at(self, mass):
        """Weights at a mass, interpolated along the logarithms."""
        x = np.log(mass / self.masses[0]) / np.log(self.masses[1] / self.masses[0])
        i = int(np.clip(np.floor(x), 0, len(self.masses) - 2))
        f = x - i
        low, high = self.logs[i], self.logs[i + 1]
        both = np.isfinite(low) & np.isfinite(high)
        return np.where(both, np.exp(np.where(both, (1 - f) * low + f * high, 0.0)), 0.0)

    def per_metre(self, mass):
        """Decays per metre for a width of one GeV, for each energy; infinite below threshold."""
        momentum2 = self.energies**2 - mass**2
        return np.where(momentum2 > 0, mass / np.sqrt(np.maximum(momentum2, 1e-300)), np.inf) / HBARC_GEV_M

    def events(self, mass, couplings):
        """Expected events at one mass for an array of couplings."""
        width = couplings**2 * mass**3 / (64 * np.pi)
        rate = self.per_metre(mass)[None, :] * width[:, None]
        probability = -np.expm1(-rate * self.slice)[:, :, None] * np.exp(
            -rate[:, :, None] * self.depths[None, None, :]
        )
        return couplings**2 * np.einsum("ij,gij->g", self.at(mass), probability)


def grid(yields, limit, n):
    """What most do: events on a grid, and matplotlib's contour of it."""
    masses = np.geomspace(*MASSES, n)
    couplings = np.geomspace(*COUPLINGS, n)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        events = np.array([yields.events(m, couplings) for m in masses]).T
        excess = np.log10(np.maximum(events, 1e-30) / limit)
    figure = plt.figure()
    lines = plt.contour(np.log10(masses), np.log10(couplings), excess, levels=[0.0])
    paths = [path.vertices for path in lines.collections[0].get_paths()]
    plt.close(figure)
    return paths


def roots(yields, limit, columns):
    """With care: scipy's root finder in each column, from a coarse scan."""
    scan = np.linspace(np.log(COUPLINGS[0]), np.log(COUPLINGS[1]), 33)
    out = []
    for mass in np.geomspace(MASSES[0], 0.6, columns):
        def excess(t):
            with np.errstate(divide="ignore"):
                return float(np.log(np.maximum(yields.events(mass, np.exp(np.atleast_1d(t))), 1e-300)[0] / limit))
        with np.errstate(divide="ignore"):
            values = np.log(np.maximum(yields.events(mass, np.exp(scan)), 1e-300) / limit)
        for i in np.flatnonzero((values[:-1] < 0) & (values[1:] >= 0)):  # lower edges
            out.append((np.log10(mass), brentq(excess, scan[i], scan[i + 1], rtol=1e-10) / np.log(10)))
    return out


def contours(program, scene, *more):
    text = subprocess.run([program, "contour", scene, *more], check=True, capture_output=True, text=True).stdout
    polygons = {}
    for row in csv.DictReader(io.StringIO(text)):
        polygons.setdefault((row["bound"], row["polygon"]), []).append((float(row["x"]), float(row["y"])))
    return {key: np.array(points) for key, points in polygons.items()}


def event_limit(record):
    """The record's own: the value under [inputs.event_limit]."""
    with open(record, encoding="utf-8") as lines:
        text = lines.read().split("[inputs.event_limit]")[1]
    return float(text.split("value = ")[1].split("\n")[0])


def lower_edge(lines, xs):
    """Lowest crossing of polylines (log10 values) with verticals."""
    lowest = np.full(len(xs), np.inf)
    for line in lines:
        for (x1, y1), (x2, y2) in zip(line[:-1], line[1:]):
            if x1 == x2:
                continue
            inside = (xs >= min(x1, x2)) & (xs <= max(x1, x2))
            y = y1 + (y2 - y1) * (xs[inside] - x1) / (x2 - x1)
            lowest[inside] = np.minimum(lowest[inside], y)
    return lowest


def farthest(lines, ours):
    """Largest difference of lower edges, in log10 of the coupling, from 2 MeV to 0.3 GeV."""
    xs = np.linspace(np.log10(2 * MASSES[0]), np.log10(0.3), 200)
    return float(np.max(np.abs(lower_edge(lines, xs) - lower_edge(ours, xs))))


def matplotlib_figure(polygons, colours):
    figure = plt.figure(figsize=(16, 10), dpi=100)
    axes = figure.add_subplot()
    artists = []
    for (bound, _), points in polygons.items():
        artists += axes.fill(points[:, 0], points[:, 1], alpha=0.45, fc=colours[bound], ec=colours[bound])
    axes.set(xscale="log", yscale="log", xlabel="$m_a$ [GeV]", ylabel=r"$g_{a\gamma\gamma}$ [GeV$^{-1}$]",
             xlim=(1e-2, 1e2), ylim=(1e-6, 1e-1))
    return figure, artists


def run():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--repeat", type=int, default=5)
    arguments = parser.parse_args()
    program = os.path.join(arguments.build, "cyrano")
    repeat = arguments.repeat
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    ours = {}
    names = f"^(region/{SCENE}/{BOUND}|paint/{FIGURE}|scene/{FIGURE}/full|pdf/{FIGURE})(/|$)"
    text = subprocess.run([os.path.join(arguments.build, "tests_bin", "cyrano_bench"), f"--benchmark_filter={names}",
                           "--benchmark_format=json", f"--benchmark_repetitions={repeat}"],
                          check=True, capture_output=True, text=True).stdout
    for entry in json.loads(text)["benchmarks"]:
        if entry.get("aggregate_name") == "median":
            ours[entry["run_name"].split("/")[0]] = entry["real_time"]

    yields = Yields(os.path.join(arguments.build, "tables", "e137.primakoff.yields"))
    limit = event_limit(os.path.join(arguments.build, "datasets", "bounds", BOUND, "record.toml"))
    exact = [np.log10(np.vstack([polygon, polygon[:1]])) for polygon in contours(program, SCENE, "--bound", BOUND).values()]
    rows = []
    for n in (200, 500):
        milliseconds, paths = median_ms(lambda n=n: grid(yields, limit, n), max(1, repeat // 2))
        rows.append((f"numpy grid {n} × {n}, matplotlib contour", milliseconds,
                     farthest(paths, exact)))
    milliseconds, points = median_ms(lambda: roots(yields, limit, 93), max(1, repeat // 2))
    rows.append(("numpy columns, scipy brentq, 93 columns, lower edge only", milliseconds, farthest([points], exact)))

    print(f"Python {platform.python_version()}, numpy {np.__version__}, scipy {scipy.__version__}, "
          f"matplotlib {matplotlib.__version__}; {os.cpu_count()} cores, {platform.machine()}; medians of {repeat}\n")
    print("| one nose (E137, photon coupling, from tabulated yields) | ms | ratio | farthest from our lower edge |")
    print("|---|---|---|---|")
    base = ours["region"]
    print(f"| Cyrano, full precision, one thread | {base:.2f} | 1 | – |")
    for name, milliseconds, error in rows:
        print(f"| {name} | {milliseconds:.0f} | {milliseconds / base:.0f} | {100 * (10**error - 1):.2f} % |")

    polygons = contours(program, FIGURE)
    palette = plt.get_cmap("tab20")
    bounds = sorted({bound for bound, _ in polygons})
    colours = {bound: palette(i % 20) for i, bound in enumerate(bounds)}

    def first():
        figure, _ = matplotlib_figure(polygons, colours)
        figure.canvas.draw()
        plt.close(figure)

    figure, artists = matplotlib_figure(polygons, colours)
    figure.canvas.draw()

    def redraw():
        artists[0].set_xy(artists[0].get_xy())
        figure.canvas.draw()

    with tempfile.TemporaryDirectory() as folder:
        first_ms, _ = median_ms(first, repeat)
        redraw_ms, _ = median_ms(redraw, repeat)
        pdf_ms, _ = median_ms(lambda: figure.savefig(os.path.join(folder, "a.pdf")), repeat)
        start_ms, _ = median_ms(lambda: subprocess.run(
            [program, "render", FIGURE, "-o", os.path.join(folder, "b.pdf")], check=True), repeat)
        import_ms, _ = median_ms(lambda: subprocess.run(
            [sys.executable, "-c", "import numpy, matplotlib; matplotlib.use('Agg'); import matplotlib.pyplot"],
            check=True), repeat)
    drag = json.loads(subprocess.run([program, "bench", FIGURE, "--frames", "200", "--json"],
                                     check=True, capture_output=True, text=True).stdout)
    frame = drag["total"]["median"]
    print(f"\n| the figure {FIGURE}, {len(polygons)} polygons, 1600 × 1000 | Cyrano, ms | matplotlib, ms | ratio |")
    print("|---|---|---|---|")
    print(f"| drawn from nothing (ours with {len(bounds)} labels placed, theirs without labels) | {ours['paint']:.0f} | {first_ms:.0f} | {first_ms / ours['paint']:.1f} |")
    print(f"| one frame of a drag: ours recomputes and redraws, theirs redraws finished curves | {frame:.1f} | {redraw_ms:.0f} | {redraw_ms / frame:.1f} |")
    print(f"| PDF | {ours['pdf']:.0f} | {pdf_ms:.0f} | {pdf_ms / ours['pdf']:.1f} |")
    print(f"| from the command line to a PDF: all of ours; theirs is only the imports | {start_ms:.0f} | {import_ms:.0f} | {import_ms / start_ms:.1f} |")


if __name__ == "__main__":
    run()
