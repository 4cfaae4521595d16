import { claims } from "../claims/index.js";
import { linkedPieces } from "../sources/cite.js";
import type { RaceConfig } from "./config.js";
import { element } from "./dom.js";

const shallow = {
  datasets: "moons",
  network: { hidden: [32, 32] },
  training: { epochs: 80 },
  seeds: 12,
};
const deep = { ...shallow, network: { hidden: [16, 16, 16, 16, 16, 16] } };

/** By a claim's name, the condition that shows what it is about. */
const FIELDS: Readonly<Record<string, RaceConfig>> = {
  "linear-collapse": { ...shallow, activations: ["linear", "relu"] },
  "sigmoid-saturates": { ...deep, activations: ["sigmoid", "relu"] },
  "exp-is-expensive": { ...shallow, activations: ["sigmoid", "tanh", "elu", "relu"] },
  "non-zero-centred-slows": { ...shallow, activations: ["sigmoid", "centred_sigmoid"] },
  "tanh-faster-than-sigmoid": { ...shallow, activations: ["tanh", "sigmoid"] },
  "tanh-saturates": { ...deep, activations: ["tanh", "relu"] },
  "relu-gradient-constant": { ...deep, activations: ["relu", "sigmoid", "tanh"] },
  "relu-is-cheap": { ...shallow, activations: ["relu", "tanh", "sigmoid"] },
  "relu-6x-sigmoid": { ...shallow, activations: ["relu", "sigmoid"] },
  "relu-6x-tanh": { ...shallow, activations: ["relu", "tanh"] },
  "relu-not-zero-centred": { ...shallow, activations: ["relu", "elu", "tanh"] },
  "relu-units-die": { ...deep, learningRate: 1, activations: ["relu", "leaky_relu"] },
  "leaky-fixes-dying": { ...deep, learningRate: 1, activations: ["leaky_relu", "prelu", "relu"] },
  "elu-keeps-gradient": { ...deep, activations: ["elu", "relu", "leaky_relu"] },
  "maxout-costs-more": { ...shallow, activations: ["maxout", "relu"] },
};

/** The race for each claim of the lecture, which it declares; a test holds that all have one. */
export const LECTURE: Readonly<Record<string, RaceConfig>> = Object.fromEntries(
  Object.entries(FIELDS).map(([claim, race]) => [claim, { ...race, claims: [claim] }]),
);

/** The claims of the lecture: each sets up the race that shows what it is about. */
export function claimList(setUp: (config: RaceConfig) => void): HTMLElement {
  const items = claims.members.map(({ name, statement, source, links, original, mayFail, test }) =>
    element(
      "li",
      `${statement}. `,
      element(
        "button",
        {
          type: "button",
          click: () => setUp(LECTURE[name]),
          "aria-label": `Set up the race: ${statement}`,
        },
        "Set up the race",
      ),
      element(
        "details",
        element("summary", "Why?"),
        element(
          "p",
          "Source: ",
          ...linkedPieces(source, links).map(({ text, url }) =>
            url === undefined ? text : element("a", { href: url, target: "_blank", rel: "noopener" }, text),
          ),
          `. What was measured then: ${original}. It may fail: ${mayFail}.`,
        ),
        element("p", `How actbench run judges it: ${test}.`),
      ),
    ),
  );
  return element("section", element("h2", "What the lecture says"), element("ul", ...items));
}
