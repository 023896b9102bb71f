// Tabulates what takes too long to compute while someone waits: the yields of beam dumps.
// usage: cyrano_tables DATASETS TABLES

#include <filesystem>
#include <iostream>

#include "core/bounds/yield_file.hpp"
#include "core/io/csv.hpp"
#include "core/io/record.hpp"

int main(int argc, char** argv) {
    namespace fs = std::filesystem;
    using namespace cyrano;
    if (argc != 3) {
        std::cerr << "usage: cyrano_tables DATASETS TABLES\n";
        return 2;
    }
    const std::string tables = argv[2];
    std::error_code error;
    fs::create_directories(tables, error);
    int failures = 0;
    for (const auto& entry : fs::directory_iterator(std::string(argv[1]) + "/bounds", error)) {
        const auto record = io::readRecord(entry.path().string());
        // A broken record is the program's to report; here it only has no table.
        if (!record || record->kind != "electron-dump") {
            continue;
        }
        const auto written = bounds::tabulateYields(*record).and_then([&](const std::string& text) {
            return io::writeText(bounds::yieldFile(tables, record->id), text);
        });
        if (!written) {
            std::cerr << written.error().format() << '\n';
            ++failures;
        }
    }
    return failures == 0 && !error ? 0 : 1;
}
