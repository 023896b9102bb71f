// Tabulates what takes too long to compute while someone waits: the yields of beam dumps, the
// background and acceptance of collider projections.
// usage: cyrano_tables DATASETS TABLES

#include <atomic>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

#include "core/bounds/catalogue.hpp"
#include "core/io/csv.hpp"

namespace {

using namespace cyrano;

/// Bounds one after the other from a common list, so that all cores stay busy.
class Tabulation {
  public:
    explicit Tabulation(const bounds::Catalogue& catalogue) : bounds_(catalogue.bounds()) {}

    int run() {
        std::vector<std::jthread> workers;
        for (unsigned i = 1; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
            workers.emplace_back([this] { work(); });
        }
        work();
        workers.clear();
        return failures_ == 0 ? 0 : 1;
    }

  private:
    void work() {
        for (std::size_t i = next_++; i < bounds_.size(); i = next_++) {
            for (const bounds::TableFile& table : bounds_[i]->tableFiles()) {
                if (const auto written = io::writeText(table.path, table.content); !written) {
                    const std::lock_guard lock(mutex_);
                    std::cerr << written.error().format() << '\n';
                    ++failures_;
                }
            }
        }
    }

    const std::vector<const bounds::Bound*>& bounds_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<int> failures_ = 0;
    std::mutex mutex_;
};

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: cyrano_tables DATASETS TABLES\n";
        return 2;
    }
    const std::string tables = argv[2];
    // Tables made by an older program are not to be trusted; those made by this one, from the same
    // inputs, are kept: only changed records cost time.
    std::error_code error;
    std::filesystem::create_directories(tables, error);
    const auto program = std::filesystem::last_write_time(argv[0], error);
    for (const auto& entry : std::filesystem::directory_iterator(tables, error)) {
        const auto kind = entry.path().extension();
        if ((kind == ".yields" || kind == ".reach") && entry.last_write_time(error) < program) {
            std::filesystem::remove(entry.path(), error);
        }
    }
    // A broken record is the program's to report; here it only has no table.
    return Tabulation(bounds::Catalogue::load({argv[1], tables})).run();
}
