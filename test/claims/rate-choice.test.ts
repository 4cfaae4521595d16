import { describe, expect, test } from "vitest";
import { judgeStudy } from "../../src/claims/judge.js";
import { verdictsHeading } from "../../src/reports/content/verdicts.js";
import type { Tuning } from "../../src/experiment/experiment.js";
import { noise, scriptedStudy } from "../helpers/scripted-study.js";

/** ReLU against tanh, three times as slow, at rates of which the first is the best by this factor a decade. */
const judged = (steep: number, seeds: number, refine?: Tuning["refine"]) =>
  judgeStudy(
    scriptedStudy(
      {
        claims: [{ faster: "relu", than: "tanh", times: 1 }],
        learningRates: [],
        tuning: { from: 0.1, to: 10, perDecade: 1, extend: 0, seeds, refine, regimes: ["shared", "tuned"] },
      },
      (spec) => ({
        time:
          (spec.activation.label === "relu" ? 20 : 60) *
          (1 + (steep - 1) * Math.abs(Math.log10(spec.learningRate))) *
          noise(spec, 0.2),
      }),
    ),
  ).verdicts;

describe("where each activation has its own best rate", () => {
  const [shared, flat] = judged(1.02, 6);
  const [, steep] = judged(10, 6);

  test("an interval that the choice is part of stands beside that at the chosen rates", () => {
    expect(flat.where?.regime).toBe("tuned");
    expect(flat.choiceInterval?.lower).toBeLessThan(0.97 * (flat.interval?.lower ?? 0));
    expect(flat.choiceInterval?.upper).toBeGreaterThan(1.03 * (flat.interval?.upper ?? 0));
    expect(flat.finding).toMatch(
      /, each at its own best learning rate; \d(\.\d)? to \d(\.\d)? with the choice of these rates\)/,
    );
  });

  test("nothing is added where every resample of the tuning seeds chooses the same rate", () => {
    expect(steep.choiceInterval?.lower).toBeCloseTo(steep.interval?.lower ?? 0, 9);
    expect(steep.choiceInterval?.upper).toBeCloseTo(steep.interval?.upper ?? 0, 9);
  });

  test("of a refined search the luck among rates that are close counts, where the grid leaves no doubt", () => {
    const [, grid] = judged(3, 6);
    expect(grid.choiceInterval?.lower).toBeCloseTo(grid.interval?.lower ?? 0, 9);
    expect(grid.choiceInterval?.upper).toBeCloseTo(grid.interval?.upper ?? 0, 9);
    const [, refined] = judged(3, 6, { until: 0.05, rounds: 4 });
    expect(refined.choiceInterval?.lower).toBeLessThan(0.97 * (refined.interval?.lower ?? 0));
    expect(refined.choiceInterval?.upper).toBeGreaterThan(1.03 * (refined.interval?.upper ?? 0));
  });

  test("it is not known from three tuning seeds, and there is none at a shared rate", () => {
    const [, few] = judged(10, 3);
    expect(few.choiceInterval?.bound).toBe("unknown");
    expect(few.finding).toContain("; what the choice of these rates adds is not known)");
    expect(shared.choiceInterval).toBeNull();
  });

  test("the word that would rest on the choice as well stands beside the verdict, and reports count those it leaves open", () => {
    expect(steep).toMatchObject({ verdict: "supported", verdictWithChoice: "supported" });
    expect(verdictsHeading([shared, steep])).not.toContain("leaves");
    const [, few] = judged(10, 3);
    expect(few).toMatchObject({ verdict: "supported", verdictWithChoice: "inconclusive" });
    expect(shared.verdictWithChoice).toBeNull();
    expect(verdictsHeading([shared, few, steep])).toContain(
      " The choice of the learning rates leaves 1 of 2 verdicts at own best rates open",
    );
  });
});
