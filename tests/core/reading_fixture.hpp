#pragma once

#include <QTemporaryDir>
#include <QtGlobal>

#include <filesystem>
#include <fstream>
#include <string>

#include "core/io/diagnostic.hpp"

/// Files written for readers to refuse, and what they say.
namespace reading {

template <class T>
std::string complaintOf(const cyrano::io::Result<T>& read) {
    return read ? std::string{} : read.error().format();
}

inline bool says(const std::string& complaint, const std::string& words) {
    const bool found = complaint.find(words) != std::string::npos;
    if (!found) {
        qWarning("'%s' does not say '%s'", complaint.c_str(), words.c_str());
    }
    return found;
}

/// A folder of the test's own, by the name it has without links.
class Scratch {
  public:
    [[nodiscard]] const std::filesystem::path& here() const { return here_; }
    [[nodiscard]] std::string path(const std::string& name) const {
        return (here_ / name).string();
    }

  private:
    QTemporaryDir folder_;
    std::filesystem::path here_ = std::filesystem::canonical(folder_.path().toStdString());
};

inline void write(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

/// A record with a curve of that name, of a kind that nothing computes.
inline std::string recordText(const std::string& id, const std::string& contour) {
    return "cyrano = 1\nid = \"" + id +
           "\"\ntitle = \"t\"\nlabel = \"l\"\nkind = \"k\"\ngroup = \"g\"\nstatus = \"measured\"\n"
           "origin = \"digitised\"\nyear = 2000\nconfidence_level = \"c\"\nmechanism = \"m\"\n"
           "references = [\"r\"]\nlicence = \"l\"\ncolour = \"#000000\"\nnotes = \"n\"\n"
           "[applies_to]\nparticles = [\"scalar\"]\ncouplings = [\"photon\"]\n" +
           contour;
}

inline std::string contourText(const std::string& file) {
    return "[contour]\nfile = \"" + file +
           "\"\nshape = \"closed\"\nsource = \"s\"\ndigitised_by = \"d\"\nmeaning = \"m\"\n"
           "assumes = \"a\"\n";
}

inline const std::string curveText = "segment,x,y\n0,1,1\n0,2,1\n0,2,2\n";
inline const std::string chargesText = "cyrano = 1\n[charges]\nup = 1\n";

} // namespace reading
