#pragma once

#include <span>
#include <vector>

/// Photons of a two-body decay on a round detector. Seen from the detector the decay photons of a
/// parent aimed `offset` off the axis lie on rings around that point. Lengths in any one unit.
/// Pure, thread-safe.
namespace cyrano::physics {

/// Fraction of a ring that lies inside a disk of radius R centred `offset` D from the ring's
/// centre: 1 if D + rho <= R, 0 if |D - rho| >= R, else arccos((D^2 + rho^2 - R^2)/(2 D rho))/pi.
/// All lengths >= 0 and R > 0, NaN otherwise.
double ringFractionInDisk(double offset, double ringRadius, double diskRadius) noexcept;

/// Nodes and weights on [-1, 1].
struct GaussRule {
    std::vector<double> node;
    std::vector<double> weight;
};

/// Gauss-Legendre rule with `count` >= 1 nodes, exact for polynomials up to degree 2*count - 1.
GaussRule gaussLegendre(int count);

/// Rotationally symmetric density of aiming points, p(d) per unit area: circles of radii k_q and
/// contents `strength`_q, each blurred by a Gaussian of unit width per plane (the unit of length
/// here). Tabulated in asinh d, read by four-point Lagrange interpolation.
class AimProfile {
  public:
    /// Table from d = 0 to `reach` (zero beyond) in `count` >= 8 steps for circles of the radii
    /// given: the part that does not depend on their strengths.
    AimProfile(std::span<const double> circleRadii, double reach, int count);

    /// Sets the contents of the circles; as many as there are radii.
    void setStrengths(std::span<const double> strengths);

    /// p(d), d >= 0.
    [[nodiscard]] double density(double distance) const noexcept;

  private:
    double reach_;
    double step_;
    int count_;
    std::size_t circles_;
    std::vector<double> kernel_; // row-major, table point by circle
    std::vector<double> table_;  // point i at asinh d = (i - 1) step, one mirrored point in front
};

/// Probability that a photon on a ring of `ringRadius` around the aiming point hits the disk.
double singleHit(const AimProfile& aim, double ringRadius, double diskRadius,
                 const GaussRule& rule) noexcept;

/// Probability that both photons hit, opposite each other at `innerRadius` and `outerRadius` from
/// the aiming point: the density integrated over the lens common to two displaced disks.
double doubleHit(const AimProfile& aim, double innerRadius, double outerRadius, double diskRadius,
                 const GaussRule& rule) noexcept;

} // namespace cyrano::physics
