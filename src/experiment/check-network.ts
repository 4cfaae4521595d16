import type { Task } from "../datasets/definition.js";
import type { ActivationChoice, Regularization } from "./experiment.js";
import { layersFor } from "../factors/activation.js";
import { gradcheck, type GradcheckResult } from "../nn/gradcheck/index.js";
import type { Loss } from "../nn/losses/index.js";

/** A network whose gradient is to be checked. */
export interface CheckedNetwork {
  readonly activation: ActivationChoice;
  readonly hidden: readonly number[];
  readonly loss: Loss;
  readonly task: Task;
  readonly regularization: Regularization;
}

/** A network with the check of each of its parameter tensors. */
export interface NetworkCheck extends CheckedNetwork {
  readonly tensors: readonly GradcheckResult[];
  readonly compared: number;
  readonly skipped: number;
  /** The largest of all tensors; NaN when a gradient was not finite. */
  readonly relativeError: number;
  readonly passed: boolean;
}

/** Features and outputs of every checked network: enough for each sum to have several terms. */
const features = 3;
const outputs = 3;

export function checkNetwork(network: CheckedNetwork): NetworkCheck {
  const { activation, hidden, loss, task, regularization } = network;
  const tensors = gradcheck({
    features,
    outputs,
    hidden,
    activations: layersFor(activation, hidden.length),
    loss,
    task,
    ...regularization,
  });
  const sum = (key: "compared" | "skipped") => tensors.reduce((total, tensor) => total + tensor[key], 0);
  return {
    ...network,
    tensors,
    compared: sum("compared"),
    skipped: sum("skipped"),
    relativeError: Math.max(...tensors.map((tensor) => tensor.relativeError)),
    passed: tensors.every((tensor) => tensor.passed),
  };
}
