import { activations } from "../activations/index.js";
import { activationLabel, resolveActivation } from "../activations/resolve.js";
import { ActbenchError, ExitCode } from "../errors.js";
import type { ActivationChoice, Experiment } from "../experiment/experiment.js";
import { losses } from "../nn/losses/index.js";
import { didYouMean } from "../registry.js";
import { checkNetwork, type CheckedNetwork, type NetworkCheck } from "../experiment/check-network.js";
import { gradcheckText } from "../reports/terminal/gradcheck.js";
import type { Console } from "./console.js";
import { readConfig } from "./read-config.js";

export interface GradcheckFlags {
  readonly activation: readonly string[];
  readonly json?: boolean;
}

/** What is checked without a config: small, but deep enough that an error would be carried back through a layer. */
const smallNetworks = [{ hidden: [5, 4] }];
const smallPenalties = [{ l1: 0.01, l2: 0.02, dropout: 0 }];

/** @throws {ActbenchError} on an unknown activation, or a wrong config. */
export function gradcheckCommand(
  config: string | undefined,
  options: GradcheckFlags,
  console: Console,
): void {
  const networks =
    config === undefined
      ? combinations(catalogueChoices(options.activation), smallNetworks, smallPenalties)
      : networksOf(readConfig(config, []).experiment, options.activation);
  const checks = networks.map((network, i) => {
    showProgress(console, `checking ${network.activation.label}, ${i + 1} of ${networks.length}`);
    return checkNetwork(network);
  });
  showProgress(console, "");
  console.out(options.json ? jsonText(checks) : gradcheckText(checks, console));
  if (checks.some(({ passed }) => !passed)) console.exitCode = ExitCode.failed;
}

/** One line on a terminal's stderr that rewrites itself. */
function showProgress(console: Console, text: string): void {
  if (console.isTerminal) console.rewriteLines(text === "" ? [] : [text]);
}

function catalogueChoices(names: readonly string[]): ActivationChoice[] {
  return (names.length > 0 ? names : activations.names).map((name) => {
    const spec = resolveActivation(name);
    return { label: activationLabel(spec), layers: [spec] };
  });
}

function networksOf(experiment: Experiment, names: readonly string[]): CheckedNetwork[] {
  const labels = experiment.activations.map(({ label }) => label);
  const unknown = names.find((name) => !labels.includes(name));
  if (unknown !== undefined) {
    throw new ActbenchError(`the config has no activation ${JSON.stringify(unknown)}`, {
      remedy: didYouMean(unknown, labels),
    });
  }
  const chosen = experiment.activations.filter(({ label }) => names.length === 0 || names.includes(label));
  return combinations(chosen, experiment.networks, experiment.regularizations);
}

function combinations(
  choices: readonly ActivationChoice[],
  networks: Experiment["networks"],
  regularizations: Experiment["regularizations"],
): CheckedNetwork[] {
  return choices.flatMap((activation) =>
    networks.flatMap(({ hidden }) =>
      regularizations.flatMap((regularization) =>
        losses.members.flatMap((loss) =>
          loss.tasks.map((task) => ({ activation, hidden, regularization, loss, task })),
        ),
      ),
    ),
  );
}

function jsonText(checks: readonly NetworkCheck[]): string {
  const rows = checks.map(({ activation, loss, task, ...check }) => ({
    activation: activation.label,
    loss: loss.name,
    task,
    ...check,
  }));
  return `${JSON.stringify({ passed: checks.every(({ passed }) => passed), networks: rows }, undefined, 2)}\n`;
}
