import { analyse, type Findings } from "../../../src/analysis/findings.js";
import { judgeStudy } from "../../../src/claims/judge.js";
import type { Experiment } from "../../../src/experiment/experiment.js";
import { htmlReport } from "../../../src/reports/html/page.js";
import type { Provenance } from "../../../src/reports/html/section.js";
import { HISTOGRAM } from "../../../src/trial/portrait.js";
import type { Study } from "../../../src/results/study.js";
import type { TrialSpec } from "../../../src/trial/spec.js";
import { inventedStudy, type Invention } from "../../helpers/invented-study.js";

export const provenance: Provenance = {
  version: "1.2.3",
  backend: "simd",
  config: '{ "name": "invented" }\n',
  files: [{ file: "summary.csv", sha256: "0123abcd" }],
};

/** Every first seed's network, drawn: a plane that is class 0 below its middle and 1 above. */
const portrait = {
  preActivations: [0, 1].map((layer) =>
    Array.from({ length: HISTOGRAM.bins + 2 }, (_, bin) => (bin + 7 * layer) % 11),
  ),
  regions: {
    task: "classification" as const,
    size: 2,
    extent: [
      [-1, 1],
      [-1, 1],
    ] as const,
    classes: "0011",
    levels: "zuzk",
    points: "0a0a0zzzz1",
  },
};

function withPortraits(study: Study): Study {
  return {
    ...study,
    *trials(specs) {
      for (const trial of study.trials(specs)) {
        const { result, spec } = trial;
        yield result.state === "completed" && spec.portrait
          ? { ...trial, result: { ...result, portrait } }
          : trial;
      }
    },
  };
}

export function findingsOf(
  overrides: Partial<Experiment> = {},
  invent?: (spec: TrialSpec) => Invention,
): Findings {
  const study = withPortraits(inventedStudy(overrides, invent));
  return analyse(study, judgeStudy(study));
}

export const pageOf = (findings: Findings): string => [...htmlReport(findings, provenance)].join("");
