import { expect, test } from "vitest";
import { judgeStudy } from "../../src/claims/judge.js";
import { choice, noise, scriptedStudy, tunedWithSettings } from "../helpers/scripted-study.js";

test.each(["leaky-fixes-dying", "maxout-costs-more"])(
  "what %s says beside its verdict names all that each activation was tuned in",
  (claim) => {
    const study = scriptedStudy(
      {
        activations: ["relu", "leaky_relu", "maxout"].map(choice),
        seeds: [1, 2, 3, 4, 5, 6],
        ...tunedWithSettings,
        claims: [claim],
      },
      (spec) => ({ time: 20 * noise(spec, 0.1), parameters: 100 }),
    );
    const details = judgeStudy(study).verdicts.map((verdict) => verdict.details);
    expect(details.filter((words) => words.includes("own best")).join()).toMatch(
      /at its own best learning rate, gain and batch size/,
    );
  },
);
