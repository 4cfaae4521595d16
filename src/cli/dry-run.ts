import { availableParallelism } from "node:os";
import { withNeeds } from "../claims/index.js";
import { createKernel, groupSize, type Backend } from "../experiment/executors/backend.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import { outlookOf } from "../experiment/outlook.js";
import { rehearse } from "../experiment/rehearsal.js";
import { summarizeData } from "../experiment/baseline.js";
import type { Kernel } from "../nn/kernel.js";
import { forecast } from "../library/forecast.js";
import { forecastText, outlookJson, outlookText } from "../reports/terminal/outlook.js";
import type { Console } from "./console.js";

interface DryRunOptions {
  readonly jobs?: number;
  readonly backend: Backend;
  readonly json?: boolean;
}

/** `actbench run --dry-run`: config → counts, and a few steps tried → estimates. Nothing is written. */
export function dryRun(
  { experiment, tables }: LoadedConfig,
  directory: string,
  options: DryRunOptions,
  console: Console,
): void {
  const startup = performance.now() / 1000;
  const jobs = options.jobs ?? availableParallelism();
  const outlook = outlookOf(withNeeds(experiment), groupSize[options.backend]);
  const kernel = createKernel(options.backend) as Kernel<unknown>;
  const rehearsal = rehearse(kernel, outlook, tables, () => performance.now());
  const planned = {
    experiment,
    data: summarizeData(experiment, tables),
    outlook,
    directory,
    jobs,
    forecast: forecast(experiment, outlook, rehearsal, { jobs, startup }),
  };
  if (options.json) return console.out(outlookJson(planned));
  console.out(outlookText(planned, console));
  console.err(forecastText(planned));
}
