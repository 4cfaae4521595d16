import { claims } from "../claims/index.js";
import { linkedPieces } from "../sources/cite.js";
import type { RaceConfig } from "./config.js";
import { element } from "./dom.js";
import { LECTURE } from "./lecture.js";

/** The claims of the lecture: each sets up the race that shows what it is about. */
export function claimList(setUp: (config: RaceConfig) => void): HTMLElement {
  const items = claims.members.map(({ name, statement, source, links, original, mayFail, test }) =>
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
        element(
          "p",
          {},
          "Source: ",
          ...linkedPieces(source, links).map(({ text, url }) =>
            url === undefined ? text : element("a", { href: url, target: "_blank", rel: "noopener" }, text),
          ),
          `. What was measured then: ${original}. It may fail: ${mayFail}.`,
        ),
        element("p", {}, `How actbench run judges it: ${test}.`),
      ),
    ),
  );
  return element("section", {}, element("h2", {}, "What the lecture says"), element("ul", {}, ...items));
}
