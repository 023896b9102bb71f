<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AxesMenu</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Frequency mc²/h</source>
        <translation>Frequenz mc²/h</translation>
    </message>
    <message>
        <source>Wavelength h/mc</source>
        <translation>Wellenlänge h/mc</translation>
    </message>
    <message>
        <source>Inverse coupling in TeV</source>
        <translation>Kehrwert der Kopplung in TeV</translation>
    </message>
    <message>
        <source>Coupling squared</source>
        <translation>Quadrat der Kopplung</translation>
    </message>
    <message>
        <source>Fine-structure constant of the coupling</source>
        <translation>Feinstrukturkonstante der Kopplung</translation>
    </message>
    <message>
        <source>Decay constant f_a/C</source>
        <translation>Zerfallskonstante f_a/C</translation>
    </message>
    <message>
        <source>Decay length cτ</source>
        <translation>Zerfallslänge cτ</translation>
    </message>
    <message>
        <source>Lifetime τ</source>
        <translation>Lebensdauer τ</translation>
    </message>
    <message>
        <source>GeV⁻¹</source>
        <translation>GeV⁻¹</translation>
    </message>
    <message>
        <source>TeV⁻¹</source>
        <translation>TeV⁻¹</translation>
    </message>
</context>
<context>
    <name>BoundText</name>
    <message>
        <source>Silent here</source>
        <translation>Hier ohne Aussage</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>contour</source>
        <translation>Kontur</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingangsgrößen</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>recast</source>
        <translation>umgerechnet</translation>
    </message>
    <message>
        <source>digitised</source>
        <translation>digitalisiert</translation>
    </message>
    <message>
        <source>computed here from formulas and measured inputs</source>
        <translation>hier berechnet aus Formeln und gemessenen Größen</translation>
    </message>
    <message>
        <source>a measured limit, recast for the model at hand</source>
        <translation>eine gemessene Grenze, für das vorliegende Modell umgerechnet</translation>
    </message>
    <message>
        <source>a published curve, taken as it is</source>
        <translation>eine veröffentlichte Kurve, übernommen wie sie ist</translation>
    </message>
    <message>
        <source>Licence of the numbers</source>
        <translation>Lizenz der Zahlen</translation>
    </message>
    <message>
        <source>assumes %1</source>
        <translation>setzt voraus: %1</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>around the measured value</source>
        <translation>um den Messwert</translation>
    </message>
    <message>
        <source>around zero</source>
        <translation>um null</translation>
    </message>
    <message>
        <source>pseudoscalar</source>
        <translation>Pseudoskalar</translation>
    </message>
    <message>
        <source>scalar</source>
        <translation>Skalar</translation>
    </message>
    <message>
        <source>vector</source>
        <translation>Vektor</translation>
    </message>
    <message>
        <source>axial-vector</source>
        <translation>Axialvektor</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>universal-derivative</source>
        <translation>universelle Ableitungskopplung</translation>
    </message>
    <message>
        <source>flavour-blind</source>
        <translation>flavourblind</translation>
    </message>
    <message>
        <source>independent</source>
        <translation>unabhängig</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>leading-log</source>
        <translation>führender Logarithmus</translation>
    </message>
    <message>
        <source>cutoff</source>
        <translation>Cutoff</translation>
    </message>
    <message>
        <source>heavy-fermion</source>
        <translation>schweres Fermion</translation>
    </message>
    <message>
        <source>photon-only</source>
        <translation>nur Photon</translation>
    </message>
    <message>
        <source>hypercharge</source>
        <translation>Hyperladung</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>eigenes</translation>
    </message>
    <message>
        <source>before-2025</source>
        <translation>vor 2025</translation>
    </message>
    <message>
        <source>after-2025</source>
        <translation>nach 2025</translation>
    </message>
    <message>
        <source>rubidium</source>
        <translation>Rubidium</translation>
    </message>
    <message>
        <source>cesium</source>
        <translation>Cäsium</translation>
    </message>
    <message>
        <source>union</source>
        <translation>Vereinigung</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>gefaltet</translation>
    </message>
    <message>
        <source>four-quadrants</source>
        <translation>vier Quadranten</translation>
    </message>
    <message>
        <source>frequency</source>
        <translation>Frequenz</translation>
    </message>
    <message>
        <source>wavelength</source>
        <translation>Wellenlänge</translation>
    </message>
    <message>
        <source>inverse</source>
        <translation>Kehrwert</translation>
    </message>
    <message>
        <source>squared</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>Feinstrukturkonstante</translation>
    </message>
    <message>
        <source>decay-constant</source>
        <translation>Zerfallskonstante</translation>
    </message>
    <message>
        <source>decay-length</source>
        <translation>Zerfallslänge</translation>
    </message>
    <message>
        <source>lifetime</source>
        <translation>Lebensdauer</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>sichtbar</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>%1 … %2 %3</source>
        <translation>%1 … %2 %3</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>current</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>show %1</source>
        <translation>%1 einblenden</translation>
    </message>
    <message>
        <source>hide %1</source>
        <translation>%1 ausblenden</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>the folder %1 cannot be made</source>
        <translation>der Ordner %1 lässt sich nicht anlegen</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>astrophysics</source>
        <translation>Astrophysik</translation>
    </message>
    <message>
        <source>beam dumps</source>
        <translation>Beam-Dumps</translation>
    </message>
    <message>
        <source>colliders</source>
        <translation>Collider</translation>
    </message>
    <message>
        <source>cosmology</source>
        <translation>Kosmologie</translation>
    </message>
    <message>
        <source>fixed targets</source>
        <translation>Fixed-Target-Experimente</translation>
    </message>
    <message>
        <source>helioscopes</source>
        <translation>Helioskope</translation>
    </message>
    <message>
        <source>light through walls</source>
        <translation>Licht durch die Wand</translation>
    </message>
    <message>
        <source>magnetic moments</source>
        <translation>magnetische Momente</translation>
    </message>
    <message>
        <source>models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>photoproduction</source>
        <translation>Photoproduktion</translation>
    </message>
    <message>
        <source>rare decays</source>
        <translation>seltene Zerfälle</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>From the next start on</source>
        <translation>Ab dem nächsten Start</translation>
    </message>
    <message>
        <source>That of the &amp;system</source>
        <translation>Die des S&amp;ystems</translation>
    </message>
</context>
<context>
    <name>Parameter</name>
    <message>
        <source>Particle</source>
        <translation>Teilchen</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>Ladungen</translation>
    </message>
    <message>
        <source>Leptons</source>
        <translation>Leptonen</translation>
    </message>
    <message>
        <source>Electroweak structure</source>
        <translation>Elektroschwache Struktur</translation>
    </message>
    <message>
        <source>Invisible decays</source>
        <translation>Unsichtbare Zerfälle</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>Lehre</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>sichtbar</translation>
    </message>
    <message>
        <source>particle</source>
        <translation>Teilchen</translation>
    </message>
    <message>
        <source>charges</source>
        <translation>Ladungen</translation>
    </message>
    <message>
        <source>epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>g gamma</source>
        <translation>g Gamma</translation>
    </message>
    <message>
        <source>lepton pattern</source>
        <translation>Leptonmuster</translation>
    </message>
    <message>
        <source>lepton c</source>
        <translation>Lepton C</translation>
    </message>
    <message>
        <source>g electron</source>
        <translation>g Elektron</translation>
    </message>
    <message>
        <source>g muon</source>
        <translation>g Myon</translation>
    </message>
    <message>
        <source>g tau</source>
        <translation>g Tau</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>Vorzeichen</translation>
    </message>
    <message>
        <source>cutoff</source>
        <translation>Cutoff</translation>
    </message>
    <message>
        <source>moment form</source>
        <translation>Form des Moments</translation>
    </message>
    <message>
        <source>completion</source>
        <translation>Vervollständigung</translation>
    </message>
    <message>
        <source>loop photon</source>
        <translation>Photon aus Schleifen</translation>
    </message>
    <message>
        <source>electroweak</source>
        <translation>elektroschwach</translation>
    </message>
    <message>
        <source>ww over bb</source>
        <translation>WW durch BB</translation>
    </message>
    <message>
        <source>br invisible</source>
        <translation>Verzweigung unsichtbar</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>g2 reading</source>
        <translation>Lesart von g−2</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>mass</source>
        <translation>Masse</translation>
    </message>
    <message>
        <source>view</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>x min</source>
        <translation>x min</translation>
    </message>
    <message>
        <source>x max</source>
        <translation>x max</translation>
    </message>
    <message>
        <source>y min</source>
        <translation>y min</translation>
    </message>
    <message>
        <source>y max</source>
        <translation>y max</translation>
    </message>
    <message>
        <source>mass unit</source>
        <translation>Einheit der Masse</translation>
    </message>
    <message>
        <source>coupling unit</source>
        <translation>Einheit der Kopplung</translation>
    </message>
    <message>
        <source>top axis</source>
        <translation>Achse oben</translation>
    </message>
    <message>
        <source>right axis</source>
        <translation>Achse rechts</translation>
    </message>
    <message>
        <source>lifetime lines</source>
        <translation>Linien der Lebensdauer</translation>
    </message>
    <message>
        <source>anatomy</source>
        <translation>Anatomie</translation>
    </message>
    <message>
        <source>published</source>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Title of the scene.</source>
        <translation>Titel der Szene.</translation>
    </message>
    <message>
        <source>Ids of the bounds drawn, in drawing order.</source>
        <translation>Kennungen der gezeichneten Grenzen, in der Reihenfolge des Zeichnens.</translation>
    </message>
    <message>
        <source>Spin and parity of the particle. Spin 0 is drawn against its photon or lepton coupling, spin 1 against its mixing ε.</source>
        <translation>Spin und Parität des Teilchens. Spin 0 wird gegen seine Photon- oder Leptonkopplung aufgetragen, Spin 1 gegen seine Mischung ε.</translation>
    </message>
    <message>
        <source>Which fermions a vector or axial vector couples to, and how strongly, in units of εe: a known model, or a TOML file with charges.</source>
        <translation>An welche Fermionen ein Vektor oder Axialvektor koppelt und wie stark, in Einheiten von εe: ein bekanntes Modell oder eine TOML-Datei mit Ladungen.</translation>
    </message>
    <message>
        <source>Coupling of a vector or axial vector in units of e; overridden by the y axis.</source>
        <translation>Kopplung eines Vektors oder Axialvektors in Einheiten von e; von der y-Achse überschrieben.</translation>
    </message>
    <message>
        <source>Photon coupling; overridden by the y axis where that is the photon coupling.</source>
        <translation>Photonkopplung; von der y-Achse überschrieben, wo diese die Photonkopplung ist.</translation>
    </message>
    <message>
        <source>How the couplings to e, μ, τ hang together: none; C m_l; all equal to g_μμ; each its own.</source>
        <translation>Wie die Kopplungen an e, μ, τ zusammenhängen: keine; C m_l; alle gleich g_μμ; jede für sich.</translation>
    </message>
    <message>
        <source>Universal derivative coupling, g_ll = C m_l.</source>
        <translation>Universelle Ableitungskopplung, g_ll = C m_l.</translation>
    </message>
    <message>
        <source>Coupling to electrons, in the independent pattern.</source>
        <translation>Kopplung an Elektronen, im unabhängigen Muster.</translation>
    </message>
    <message>
        <source>Coupling to muons (independent), or the common coupling (flavour-blind).</source>
        <translation>Kopplung an Myonen (unabhängig) oder die gemeinsame Kopplung (flavourblind).</translation>
    </message>
    <message>
        <source>Coupling to τ leptons, in the independent pattern.</source>
        <translation>Kopplung an τ-Leptonen, im unabhängigen Muster.</translation>
    </message>
    <message>
        <source>Sign of the product of muon and photon coupling.</source>
        <translation>Vorzeichen des Produkts aus Myon- und Photonkopplung.</translation>
    </message>
    <message>
        <source>Cutoff of the photon loop of the magnetic moment.</source>
        <translation>Cutoff der Photonschleife des magnetischen Moments.</translation>
    </message>
    <message>
        <source>Photon loop of the magnetic moment: the whole function, or ln(Λ²/m²) alone (and ln(Λ²/M_Z²) with a Z), which is 24 % too much for the muon at 10 MeV and Λ = 1 TeV.</source>
        <translation>Photonschleife des magnetischen Moments: die ganze Funktion oder nur ln(Λ²/m²) (und ln(Λ²/M_Z²) mit einem Z), was für das Myon bei 10 MeV und Λ = 1 TeV um 24 % zu groß ist.</translation>
    </message>
    <message>
        <source>What ends the photon loop at Λ: a cutoff, or a heavy fermion with its two-loop functions, of mass Λ/e (pseudoscalar) or Λ e^(−13/12) (scalar) so that both agree for light particles.</source>
        <translation>Was die Photonschleife bei Λ beendet: ein Cutoff oder ein schweres Fermion mit seinen Zweischleifenfunktionen, der Masse Λ/e (pseudoskalar) oder Λ e^(−13/12) (skalar), sodass beide für leichte Teilchen übereinstimmen.</translation>
    </message>
    <message>
        <source>Lepton loops add to the photon coupling, at the virtuality of each process (pseudoscalar only).</source>
        <translation>Leptonschleifen tragen zur Photonkopplung bei, bei der Virtualität des jeweiligen Prozesses (nur pseudoskalar).</translation>
    </message>
    <message>
        <source>Which gauge bosons the coupling comes from: g_BB = g_WW; g_BB alone; a ratio.</source>
        <translation>Von welchen Eichbosonen die Kopplung kommt: g_BB = g_WW; nur g_BB; ein Verhältnis.</translation>
    </message>
    <message>
        <source>Ratio of the couplings to W and B fields, in the custom structure.</source>
        <translation>Verhältnis der Kopplungen an W- und B-Felder, in der eigenen Struktur.</translation>
    </message>
    <message>
        <source>Branching ratio into new particles that leave no trace.</source>
        <translation>Verzweigungsverhältnis in neue Teilchen, die keine Spur hinterlassen.</translation>
    </message>
    <message>
        <source>Muon g−2: the discrepancy before 2025 (a compatible band), or the agreement after it (an exclusion).</source>
        <translation>g−2 des Myons: die Diskrepanz vor 2025 (ein verträgliches Band) oder die Übereinstimmung danach (ein Ausschluss).</translation>
    </message>
    <message>
        <source>After 2025: interval around the measured difference, or around zero.</source>
        <translation>Nach 2025: Intervall um die gemessene Differenz oder um null.</translation>
    </message>
    <message>
        <source>Electron g−2: the fine-structure constant behind the prediction. The two measurements are 5.5σ apart; the union allows all that either allows, and what lies between them.</source>
        <translation>g−2 des Elektrons: die Feinstrukturkonstante hinter der Vorhersage. Die beiden Messungen liegen 5.5σ auseinander; die Vereinigung erlaubt alles, was eine von beiden erlaubt, und was dazwischen liegt.</translation>
    </message>
    <message>
        <source>What the axes are; a new plane opens at its own ranges.</source>
        <translation>Was die Achsen sind; eine neue Ebene öffnet mit ihren eigenen Bereichen.</translation>
    </message>
    <message>
        <source>Mass of the particle in planes of two couplings.</source>
        <translation>Masse des Teilchens in Ebenen zweier Kopplungen.</translation>
    </message>
    <message>
        <source>Planes of two couplings: magnitudes at one sign of their product, or both signs of both on symmetric logarithmic axes.</source>
        <translation>Ebenen zweier Kopplungen: Beträge bei einem Vorzeichen des Produkts oder beide Vorzeichen beider auf symmetrisch-logarithmischen Achsen.</translation>
    </message>
    <message>
        <source>Left edge of the plane.</source>
        <translation>Linker Rand der Ebene.</translation>
    </message>
    <message>
        <source>Right edge of the plane.</source>
        <translation>Rechter Rand der Ebene.</translation>
    </message>
    <message>
        <source>Lower edge of the plane.</source>
        <translation>Unterer Rand der Ebene.</translation>
    </message>
    <message>
        <source>Upper edge of the plane.</source>
        <translation>Oberer Rand der Ebene.</translation>
    </message>
    <message>
        <source>Unit written at an axis of masses.</source>
        <translation>Einheit an einer Massenachse.</translation>
    </message>
    <message>
        <source>Unit written at an axis of couplings of dimension 1/mass.</source>
        <translation>Einheit an einer Achse für Kopplungen der Dimension 1/Masse.</translation>
    </message>
    <message>
        <source>A second axis above: a mass in another unit, as frequency mc²/h or as wavelength h/mc; a coupling as at the right.</source>
        <translation>Eine zweite Achse oben: eine Masse in anderer Einheit, als Frequenz mc²/h oder als Wellenlänge h/mc; eine Kopplung wie rechts.</translation>
    </message>
    <message>
        <source>A second axis at the right: 1/g in TeV, g² or ε², g²/4π or αε², or the decay constant f_a over the coefficient of the coupling.</source>
        <translation>Eine zweite Achse rechts: 1/g in TeV, g² oder ε², g²/4π oder αε², oder die Zerfallskonstante f_a durch den Koeffizienten der Kopplung.</translation>
    </message>
    <message>
        <source>Thin lines of equal proper decay length cτ or lifetime τ, from all decays of the model.</source>
        <translation>Dünne Linien gleicher Eigenzerfallslänge cτ oder Lebensdauer τ, aus allen Zerfällen des Modells.</translation>
    </message>
    <message>
        <source>Anatomy of a nose: under the pointer, expected events against the coupling and what sets the nearest edge.</source>
        <translation>Anatomie einer Nase: unter dem Zeiger die erwarteten Ereignisse gegen die Kopplung und was den nächsten Rand bestimmt.</translation>
    </message>
    <message>
        <source>axes</source>
        <translation>Achsen</translation>
    </message>
</context>
<context>
    <name>Plane</name>
    <message>
        <source>mass against photon coupling</source>
        <translation>Masse gegen Photonkopplung</translation>
    </message>
    <message>
        <source>mass against universal lepton coupling</source>
        <translation>Masse gegen universelle Leptonkopplung</translation>
    </message>
    <message>
        <source>mass against muon coupling</source>
        <translation>Masse gegen Myonkopplung</translation>
    </message>
    <message>
        <source>mass against electron coupling</source>
        <translation>Masse gegen Elektronkopplung</translation>
    </message>
    <message>
        <source>muon coupling against photon coupling</source>
        <translation>Myonkopplung gegen Photonkopplung</translation>
    </message>
    <message>
        <source>electron coupling against photon coupling</source>
        <translation>Elektronkopplung gegen Photonkopplung</translation>
    </message>
    <message>
        <source>mass against kinetic mixing</source>
        <translation>Masse gegen kinetische Mischung</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>One figure across a page</source>
        <translation>Eine Abbildung über die Seitenbreite</translation>
    </message>
    <message>
        <source>PRL, PRD: one column</source>
        <translation>PRL, PRD: eine Spalte</translation>
    </message>
    <message>
        <source>PRL, PRD: two columns</source>
        <translation>PRL, PRD: zwei Spalten</translation>
    </message>
    <message>
        <source>JHEP: width of the text</source>
        <translation>JHEP: Breite des Textes</translation>
    </message>
    <message>
        <source>JCAP: width of the text</source>
        <translation>JCAP: Breite des Textes</translation>
    </message>
    <message>
        <source>EPJC: one column</source>
        <translation>EPJC: eine Spalte</translation>
    </message>
    <message>
        <source>EPJC: two columns</source>
        <translation>EPJC: zwei Spalten</translation>
    </message>
    <message>
        <source>Slide 16:9, light</source>
        <translation>Folie 16:9, hell</translation>
    </message>
    <message>
        <source>Slide 16:9, dark</source>
        <translation>Folie 16:9, dunkel</translation>
    </message>
    <message>
        <source>Poster: A3, landscape</source>
        <translation>Poster: A3, quer</translation>
    </message>
</context>
<context>
    <name>ProbePlace</name>
    <message>
        <source>BESIII, J/ψ at rest</source>
        <translation>BESIII, J/ψ in Ruhe</translation>
    </message>
    <message>
        <source>Belle II, centre of mass</source>
        <translation>Belle II, Schwerpunktsystem</translation>
    </message>
    <message>
        <source>LEP, Z pole</source>
        <translation>LEP, Z-Pol</translation>
    </message>
    <message>
        <source>%1, beam energy</source>
        <translation>%1, Strahlenergie</translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
</context>
<context>
    <name>Readable</name>
    <message>
        <source>“%1” is no number; write 0.3 or 3e-1</source>
        <translation>„%1“ ist keine Zahl; schreiben Sie 0.3 oder 3e-1</translation>
    </message>
    <message>
        <source>“%1” is no number; write 1000 or 1e3, in %2</source>
        <translation>„%1“ ist keine Zahl; schreiben Sie 1000 oder 1e3, in %2</translation>
    </message>
</context>
<context>
    <name>References</name>
    <message>
        <source>Made the picture</source>
        <translation>Hat das Bild gemacht</translation>
    </message>
    <message>
        <source>Measured or predicted value in force: %1</source>
        <translation>Gültiger gemessener oder vorhergesagter Wert: %1</translation>
    </message>
    <message>
        <source>Measurement, method or input of what is computed: %1</source>
        <translation>Messung, Methode oder Eingangsgröße des Berechneten: %1</translation>
    </message>
    <message>
        <source>Published limit, or what its recast needs: %1</source>
        <translation>Veröffentlichte Grenze, oder was ihre Umrechnung braucht: %1</translation>
    </message>
    <message>
        <source>Curve drawn as published: %1</source>
        <translation>Kurve wie veröffentlicht gezeichnet: %1</translation>
    </message>
    <message>
        <source>Points taken from there: %1</source>
        <translation>Punkte von dort übernommen: %1</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>Dieses Programm</translation>
    </message>
    <message>
        <source>Measured values</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Behind computed bounds</source>
        <translation>Hinter berechneten Grenzen</translation>
    </message>
    <message>
        <source>Behind recast limits</source>
        <translation>Hinter umgerechneten Grenzen</translation>
    </message>
    <message>
        <source>Curves as published</source>
        <translation>Kurven wie veröffentlicht</translation>
    </message>
    <message>
        <source>Sources of digitised points</source>
        <translation>Quellen digitalisierter Punkte</translation>
    </message>
</context>
<context>
    <name>cyrano::app::AnatomyInset</name>
    <message>
        <source>Anatomy of a nose</source>
        <translation>Anatomie einer Nase</translation>
    </message>
    <message>
        <source>Nearest edge</source>
        <translation>Nächster Rand</translation>
    </message>
    <message>
        <source>Nothing is excluded at this mass.</source>
        <translation>Bei dieser Masse ist nichts ausgeschlossen.</translation>
    </message>
    <message>
        <source>coupling (%1)</source>
        <translation>Kopplung (%1)</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Expected events in %1</source>
        <translation>Erwartete Ereignisse in %1</translation>
    </message>
</context>
<context>
    <name>cyrano::app::Autosave</name>
    <message>
        <source>The scene cannot be kept for a crash in %1: %2. Work goes on.</source>
        <translation>Die Szene lässt sich nicht gegen einen Absturz in %1 sichern: %2. Die Arbeit geht weiter.</translation>
    </message>
    <message>
        <source>no such folder can be made</source>
        <translation>der Ordner lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>it cannot be written to</source>
        <translation>er ist nicht beschreibbar</translation>
    </message>
</context>
<context>
    <name>cyrano::app::AxesMenu</name>
    <message>
        <source>&amp;Axes</source>
        <translation>A&amp;chsen</translation>
    </message>
    <message>
        <source>&amp;Mass in</source>
        <translation>&amp;Masse in</translation>
    </message>
    <message>
        <source>&amp;Coupling in</source>
        <translation>&amp;Kopplung in</translation>
    </message>
    <message>
        <source>Second axis &amp;above</source>
        <translation>Zweite Achse &amp;oben</translation>
    </message>
    <message>
        <source>Second axis at the &amp;right</source>
        <translation>Zweite Achse &amp;rechts</translation>
    </message>
    <message>
        <source>&amp;Lines of equal lifetime</source>
        <translation>&amp;Linien gleicher Lebensdauer</translation>
    </message>
</context>
<context>
    <name>cyrano::app::BoundSettings</name>
    <message>
        <source>Published curve over ours</source>
        <translation>Veröffentlichte Kurve über unserer</translation>
    </message>
    <message>
        <source>%1&lt;br&gt;&lt;code&gt;--set %2=true&lt;/code&gt;</source>
        <translation>%1&lt;br&gt;&lt;code&gt;--set %2=true&lt;/code&gt;</translation>
    </message>
    <message>
        <source>show the published curve</source>
        <translation>veröffentlichte Kurve einblenden</translation>
    </message>
    <message>
        <source>hide the published curve</source>
        <translation>veröffentlichte Kurve ausblenden</translation>
    </message>
    <message>
        <source>The published curve has %1.</source>
        <translation>Die veröffentlichte Kurve hat %1.</translation>
    </message>
</context>
<context>
    <name>cyrano::app::BoundStylePopup</name>
    <message>
        <source>solid</source>
        <translation>durchgezogen</translation>
    </message>
    <message>
        <source>dashed</source>
        <translation>gestrichelt</translation>
    </message>
    <message>
        <source>dotted</source>
        <translation>gepunktet</translation>
    </message>
    <message>
        <source>no line</source>
        <translation>keine Linie</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>no lines</source>
        <translation>keine Linien</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>steigend</translation>
    </message>
    <message>
        <source>falling</source>
        <translation>fallend</translation>
    </message>
    <message>
        <source>horizontal</source>
        <translation>waagerecht</translation>
    </message>
    <message>
        <source>vertical</source>
        <translation>senkrecht</translation>
    </message>
    <message>
        <source>crossed</source>
        <translation>gekreuzt</translation>
    </message>
    <message>
        <source>grid</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>Style of %1</source>
        <translation>Stil von %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>The record&apos;s own colour</source>
        <translation>Die Farbe aus dem Datenblatt</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Andere…</translation>
    </message>
    <message>
        <source>Any colour</source>
        <translation>Beliebige Farbe</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Width of the line</source>
        <translation>Breite der Linie</translation>
    </message>
    <message>
        <source>Width, in usual widths</source>
        <translation>Breite, in üblichen Breiten</translation>
    </message>
    <message>
        <source>width of the line</source>
        <translation>Breite der Linie</translation>
    </message>
    <message>
        <source>Hatching</source>
        <translation>Schraffur</translation>
    </message>
    <message>
        <source>hatching</source>
        <translation>Schraffur</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Wie üblich</translation>
    </message>
    <message>
        <source>Back to the style of the record</source>
        <translation>Zurück zum Stil des Datenblatts</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>change of colour</source>
        <translation>Änderung der Farbe</translation>
    </message>
    <message>
        <source>change of %1</source>
        <translation>Änderung von %1</translation>
    </message>
    <message>
        <source>usual style</source>
        <translation>üblicher Stil</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>cyrano::app::BoundsPanel</name>
    <message>
        <source>Record of the bound</source>
        <translation>Datenblatt der Ausschlussgrenze</translation>
    </message>
    <message>
        <source>Bounds</source>
        <translation>Ausschlussgrenzen</translation>
    </message>
    <message>
        <source>Find a bound</source>
        <translation>Ausschlussgrenze suchen</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Projected</source>
        <translation>Projektionen</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Überholt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>show %1</source>
        <translation>%1 einblenden</translation>
    </message>
    <message>
        <source>hide %1</source>
        <translation>%1 ausblenden</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Ausblenden</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Einblenden</translation>
    </message>
    <message>
        <source>&amp;Style…</source>
        <translation>&amp;Stil…</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Datenblatt</translation>
    </message>
</context>
<context>
    <name>cyrano::app::ChoiceRow</name>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei…</translation>
    </message>
    <message>
        <source>Open a file for %1</source>
        <translation>Datei für %1 öffnen</translation>
    </message>
    <message>
        <source>TOML files (*.toml);;All files (*)</source>
        <translation>TOML-Dateien (*.toml);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>cyrano::app::CommandPalette</name>
    <message>
        <source>not %1: takes %2</source>
        <translation>nicht %1: möglich ist %2</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Befehle…</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>A command, a bound, a scene, or a parameter and its value</source>
        <translation>Ein Befehl, eine Grenze, eine Szene oder ein Parameter mit Wert</translation>
    </message>
    <message>
        <source>Nothing is called that</source>
        <translation>Nichts heißt so</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>cyrano::app::ComparePanel</name>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <source>%1 %2, other sign</source>
        <translation>%1 %2, anderes Vorzeichen</translation>
    </message>
    <message>
        <source>%1 %2 (%3 decades)</source>
        <translation>%1 %2 (%3 Dek.)</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>innerhalb</translation>
    </message>
    <message>
        <source>no edge</source>
        <translation>kein Rand</translation>
    </message>
    <message>
        <source>inside by %1</source>
        <translation>um %1 innerhalb</translation>
    </message>
    <message>
        <source>outside by %1</source>
        <translation>um %1 außerhalb</translation>
    </message>
    <message>
        <source>lower edge %1</source>
        <translation>unterer Rand %1</translation>
    </message>
    <message>
        <source>upper edge %1</source>
        <translation>oberer Rand %1</translation>
    </message>
    <message>
        <source>edge gone</source>
        <translation>Rand verschwunden</translation>
    </message>
    <message>
        <source>other sign</source>
        <translation>anderes Vorzeichen</translation>
    </message>
    <message>
        <source>new edge</source>
        <translation>neuer Rand</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Unpin picture</source>
        <translation>Bild lösen</translation>
    </message>
    <message>
        <source>Bounds compared</source>
        <translation>Verglichene Grenzen</translation>
    </message>
    <message>
        <source>Point elsewhere: ratios to the held point</source>
        <translation>Anderswohin zeigen: Verhältnisse</translation>
    </message>
    <message>
        <source>Pinned picture not drawn: %1</source>
        <translation>Angeheftetes Bild nicht gezeichnet: %1</translation>
    </message>
    <message>
        <source>Picture pinned. Change something: its edges stay as thin lines.</source>
        <translation>Bild angeheftet. Ändern Sie etwas: Seine Ränder bleiben als dünne Linien stehen.</translation>
    </message>
    <message>
        <source>Thin lines: the pinned picture.</source>
        <translation>Dünne Linien: das angeheftete Bild.</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>first point</source>
        <translation>erster Punkt</translation>
    </message>
    <message>
        <source>second point</source>
        <translation>zweiter Punkt</translation>
    </message>
    <message>
        <source>pointer</source>
        <translation>Zeiger</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>now / pinned</source>
        <translation>jetzt / angeheftet</translation>
    </message>
    <message>
        <source>Distance to the nearest edge, as a factor along y</source>
        <translation>Abstand zum nächsten Rand, als Faktor entlang y</translation>
    </message>
    <message>
        <source>How much farther inside the second point lies</source>
        <translation>Um wie viel weiter innen der zweite Punkt liegt</translation>
    </message>
    <message>
        <source>The edge nearest to the point, over where it was in the pinned picture</source>
        <translation>Der dem Punkt nächste Rand, geteilt durch seine Lage im angehefteten Bild</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>nirgends</translation>
    </message>
</context>
<context>
    <name>cyrano::app::ExplanationCard</name>
    <message>
        <source>on or off</source>
        <translation>an oder aus</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Setzen mit</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Auswahl</translation>
    </message>
</context>
<context>
    <name>cyrano::app::HintsStrip</name>
    <message>
        <source>Point at the plot to see what excludes it</source>
        <translation>Zeigen: Was schließt den Punkt aus?</translation>
    </message>
    <message>
        <source>Click a bound’s box to hide it, its name to change it</source>
        <translation>Kästchen blendet Grenzen aus, Name ändert sie</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Drag a slider and watch the bounds move</source>
        <translation>Ziehen Sie an einem Regler und sehen Sie den Grenzen zu</translation>
    </message>
</context>
<context>
    <name>cyrano::app::ImportColumns</name>
    <message>
        <source>Column of the mass</source>
        <translation>Spalte der Masse</translation>
    </message>
    <message>
        <source>Unit of the mass</source>
        <translation>Einheit der Masse</translation>
    </message>
    <message>
        <source>log10</source>
        <translation>log10</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>Masse</translation>
    </message>
    <message>
        <source>Column of the coupling</source>
        <translation>Spalte der Kopplung</translation>
    </message>
    <message>
        <source>Unit of the coupling</source>
        <translation>Einheit der Kopplung</translation>
    </message>
    <message>
        <source>Coupling</source>
        <translation>Kopplung</translation>
    </message>
    <message>
        <source>Factor of the coupling</source>
        <translation>Faktor der Kopplung</translation>
    </message>
    <message>
        <source>The coupling is that many times what the number says.</source>
        <translation>Die Kopplung ist so viel Mal das, was die Zahl sagt.</translation>
    </message>
    <message>
        <source>Column of the upper edge</source>
        <translation>Spalte des oberen Randes</translation>
    </message>
    <message>
        <source>Upper edge</source>
        <translation>Oberer Rand</translation>
    </message>
    <message>
        <source>factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>excluded above the curve</source>
        <translation>ausgeschlossen über der Kurve</translation>
    </message>
    <message>
        <source>closed: excluded inside</source>
        <translation>geschlossen: innen ausgeschlossen</translation>
    </message>
    <message>
        <source>open: cut by a frame</source>
        <translation>offen: vom Rahmen beschnitten</translation>
    </message>
    <message>
        <source>Side where the curve begins</source>
        <translation>Seite, auf der die Kurve beginnt</translation>
    </message>
    <message>
        <source>Side where the curve ends</source>
        <translation>Seite, auf der die Kurve endet</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>top</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>Leaves at</source>
        <translation>Endet am Rahmen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>cyrano::app::ImportDialog</name>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>Read as log10</source>
        <translation>Als log10 lesen</translation>
    </message>
    <message>
        <source>Read without log10</source>
        <translation>Ohne log10 lesen</translation>
    </message>
    <message>
        <source>Import a curve</source>
        <translation>Kurve importieren</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>CSV, text, AxionLimits, Darkcast .lmt, HEPData; or drop it here</source>
        <translation>CSV, Text, AxionLimits, Darkcast .lmt, HEPData; oder hier ablegen</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>Curve of the file</source>
        <translation>Kurve der Datei</translation>
    </message>
    <message>
        <source>First rows of the curve</source>
        <translation>Erste Zeilen der Kurve</translation>
    </message>
    <message>
        <source>The curve among what is known</source>
        <translation>Die Kurve inmitten des Bekannten</translation>
    </message>
    <message>
        <source>Where it is from</source>
        <translation>Woher sie stammt</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Curves (*.csv *.txt *.dat *.tsv *.lmt *.yaml *.yml *.json);;All files (*)</source>
        <translation>Kurven (*.csv *.txt *.dat *.tsv *.lmt *.yaml *.yml *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 (%2, %3 rows)</source>
        <translation>%1 (%2, %3 Zeilen)</translation>
    </message>
    <message>
        <source>rows: %1, pieces: %2</source>
        <translation>Zeilen: %1, Stücke: %2</translation>
    </message>
    <message>
        <source>the new curve</source>
        <translation>die neue Kurve</translation>
    </message>
    <message>
        <source>Careful: %1</source>
        <translation>Vorsicht: %1</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Wählen Sie eine Datei</translation>
    </message>
    <message>
        <source>There is no folder for bounds of your own here</source>
        <translation>Hier gibt es keinen Ordner für eigene Grenzen</translation>
    </message>
    <message>
        <source>The scene is of another plane; the curve appears when that is &apos;%1&apos;.</source>
        <translation>Die Szene zeigt eine andere Ebene; die Kurve erscheint in der Ebene „%1“.</translation>
    </message>
    <message>
        <source>The record could not be read back</source>
        <translation>Das Datenblatt ließ sich nicht wieder einlesen</translation>
    </message>
    <message>
        <source>import %1</source>
        <translation>Import von %1</translation>
    </message>
</context>
<context>
    <name>cyrano::app::LoopPlot</name>
    <message>
        <source>Loop factor against mass</source>
        <translation>Schleifenfaktor gegen Masse</translation>
    </message>
    <message>
        <source>|1+F| of the e (blue) and μ loops</source>
        <translation>|1+F| der e-Schleife (blau) und der μ-Schleife</translation>
    </message>
    <message>
        <source>|F| of the e (blue) and μ loops</source>
        <translation>|F| der e-Schleife (blau) und der μ-Schleife</translation>
    </message>
    <message>
        <source>— decay   - - Primakoff (Al, 10 GeV)</source>
        <translation>— Zerfall   - - Primakoff (Al, 10 GeV)</translation>
    </message>
</context>
<context>
    <name>cyrano::app::MainWindow</name>
    <message>
        <source>Exclusion plot</source>
        <translation>Ausschlussdiagramm</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Bounds</source>
        <translation>Ausschlussgrenzen</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Sonde</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>rechnet…</translation>
    </message>
    <message>
        <source>moving a label</source>
        <translation>Verschieben einer Beschriftung</translation>
    </message>
    <message>
        <source>Unnamed scene</source>
        <translation>Unbenannte Szene</translation>
    </message>
    <message>
        <source>%1 bounds · recomputed in %2 ms</source>
        <translation>%1 Grenzen · neu berechnet in %2 ms</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 Problem</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 Probleme</translation>
    </message>
    <message>
        <source>reset view</source>
        <translation>Ansicht zurücksetzen</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Scenes</source>
        <translation>Sze&amp;nen</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Szenen</translation>
    </message>
    <message>
        <source>&amp;Open scene…</source>
        <translation>Szene ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Save scene</source>
        <translation>Szene &amp;speichern</translation>
    </message>
    <message>
        <source>Save scene &amp;as…</source>
        <translation>Szene speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>Vorzeichen</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Switch &amp;before/after 2025</source>
        <translation>&amp;Vor/nach 2025 umschalten</translation>
    </message>
    <message>
        <source>Flip the &amp;sign</source>
        <translation>Vor&amp;zeichen umkehren</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Reset view</source>
        <translation>Ansicht &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Release the held &amp;point</source>
        <translation>Festgehaltenen &amp;Punkt lösen</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>&amp;Layout zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Show the &amp;hints</source>
        <translation>&amp;Hinweise zeigen</translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation>&amp;Was ist das?</translation>
    </message>
    <message>
        <source>Explains the parameter that has the focus, with its formula</source>
        <translation>Erklärt den Parameter mit dem Fokus, samt Formel</translation>
    </message>
    <message>
        <source>Go to a parameter with Tab, or let the pointer rest on one</source>
        <translation>Gehen Sie mit Tab zu einem Parameter, oder lassen Sie den Zeiger darauf ruhen</translation>
    </message>
    <message>
        <source>&amp;About Cyrano</source>
        <translation>Ü&amp;ber Cyrano</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Save scene as…</source>
        <translation>Szene speichern unter…</translation>
    </message>
    <message>
        <source>could not save the scene: %1</source>
        <translation>die Szene ließ sich nicht speichern: %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Open scene</source>
        <translation>Szene öffnen</translation>
    </message>
    <message>
        <source>Scenes (*.toml);;All files (*)</source>
        <translation>Szenen (*.toml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save scene</source>
        <translation>Szene speichern</translation>
    </message>
    <message>
        <source>Scenes (*.toml)</source>
        <translation>Szenen (*.toml)</translation>
    </message>
    <message>
        <source>About Cyrano</source>
        <translation>Über Cyrano</translation>
    </message>
    <message>
        <source>&lt;b&gt;Cyrano %1&lt;/b&gt;&lt;p&gt;Exclusion plots for MeV–GeV particles beyond the Standard Model, recomputed from formulas and measured inputs.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later. The origin and licence of every number stand in the record of its bound.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Cyrano %1&lt;/b&gt;&lt;p&gt;Ausschlussdiagramme für Teilchen jenseits des Standardmodells mit Massen von MeV bis GeV, neu berechnet aus Formeln und gemessenen Größen.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later. Herkunft und Lizenz jeder Zahl stehen im Datenblatt ihrer Ausschlussgrenze.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Pin this p&amp;icture</source>
        <translation>Dieses B&amp;ild anheften</translation>
    </message>
    <message>
        <source>Pin picture</source>
        <translation>Bild anheften</translation>
    </message>
    <message>
        <source>Keep the edges of this picture as thin lines while the picture changes (%1); again: let go of them</source>
        <translation>Die Ränder dieses Bildes als dünne Linien stehen lassen, während sich das Bild ändert (%1); noch einmal: loslassen</translation>
    </message>
    <message>
        <source>&amp;Export figure…</source>
        <translation>Abbildung &amp;exportieren…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export &amp;bundle…</source>
        <translation>&amp;Paket exportieren…</translation>
    </message>
    <message>
        <source>PDF, curves as CSV and HEPData, citations and scene in one folder</source>
        <translation>PDF, Kurven als CSV und HEPData, Zitate und Szene in einem Ordner</translation>
    </message>
    <message>
        <source>Folder for the bundle</source>
        <translation>Ordner für das Paket</translation>
    </message>
    <message>
        <source>&amp;Import a curve…</source>
        <translation>Kurve &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>P&amp;räsentieren</translation>
    </message>
    <message>
        <source>Play a s&amp;toryboard</source>
        <translation>S&amp;toryboard abspielen</translation>
    </message>
    <message>
        <source>Play a storyboard</source>
        <translation>Storyboard abspielen</translation>
    </message>
    <message>
        <source>Storyboards (*.toml);;All files (*)</source>
        <translation>Storyboards (*.toml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>%1 exportiert</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>Copy scene as &amp;link</source>
        <translation>Szene als &amp;Link kopieren</translation>
    </message>
    <message>
        <source>Open a &amp;link…</source>
        <translation>Lin&amp;k öffnen…</translation>
    </message>
    <message>
        <source>Copy &amp;citations</source>
        <translation>Zi&amp;tate kopieren</translation>
    </message>
    <message>
        <source>Unsaved scene</source>
        <translation>Nicht gespeicherte Szene</translation>
    </message>
    <message>
        <source>A window that did not end as it should left “%1”, last changed %2.</source>
        <translation>Ein Fenster, das nicht ordentlich endete, hinterließ „%1“, zuletzt geändert %2.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Copied a link of %1 characters; paste it into a mail, open it with Edit → Open a link</source>
        <translation>Link mit %1 Zeichen kopiert; in eine Mail einfügen, öffnen mit Bearbeiten → Link öffnen</translation>
    </message>
    <message>
        <source>Open a link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>A scene as a line of text, beginning with cyrano:</source>
        <translation>Eine Szene als Textzeile, die mit cyrano: beginnt</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n paper(s) as BibTeX: those of what is on the screen</source>
        <translation>
            <numerusform>%n Arbeit als BibTeX kopiert: die zu dem, was zu sehen ist</numerusform>
            <numerusform>%n Arbeiten als BibTeX kopiert: die zu dem, was zu sehen ist</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cyrano::app::NumberRow</name>
    <message>
        <source>%1, value</source>
        <translation>%1, Wert</translation>
    </message>
    <message>
        <source>%1 lies between %2 and %3</source>
        <translation>%1 liegt zwischen %2 und %3</translation>
    </message>
    <message>
        <source>%1; %2. It stays at %3.</source>
        <translation>%1; %2. Es bleibt bei %3.</translation>
    </message>
    <message>
        <source>“%1” is refused</source>
        <translation>„%1“ wird nicht angenommen</translation>
    </message>
</context>
<context>
    <name>cyrano::app::ParameterRow</name>
    <message>
        <source>change of %1</source>
        <translation>Änderung von %1</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
</context>
<context>
    <name>cyrano::app::PlayButton</name>
    <message>
        <source>Run %1 through its range</source>
        <translation>%1 durch den Bereich laufen lassen</translation>
    </message>
    <message>
        <source>Run through the range</source>
        <translation>Durch den Bereich laufen</translation>
    </message>
</context>
<context>
    <name>cyrano::app::ProbePanel</name>
    <message>
        <source>Point at the plot to see what excludes a point, by how much, and on whose authority. A click holds the point.</source>
        <translation>Zeigen Sie ins Diagramm: Sie sehen, was einen Punkt ausschließt, wie deutlich und wer das sagt. Ein Klick hält den Punkt fest.</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>Mean decay length at the place chosen on the right</source>
        <translation>Mittlere Zerfallslänge am rechts gewählten Ort</translation>
    </message>
    <message>
        <source>Where the decay length is quoted</source>
        <translation>Ort, für den die Zerfallslänge gilt</translation>
    </message>
    <message>
        <source>Release point</source>
        <translation>Punkt lösen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>too heavy for this machine</source>
        <translation>zu schwer für diese Maschine</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>stabil</translation>
    </message>
</context>
<context>
    <name>cyrano::app::ProblemsPanel</name>
    <message>
        <source>No problems.</source>
        <translation>Keine Probleme.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Drop what was refused or failed and is over; what is still wrong stays</source>
        <translation>Entfernt, was abgelehnt wurde oder scheiterte und vorbei ist; was noch nicht stimmt, bleibt</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>label shown as plain text: %1</source>
        <translation>Beschriftung als einfacher Text gezeigt: %1</translation>
    </message>
</context>
<context>
    <name>cyrano::app::ProvenanceForm</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>as a list calls it</source>
        <translation>wie er in einer Liste steht</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>small letters, digits and -</source>
        <translation>Kleinbuchstaben, Ziffern und -</translation>
    </message>
    <message>
        <source>Citation</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>the paper, or a key of the bibliography</source>
        <translation>die Arbeit oder ein Schlüssel des Literaturverzeichnisses</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>of the publication</source>
        <translation>der Veröffentlichung</translation>
    </message>
    <message>
        <source>Confidence level</source>
        <translation>Vertrauensniveau</translation>
    </message>
    <message>
        <source>90% CL</source>
        <translation>90% CL</translation>
    </message>
    <message>
        <source>Digitised by</source>
        <translation>Digitalisiert von</translation>
    </message>
    <message>
        <source>who made numbers of the curve</source>
        <translation>wer aus der Kurve Zahlen machte</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>of the numbers, or: not stated</source>
        <translation>der Zahlen, oder: nicht angegeben</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>anything else to know</source>
        <translation>was sonst zu wissen ist</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>projected</source>
        <translation>projiziert</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>überholt</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>umstritten</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Still to say: %1</source>
        <translation>Es fehlt noch: %1</translation>
    </message>
    <message>
        <source>A bound with the id &apos;%1&apos; exists already</source>
        <translation>Eine Grenze mit der Kennung „%1“ gibt es schon</translation>
    </message>
</context>
<context>
    <name>cyrano::app::RecentFiles</name>
    <message>
        <source>Clear this list</source>
        <translation>Liste leeren</translation>
    </message>
</context>
<context>
    <name>cyrano::app::ReferenceDelegate</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>cyrano::app::ReferencesPanel</name>
    <message>
        <source>Find a reference</source>
        <translation>Quelle suchen</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Copy BibTeX</source>
        <translation>BibTeX kopieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>%1 (not in the bibliography)</source>
        <translation>%1 (nicht im Literaturverzeichnis)</translation>
    </message>
    <message>
        <source>Digitised curves and tables</source>
        <translation>Digitalisierte Kurven und Tabellen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>; read off by %1</source>
        <translation>; abgelesen von %1</translation>
    </message>
    <message>
        <source>Find a reference (%1)</source>
        <translation>Quelle suchen (%1)</translation>
    </message>
    <message>
        <source>the %1 chosen</source>
        <translation>die %1 ausgewählten</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>BibTeX of %1 (%2)</source>
        <translation>BibTeX für %1 (%2)</translation>
    </message>
    <message>
        <source>Formatted text of %1 (%2)</source>
        <translation>Formatierter Text für %1 (%2)</translation>
    </message>
    <message>
        <source>Opens the chosen paper on the web</source>
        <translation>Öffnet die ausgewählte Arbeit im Web</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n reference(s) as BibTeX</source>
        <translation>
            <numerusform>%n Quelle als BibTeX kopiert</numerusform>
            <numerusform>%n Quellen als BibTeX kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %n reference(s) as text</source>
        <translation>
            <numerusform>%n Quelle als Text kopiert</numerusform>
            <numerusform>%n Quellen als Text kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>No browser opened %1</source>
        <translation>Kein Browser hat %1 geöffnet</translation>
    </message>
</context>
<context>
    <name>cyrano::app::Session</name>
    <message>
        <source>opening a scene</source>
        <translation>Öffnen einer Szene</translation>
    </message>
</context>
<context>
    <name>cyrano::app::VerdictList</name>
    <message>
        <source>signal/limit %1 · %2</source>
        <translation>Signal/Grenze %1 · %2</translation>
    </message>
    <message>
        <source>lower edge at %1</source>
        <translation>unterer Rand bei %1</translation>
    </message>
    <message>
        <source>upper edge at %1</source>
        <translation>oberer Rand bei %1</translation>
    </message>
    <message>
        <source>signal/limit %1</source>
        <translation>Signal/Grenze %1</translation>
    </message>
    <message>
        <source>%1 above lower, %2 below upper edge in %3</source>
        <translation>%1 über dem unteren, %2 unter dem oberen Rand in %3</translation>
    </message>
    <message>
        <source>%1 above lower edge in %2</source>
        <translation>%1 über dem unteren Rand in %2</translation>
    </message>
    <message>
        <source>%1 below upper edge in %2</source>
        <translation>%1 unter dem oberen Rand in %2</translation>
    </message>
    <message>
        <source>no edge at this mass</source>
        <translation>kein Rand bei dieser Masse</translation>
    </message>
    <message>
        <source>What excludes the point</source>
        <translation>Was den Punkt ausschließt</translation>
    </message>
    <message>
        <source>Not excluded by what is shown.</source>
        <translation>Nicht ausgeschlossen durch das, was gezeigt ist.</translation>
    </message>
    <message>
        <source>Nothing shown speaks about this mass.</source>
        <translation>Nichts Gezeigtes sagt etwas über diese Masse.</translation>
    </message>
    <message>
        <source>Nearest edge ×%1 up: %2</source>
        <translation>Nächster Rand ×%1 nach oben: %2</translation>
    </message>
    <message>
        <source>Nearest edge ×%1 down: %2</source>
        <translation>Nächster Rand ×%1 nach unten: %2</translation>
    </message>
</context>
<context>
    <name>cyrano::exporting::ExportDialog</name>
    <message>
        <source>Export figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>Preview of the exported figure</source>
        <translation>Vorschau der exportierten Abbildung</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the figure as PNG, SVG and PDF</source>
        <translation>Die Abbildung als PNG, SVG und PDF kopieren</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>SVG</source>
        <translation>SVG</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>PGF, to be \input</source>
        <translation>PGF, für \input</translation>
    </message>
    <message>
        <source>LaTeX, a whole document</source>
        <translation>LaTeX, ganzes Dokument</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>As shown</source>
        <translation>Wie gezeigt</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Für</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Höhe</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>For&amp;mat</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>Auf&amp;lösung</translation>
    </message>
    <message>
        <source>Co&amp;lours</source>
        <translation>F&amp;arben</translation>
    </message>
    <message>
        <source>&amp;No transparency</source>
        <translation>Keine &amp;Transparenz</translation>
    </message>
    <message>
        <source>Mix overlapping colours beforehand, for journals that forbid transparency</source>
        <translation>Überlappende Farben vorab mischen, für Zeitschriften, die keine Transparenz erlauben</translation>
    </message>
    <message>
        <source>Patterns for &amp;grey print</source>
        <translation>Muster für &amp;Graudruck</translation>
    </message>
    <message>
        <source>Excluded regions in patterns that can be told apart without colours</source>
        <translation>Ausgeschlossene Bereiche in Mustern, die sich ohne Farbe unterscheiden lassen</translation>
    </message>
    <message>
        <source>Keep &amp;text in the SVG</source>
        <translation>Te&amp;xt im SVG behalten</translation>
    </message>
    <message>
        <source>Text can be edited, but needs the fonts of KaTeX to be shown</source>
        <translation>Text bleibt bearbeitbar, braucht zur Anzeige aber die Schriften von KaTeX</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>%1 exportiert</translation>
    </message>
    <message>
        <source>Copied as PNG, SVG and PDF</source>
        <translation>Als PNG, SVG und PDF kopiert</translation>
    </message>
</context>
<context>
    <name>cyrano::plot::FigurePlot</name>
    <message>
        <source>Exclusion plot</source>
        <translation>Ausschlussdiagramm</translation>
    </message>
</context>
<context>
    <name>cyrano::present::PointReader</name>
    <message>
        <source>nothing shown speaks about this point</source>
        <translation>nichts Gezeigtes sagt etwas über diesen Punkt</translation>
    </message>
    <message>
        <source>allowed; %1 up to %2</source>
        <translation>erlaubt; %1 nach oben bis %2</translation>
    </message>
    <message>
        <source>allowed; %1 down to %2</source>
        <translation>erlaubt; %1 nach unten bis %2</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> und %1 weitere</translation>
    </message>
</context>
<context>
    <name>cyrano::present::Presentation</name>
    <message>
        <source>Cyrano — presentation</source>
        <translation>Cyrano — Präsentation</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Präsentation</translation>
    </message>
    <message>
        <source>the picture follows the window; no storyboard is open</source>
        <translation>das Bild folgt dem Fenster; kein Storyboard ist geöffnet</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>there are steps 1 to %1</source>
        <translation>es gibt die Schritte 1 bis %1</translation>
    </message>
</context>
<context>
    <name>cyrano::present::StageOverlay</name>
    <message>
        <source>next step</source>
        <translation>nächster Schritt</translation>
    </message>
    <message>
        <source>step before</source>
        <translation>voriger Schritt</translation>
    </message>
    <message>
        <source>first, last step</source>
        <translation>erster, letzter Schritt</translation>
    </message>
    <message>
        <source>step 4</source>
        <translation>Schritt 4</translation>
    </message>
    <message>
        <source>pointer that says what excludes</source>
        <translation>Zeiger, der sagt, was ausschließt</translation>
    </message>
    <message>
        <source>black</source>
        <translation>schwarz</translation>
    </message>
    <message>
        <source>these keys</source>
        <translation>diese Tasten</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>beenden</translation>
    </message>
</context>
</TS>
