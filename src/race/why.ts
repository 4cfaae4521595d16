import { claims } from "../claims/index.js";
import type { RaceConfig } from "./config.js";
import { element } from "./dom.js";
import { LECTURE } from "./lecture.js";

/** The claims of the lecture: each sets up the race that shows what it is about. */
export function claimList(setUp: (config: RaceConfig) => void): HTMLElement {
  const items = claims.members.map(({ name, statement, source, original, mayFail, test }) =>
    element(
      "li",
      {},
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
        {},
        element("summary", {}, "Why?"),
        element("p", {}, `Source: ${source}. What was measured then: ${original}. It may fail: ${mayFail}.`),
        element("p", {}, `How actbench run judges it: ${test}.`),
      ),
    ),
  );
  return element("section", {}, element("h2", {}, "What the lecture says"), element("ul", {}, ...items));
}
