import { sensitivity, type TunedRate } from "../../analysis/sensitivity.js";
import type { Study } from "../../results/study.js";
import { factorsOf, varyingFactors } from "../../experiment/factors.js";
import type { Display } from "./display.js";
import { formatEpochs, plural, wrap } from "./format.js";
import { styleFor } from "./style.js";

/** Heights of a bar, fast to slow, and what stands for "not reached". */
const bars = { unicode: { levels: "▁▂▃▄▅▆▇█", never: "·" }, ascii: { levels: "12345678", never: "-" } };

/**
 * How the median time to target depends on the learning rate: for each condition a small chart, a row for each
 * activation and a bar for each rate that was tried. Empty where no rate was tuned.
 */
export function sensitivityCharts({ experiment, scores }: Study, display: Display): string {
  const factors = varyingFactors(experiment).filter((name) => name !== "activation");
  return sensitivity(experiment, scores)
    .map((field) => chart(field, factors, display))
    .join("\n\n");
}

function chart(
  arms: readonly (readonly TunedRate[])[],
  factors: ReturnType<typeof varyingFactors>,
  display: Display,
): string {
  const { bold, dim } = styleFor(display);
  const tried = arms.flat();
  const rates = [...new Set(tried.map(({ rate }) => rate))].toSorted((a, b) => a - b);
  const times = tried.map(({ medianEpochs }) => medianEpochs).filter((time) => time < Infinity);
  const [fastest, slowest] = [Math.min(...times), Math.max(...times)];
  const { levels, never } = display.unicode ? bars.unicode : bars.ascii;
  const level = (time: number) =>
    slowest > fastest ? Math.round((7 * Math.log(time / fastest)) / Math.log(slowest / fastest)) : 0;
  const bar = ({ medianEpochs }: TunedRate) =>
    medianEpochs === Infinity ? never : levels[level(medianEpochs)];

  const labels = arms.map(([{ spec }]) => shorten(spec.activation.label, 18));
  const labelWidth = Math.max(6, ...labels.map((label) => label.length));
  const cellWidth = Math.max(4, ...rates.map((rate) => String(rate).length + 1));
  const cell = (text: string) => text.padStart(cellWidth - 1).padEnd(cellWidth);
  const rows = arms.map((arm, i) => {
    const cells = rates.map((rate) => {
      const found = arm.find((each) => each.rate === rate);
      if (found === undefined) return cell("");
      return found.chosen.includes("tuned")
        ? `${`[${bar(found)}`.padStart(cellWidth - 1)}]`
        : cell(bar(found));
    });
    return `${labels[i].padEnd(labelWidth)} ${cells.join("")}${bestWords(arm)}`;
  });
  const shared = tried.find(({ chosen }) => chosen.includes("shared"))?.rate;
  const [{ spec, trials }] = tried;
  const values = factorsOf(spec);
  const where = factors.map((name) =>
    name === "dataset" ? values[name] : `${name.replace("_", " ")} ${values[name]}`,
  );
  const scale =
    times.length > 0
      ? `${levels[0]} ${formatEpochs(fastest)} … ${levels[7]} ${formatEpochs(slowest)} epochs, `
      : "";
  const legend = `median of ${plural(trials, "tuning seed")}: ${scale}${never} not reached, [ ] each one's best`;
  return [
    bold(["Learning-rate sensitivity", ...where].join(", ")),
    dim(wrap(legend, display.columns)),
    `${" ".repeat(labelWidth)} ${rates.map((rate) => cell(String(rate))).join("")}`.trimEnd(),
    ...rows.map((row) => row.trimEnd()),
    ...(shared === undefined
      ? []
      : [
          `${"shared".padEnd(labelWidth)} ${rates.map((rate) => cell(rate === shared ? "^" : "")).join("")}`.trimEnd(),
        ]),
  ].join("\n");
}

/** "0.3: 8.2 epochs" */
function bestWords(arm: readonly TunedRate[]): string {
  const best = arm.find(({ chosen }) => chosen.includes("tuned"));
  if (best === undefined) return "";
  const edge = best.atEdge ? ", the grid's edge" : "";
  return `  ${best.rate}: ${best.medianEpochs === Infinity ? "not reached" : `${formatEpochs(best.medianEpochs)} epochs`}${edge}`;
}

const shorten = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;
