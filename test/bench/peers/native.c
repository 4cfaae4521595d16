/* The limit: the same algorithm in C, LANES networks in the lanes of one vector, ReLU, plain SGD, without fused
 * multiply-add. gcc -O3 -march=native -ffp-contract=off -DLANES=4|8|16.
 * Usage: native FOLDER inputs hidden1 hidden2 classes rows batch rate check_epochs seconds; prints one JSON line. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef float V __attribute__((vector_size(4 * LANES)));
typedef int32_t M __attribute__((vector_size(4 * LANES)));
enum { LAYERS = 3 };

static int width[LAYERS + 1], rows, batch;
static V *weights[LAYERS], *bias[LAYERS], *slopes[LAYERS]; /* (units, inputs), (units), (units, inputs) */
static V *h[LAYERS + 1], *dz[LAYERS];                      /* (batch, width) */
static float *features;                                    /* (lanes, rows, inputs) */
static int32_t *labels, *order;                            /* (lanes, rows) */
static float rate;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static void *vectors(size_t count) {
  void *memory = aligned_alloc(64, (count * sizeof(V) + 63) / 64 * 64);
  return memset(memory, 0, count * sizeof(V));
}

static void *read_file(const char *folder, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file) exit(1);
  fseek(file, 0, SEEK_END);
  long bytes = ftell(file);
  rewind(file);
  void *memory = malloc(bytes);
  if (fread(memory, 1, bytes, file) != (size_t)bytes) exit(1);
  fclose(file);
  return memory;
}

/* Keeps an operand in a register, where gcc would load it again for every product; not for 512 bits. */
#define HELD(operand) \
  if (sizeof(V) <= 32) __asm__("" : "+x"(operand))

/* c[m][n] = start[n] + sum over k of a[m * am + k * ak] * b[n * bn + k * bk], in tiles of MT x NT sums in registers. */
#define TILE(MT, NT)                                                                                      \
  static inline void tile##MT##NT(V *c, int cm, const V *a, int am, int ak, const V *b, int bn, int bk,   \
                                  const V *start, int K) {                                                \
    V sum[MT][NT];                                                                                        \
    for (int i = 0; i < MT; i++)                                                                          \
      for (int j = 0; j < NT; j++) sum[i][j] = start ? start[j] : (V){0};                                 \
    for (int k = 0; k < K; k++) {                                                                         \
      V left[MT];                                                                                         \
      _Pragma("GCC unroll 4") for (int i = 0; i < MT; i++) {                                              \
        left[i] = a[i * am + k * ak];                                                                     \
        HELD(left[i]);                                                                                    \
      }                                                                                                   \
      _Pragma("GCC unroll 4") for (int j = 0; j < NT; j++) {                                              \
        V right = b[j * bn + k * bk];                                                                     \
        HELD(right);                                                                                      \
        _Pragma("GCC unroll 4") for (int i = 0; i < MT; i++) sum[i][j] += left[i] * right;                \
      }                                                                                                   \
    }                                                                                                     \
    for (int i = 0; i < MT; i++)                                                                          \
      for (int j = 0; j < NT; j++) c[i * cm + j] = sum[i][j];                                             \
  }
TILE(2, 4)
TILE(2, 1)
TILE(1, 4)
TILE(1, 1)

static void product(V *c, int M_, int N, const V *a, int am, int ak, const V *b, int bn, int bk, const V *start, int K) {
  for (int m = 0; m < M_; m += 2)
    for (int n = 0; n < N;) {
      const V *from = start ? start + n : 0;
      int two = m + 2 <= M_, four = n + 4 <= N;
      V *to = c + m * N + n;
      if (two && four) tile24(to, N, a + m * am, am, ak, b + n * bn, bn, bk, from, K);
      else if (two) tile21(to, N, a + m * am, am, ak, b + n * bn, bn, bk, from, K);
      else if (four) tile14(to, N, a + m * am, am, ak, b + n * bn, bn, bk, from, K);
      else tile11(to, N, a + m * am, am, ak, b + n * bn, bn, bk, from, K);
      n += four ? 4 : 1;
    }
}

static void gather(const int32_t *at, int count) {
  for (int lane = 0; lane < LANES; lane++)
    for (int r = 0; r < count; r++)
      for (int i = 0; i < width[0]; i++)
        ((float *)&h[0][r * width[0] + i])[lane] = features[(lane * rows + at[lane * rows + r]) * width[0] + i];
}

static void forward(int count) {
  for (int l = 0; l < LAYERS; l++) {
    int in = width[l], out = width[l + 1];
    product(h[l + 1], count, out, h[l], in, 1, weights[l], in, 1, bias[l], in);
    if (l + 1 < LAYERS)
      for (int i = 0; i < count * out; i++) h[l + 1][i] = (V)((M)h[l + 1][i] & (h[l + 1][i] > 0));
  }
}

/* Gradient of the mean cross-entropy with respect to the logits; adds each lane's loss to `loss` where it is given. */
static void softmax(const int32_t *at, int count, double *loss) {
  int classes = width[LAYERS];
  for (int r = 0; r < count; r++) {
    V *z = h[LAYERS] + r * classes, *d = dz[LAYERS - 1] + r * classes;
    V top = z[0], sum = {0};
    for (int c = 1; c < classes; c++) {
      M above = z[c] > top;
      top = (V)(((M)z[c] & above) | ((M)top & ~above));
    }
    for (int c = 0; c < classes; c++) {
      V e = z[c] - top;
      for (int lane = 0; lane < LANES; lane++) e[lane] = expf(e[lane]);
      sum += d[c] = e;
    }
    for (int c = 0; c < classes; c++) d[c] = d[c] / sum / (float)count;
    for (int lane = 0; lane < LANES; lane++) {
      int label = labels[lane * rows + at[lane * rows + r]];
      ((float *)&d[label])[lane] -= 1.0f / count;
      if (loss) loss[lane] += log(sum[lane]) + top[lane] - z[label][lane];
    }
  }
}

static void backward_and_step(int count) {
  for (int l = LAYERS - 1; l >= 0; l--) {
    int in = width[l], out = width[l + 1];
    product(slopes[l], out, in, dz[l], 1, out, h[l], 1, in, 0, count);
    if (l > 0) {
      product(dz[l - 1], count, in, dz[l], out, 1, weights[l], 1, in, 0, out);
      for (int i = 0; i < count * in; i++) dz[l - 1][i] = (V)((M)dz[l - 1][i] & (h[l][i] > 0));
    }
    for (int i = 0; i < out * in; i++) weights[l][i] -= rate * slopes[l][i];
    for (int o = 0; o < out; o++) {
      V sum = {0};
      for (int r = 0; r < count; r++) sum += dz[l][r * out + o];
      bias[l][o] -= rate * sum;
    }
  }
}

static void epoch(const int32_t *at) {
  for (int start = 0; start < rows; start += batch) {
    int count = rows - start < batch ? rows - start : batch;
    gather(at + start, count);
    forward(count);
    softmax(at + start, count, 0);
    backward_and_step(count);
  }
}

static uint64_t state = 88172645463325252ull;
static void shuffle(void) {
  for (int lane = 0; lane < LANES; lane++)
    for (int i = rows - 1; i > 0; i--) {
      state ^= state << 13, state ^= state >> 7, state ^= state << 17;
      int j = state % (i + 1), kept = order[lane * rows + i];
      order[lane * rows + i] = order[lane * rows + j], order[lane * rows + j] = kept;
    }
}

int main(int count, char **given) {
  if (count != 11) return 2;
  for (int l = 0; l <= LAYERS; l++) width[l] = atoi(given[2 + l]);
  rows = atoi(given[6]), batch = atoi(given[7]), rate = atof(given[8]);
  int check_epochs = atoi(given[9]);
  double seconds = atof(given[10]);
  features = read_file(given[1], "features.f32");
  labels = read_file(given[1], "labels.i32");
  float *initial = read_file(given[1], "initial.f32");
  int32_t *orders = read_file(given[1], "order.i32"); /* (networks, epochs, rows) */
  order = malloc(sizeof(int32_t) * LANES * rows);

  int parameters = 0;
  for (int l = 0; l < LAYERS; l++) parameters += width[l + 1] * (width[l] + 1);
  h[0] = vectors((size_t)batch * width[0]);
  for (int l = 0, at = 0; l < LAYERS; l++) {
    int size = width[l + 1] * width[l];
    weights[l] = vectors(size), slopes[l] = vectors(size), bias[l] = vectors(width[l + 1]);
    h[l + 1] = vectors((size_t)batch * width[l + 1]), dz[l] = vectors((size_t)batch * width[l + 1]);
    for (int lane = 0; lane < LANES; lane++) {
      for (int i = 0; i < size; i++) ((float *)&weights[l][i])[lane] = initial[lane * parameters + at + i];
      for (int o = 0; o < width[l + 1]; o++) ((float *)&bias[l][o])[lane] = initial[lane * parameters + at + size + o];
    }
    at += size + width[l + 1];
  }

  for (int e = 0; e < check_epochs; e++) {
    for (int lane = 0; lane < LANES; lane++)
      memcpy(order + lane * rows, orders + (lane * check_epochs + e) * rows, sizeof(int32_t) * rows);
    epoch(order);
  }
  double loss[LANES] = {0};
  for (int start = 0; start < rows; start += batch) {
    int some = rows - start < batch ? rows - start : batch;
    gather(order + start, some), forward(some), softmax(order + start, some, loss);
  }

  long epochs = 0;
  double began = now(), took;
  while ((took = now() - began) < seconds) shuffle(), epoch(order), epochs++;
  printf("{\"peer\":\"C, %d bit, without fused multiply-add\",\"samplesPerSecond\":%.0f,\"losses\":[", 32 * LANES,
         epochs * (double)rows * LANES / took);
  for (int lane = 0; lane < LANES; lane++) printf("%s%.9g", lane ? "," : "", loss[lane] / rows);
  puts("]}");
  return 0;
}
