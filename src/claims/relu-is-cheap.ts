import type { Experiment } from "../experiment/experiment.js";
import type { Claim } from "./definition.js";
import { timingFinding, timingRequest } from "./timed.js";
import type { TimedWork, TimingRequest } from "./timing/measure.js";
import { MARGIN } from "../analysis/protocol.js";
import { cite } from "../sources/cite.js";
import { works } from "../sources/works.js";

const WORK = ["element", "step"] as const;
const RIVALS = ["tanh", "sigmoid", "elu"];

const requestsFor = (work: TimedWork, experiment: Experiment): TimingRequest[] =>
  RIVALS.map((rival) => timingRequest(work, experiment, "relu", rival));

export const reluIsCheap: Claim = {
  name: "relu-is-cheap",
  statement: "ReLU costs less to compute",
  ...cite`${works.koreanNotes}; ${works.cs231n}`,
  original: "argued from the formula: a threshold instead of an exponential",
  mayFail: "wide layers, whose matrix products hide it",
  test: `The clock decides: one element, and a whole training step at the config's width, timed in turns with tanh, the sigmoid and ELU: each of them must take at least ${MARGIN} times as long.`,
  needs: () => [],
  timings: (experiment) => WORK.flatMap((work) => requestsFor(work, experiment)),
  judge: (evidence) =>
    WORK.flatMap((work) => timingFinding(evidence, requestsFor(work, evidence.experiment), MARGIN)),
};
