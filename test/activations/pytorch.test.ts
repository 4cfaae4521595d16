import { describe, expect, it } from "vitest";
import { gainOf } from "../../src/activations/gain.js";
import { programOf, resolveActivation } from "../../src/activations/resolve.js";
import { at } from "../formula/at.js";
import fixture from "../fixtures/activations/pytorch.json" with { type: "json" };

describe.each(Object.entries(fixture.activations))(
  "%s is PyTorch's",
  (name, { inputs, value, derivatives }) => {
    const spec = resolveActivation(name);
    const theta = spec.learned.map((key) => spec.parameters[key]);

    it.each(inputs[0].map((x, i) => [x, i]))("at %d, value and derivatives", (_, i) => {
      const found = at(
        programOf(spec),
        inputs.map((input) => input[i]),
        theta,
      );
      expect(found.value).toBeCloseTo(value[i], 8);
      for (const [k, derivative] of derivatives.entries())
        expect(found.partials[k]).toBeCloseTo(derivative[i], 8);
    });
  },
);

describe("the gains of PyTorch's calculate_gain", () => {
  it.each(Object.entries(fixture.gains))("of %s is %d", (name, gain) => {
    expect(gainOf(resolveActivation(name), "pytorch")).toBeCloseTo(gain, 12);
  });

  it("follow the slope of Leaky ReLU", () => {
    const gain = gainOf(resolveActivation("leaky_relu", { slope: 0.2 }), "pytorch");
    expect(gain).toBeCloseTo(fixture.leakyGain, 12);
  });
});
