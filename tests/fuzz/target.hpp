#pragma once

#include <cstddef>
#include <cstdint>

#include "tests/fuzz/readers.hpp"

/// libFuzzer's entry for one reader of tests/fuzz/readers.hpp.
#define CYRANO_FUZZ_TARGET(reader)                                                                 \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {            \
        cyrano::fuzz::reader({reinterpret_cast<const char*>(data), size});                         \
        return 0;                                                                                  \
    }
