#include "app/export/figure_bundle.hpp"

#include <QCoreApplication>
#include <QDir>

#include "core/exchange/writers.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/io/csv.hpp"
#include "core/picture/citations.hpp"
#include "core/picture/curves.hpp"
#include "core/scene/scene_file.hpp"

namespace cyrano::exporting {

tl::expected<QStringList, QString> writeBundle(const picture::Picture& picture,
                                               const bounds::Catalogue& catalogue,
                                               const QString& folder,
                                               const ExportOptions& options) {
    if (!QDir().mkpath(folder)) {
        return tl::make_unexpected(
            QCoreApplication::translate("Export", "the folder %1 cannot be made").arg(folder));
    }
    const QDir into(folder);
    const QString figure = QStringLiteral("figure.pdf");
    if (auto written = exportFigure(figure::makeFigure(picture), into.filePath(figure), options);
        !written) {
        return tl::make_unexpected(written.error());
    }
    std::vector<exchange::Labelled> curves;
    for (const picture::BoundPicture& shown : picture.bounds) {
        if (!shown.region->empty()) {
            curves.push_back(picture::labelledCurve(*shown.bound, *shown.region,
                                                    picture.scene.plane, catalogue));
        }
    }
    QStringList names{figure};
    const std::vector<std::pair<QString, std::string>> texts{
        {QStringLiteral("curves.csv"), exchange::writeCsv(curves)},
        {QStringLiteral("hepdata.yaml"), exchange::writeHepdata(curves)},
        {QStringLiteral("references.bib"),
         picture::toBibtex(picture::citationsOf(picture, catalogue))},
        {QStringLiteral("scene.toml"), scene::writeScene(picture.scene)}};
    for (const auto& [name, text] : texts) {
        if (auto written = io::writeText(into.filePath(name).toStdString(), text); !written) {
            return tl::make_unexpected(QString::fromStdString(written.error().inPassing()));
        }
        names << name;
    }
    return names;
}

} // namespace cyrano::exporting
