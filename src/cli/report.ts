import { Option, type Command } from "commander";
import { failOnOption, figuresOption, partialOption } from "./common-options.js";
import { REPORT_FORMATS } from "../reports/formats/definition.js";
import { either } from "../words/lists.js";
import type { Console } from "./console.js";
import type { ReportFlags } from "./report-command.js";

export function registerReport(program: Command, console: Console): void {
  program
    .command("report")
    .description("judge a finished study again and write its tables and page anew, without training")
    .argument("<directory>", "a result: results/<name>")
    .option("--format <name>", `how to write the report: ${either(REPORT_FORMATS)}`, "terminal")
    .addOption(new Option("--json", "the same as --format json").conflicts("format"))
    .option("--annotate <config>", "warn a GitHub workflow of each refuted claim, at its line in this config")
    .addOption(figuresOption())
    .addOption(partialOption())
    .addOption(failOnOption())
    .addHelpText(
      "after",
      `
Examples:
  $ actbench report results/quickstart
  $ actbench report results/quickstart --format markdown >> README.md
  $ actbench report results/quickstart --format checklist > checklist.md
  $ actbench report results/cs231n-claims --fail-on refuted
  $ actbench report results/quickstart --format github-summary --annotate configs/quickstart.json`,
    )
    .action(async (directory: string, options: ReportFlags) => {
      const { reportCommand } = await import("./report-command.js");
      await reportCommand(directory, options, console);
    });
}
