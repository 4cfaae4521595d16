import { medianTime } from "../../analysis/rank.js";
import type { Spread } from "../../analysis/spread.js";
import type { ResultRow } from "../../analysis/result-rows.js";
import { secondsPerEpoch } from "../../analysis/summarize.js";
import { factorOf, factorTitle, type FactorName } from "../../factors/index.js";
import { settingsIn, settingTitle } from "../../factors/settings.js";
import {
  formatDuration,
  formatNumber,
  formatTime,
  formatTimes,
  shareNumber,
  shareToTenth,
  tenthNumber,
} from "../../words/index.js";
import { onOneLine } from "./table.js";

/** How a column is written. */
interface Form {
  /** Its head; lines are broken at "\n". */
  readonly head: string;
  cell(row: ResultRow): string;
}

/** A column of the results table. */
export interface TableColumn extends Form {
  /** What it is called where it is left out: "time per epoch". */
  readonly name: string;
  readonly align: "left" | "right";
  /** Where room is short, what has the highest rank gives way first; a column of rank 0 always stays. */
  readonly rank: number;
  /** A narrower form, with its own rank. */
  readonly narrow?: Partial<Form> & { readonly rank: number };
}

/** Rank of narrower forms that lose nothing. */
const LOSSLESS = 10;

/** The table's columns for these cells; those that would say nothing are left out. */
export function tableColumns(cells: readonly ResultRow[], factors: readonly FactorName[]): TableColumn[] {
  const tuned = cells.some(({ regime }) => regime !== "given");
  const regimes = new Set(cells.map(({ regime }) => regime));
  return [
    ...factors.filter((name) => !tuned || name !== "learning_rate").map(factorColumn),
    ...(regimes.size > 1 ? [regimeColumn] : []),
    activationColumn,
    ...(tuned ? [ownRateColumn, ...Object.keys(cells[0].spec.configured ?? {}).map(settingColumn)] : []),
    reached,
    ...(cells.some(({ diverged }) => diverged > 0) ? [diverged] : []),
    ...(cells.some(({ failed }) => failed > 0) ? [failed] : []),
    epochsToTarget,
    trainLoss,
    ...(cells.some(({ final }) => final.test_accuracy) ? [testAccuracy] : [testLoss]),
    ...(cells.some(({ generalizationGap }) => generalizationGap) ? [gap(factors)] : []),
    ...(cells.some(({ units }) => units.dead !== null) ? [dead, saturated] : []),
    timePerEpoch,
  ];
}

/** A column that is called as its head is; a narrower form that gives no rank loses nothing. */
const column = (
  head: string,
  align: TableColumn["align"],
  rank: number,
  cell: Form["cell"],
  narrow?: Partial<Form> & { readonly rank?: number },
): TableColumn => ({
  name: onOneLine(head),
  head,
  align,
  rank,
  narrow: narrow && { rank: LOSSLESS, ...narrow },
  cell,
});

/** A figure, or a median over the seeds, that is written with another head and format where room is short. */
const measured = (
  head: string,
  rank: number,
  of: (row: ResultRow) => Spread | number | null,
  format: (value: number) => string,
  narrow?: { readonly head: string; readonly format?: (value: number) => string },
): TableColumn =>
  column(
    head,
    "right",
    rank,
    (row) => figureText(of(row), format),
    narrow && {
      head: narrow.head,
      cell: (row) => figureText(of(row), narrow.format ?? format),
    },
  );

/** The figure or median; where half the trials diverged there is no median, and that is said. */
function figureText(figure: Spread | number | null, format: (value: number) => string): string {
  if (figure === null) return "";
  if (typeof figure === "number") return format(figure);
  return Number.isFinite(figure.median) ? format(figure.median) : "diverged";
}

function factorColumn(name: FactorName): TableColumn {
  const { heads, of } = factorOf(name);
  const narrow = heads.narrow === undefined ? undefined : { head: heads.narrow };
  return {
    ...column(heads.full, "left", 0, ({ spec }) => String(of(spec)), narrow),
    name: factorTitle(name),
  };
}

/** How the learning rates of these rows were chosen; each one's rate stands beside its activation. */
const regimeColumn: TableColumn = {
  ...column("learning\nrates", "left", 0, ({ regime }) => regime),
  name: "regime",
};

/** The rate that tuning chose, where `regime` says how. */
const ownRateColumn = measured(
  "learning\nrate",
  2.5,
  ({ spec }) => spec.learningRate,
  (rate) => String(Number(rate.toPrecision(3))),
  { head: "rate" },
);

/** What tuning chose with the rate. */
const settingColumn = (key: string): TableColumn =>
  column(settingTitle(key).replace(" ", "\n"), "right", 2.4, ({ spec }) =>
    String(settingsIn(spec, [key])[key]),
  );

export const activationColumn = column("activation", "left", 0, ({ spec }) => spec.activation.label, {
  rank: LOSSLESS - 0.3,
  cell: ({ spec }) => brokenLabel(spec.activation.label).join("\n"),
});

/** "leaky_relu(slope=0.2)" in lines: the name, then each parameter. Short labels stay whole. */
function brokenLabel(label: string): string[] {
  if (label.length <= 14) return [label];
  return label.split(/(?=\()|(?<=,) /);
}

const reached = column("reached", "right", 0, ({ reached: count, trials }) => `${count}/${trials}`);

const diverged = column("diverged", "right", 2, ({ diverged: count }) => String(count), { head: "div." });

const failed = column("failed", "right", 1, ({ failed: count }) => String(count));

const epochsToTarget: TableColumn = {
  name: "epochs to target",
  head: "epochs to target\nmedian (Q1–Q3)",
  align: "left",
  rank: 0,
  narrow: {
    rank: 6,
    head: "epochs to\ntarget",
    cell: (cell) => (cell.trials === 0 ? "" : formatTime(medianTime(cell), cell.spec.training.epochs)),
  },
  cell: ({ epochsToTarget: times, spec }) => formatTimes(times, spec.training.epochs),
};

const trainLoss = measured("training\nloss", 3, ({ final }) => final.train_loss, formatNumber, {
  head: "train\nloss",
  format: (loss) => formatNumber(loss, 2),
});

const testAccuracy = measured("test\naccuracy", 4, ({ final }) => final.test_accuracy, shareToTenth, {
  head: "test\nacc.%",
  format: tenthNumber,
});

const testLoss = measured("test\nloss", 4, ({ final }) => final.test_loss, formatNumber);

/** Where regularisation is compared, the gap is what it is compared for. */
const gap = (factors: readonly FactorName[]): TableColumn => ({
  ...measured(
    "test − train\nloss",
    factors.some((name) => ["l1", "l2", "dropout"].includes(name)) ? 3 : 9.5,
    ({ generalizationGap }) => generalizationGap,
    signed,
    { head: "test −\ntrain" },
  ),
  name: "generalisation gap",
});

const dead = measured("dead\nunits", 5, ({ units }) => units.dead, shareToTenth, {
  head: "dead\n%",
  format: shareNumber,
});

const saturated = measured("saturated", 7, ({ units }) => units.saturated, shareToTenth, {
  head: "sat.\n%",
  format: shareNumber,
});

export const timePerEpoch = measured("time per\nepoch", 8, secondsPerEpoch, formatDuration, {
  head: "ms/\nepoch",
  format: (seconds) => formatNumber(1e3 * seconds),
});

const signed = (value: number): string => `${value < 0 ? "−" : "+"}${formatNumber(Math.abs(value))}`;
