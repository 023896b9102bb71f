#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/physics/three_photon.hpp"

namespace cyrano::bounds {

/// All a table depends on. Nothing is seen outside the two masses.
struct ReachInputs {
    physics::ThreePhotonAcceptance acceptance;
    double lowestGeV = 0.0;
    double highestGeV = 0.0;
};

/// What is tabulated at one mass.
struct ReachRow {
    double massGeV = 0.0;
    double logDensity = 0.0; ///< ln of the background in pb/GeV times 1 - m²/s
    double accepted = 0.0;   ///< share of the signal
};

/// QED background and signal acceptance of e⁺e⁻ → γa, a → γγ in one acceptance, tabulated against
/// the mass once and interpolated: the integrals take a millisecond each, a region asks for
/// hundreds of masses. Computing a table takes some tens of milliseconds, parsing a stored one less
/// than a tenth of one.
class ReachTable {
  public:
    explicit ReachTable(const ReachInputs& inputs);
    ~ReachTable();
    ReachTable(ReachTable&& other) noexcept;
    ReachTable& operator=(ReachTable&& other) noexcept;

    /// A stored table; nothing where the text is damaged or was made from other inputs.
    [[nodiscard]] static std::optional<ReachTable> parse(const std::string& text,
                                                         const ReachInputs& inputs);
    /// As a file holds it, with its inputs and a checksum. Parsed again, the table is the same to
    /// the last digit.
    [[nodiscard]] std::string serialise() const;

    /// Cross section in pb of QED photon pairs with a mass between the two.
    [[nodiscard]] double backgroundPb(double fromGeV, double toGeV) const;
    /// Share of the signal accepted; 0 where its photons merge or leave the detector.
    [[nodiscard]] double acceptedFraction(double massGeV) const;

  private:
    ReachTable(const ReachInputs& inputs, std::vector<ReachRow> rows);

    struct Curves;
    std::string fingerprint_;
    std::vector<ReachRow> rows_;           ///< none where nothing is seen at any mass
    std::unique_ptr<const Curves> curves_; ///< null without rows
};

} // namespace cyrano::bounds
