import { z } from "zod";
import type { Initializer } from "./definition.js";
import { uniformWeights } from "./draws.js";
import { cite } from "../../sources/cite.js";
import { works } from "../../sources/works.js";

/** Limit 1 / fanIn in the first layer, √(6 / fanIn) / ω₀ in the others. */
export const siren: Initializer<{ omega0: number }> = {
  name: "siren",
  title: "SIREN",
  ...cite`${works.sitzmann2020}`,
  parameters: z.strictObject({
    omega0: z.number().positive().default(30).describe("The frequency ω₀ of the activation sin(ω₀ x)."),
  }),
  usesGain: false,
  fill: ({ omega0 }, shape) =>
    uniformWeights(shape, shape.layer === 0 ? 1 / shape.fanIn : Math.sqrt(6 / shape.fanIn) / omega0),
};
