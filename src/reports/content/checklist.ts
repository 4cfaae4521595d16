import type { Findings } from "../../analysis/findings.js";
import { ALPHA } from "../../analysis/protocol.js";
import { csvSpecs } from "../../datasets/csv.js";
import { datasets } from "../../datasets/index.js";
import { isOneSample } from "../../datasets/make-dataset.js";
import { samplingOf } from "../../experiment/looks.js";
import type { Experiment, Tuning } from "../../experiment/experiment.js";
import type { Manifest } from "../../results/manifest.js";
import { FEWEST_PAIRS } from "../../stats/index.js";
import {
  CONFIDENCE,
  formatDuration,
  formatTarget,
  intervalWords,
  list,
  number,
  percent,
  plural,
  present,
  seedsWords,
  tunedOverWords,
} from "../../words/index.js";
import type { ReportContent } from "./content.js";
import { verdictCounts } from "./verdicts.js";

/** As the checklist has them; TODO is what the authors alone can answer. */
type Answer = "Yes" | "No" | "NA" | "TODO";

/** A question of the NeurIPS paper checklist, and what the study knows of it. */
export interface ChecklistItem {
  readonly title: string;
  readonly question: string;
  readonly answer: Answer;
  /** Sentences, an item of a list each. */
  readonly justification: readonly string[];
}

/** How a study was made, for those questions that ask for it; without a machine where its manifest is gone. */
export interface Making {
  readonly version: string;
  readonly machine?: Pick<Manifest, "processor" | "platform" | "node" | "jobs" | "backend" | "seconds">;
}

/** What a study can answer of the checklist, in its order. Nothing is answered that it can't know. */
export function checklist(findings: Findings, content: ReportContent, making: Making): ChecklistItem[] {
  const { experiment } = findings.study;
  return [
    claims(findings, content),
    limitations(content, experiment),
    {
      title: "Theory assumptions and proofs",
      question: "Has every theoretical result its assumptions and a proof?",
      answer: "NA",
      justification: ["The study is empirical, and proves nothing."],
    },
    reproducibility(findings, making),
    openAccess(experiment, making),
    setting(findings, content),
    significance(findings),
    compute(findings, making),
    licences(experiment),
    {
      title:
        "Code of ethics, broader impacts, safeguards, new assets, human subjects, use of language models",
      question: "All other questions of the checklist.",
      answer: "TODO",
      justification: ["The study knows nothing of them."],
    },
  ];
}

function claims({ verdicts }: Findings, content: ReportContent): ChecklistItem {
  const declared =
    content.verdicts === undefined
      ? "No claim was declared before training: whatever is compared is exploratory, and is to be called so."
      : `${content.verdicts.heading} Of their verdicts, ${verdictCounts(verdicts)}; what the paper says has to be what these say:`;
  const found = (content.verdicts?.claims ?? []).flatMap(({ claim, statement, rows }) =>
    rows.map(({ verdict, place, finding, elsewhere }) =>
      [`${claim} (${statement}), ${place}: ${verdict}.`, finding, elsewhere].filter(Boolean).join(" "),
    ),
  );
  return {
    title: "Claims",
    question: "Do abstract and introduction claim what the results show, and no more?",
    answer: "TODO",
    justification: [declared, ...found],
  };
}

function limitations({ warnings }: ReportContent, experiment: Experiment): ChecklistItem {
  const labels = experiment.datasets.map(({ label }) => label);
  const tables = experiment.datasets.filter(isOneSample).map(({ label }) => label);
  return {
    title: "Limitations",
    question: "Are the limitations of the work discussed?",
    answer: "Yes",
    justification: present([
      `Multilayer perceptrons with hidden layers ${list(experiment.networks.map(({ hidden }) => hidden.join("x")))} on ${list(labels)}: nothing is said of other architectures, sizes and data.`,
      "Intervals cover seeds, not data sets.",
      tables.length > 0 &&
        `Of ${list(tables)} each seed splits the same rows: intervals are about these rows, and not about the population that they are from.`,
      `"Sooner" is about a target (${targets(experiment)}) within ${plural(experiment.training.epochs, "epoch")}; targets.csv has what other targets say.`,
      ...warnings,
    ]),
  };
}

function reproducibility({ study }: Findings, { version, machine }: Making): ChecklistItem {
  const flags = machine?.backend === "reference" ? " --backend reference" : "";
  return {
    title: "Experimental result reproducibility",
    question: "Is all disclosed that is needed to reproduce the main results?",
    answer: "Yes",
    justification: [
      `config.resolved.json has every setting, and root seed ${study.experiment.seed} every random draw: with actbench ${version}, npx actbench run config.resolved.json${flags} gives the same tables, byte for byte, on any machine and with any number of threads.`,
      "manifest.json has the SHA-256 of each file; actbench verify trains the trials again and compares them.",
    ],
  };
}

function openAccess(experiment: Experiment, { version }: Making): ChecklistItem {
  const tables = csvSpecs(experiment.datasets);
  const others = experiment.datasets.filter((spec) => !tables.includes(spec)).map(({ label }) => label);
  return {
    title: "Open access to data and code",
    question: "Are data and code open, with instructions that suffice?",
    answer: tables.length > 0 ? "TODO" : "Yes",
    justification: present([
      `Code: actbench ${version}, open source, from npm.`,
      others.length > 0 && `Data that come with it, or are drawn by it: ${list(others)}.`,
      ...tables.map(
        ({ label, parameters }) =>
          `Data: ${label} is a file of the authors', with the SHA-256 ${String(parameters.sha256)}; whether it is published, the study can't know.`,
      ),
    ]),
  };
}

function setting({ study }: Findings, content: ReportContent): ChecklistItem {
  const { experiment } = study;
  const varied = Object.entries({
    optimisers: experiment.optimizers.map(({ label }) => label),
    initialisers: experiment.initializers.map(({ label }) => label),
    gains: experiment.gains,
    losses: experiment.losses?.map(({ label }) => label) ?? [],
    "batch sizes": experiment.training.batchSizes.map(String),
  }).flatMap(([name, values]) => (values.length > 1 ? [`${name} ${list(values)}`] : []));
  const parts = experiment.datasets.flatMap(({ label, parameters: { testShare } }) =>
    typeof testShare === "number" ? [`${percent(testShare)} of ${label}`] : [],
  );
  return {
    title: "Experimental setting and details",
    question: "Are data splits, hyper-parameters, how they were chosen, and the optimiser told?",
    answer: "Yes",
    justification: present([
      `${content.setting}.`,
      `Activations: ${list(experiment.activations.map(({ label }) => label))}.`,
      varied.length > 0 && `Varied: ${varied.join("; ")}.`,
      ...content.data,
      parts.length > 0 && `Test parts, drawn for each seed: ${list(parts)}.`,
      `Targets: ${targets(experiment)}; they were fixed in the config.`,
      experiment.tuning === undefined
        ? `Learning rates: ${list(experiment.learningRates.map(String))}, as the config gives them; they were not tuned.`
        : searchWords(experiment.tuning),
    ]),
  };
}

const targets = ({ targets: all }: Experiment): string =>
  list(Object.entries(all).map(([label, target]) => `${label}: ${formatTarget(target)}`));

function searchWords({
  from,
  to,
  perDecade,
  extend,
  seeds,
  regimes,
  refine,
  with: lists,
  tuning,
}: Tuning): string {
  const refined =
    refine === undefined
      ? ""
      : `; around the best one refined until the neighbours cost at most ${percent(refine.until)}, in at most ${plural(refine.rounds, "round")}`;
  const anew = tuning === undefined ? "once for all seeds of the evaluation" : "anew for every seed";
  return `Learning rates: a grid from ${number(from)} to ${number(to)} with ${perDecade} a decade, which may grow by ${extend} at either end${refined}; tried on ${plural(seeds, "seed")} that the evaluation never sees, chosen ${anew} by the median time to target (${list(regimes)}). tuning.csv has what each rate came to. ${lists === undefined ? "Nothing else was tuned." : `Tuned with them, each combination on a grid of its own: ${tunedOverWords(lists)}; nothing else was.`}`;
}

function significance({ study, verdicts, rows }: Findings): ChecklistItem {
  const { experiment, looks } = study;
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  const isEnough = experiment.seeds.length >= FEWEST_PAIRS;
  return {
    title: "Experiment statistical significance",
    question: "Are there error bars, or tests, that are defined and suitable?",
    answer: isEnough ? "Yes" : "No",
    justification: present([
      !isEnough &&
        `${plural(experiment.seeds.length, "seed")} decide nothing: it takes ${FEWEST_PAIRS} pairs.`,
      `What varies: ${seedsWords(experiment)}, each with its own draw or split of the data, order of batches and initial weights, the same for all that is compared.`,
      `Intervals: ${CONFIDENCE}, of the Hodges–Lehmann estimate of ratios or differences paired by seed (of shares of dead units, of the median, by signs), ${intervalWords[samplingOf(experiment, looks)]}; they assume that differences are symmetric, and the sign-test interval of the median, which does not, stands beside in claims.csv and comparisons.csv. A verdict needs both.`,
      verdicts.some(({ status }) => status === "declared")
        ? `Verdicts rest on intervals that hold together for all distinct measurements, with ${percent(1 - ALPHA)} (Bonferroni).`
        : "No claim was declared: what comparisons.csv has is exploratory, each p times the number of distinct measurements.",
      "A trial that diverged or did not arrive counts as longer than its horizon: none is dropped, and no number is made up for it.",
      failed > 0 && `${plural(failed, "trial")} ended by an error, and make no pair.`,
    ]),
  };
}

function compute({ study }: Findings, { machine }: Making): ChecklistItem {
  let [trials, seconds] = [0, 0];
  for (const trial of study.trials()) {
    trials++;
    seconds += trial.seconds;
  }
  const known =
    machine === undefined
      ? ["On which machine, the study does not say: its manifest.json is gone."]
      : [
          `Machine of the last run: ${machine.processor}, ${machine.platform}, Node ${machine.node}, ${plural(machine.jobs, "worker thread")}, no GPU; it took ${formatDuration(machine.seconds)}, evaluation and reports included.`,
        ];
  return {
    title: "Experiments compute resources",
    question: "Are processor, memory and time told, of each experiment and in all?",
    answer: machine === undefined ? "No" : "Yes",
    justification: [
      `${plural(trials, "trial")}, tuning and all that claims need included; training them took ${number(seconds)} core seconds (timing.csv has them by network).`,
      ...known,
      "Memory was not measured. Runs that left no trace in the journal, such as earlier attempts, are for the authors to add.",
    ],
  };
}

function licences(experiment: Experiment): ChecklistItem {
  const names = new Set(experiment.datasets.map(({ name }) => name));
  const known = datasets.members.flatMap(({ name, source, licence }) =>
    names.has(name) && licence !== undefined ? [`${name}: ${source}; ${licence}.`] : [],
  );
  const tables = csvSpecs(experiment.datasets).map(({ label }) => label);
  return {
    title: "Licenses for existing assets",
    question: "Are the creators of assets credited, and licences respected?",
    answer: tables.length > 0 ? "TODO" : "Yes",
    justification: present([
      "actbench: MIT.",
      ...known,
      tables.length > 0 && `Of ${list(tables)} the study knows no licence.`,
    ]),
  };
}
