// The operations of src/nn/kernel.ts; addresses are in bytes, all lengths at least 1. Hot loops test at their end,
// because V8 moves what does not change out of such a loop only.

export * from "./activation";
export * from "./batches";
export * from "./dense";
export * from "./dropout";
export { ELEMENT as elementBytes } from "./lanes";
export * from "./losses";
export { heapBase } from "./packed-product";
export * from "./reductions";
export * from "./residuals";
