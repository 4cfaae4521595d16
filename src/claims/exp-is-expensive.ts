import type { Claim } from "./definition.js";
import { timedBothWays } from "./timed.js";
import { MARGIN } from "../analysis/protocol.js";
import { cite, works } from "../sources/index.js";

export const expIsExpensive: Claim = {
  name: "exp-is-expensive",
  statement: "exp makes training with the sigmoid slow",
  ...cite`${works.koreanNotes}; ${works.cs231n}`,
  original:
    "not measured; Clevert et al. 2016 saw 12.15 h with ELU's exp against 11.48 h with ReLU on ImageNet, which they call minor",
  mayFail: "wide layers, whose matrix products hide it; vectorised exp",
  test: `The clock decides: one element, and a whole training step at the config's width, timed in turns with ReLU: each must take at least ${MARGIN} times as long.`,
  ...timedBothWays("relu", ["sigmoid"]),
};
