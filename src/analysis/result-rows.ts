import { CONDITION_FACTORS, factorsOf } from "../factors/index.js";
import { withSettings } from "../factors/settings.js";
import type { Study } from "../results/study.js";
import { trialId } from "../trial/id.js";
import type { Where } from "./conditions.js";
import { group as groupBy } from "d3-array";
import { chosenArms, regimesOfTrials } from "./regimes.js";
import { summarizeCell, type CellSummary } from "./summarize.js";

/** A cell in one regime: where both regimes chose the same learning rate, it stands in a row of each. */
export interface ResultRow extends CellSummary {
  readonly regime: Where["regime"];
  /** Each seed's rate was chosen by itself; that of `spec` is the median, with the usual settings. */
  readonly isTunedAnew?: true;
}

/** The cells as rows that can be compared with their neighbours: each condition's activations together, regime by regime. */
export function resultRows(cells: readonly CellSummary[], study: Study): ResultRow[] {
  const { activations, tuning, seeds } = study.experiment;
  if (tuning === undefined) return cells.map((cell) => ({ ...cell, regime: "given" }));
  const regimes = regimesOfTrials(study, [study.experiment]);
  const regimesOf = ({ spec }: CellSummary) => regimes.get(trialId({ ...spec, seed: seeds[0] }));
  const order = new Map(activations.map(({ label }, i) => [label, i]));
  const rank = ({ spec }: CellSummary) => order.get(spec.activation.label) ?? 0;
  return [...groupBy(cells, conditionKey).values()].flatMap((group) =>
    tuning.regimes.flatMap((regime) =>
      group
        .filter((cell) => regimesOf(cell)?.has(regime))
        .toSorted((a, b) => rank(a) - rank(b))
        .map((cell) => ({ ...cell, regime })),
    ),
  );
}

/** The rows where rates are chosen anew for every seed: a row is an activation in one regime, at the median of its rates. */
export function repeatedRows(study: Study): ResultRow[] {
  return chosenArms(study, study.experiment)
    .flat()
    .flatMap(({ regime, arms }) =>
      arms.flatMap(({ specs, rate, settings }) => {
        const trials = [...study.trials(specs)];
        if (trials.length === 0) return [];
        const cell = summarizeCell(trials, study.experiment);
        return [
          {
            ...cell,
            spec: { ...withSettings(cell.spec, settings), learningRate: rate },
            regime,
            isTunedAnew: true,
          },
        ];
      }),
    );
}

function conditionKey({ spec }: CellSummary): string {
  const factors = factorsOf(spec);
  return JSON.stringify(CONDITION_FACTORS.map((name) => factors[name]));
}
