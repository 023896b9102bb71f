// Loops that run several numbers at a time, as many as the processor takes.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdlib>

// The vector exponentials of glibc (libmvec), within 4 ulp; elsewhere the loops call exp().
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)
extern "C" [[gnu::simd("notinbranch")]] double exp(double x) noexcept;
#endif

// A function compiled for processors with AVX2; only to be called where wide() says so.
#if defined(__x86_64__) && defined(__GNUC__)
#define CYRANO_WIDE [[gnu::target("avx2,fma")]]
#else
#define CYRANO_WIDE
#endif
// Compiled into each caller, for the caller's processor.
#define CYRANO_IN_CALLER [[gnu::always_inline]] inline

namespace cyrano::physics {

/// Asked at run time, so that one program serves every processor. With CYRANO_NARROW in the
/// environment no: what others compute, to be had on any.
inline bool wide() noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
    static const bool answer = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
                               std::getenv("CYRANO_NARROW") == nullptr;
    return answer;
#else
    return false;
#endif
}

} // namespace cyrano::physics
