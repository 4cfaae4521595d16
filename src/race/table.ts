import { CONFIDENCE, formatDuration, formatTimes, range, ratioNumber } from "../words/index.js";
import { element } from "./dom.js";
import type { Standing, VersusReference } from "./standing.js";

const WORDS: Readonly<Record<VersusReference["word"], string>> = {
  faster: "faster",
  slower: "slower",
  open: "not decided",
};

/** The numbers beneath the lanes. Its cells are there from the start, so that nothing moves while it fills. */
interface StandingsTable {
  readonly root: HTMLElement;
  /** @param computing seconds of an epoch, by activation */
  show(standings: readonly Standing[], computing: ReadonlyMap<string, number>): void;
}

/**
 * @param horizon epochs that a trial is given
 * @param choose is called when another activation is compared with
 */
export function standingsTable(
  labels: readonly string[],
  reference: string,
  horizon: number,
  choose: (label: string) => void,
): StandingsTable {
  const rows = new Map(
    labels.map((label) => [label, Array.from({ length: 6 }, () => element("td"))] as const),
  );
  const choice = element(
    "select",
    { id: "reference", change: ({ target }) => choose((target as HTMLSelectElement).value) },
    ...labels.map((label) => element("option", { value: label, selected: label === reference }, label)),
  );
  const heads = [
    "activation",
    "reached",
    "epochs to target (quartiles)",
    "ratio",
    "interval",
    "against it",
    "computing",
  ];
  const root = element(
    "div",
    element("p", element("label", "Compare with ", choice)),
    element(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "standings" },
      element(
        "table",
        element("thead", element("tr", ...heads.map((head) => element("th", { scope: "col" }, head)))),
        element(
          "tbody",
          ...[...rows].map(([label, cells]) =>
            element("tr", element("th", { scope: "row" }, label), ...cells),
          ),
        ),
      ),
    ),
    element(
      "p",
      { class: "note" },
      "A ratio above 1: reaches the target sooner than the reference, in pairs of the same seed. The intervals of all ",
      `pairs of activations hold together with ${CONFIDENCE}, and at every moment: look as often as you like, compare `,
      "with whom you like, and stop when you like. Computing is this machine’s wall-clock time for an epoch of one ",
      "seed, training alone: it differs from race to race.",
    ),
  );
  return {
    root,
    show(standings, computing) {
      for (const standing of standings) {
        const cells = rows.get(standing.activation) ?? [];
        const seconds = computing.get(standing.activation);
        const texts = [...rowTexts(standing, horizon), seconds === undefined ? "" : formatDuration(seconds)];
        for (const [i, text] of texts.entries()) cells[i].textContent = text;
      }
    },
  };
}

function rowTexts({ reached, trials, epochs, versus }: Standing, horizon: number): string[] {
  const common = [`${reached}/${trials}`, formatTimes(epochs, horizon)];
  if (versus === undefined) return [...common, "", "", ""];
  const { estimate, interval, word } = versus;
  return [...common, ratioNumber(estimate, [1]) ?? "unknown", range(interval, [1]), WORDS[word]];
}
