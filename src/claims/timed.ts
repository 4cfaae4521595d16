import { whereOf } from "../analysis/conditions.js";
import { measureRatio } from "../analysis/location.js";
import type { Experiment } from "../experiment/experiment.js";
import { hiddenLabel } from "../factors/index.js";
import { fieldsOf } from "../experiment/plan.js";
import type { TrialSpec } from "../trial/spec.js";
import { reachedAt } from "../stats/log-ratio.js";
import { joined, verdictOf, weakest, type Terms } from "./decide.js";
import { MARGIN } from "../analysis/protocol.js";
import type { Claim, Evidence, Finding } from "./definition.js";
import { onlyActivations, sweepBase } from "./needs.js";
import type { TimedWork, TimingRequest } from "./timing/measure.js";
import { CONFIDENCE, list, number, range, ratio, titleOf } from "../words/index.js";

/** Two activations of the catalogue to be timed in the experiment's first network, on its first data set. */
export function timingRequest(work: TimedWork, experiment: Experiment, a: string, b: string): TimingRequest {
  const base = sweepBase(experiment);
  const network = base.networks.find(({ hidden }) => hidden.length > 0) ?? { hidden: [32] };
  const [field] = fieldsOf({ ...onlyActivations(base, [a, b]), networks: [network] });
  const [first, second] = field.map(({ spec }): TrialSpec => ({
    phase: "evaluate",
    seed: 1,
    ...spec,
    learningRate: 1,
  }));
  return { work, a: first, b: second };
}

/** What a claim needs and finds that an activation takes less time than others: an element of it, and a training step. */
export const timedBothWays = (
  name: string,
  rivals: readonly string[],
): Pick<Claim, "needs" | "timings" | "judge"> => {
  const requestsBy = (experiment: Experiment) =>
    (["element", "step"] as const).map((work) =>
      rivals.map((rival) => timingRequest(work, experiment, name, rival)),
    );
  return {
    needs: () => [],
    timings: (experiment) => requestsBy(experiment).flat(),
    judge: (evidence) =>
      requestsBy(evidence.experiment).flatMap((requests) => timingFinding(evidence, requests, MARGIN)),
  };
};

/**
 * The finding on "b takes at least `times` as long as a" for all of the requests at once, which share their a; none
 * where one was not timed.
 *
 * @param circumstances ends the sentence's subject: " at the same width"
 */
export function timingFinding(
  evidence: Evidence,
  requests: readonly TimingRequest[],
  times: number,
  circumstances = "",
): Finding[] {
  const parts = requests.flatMap((request) => {
    const timing = evidence.timing(request);
    if (timing === undefined) return [];
    const pairs = timing.turns.map(({ a, b }) => ({ a: reachedAt(a), b: reachedAt(b) }));
    const measurement = measureRatio(pairs, { nullValue: times });
    return [{ request, measurement }];
  });
  if (parts.length < requests.length) return [];
  const decisive = weakest(parts);
  const { work } = requests[0];
  const verdictsOn = (terms: Terms) => parts.map(({ measurement }) => verdictOf(measurement, terms, times));
  return [
    {
      where: whereOf(decisive.request.b, "given"),
      a: { label: decisive.request.a.activation.label, learningRate: null },
      b: { label: decisive.request.b.activation.label, learningRate: null },
      measure: work === "element" ? "seconds_per_element" : "seconds_per_step",
      times,
      measurement: decisive.measurement,
      parts: parts.map(({ measurement }) => measurement),
      tested: true,
      atEdge: false,
      conclude: (terms) => ({ verdict: joined(verdictsOn(terms)) }),
      words(terms) {
        const verdicts = verdictsOn(terms);
        const failing = parts.filter((_, i) => ["refuted", "direction only"].includes(verdicts[i]));
        const failed =
          failing.length === 0 || parts.length === 1
            ? ""
            : `; surely not so of ${list(failing.map(({ request }) => nameOf(request.b)))}`;
        const longer = parts.map(
          ({ request, measurement: { estimate, interval } }) =>
            `${ratio(estimate, [1, times]) ?? ""} as long with ${nameOf(request.b)} (${CONFIDENCE} interval ${range(interval, [1, times])})`,
        );
        const what =
          work === "element"
            ? "an element of the activation, with its derivative,"
            : `a training step of the ${hiddenLabel(decisive.request.b.hidden)} network${circumstances}`;
        const claimed = times === 1 ? "" : `, where ${number(times)} × would count as slower`;
        return {
          finding: `${what} takes ${list(longer)} as with ${nameOf(requests[0].a)} (${parts[0].measurement.n} turns each)${claimed}${failed}`,
        };
      },
    },
  ];
}

const nameOf = (spec: TrialSpec): string => titleOf({ label: spec.activation.label, spec });
