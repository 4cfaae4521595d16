import { expect, test } from "vitest";
import { powerOf } from "../../../src/claims/power.js";
import { powerText } from "../../../src/reports/terminal/power.js";
import { choice, noise, scriptedStudy } from "../../helpers/scripted-study.js";

const optimizer = (label: string) => ({ label, name: "momentum", parameters: { momentum: 0.9 } });

test("no two rows of a study's power read alike: each says which optimiser, or which arms, it is about", () => {
  const pilot = scriptedStudy(
    {
      activations: ["tanh", "relu"].map(choice),
      optimizers: [optimizer("momentum"), optimizer("heavy")],
      seeds: [1, 2, 3, 4, 5, 6],
      claims: [
        { faster: "tanh", than: "relu", times: 1 },
        {
          compare: { optimizer: "momentum" },
          with: { optimizer: "heavy" },
          measure: "epochs_to_target",
          is: { sooner: 1 },
        },
      ],
    },
    (spec) => ({ time: 20 * noise(spec, 0.1) }),
  );
  const found = powerOf(pilot, { seeds: 6, sampling: "fixed", most: 6 });
  const report = { ...found, name: "pilot", seeds: 6, most: 6 };
  const text = powerText(report, { columns: 200, colour: false, unicode: true });
  const rows = text.split("\n").filter((line) => line.includes("spirals"));
  const named = rows.map((row) => row.split(/ {2,}/).slice(0, 2).join(": "));
  expect(named).toEqual([
    "tanh-1x-relu: spirals and momentum",
    "tanh-1x-relu: spirals and heavy",
    expect.stringMatching(/: spirals and tanh with momentum$/),
    expect.stringMatching(/: spirals and relu with momentum$/),
  ]);
});
