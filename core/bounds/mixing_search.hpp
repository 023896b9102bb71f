#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/bounds/bound.hpp"
#include "core/model/vector_production.hpp"

namespace cyrano::bounds {

/// What a search for a particle of spin 1 looks for.
enum class FinalState {
    electrons,
    muons,
    pions, ///< pairs of them: the isovector part of hadrons
    electronsAndMuons,
    muonsAndPions,
    visible,
    invisible,
    any ///< the decay is not looked at
};

/// What a search sees of a particle at one mass.
struct Seen {
    double share = 0.0;    ///< branching ratio to the final state
    double widthGeV = 0.0; ///< of all decays, for ε = 1
};

/// How the scene's model compares with a dark photon of the same mass and ε.
struct Recast {
    double signal = 0.0;            ///< r·BR over the dark photon's BR; 0 without a signal
    double width = 0.0;             ///< total width over the dark photon's
    std::string_view reason;        ///< why there is no signal
    std::string_view approximation; ///< what the rate leaves out
};

/// A published curve of ε against m, made for a dark photon that decays to charged leptons and
/// hadrons, or, where the search is for what is not seen, to nothing else. Recast to any particle
/// of spin 1 by the ratios of rates, branching ratios and, where it flies, lifetimes;
/// arXiv:1801.04847, 2206.08563.
class MixingSearch : public Bound {
  public:
    MixingSearch(io::Record record, model::VectorProduction production, FinalState finalState)
        : Bound(std::move(record)), production_(production), finalState_(finalState) {}

    [[nodiscard]] std::span<const std::string_view> dependsOn() const final;

  protected:
    [[nodiscard]] std::string planeProblem(const scene::Plane& plane) const final;
    [[nodiscard]] std::string modelProblem(const Scenario& scenario) const final;

    /// The dark photon the curve was made for.
    [[nodiscard]] Seen referenceAt(double massGeV) const;
    [[nodiscard]] Recast recastAt(const model::Model& model, double massGeV,
                                  const Seen& reference) const;
    [[nodiscard]] Recast recastAt(const model::Model& model, double massGeV) const {
        return recastAt(model, massGeV, referenceAt(massGeV));
    }

    /// Whether the lifetime matters to a search besides the signal.
    enum class Flight { prompt, flies };
    /// Bound's own caveats, and how it was recast by how much, with what else there is to say where
    /// it was. A dark photon has none besides its record's.
    [[nodiscard]] std::string recastCaveat(const RegionRequest& request, double x, double y,
                                           Flight flight, std::string_view more) const;

  private:
    model::VectorProduction production_;
    FinalState finalState_;
};

/// Masses in GeV where branching ratios bend sharply, ascending: both sides of the thresholds of
/// lepton pairs, ω and φ.
[[nodiscard]] std::vector<double> bendsOfBranchingGeV();

/// Values of y in (yMin, yMax) where |mixing| is one of these, ascending.
[[nodiscard]] std::vector<double>
crossings(const CouplingLine& line, std::span<const double> mixings, double yMin, double yMax);

/// Prompt decays, or ones that are not looked at: ε²·r·BR(final state) against what it was at the
/// published edge. Widths go with ε², so that branching ratios know nothing of it, and the edge is
/// a product. The contour is a lower edge.
[[nodiscard]] std::unique_ptr<Bound>
makePromptSearch(io::Record record, model::VectorProduction production, FinalState finalState);

/// A published island of a particle that flies before it decays: signal and lifetime recast by the
/// two-lifetime rule (two_lifetimes.hpp). Where the curve was cut by the frame of its plot, the
/// frame stands in for the edge nobody drew: too low an upper edge makes the shield too thick. That
/// weakens the limit of particles that live shorter than a dark photon, and strengthens that of
/// longer-lived ones (by 20 % in ε for a tenth of the width and an edge that is half too low).
/// @param decayOverShield infinite where the length of the decay region is not known.
[[nodiscard]] std::unique_ptr<Bound> makeDisplacedSearch(io::Record record,
                                                         model::VectorProduction production,
                                                         FinalState finalState,
                                                         double decayOverShield);

} // namespace cyrano::bounds
