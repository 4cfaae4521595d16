import { expect, it } from "vitest";
import { resolveActivation } from "../../../src/activations/resolve.js";
import { tuneFields } from "../../../src/experiment/known-trials.js";
import { choice, scriptedStudy } from "../../helpers/scripted-study.js";

const leaky = (slope: number) => ({
  label: `leaky ${slope}`,
  layers: [resolveActivation("leaky_relu", { slope })],
});

/** Leaky ReLU arrives only at 1, the others at 0.1 alone. */
function sharedRate(activations: readonly ReturnType<typeof choice>[]) {
  const study = scriptedStudy(
    {
      activations,
      learningRates: [],
      tuning: { from: 0.1, to: 1, perDecade: 1, extend: 0, seeds: 4, regimes: ["shared"] },
    },
    ({ activation, learningRate }) => ({
      time: (learningRate === 1) === activation.label.startsWith("leaky") ? 10 : null,
    }),
  );
  const [{ replicates }] = tuneFields(study.experiment, study.scores);
  return replicates[0].arms[0].points[0].settled.rate;
}

it("the shared rate does not move when variants of one activation are added to the field", () => {
  const field = [choice("relu"), choice("tanh")];
  expect(sharedRate([...field, leaky(0.01)])).toBe(0.1);
  expect(sharedRate([...field, leaky(0.01), leaky(0.1), leaky(0.2), leaky(0.3)])).toBe(0.1);
  expect(sharedRate([choice("relu"), leaky(0.01), leaky(0.1)])).toBe(0.1);
});

it("activations of other formulas count each", () => {
  expect(sharedRate([leaky(0.01), choice("relu"), choice("tanh")])).toBe(0.1);
  expect(sharedRate([leaky(0.01), { ...choice("elu"), label: "leaky elu" }, choice("tanh")])).toBe(1);
});
