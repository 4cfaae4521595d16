import { z } from "zod";
import type { Initializer } from "./definition.js";
import { normalWeights } from "./draws.js";
import { cite } from "../../sources/cite.js";
import { works } from "../../sources/works.js";

/** Normal with standard deviation gain / √fanIn; an activation whose authors prescribe an initialiser gets theirs. */
export const auto: Initializer = {
  name: "auto",
  title: "The activation's own",
  ...cite`the fan-in rule of ${works.lecun1998} and ${works.he2015}, with the activation's gain`,
  parameters: z.strictObject({}),
  usesGain: true,
  fill: (_parameters, shape) => normalWeights(shape, shape.gain / Math.sqrt(shape.fanIn)),
};
