// The operations of src/nn/kernel.ts; addresses are in bytes, all lengths at least 1. Hot loops test at their end,
// because V8 moves what does not change out of such a loop only.

export { activationBackward } from "./activation";
export { denseBackwardInput, denseBackwardWeights, denseForward } from "./dense";
export { dropoutBackward, dropoutForward } from "./dropout";
export { gatherRows } from "./gather";
export { elementBytes } from "./lanes";
export {
  crossEntropyBackward,
  crossEntropyForward,
  penaltyBackward,
  squaredErrorBackward,
  squaredErrorForward,
} from "./losses";
export { heapBase } from "./packed-product";
export {
  columnActivity,
  columnSteepness,
  columnSum,
  signAgreement,
  sumSquares,
  updateCosine,
} from "./reductions";
export {
  countConfusion,
  countRight,
  marginBackward,
  marginResiduals,
  oneHotResiduals,
  residualBackward,
  valueResiduals,
} from "./residuals";
export { shuffleRows } from "./shuffle";
