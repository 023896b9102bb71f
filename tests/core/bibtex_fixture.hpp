#pragma once

#include <string>

#include <QTemporaryDir>

#include "core/io/bibliography.hpp"
#include "core/io/csv.hpp"

/// A .bib as the program itself reads it; empty where it cannot.
inline cyrano::io::Bibliography readBack(const std::string& bibtex) {
    using namespace cyrano;
    const QTemporaryDir folder;
    const std::string file = folder.filePath("refs.bib").toStdString();
    if (!io::writeText(file, bibtex)) {
        return {};
    }
    return io::readBibliography(file).value_or(io::Bibliography{});
}
