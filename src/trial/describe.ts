import { trialId } from "./id.js";
import type { TrialSpec } from "./spec.js";

/** A trial in a line of text: "5454… evaluate, moons / relu, 8x8, sgd, rate 0.1, seed 3". */
export function describeTrial(spec: TrialSpec): string {
  const { phase, dataset, activation, hidden, optimizer, learningRate, seed } = spec;
  const cell = `${dataset.label} / ${activation.label}, ${hidden.join("x") || "no hidden layer"}, ${optimizer.name}`;
  return `${trialId(spec)} ${phase}, ${cell}, rate ${learningRate}, seed ${seed}`;
}
