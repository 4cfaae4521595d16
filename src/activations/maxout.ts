import type { ActivationDefinition } from "./definition.js";

export const maxout: ActivationDefinition = {
  name: "maxout",
  title: "Maxout",
  formula: ({ pieces }) => `max(${Array.from({ length: pieces }, (_, k) => `x${k + 1}`).join(", ")})`,
  options: { pieces: { default: 2, from: 2, to: 5 } },
  source: "Goodfellow, Warde-Farley, Mirza, Courville & Bengio 2013, Maxout networks, ICML",
};
