#include "tests/fuzz/target.hpp"

CYRANO_FUZZ_TARGET(readBibliography)
