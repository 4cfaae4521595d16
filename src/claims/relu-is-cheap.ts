import type { Claim } from "./definition.js";
import { timedBothWays } from "./timed.js";
import { MARGIN } from "../analysis/protocol.js";
import { cite, works } from "../sources/index.js";

export const reluIsCheap: Claim = {
  name: "relu-is-cheap",
  statement: "ReLU costs less to compute",
  ...cite`${works.koreanNotes}; ${works.cs231n}`,
  original: "argued from the formula: a threshold instead of an exponential",
  mayFail: "wide layers, whose matrix products hide it",
  test: `The clock decides: one element, and a whole training step at the config's width, timed in turns with tanh, the sigmoid and ELU: each of them must take at least ${MARGIN} times as long.`,
  ...timedBothWays("relu", ["tanh", "sigmoid", "elu"]),
};
