/** When to evaluate, in optimiser steps: every `evaluateEvery` epochs rounded to whole steps, and after the last. */
export function evaluationSteps(epochs: number, evaluateEvery: number, stepsPerEpoch: number): number[] {
  const last = epochs * stepsPerEpoch;
  const steps: number[] = [];
  for (let k = 1; ; k++) {
    const step = Math.max(1, Math.round(k * evaluateEvery * stepsPerEpoch));
    if (step >= last) break;
    if (step !== steps.at(-1)) steps.push(step);
  }
  return [...steps, last];
}
