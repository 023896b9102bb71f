// Words that reach the translation through a variable: of the parameters and planes of core/scene,
// the groups of bounds, presets, buttons of Qt, what functions hand on. No program includes this:
// lupdate reads it, and tests/app/test_language.cpp says which words are missing. Renew with
//   lupdate app resources/translations -I . -ts resources/translations/cyrano_de.ts -no-obsolete
//       -locations none
// and translate what is unfinished then.

QT_TRANSLATE_NOOP("Readable", "“%1” is no number; write 0.3 or 3e-1")
QT_TRANSLATE_NOOP("Readable", "“%1” is no number; write 1000 or 1e3, in %2")

QT_TRANSLATE_NOOP("ProbePlace", "BESIII, J/ψ at rest")
QT_TRANSLATE_NOOP("ProbePlace", "Belle II, centre of mass")
QT_TRANSLATE_NOOP("ProbePlace", "LEP, Z pole")
QT_TRANSLATE_NOOP("ProbePlace", "%1, beam energy")

QT_TRANSLATE_NOOP("BoundText", "Silent here")
QT_TRANSLATE_NOOP("BoundText", "table")
QT_TRANSLATE_NOOP("BoundText", "contour")
QT_TRANSLATE_NOOP("BoundText", "Inputs")
QT_TRANSLATE_NOOP("BoundText", "computed")
QT_TRANSLATE_NOOP("BoundText", "recast")
QT_TRANSLATE_NOOP("BoundText", "digitised")
QT_TRANSLATE_NOOP("BoundText", "computed here from formulas and measured inputs")
QT_TRANSLATE_NOOP("BoundText", "a measured limit, recast for the model at hand")
QT_TRANSLATE_NOOP("BoundText", "a published curve, taken as it is")
QT_TRANSLATE_NOOP("BoundText", "Licence of the numbers")
QT_TRANSLATE_NOOP("BoundText", "assumes %1")

QT_TRANSLATE_NOOP("CommandPalette", "Scene")
QT_TRANSLATE_NOOP("CommandPalette", "Plane")
QT_TRANSLATE_NOOP("CommandPalette", "Bound")
QT_TRANSLATE_NOOP("CommandPalette", "shown")
QT_TRANSLATE_NOOP("CommandPalette", "hidden")
QT_TRANSLATE_NOOP("CommandPalette", "on")
QT_TRANSLATE_NOOP("CommandPalette", "off")
QT_TRANSLATE_NOOP("CommandPalette", "%1 … %2 %3")
QT_TRANSLATE_NOOP("CommandPalette", "Window")
QT_TRANSLATE_NOOP("CommandPalette", "Parameter")
QT_TRANSLATE_NOOP("CommandPalette", "current")
QT_TRANSLATE_NOOP("CommandPalette", "show %1")
QT_TRANSLATE_NOOP("CommandPalette", "hide %1")

QT_TRANSLATE_NOOP("References", "Made the picture")
QT_TRANSLATE_NOOP("References", "Measured or predicted value in force: %1")
QT_TRANSLATE_NOOP("References", "Measurement, method or input of what is computed: %1")
QT_TRANSLATE_NOOP("References", "Published limit, or what its recast needs: %1")
QT_TRANSLATE_NOOP("References", "Curve drawn as published: %1")
QT_TRANSLATE_NOOP("References", "Points taken from there: %1")
QT_TRANSLATE_NOOP("References", "This program")
QT_TRANSLATE_NOOP("References", "Measured values")
QT_TRANSLATE_NOOP("References", "Behind computed bounds")
QT_TRANSLATE_NOOP("References", "Behind recast limits")
QT_TRANSLATE_NOOP("References", "Curves as published")
QT_TRANSLATE_NOOP("References", "Sources of digitised points")

QT_TRANSLATE_NOOP("Parameter", "Particle")
QT_TRANSLATE_NOOP("Parameter", "Charges")
QT_TRANSLATE_NOOP("Parameter", "Leptons")
QT_TRANSLATE_NOOP("Parameter", "Electroweak structure")
QT_TRANSLATE_NOOP("Parameter", "Invisible decays")
QT_TRANSLATE_NOOP("Parameter", "Data")
QT_TRANSLATE_NOOP("Parameter", "Plane")
QT_TRANSLATE_NOOP("Parameter", "Teaching")
QT_TRANSLATE_NOOP("Parameter", "title")
QT_TRANSLATE_NOOP("Parameter", "shown")
QT_TRANSLATE_NOOP("Parameter", "particle")
QT_TRANSLATE_NOOP("Parameter", "charges")
QT_TRANSLATE_NOOP("Parameter", "epsilon")
QT_TRANSLATE_NOOP("Parameter", "g gamma")
QT_TRANSLATE_NOOP("Parameter", "lepton pattern")
QT_TRANSLATE_NOOP("Parameter", "lepton c")
QT_TRANSLATE_NOOP("Parameter", "g electron")
QT_TRANSLATE_NOOP("Parameter", "g muon")
QT_TRANSLATE_NOOP("Parameter", "g tau")
QT_TRANSLATE_NOOP("Parameter", "sign")
QT_TRANSLATE_NOOP("Parameter", "cutoff")
QT_TRANSLATE_NOOP("Parameter", "moment form")
QT_TRANSLATE_NOOP("Parameter", "completion")
QT_TRANSLATE_NOOP("Parameter", "loop photon")
QT_TRANSLATE_NOOP("Parameter", "electroweak")
QT_TRANSLATE_NOOP("Parameter", "ww over bb")
QT_TRANSLATE_NOOP("Parameter", "br invisible")
QT_TRANSLATE_NOOP("Parameter", "epoch")
QT_TRANSLATE_NOOP("Parameter", "g2 reading")
QT_TRANSLATE_NOOP("Parameter", "alpha")
QT_TRANSLATE_NOOP("Parameter", "axes")
QT_TRANSLATE_NOOP("Parameter", "mass")
QT_TRANSLATE_NOOP("Parameter", "view")
QT_TRANSLATE_NOOP("Parameter", "x min")
QT_TRANSLATE_NOOP("Parameter", "x max")
QT_TRANSLATE_NOOP("Parameter", "y min")
QT_TRANSLATE_NOOP("Parameter", "y max")
QT_TRANSLATE_NOOP("Parameter", "mass unit")
QT_TRANSLATE_NOOP("Parameter", "coupling unit")
QT_TRANSLATE_NOOP("Parameter", "top axis")
QT_TRANSLATE_NOOP("Parameter", "right axis")
QT_TRANSLATE_NOOP("Parameter", "lifetime lines")
QT_TRANSLATE_NOOP("Parameter", "anatomy")
QT_TRANSLATE_NOOP("Parameter", "published")
QT_TRANSLATE_NOOP("Parameter", "colour")
QT_TRANSLATE_NOOP("Parameter", "Title of the scene.")
QT_TRANSLATE_NOOP("Parameter", "Ids of the bounds drawn, in drawing order.")
QT_TRANSLATE_NOOP(
    "Parameter",
    "Spin and parity of the particle. Spin 0 is drawn against its photon or lepton coupling, spin"
    " 1 against its mixing ε.")
QT_TRANSLATE_NOOP(
    "Parameter",
    "Which fermions a vector or axial vector couples to, and how strongly, in units of εe: a "
    "known model, or a TOML file with charges.")
QT_TRANSLATE_NOOP("Parameter",
                  "Coupling of a vector or axial vector in units of e; overridden by the y axis.")
QT_TRANSLATE_NOOP("Parameter",
                  "Photon coupling; overridden by the y axis where that is the photon coupling.")
QT_TRANSLATE_NOOP(
    "Parameter",
    "How the couplings to e, μ, τ hang together: none; C m_l; all equal to g_μμ; each its own.")
QT_TRANSLATE_NOOP("Parameter", "Universal derivative coupling, g_ll = C m_l.")
QT_TRANSLATE_NOOP("Parameter", "Coupling to electrons, in the independent pattern.")
QT_TRANSLATE_NOOP("Parameter",
                  "Coupling to muons (independent), or the common coupling (flavour-blind).")
QT_TRANSLATE_NOOP("Parameter", "Coupling to τ leptons, in the independent pattern.")
QT_TRANSLATE_NOOP("Parameter", "Sign of the product of muon and photon coupling.")
QT_TRANSLATE_NOOP("Parameter", "Cutoff of the photon loop of the magnetic moment.")
QT_TRANSLATE_NOOP(
    "Parameter",
    "Photon loop of the magnetic moment: the whole function, or ln(Λ²/m²) alone (and ln(Λ²/M_Z²) "
    "with a Z), which is 24 % too much for the muon at 10 MeV and Λ = 1 TeV.")
QT_TRANSLATE_NOOP(
    "Parameter",
    "What ends the photon loop at Λ: a cutoff, or a heavy fermion with its two-loop functions, of"
    " mass Λ/e (pseudoscalar) or Λ e^(−13/12) (scalar) so that both agree for light particles.")
QT_TRANSLATE_NOOP(
    "Parameter",
    "Lepton loops add to the photon coupling, at the virtuality of each process (pseudoscalar "
    "only).")
QT_TRANSLATE_NOOP("Parameter",
                  "Which gauge bosons the coupling comes from: g_BB = g_WW; g_BB alone; a ratio.")
QT_TRANSLATE_NOOP("Parameter", "Ratio of the couplings to W and B fields, in the custom structure.")
QT_TRANSLATE_NOOP("Parameter", "Branching ratio into new particles that leave no trace.")
QT_TRANSLATE_NOOP(
    "Parameter",
    "Muon g−2: the discrepancy before 2025 (a compatible band), or the agreement after it (an "
    "exclusion).")
QT_TRANSLATE_NOOP("Parameter",
                  "After 2025: interval around the measured difference, or around zero.")
QT_TRANSLATE_NOOP(
    "Parameter",
    "Electron g−2: the fine-structure constant behind the prediction. The two measurements are "
    "5.5σ apart; the union allows all that either allows, and what lies between them.")
QT_TRANSLATE_NOOP("Parameter", "What the axes are; a new plane opens at its own ranges.")
QT_TRANSLATE_NOOP("Parameter", "Mass of the particle in planes of two couplings.")
QT_TRANSLATE_NOOP(
    "Parameter",
    "Planes of two couplings: magnitudes at one sign of their product, or both signs of both on "
    "symmetric logarithmic axes.")
QT_TRANSLATE_NOOP("Parameter", "Left edge of the plane.")
QT_TRANSLATE_NOOP("Parameter", "Right edge of the plane.")
QT_TRANSLATE_NOOP("Parameter", "Lower edge of the plane.")
QT_TRANSLATE_NOOP("Parameter", "Upper edge of the plane.")
QT_TRANSLATE_NOOP("Parameter", "Unit written at an axis of masses.")
QT_TRANSLATE_NOOP("Parameter", "Unit written at an axis of couplings of dimension 1/mass.")
QT_TRANSLATE_NOOP(
    "Parameter",
    "A second axis above: a mass in another unit, as frequency mc²/h or as wavelength h/mc; a "
    "coupling as at the right.")
QT_TRANSLATE_NOOP(
    "Parameter",
    "A second axis at the right: 1/g in TeV, g² or ε², g²/4π or αε², or the decay constant f_a "
    "over the coefficient of the coupling.")
QT_TRANSLATE_NOOP(
    "Parameter",
    "Thin lines of equal proper decay length cτ or lifetime τ, from all decays of the model.")
QT_TRANSLATE_NOOP(
    "Parameter",
    "Anatomy of a nose: under the pointer, expected events against the coupling and what sets the"
    " nearest edge.")

QT_TRANSLATE_NOOP("Choice", "pseudoscalar")
QT_TRANSLATE_NOOP("Choice", "scalar")
QT_TRANSLATE_NOOP("Choice", "vector")
QT_TRANSLATE_NOOP("Choice", "axial-vector")
QT_TRANSLATE_NOOP("Choice", "none")
QT_TRANSLATE_NOOP("Choice", "universal-derivative")
QT_TRANSLATE_NOOP("Choice", "flavour-blind")
QT_TRANSLATE_NOOP("Choice", "independent")
QT_TRANSLATE_NOOP("Choice", "full")
QT_TRANSLATE_NOOP("Choice", "leading-log")
QT_TRANSLATE_NOOP("Choice", "cutoff")
QT_TRANSLATE_NOOP("Choice", "heavy-fermion")
QT_TRANSLATE_NOOP("Choice", "photon-only")
QT_TRANSLATE_NOOP("Choice", "hypercharge")
QT_TRANSLATE_NOOP("Choice", "custom")
QT_TRANSLATE_NOOP("Choice", "before-2025")
QT_TRANSLATE_NOOP("Choice", "after-2025")
QT_TRANSLATE_NOOP("Choice", "rubidium")
QT_TRANSLATE_NOOP("Choice", "cesium")
QT_TRANSLATE_NOOP("Choice", "union")
QT_TRANSLATE_NOOP("Choice", "folded")
QT_TRANSLATE_NOOP("Choice", "four-quadrants")
QT_TRANSLATE_NOOP("Choice", "frequency")
QT_TRANSLATE_NOOP("Choice", "wavelength")
QT_TRANSLATE_NOOP("Choice", "inverse")
QT_TRANSLATE_NOOP("Choice", "squared")
QT_TRANSLATE_NOOP("Choice", "alpha")
QT_TRANSLATE_NOOP("Choice", "decay-constant")
QT_TRANSLATE_NOOP("Choice", "decay-length")
QT_TRANSLATE_NOOP("Choice", "lifetime")

QT_TRANSLATE_NOOP("AxesMenu", "GeV⁻¹")
QT_TRANSLATE_NOOP("AxesMenu", "TeV⁻¹")

QT_TRANSLATE_NOOP("Group", "astrophysics")
QT_TRANSLATE_NOOP("Group", "beam dumps")
QT_TRANSLATE_NOOP("Group", "colliders")
QT_TRANSLATE_NOOP("Group", "cosmology")
QT_TRANSLATE_NOOP("Group", "fixed targets")
QT_TRANSLATE_NOOP("Group", "helioscopes")
QT_TRANSLATE_NOOP("Group", "light through walls")
QT_TRANSLATE_NOOP("Group", "magnetic moments")
QT_TRANSLATE_NOOP("Group", "models")
QT_TRANSLATE_NOOP("Group", "photoproduction")
QT_TRANSLATE_NOOP("Group", "rare decays")
QT_TRANSLATE_NOOP("Group", "imported")

QT_TRANSLATE_NOOP("Preset", "One figure across a page")
QT_TRANSLATE_NOOP("Preset", "PRL, PRD: one column")
QT_TRANSLATE_NOOP("Preset", "PRL, PRD: two columns")
QT_TRANSLATE_NOOP("Preset", "JHEP: width of the text")
QT_TRANSLATE_NOOP("Preset", "JCAP: width of the text")
QT_TRANSLATE_NOOP("Preset", "EPJC: one column")
QT_TRANSLATE_NOOP("Preset", "EPJC: two columns")
QT_TRANSLATE_NOOP("Preset", "Slide 16:9, light")
QT_TRANSLATE_NOOP("Preset", "Slide 16:9, dark")
QT_TRANSLATE_NOOP("Preset", "Poster: A3, landscape")

QT_TRANSLATE_NOOP("QPlatformTheme", "OK")
QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel")
QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes")
QT_TRANSLATE_NOOP("QPlatformTheme", "&No")

QT_TRANSLATE_NOOP("Plane", "mass against photon coupling")
QT_TRANSLATE_NOOP("Plane", "mass against universal lepton coupling")
QT_TRANSLATE_NOOP("Plane", "mass against muon coupling")
QT_TRANSLATE_NOOP("Plane", "mass against electron coupling")
QT_TRANSLATE_NOOP("Plane", "muon coupling against photon coupling")
QT_TRANSLATE_NOOP("Plane", "electron coupling against photon coupling")
QT_TRANSLATE_NOOP("Plane", "mass against kinetic mixing")
