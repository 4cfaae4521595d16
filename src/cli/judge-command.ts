import { resolveClaims } from "../claims/index.js";
import { judgeRuns } from "../claims/judge-runs.js";
import { declarationProblems } from "../claims/problems.js";
import { ActbenchError } from "../errors.js";
import type { ClaimDeclaration, FasterDeclaration } from "../experiment/experiment.js";
import { parseClaims } from "../experiment/load-config.js";
import { assess } from "../library/judge.js";
import { openStudy } from "../library/open-study.js";
import { knownData } from "../library/study-data.js";
import { jsonReport } from "../reports/formats/json.js";
import { verdictReport } from "../reports/terminal/report.js";
import { runsReport } from "../reports/terminal/runs-report.js";
import { readTable } from "../results/read-text.js";
import { PARTIAL_REMEDY } from "./common-options.js";
import type { Console } from "./console.js";
import { failOnVerdicts } from "./fail-on.js";
import { displayOf } from "./hyperlink.js";
import { readSource } from "./read-config.js";

export interface JudgeFlags {
  readonly claims: string;
  readonly json?: boolean;
  readonly partial?: boolean;
  readonly failOn: readonly string[];
}

/** `actbench judge`: journal + claims → verdicts → terminal. Nothing is written. */
export function judgeCommand(directory: string, options: JudgeFlags, console: Console): void {
  const { text, file } = readSource(options.claims);
  const { study, manifest, records } = openStudy(directory, { ...options, remedy: PARTIAL_REMEDY });
  const data = manifest?.data ?? knownData(study.experiment);
  const declarations = parseClaims(text, file, (each) => declarationProblems(each, study.experiment, data));
  const claims = resolveClaims(declarations, study.experiment);
  const findings = assess(study, { claims, timings: manifest?.timings ?? [], data }, records);
  console.out(options.json ? jsonReport(findings) : verdictReport(findings, displayOf(console)));
  failOnVerdicts(options.failOn, findings.verdicts, console);
}

export interface JudgeRunsFlags {
  readonly time?: string;
  readonly value?: string;
  readonly arm?: string;
  readonly seed?: string;
  readonly target?: number;
  readonly maximize?: boolean;
  readonly where?: Readonly<Record<string, string>>;
  readonly claims?: string;
  readonly json?: boolean;
  readonly failOn: readonly string[];
}

/** `actbench judge runs.csv --time … --value … --arm … --seed …`: a long table of anyone's runs → verdicts. */
export function judgeRunsCommand(file: string, options: JudgeRunsFlags, console: Console): void {
  const columns = {
    time: required("time", options.time),
    value: required("value", options.value),
    arm: required("arm", options.arm),
    seed: required("seed", options.seed),
  };
  const target = {
    value: required("target", options.target),
    goal: options.maximize ? "maximize" : "minimize",
  } as const;
  const judgement = judgeRuns(readTable(file), {
    columns,
    target,
    file,
    where: options.where,
    claims: options.claims === undefined ? undefined : declared(options.claims),
  });
  console.out(options.json ? `${JSON.stringify(judgement, undefined, 2)}\n` : runsReport(judgement, console));
  const verdicts = judgement.verdicts.map(({ faster, than, verdict }) => ({
    claim: `${faster} faster than ${than}`,
    verdict,
  }));
  failOnVerdicts(options.failOn, verdicts, console);
}

function required<T>(name: string, value: T | undefined): T {
  if (value !== undefined) return value;
  throw new ActbenchError(`--${name} is missing: a table needs --time, --value, --arm, --seed and --target`, {
    remedy: REMEDIES[name] ?? `--${name} names a column of the table.`,
  });
}

const REMEDIES: Readonly<Record<string, string>> = {
  seed: "--seed names the column that runs of different arms have in common: runs that share nothing are no pairs.",
  target:
    "--target says which value counts as arrived, such as --target 0.1; --maximize where more is better.",
};

function declared(source: string) {
  const { text, file } = readSource(source);
  return parseClaims(text, file, (claims) =>
    claims.flatMap((claim, i) =>
      isFaster(claim)
        ? []
        : [
            {
              path: [i],
              message: `found ${typeof claim === "string" ? JSON.stringify(claim) : "a comparison of arms"}, expected { "faster": …, "than": … }`,
            },
          ],
    ),
  ).filter(isFaster);
}

const isFaster = (claim: ClaimDeclaration): claim is FasterDeclaration =>
  typeof claim !== "string" && "faster" in claim;
