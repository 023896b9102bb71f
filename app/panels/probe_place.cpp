#include "app/panels/probe_place.hpp"

#include <QCoreApplication>

#include <cmath>
#include <limits>

#include "core/constants/constants.hpp"

namespace cyrano::app {

namespace {

QString placeName(const char* text) {
    return QCoreApplication::translate("ProbePlace", text);
}

/// "E137 (SLAC electron dump): a → γγ behind the hill" → "E137".
QString shortTitle(const std::string& title) {
    const std::size_t end = title.find_first_of("(:");
    return QString::fromStdString(title.substr(0, end)).trimmed();
}

} // namespace

double ProbePlace::momentumGeV(double massGeV) const noexcept {
    if (!(massGeV > 0.0 && massGeV < energyGeV)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const double excess = (energyGeV - massGeV) * (energyGeV + massGeV);
    return production == Production::photonRecoil ? excess / (2.0 * energyGeV) : std::sqrt(excess);
}

std::vector<ProbePlace> probePlaces(const bounds::Catalogue& catalogue) {
    using Production = ProbePlace::Production;
    std::vector<ProbePlace> out{
        {placeName("BESIII, J/ψ at rest"), Production::photonRecoil, constants::jpsiMassGeV},
        {placeName("Belle II, centre of mass"), Production::photonRecoil,
         constants::upsilon4sMassGeV},
        {placeName("LEP, Z pole"), Production::photonRecoil, constants::zMassGeV}};
    for (const bounds::Bound* bound : catalogue.bounds()) {
        if (const auto energy = bound->record().input("beam_energy", "GeV")) {
            out.push_back({placeName("%1, beam energy").arg(shortTitle(bound->record().title)),
                           Production::beamEnergy, *energy});
        }
    }
    return out;
}

} // namespace cyrano::app
