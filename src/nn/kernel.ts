import type { Program } from "../formula/program.js";
import type { UpdateProgram, UpdateStep } from "../formula/update.js";

/**
 * The numeric operations that training is made of. Two kernels implement them: the readable f64 reference (one
 * trial at a time, `B` is a Float64Array) and the SIMD kernel (four or eight trials at a time, `B` is an address in
 * WebAssembly memory).
 *
 * A buffer `B` holds `length` elements, and each element one number per lane; a lane is a trial. All operations
 * are element-wise across lanes, so no lane ever sees its neighbours. Shapes stand in trailing comments, rows
 * first: `// (batch, fanOut)`. Backward functions stand beside the forward function they undo.
 * Arguments named `sums` or `counts` are accumulated into; all other outputs are overwritten.
 */
export interface Kernel<B> {
  readonly name: "reference" | "simd" | "wide";
  /** How many trials run side by side. */
  readonly lanes: number;

  // Memory

  /** Forgets every buffer: the next group of trials begins. */
  reset(): void;
  /** A new buffer of `length` zeros (per lane). */
  allocate(length: number): B;
  /** The part of `buffer` from element `start` on; shares its memory. */
  slice(buffer: B, start: number): B;
  write(buffer: B, lane: number, values: ArrayLike<number>): void;
  /** Whole numbers (row orders, dropout keys), kept as 32-bit integers. */
  writeIntegers(buffer: B, lane: number, values: ArrayLike<number>): void;
  read(buffer: B, lane: number, length: number): number[];
  zero(buffer: B, length: number): void;
  copy(from: B, to: B, length: number): void;

  // Batches

  /**
   * order = a random permutation of 0 … rows − 1 in every lane, by Fisher and Yates: place i, from the last down,
   * is swapped with place ⌊hash32(key, counter + i) · (i + 1) / 2³²⌋. `keys` holds one 32-bit key per lane.
   */
  shuffleRows(order: B, keys: B, counter: number, rows: number): void;

  /** target[r] = source[order[start + r]] for r < rows. `order` holds 32-bit integers. */
  gatherRows(source: B, order: B, start: number, target: B, rows: number, width: number): void;

  // Dense layer: z = x Wᵀ + b

  denseForward(
    x: B, // (batch, fanIn)
    weights: B, // (fanOut, fanIn)
    bias: B, // (fanOut)
    z: B, // (batch, fanOut)
    batch: number,
    fanIn: number,
    fanOut: number,
  ): void;
  /** dW = dzᵀ x, db = Σ_batch dz */
  denseBackwardWeights(
    x: B, // (batch, fanIn)
    dz: B, // (batch, fanOut)
    dWeights: B, // (fanOut, fanIn)
    dBias: B, // (fanOut)
    batch: number,
    fanIn: number,
    fanOut: number,
  ): void;
  /** dx = dz W */
  denseBackwardInput(
    dz: B, // (batch, fanOut)
    weights: B, // (fanOut, fanIn)
    dx: B, // (batch, fanIn)
    batch: number,
    fanIn: number,
    fanOut: number,
  ): void;

  // Activation: a = f(z1, …, zK; θ1, …, θP); a unit's K inputs are adjacent in z

  /** Compiles a formula; cached per program. */
  compile(program: Program): CompiledActivation<B>;
  /** dz[e,k] = da[e] · ∂f/∂z_k[e]; dθ[p] = Σ_e da[e] · ∂f/∂θ_p[e] */
  activationBackward(
    da: B, // (elements)
    partials: B, // (elements, inputs + learned)
    dz: B, // (elements, inputs)
    dTheta: B, // (learned)
    elements: number,
    inputs: number,
    learned: number,
  ): void;

  // Dropout, inverted: kept values are divided by 1 − rate

  /**
   * Element i of a is kept if hash32(key, counter + i) ≥ rate · 2³²; the mask receives 0 or 1 / (1 − rate). `keys`
   * holds one 32-bit key per lane (writeIntegers).
   */
  dropoutForward(a: B, mask: B, keys: B, counter: number, length: number, rate: number): void;
  /** da ← da ⊙ mask */
  dropoutBackward(da: B, mask: B, length: number): void;

  // Losses: mean over the batch in backward; forward adds the batch's *sum* to sums, (2)

  /** sums[0] += Σ −log softmax(logits)[target]; sums[1] += how many samples' first largest logit is the target. */
  crossEntropyForward(
    logits: B, // (batch, classes)
    targets: B, // (batch) class indices
    room: B, // (batch, classes), to work in
    sums: B, // (2)
    batch: number,
    classes: number,
  ): void;
  /** dLogits = (softmax(logits) − onehot(target)) / batch */
  crossEntropyBackward(logits: B, targets: B, dLogits: B, batch: number, classes: number): void;
  /** sums[0] += Σ_batch mean_outputs (prediction − target)² */
  squaredErrorForward(
    predictions: B, // (batch, outputs)
    targets: B, // (batch, outputs)
    sums: B, // (2)
    batch: number,
    outputs: number,
  ): void;
  /** dPredictions = 2 (prediction − target) / (batch · outputs) */
  squaredErrorBackward(predictions: B, targets: B, dPredictions: B, batch: number, outputs: number): void;

  // Losses that are the mean of a formula over residuals: these, outputs and slopes are (batch, width or classes),
  // targets (batch) class indices or (batch, width) values

  /** residuals = outputs − targets */
  valueResiduals(outputs: B, targets: B, residuals: B, batch: number, width: number): void;
  /** residuals[n, c] = outputs[n, c] − [c = target of n] */
  oneHotResiduals(outputs: B, targets: B, residuals: B, batch: number, classes: number): void;
  /** residuals[n, c] = outputs[n, c] − outputs[n, target]; at the target itself −∞, or NaN where an output is infinite. */
  marginResiduals(outputs: B, targets: B, residuals: B, batch: number, classes: number): void;
  /** dOutputs = slopes / batch */
  residualBackward(slopes: B, dOutputs: B, batch: number, width: number): void;
  /** dOutputs[n, c] = slopes[n, c] / batch; at the target, which is in every residual, −Σ_c slopes[n, c] / batch. */
  marginBackward(slopes: B, targets: B, dOutputs: B, batch: number, classes: number): void;
  /** sums[1] += how many samples' first largest output is the target. */
  countRight(outputs: B, targets: B, sums: B, batch: number, classes: number): void;

  /** counts[target of n, first largest output of n] += 1 */
  countConfusion(
    outputs: B, // (batch, classes)
    targets: B, // (batch) class indices
    counts: B, // (classes, classes)
    batch: number,
    classes: number,
  ): void;

  // Penalties: dW += l1 · sign(W) + l2 · W

  penaltyBackward(weights: B, dWeights: B, l1: number, l2: number, length: number): void;

  // Optimisers

  /** Compiles an optimiser's update rule; cached per program. */
  compileUpdate(program: UpdateProgram): UpdateStep<B>;

  // Reductions for metrics

  /** sums[c] += Σ_rows x[r, c] */
  columnSum(x: B, sums: B, rows: number, columns: number): void;
  /** Σ_rows x[r, c], its mean over the rows, Σ_rows |x[r, c]| and Σ_rows |x[r, c] − mean| */
  columnActivity(
    x: B, // (rows, columns)
    totals: B, // (columns)
    means: B, // (columns)
    sizes: B, // (columns)
    deviations: B, // (columns)
    rows: number,
    columns: number,
  ): void;
  /** max_rows |x[r, c]| and how many of the rows have |x[r, c]| < threshold; NaN is neither. */
  columnSteepness(
    x: B, // (rows, columns)
    threshold: number,
    largest: B, // (columns)
    below: B, // (columns)
    rows: number,
    columns: number,
  ): void;
  /** sums[0] += Σ x² */
  sumSquares(x: B, sums: B, length: number): void;
  /** Over rows with a non-zero: sums[0] += Σ max(n₊, n₋) / (n₊ + n₋), sums[1] += how many such rows. */
  signAgreement(x: B, sums: B, rows: number, columns: number): void;
  /** sums[0] = cosine of the angle between (p1 − p0) and (p2 − p1); NaN where either is zero. */
  updateCosine(p0: B, p1: B, p2: B, sums: B, length: number): void;
}

/** A formula compiled for one kernel. */
export interface CompiledActivation<B> {
  readonly inputs: number;
  readonly learned: number;
  /** Value only, for evaluation. */
  value(z: B, theta: B, a: B, elements: number): void;
  /** Value and all partial derivatives in one pass, for training. */
  forward(
    z: B, // (elements, inputs)
    theta: B, // (learned)
    a: B, // (elements)
    partials: B, // (elements, inputs + learned)
    elements: number,
  ): void;
}
