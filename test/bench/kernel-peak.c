/* The core's fused-multiply-add peak in single precision, GFLOP/s: 128-bit vectors, then 256-bit. */
#include <immintrin.h>
#include <stdio.h>
#include <time.h>

enum { CHAINS = 12, STEPS = 1000000, ROUNDS = 40 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

/* Twelve independent chains hide the latency of two units; the best round is the undisturbed one. */
#define PEAK(name, vector, lanes, set1, fmadd)                                                  \
  static double name(void) {                                                                    \
    double best = 1e9;                                                                          \
    for (int round = 0; round < ROUNDS; round++) {                                              \
      vector sum[CHAINS], factor = set1(0.999f), term = set1(0.001f);                           \
      for (int i = 0; i < CHAINS; i++) sum[i] = set1((float)i);                                 \
      double start = now();                                                                     \
      for (long step = 0; step < STEPS; step++)                                                 \
        _Pragma("GCC unroll 12") for (int i = 0; i < CHAINS; i++) sum[i] = fmadd(sum[i], factor, term); \
      double seconds = now() - start;                                                           \
      if (seconds < best) best = seconds;                                                       \
      volatile float used = 0;                                                                  \
      for (int i = 0; i < CHAINS; i++) used += sum[i][0];                                       \
    }                                                                                           \
    return 2e-9 * lanes * CHAINS * STEPS / best;                                                \
  }

PEAK(peak128, __m128, 4, _mm_set1_ps, _mm_fmadd_ps)
PEAK(peak256, __m256, 8, _mm256_set1_ps, _mm256_fmadd_ps)

int main(void) {
  printf("%.2f %.2f\n", peak128(), peak256());
  return 0;
}
