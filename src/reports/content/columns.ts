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

function factorColumn(name: FactorName): TableColumn {
  const { heads, of } = factorOf(name);
  return {
    name: factorTitle(name),
    head: heads.full,
    align: "left",
    rank: 0,
    ...(heads.narrow !== undefined && { narrow: { rank: LOSSLESS, head: heads.narrow } }),
    cell: ({ spec }) => String(of(spec)),
  };
}

/** How the learning rates of these rows were chosen; each one's rate stands beside its activation. */
const regimeColumn: TableColumn = {
  name: "regime",
  head: "learning\nrates",
  align: "left",
  rank: 0,
  cell: ({ regime }) => regime,
};

/** The rate that tuning chose, where `regime` says how. */
const ownRateColumn: TableColumn = {
  name: "learning rate",
  head: "learning\nrate",
  align: "right",
  rank: 2.5,
  narrow: { rank: LOSSLESS, head: "rate" },
  cell: ({ spec }) => String(Number(spec.learningRate.toPrecision(3))),
};

/** What tuning chose with the rate. */
const settingColumn = (key: string): TableColumn => ({
  name: settingTitle(key),
  head: settingTitle(key).replace(" ", "\n"),
  align: "right",
  rank: 2.4,
  cell: ({ spec }) => String(settingsIn(spec, [key])[key]),
});

export const activationColumn: TableColumn = {
  name: "activation",
  head: "activation",
  align: "left",
  rank: 0,
  narrow: { rank: LOSSLESS - 0.3, cell: ({ spec }) => brokenLabel(spec.activation.label).join("\n") },
  cell: ({ spec }) => spec.activation.label,
};

/** "leaky_relu(slope=0.2)" in lines: the name, then each parameter. Short labels stay whole. */
function brokenLabel(label: string): string[] {
  if (label.length <= 14) return [label];
  return label.split(/(?=\()|(?<=,) /);
}

const reached: TableColumn = {
  name: "reached",
  head: "reached",
  align: "right",
  rank: 0,
  cell: ({ reached: count, trials }) => `${count}/${trials}`,
};

const diverged: TableColumn = {
  name: "diverged",
  head: "diverged",
  align: "right",
  rank: 2,
  narrow: { rank: LOSSLESS, head: "div." },
  cell: ({ diverged: count }) => String(count),
};

const failed: TableColumn = {
  name: "failed",
  head: "failed",
  align: "right",
  rank: 1,
  cell: ({ failed: count }) => String(count),
};

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

const trainLoss: TableColumn = {
  name: "training loss",
  head: "training\nloss",
  align: "right",
  rank: 3,
  narrow: {
    rank: LOSSLESS,
    head: "train\nloss",
    cell: ({ final }) => median(final.train_loss, (loss) => formatNumber(loss, 2)),
  },
  cell: ({ final }) => median(final.train_loss, formatNumber),
};

const testAccuracy: TableColumn = {
  name: "test accuracy",
  head: "test\naccuracy",
  align: "right",
  rank: 4,
  narrow: {
    rank: LOSSLESS,
    head: "test\nacc.%",
    cell: ({ final }) => median(final.test_accuracy, tenthNumber),
  },
  cell: ({ final }) => median(final.test_accuracy, shareToTenth),
};

const testLoss: TableColumn = {
  name: "test loss",
  head: "test\nloss",
  align: "right",
  rank: 4,
  cell: ({ final }) => median(final.test_loss, formatNumber),
};

/** Where regularisation is compared, the gap is what it is compared for. */
const gap = (factors: readonly FactorName[]): TableColumn => ({
  name: "generalisation gap",
  head: "test − train\nloss",
  align: "right",
  rank: factors.some((name) => ["l1", "l2", "dropout"].includes(name)) ? 3 : 9.5,
  narrow: { rank: LOSSLESS, head: "test −\ntrain" },
  cell: ({ generalizationGap }) => median(generalizationGap, signed),
});

const dead: TableColumn = {
  name: "dead units",
  head: "dead\nunits",
  align: "right",
  rank: 5,
  narrow: {
    rank: LOSSLESS,
    head: "dead\n%",
    cell: ({ units }) => formatIfKnown(units.dead, shareNumber),
  },
  cell: ({ units }) => formatIfKnown(units.dead, shareToTenth),
};

const saturated: TableColumn = {
  name: "saturated",
  head: "saturated",
  align: "right",
  rank: 7,
  narrow: {
    rank: LOSSLESS,
    head: "sat.\n%",
    cell: ({ units }) => formatIfKnown(units.saturated, shareNumber),
  },
  cell: ({ units }) => formatIfKnown(units.saturated, shareToTenth),
};

export const timePerEpoch: TableColumn = {
  name: "time per epoch",
  head: "time per\nepoch",
  align: "right",
  rank: 8,
  narrow: {
    rank: LOSSLESS,
    head: "ms/\nepoch",
    cell: (cell) => formatIfKnown(secondsPerEpoch(cell), (seconds) => formatNumber(1e3 * seconds)),
  },
  cell: (cell) => formatIfKnown(secondsPerEpoch(cell), formatDuration),
};

function formatIfKnown(value: number | null, format: (value: number) => string): string {
  return value === null ? "" : format(value);
}

/** The formatted median; where half the trials diverged there is none, and that is said. */
function median(spread: Spread | null, format: (value: number) => string): string {
  if (spread === null) return "";
  return Number.isFinite(spread.median) ? format(spread.median) : "diverged";
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${formatNumber(Math.abs(value))}`;
}
