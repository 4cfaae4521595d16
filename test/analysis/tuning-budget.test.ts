import { expect, it } from "vitest";
import { tuningBudgets } from "../../src/analysis/tuning-budget.js";
import type { Tuning } from "../../src/experiment/experiment.js";
import { jsonReport } from "../../src/reports/formats/json.js";
import { markdownReport } from "../../src/reports/formats/markdown.js";
import { analyse } from "../../src/analysis/findings.js";
import { tuningBudget } from "../../src/reports/html/figures/tuning-budget.js";
import { viewOf } from "../../src/reports/html/view.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { choice, noise, scriptedStudy } from "../helpers/scripted-study.js";

const tuning: Tuning = { from: 0.01, to: 1, perDecade: 1, extend: 3, seeds: 4, regimes: ["tuned"] };

/** Tanh's best rate is 0.1, ReLU's 10, beyond the grid as it was; a rate a decade away takes three times as long. */
const time = (spec: TrialSpec) =>
  10 *
  3 ** Math.abs(Math.log10(spec.learningRate / (spec.activation.label === "relu" ? 10 : 0.1))) *
  noise(spec, 0.02);

const studied = (change: Partial<Tuning>) =>
  scriptedStudy(
    { activations: ["tanh", "relu"].map(choice), learningRates: [], tuning: { ...tuning, ...change } },
    (spec) => ({ time: time(spec) }),
  );

const budgetsOf = (change: Partial<Tuning>) => {
  const study = studied(change);
  return tuningBudgets(study, study.experiment).flatMap((field) => field.map(({ budgets }) => budgets));
};

it("the time to target falls as more rates are tried, to that at the best", () => {
  const [tanh, relu] = budgetsOf({});
  expect(tanh.map(({ points, seeds }) => [points, seeds])).toEqual([
    [1, 2],
    [2, 2],
    [3, 1],
    [3, 2],
  ]);
  // Of three rates, two of which take 30 epochs, one alone is most often one of these, two are most often not.
  for (const [i, expected] of [30, 10, 10, 10].entries()) {
    expect(tanh[i].medianEpochs / expected).toBeGreaterThan(0.95);
    expect(tanh[i].medianEpochs / expected).toBeLessThan(1.05);
  }
  // Its grid was extended to 100: 1 of 5 rates is the best, 2 are next to it.
  expect(relu.map(({ points }) => points)).toEqual([1, 2, 4, 5, 5]);
  expect(relu[0].medianEpochs).toBeGreaterThan(28);
});

it("the seeds that judge are not those that chose: what is luck alone is no gain", () => {
  const study = scriptedStudy(
    {
      activations: [choice("tanh")],
      learningRates: [],
      tuning: { ...tuning, perDecade: 5, seeds: 6, extend: 0 },
    },
    (spec) => ({ time: 100 * noise(spec, 1) }),
  );
  const [[{ budgets }]] = tuningBudgets(study, study.experiment);
  const [one, all] = [budgets[0], budgets[budgets.length - 1]];
  expect(Math.abs(Math.log(all.medianEpochs / one.medianEpochs))).toBeLessThan(0.35);
});

it("where rates are chosen anew for every seed, all choices together tell, on as many seeds as each has", () => {
  const [tanh] = budgetsOf({ tuning: "per-replicate" });
  expect(tanh.at(-1)).toMatchObject({ points: 3, seeds: 4 });
});

it("every report has it as a table or as figures, and none where there is nothing to tell", () => {
  const text = markdownReport(analyse(studied({})));
  expect(text).toContain("### Epochs to target by the budget of tuning");
  expect(text).toMatch(/\| tanh \| (\d+\.\d \| ){2} \| (\d+\.\d \|? ?){2}/);
  const { tuning_budget: budgets } = JSON.parse(jsonReport(analyse(studied({}))));
  expect(budgets.map((each: { activation: string }) => each.activation)).toEqual(["tanh", "relu"]);
  expect(budgets[0].points[0]).toMatchObject({ rates: 1, seeds: 2 });
  expect(budgetsOf({ seeds: 1 })).toEqual([]);
  expect(markdownReport(analyse(studied({ seeds: 1 })))).not.toContain("budget");
});

const figuresOf = (change: Partial<Tuning>) => {
  const view = viewOf(analyse(studied(change)));
  return view === undefined ? [] : tuningBudget.draw(view);
};

it("the page draws it with a line for each activation, and a ring for a single seed", () => {
  const [{ caption, panels, table }] = figuresOf({});
  expect(caption).toBe(
    "With a single rate of the grid training takes 3 × as long as with the best of all, with all but the last rates 1 ×.",
  );
  expect(panels.map(({ title }) => title)).toEqual(["spirals"]);
  expect(panels[0].alt).toMatch(
    /: tanh \d+\.\d epochs after 2 and \d+\.\d epochs after 6, relu .* after 10\.$/,
  );
  expect(panels[0].drawing.content.match(/r="6"/g)).toHaveLength(2);
  expect(table.rows.map(([activation]) => activation)).toEqual(["tanh", "relu"]);
  expect(figuresOf({ seeds: 1 })).toEqual([]);
});
