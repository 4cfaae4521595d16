import type { Command } from "commander";
import type { Console } from "./console.js";
import type { RaceFlags } from "./race-command.js";

export function registerRace(program: Command, console: Console): void {
  program
    .command("race")
    .description("write a page on which activations race each other, in one file that needs no network")
    .argument("[config]", "the config to begin with; by default a race on two moons")
    .option("--out <file>", "where to write the page", "race.html")
    .option("--open", "show it in the browser")
    .addHelpText(
      "after",
      `
Examples:
  $ actbench race --open
  $ actbench race config.json --out lecture.html`,
    )
    .action(async (config: string | undefined, options: RaceFlags) => {
      const { raceCommand } = await import("./race-command.js");
      await raceCommand(config, options, console);
    });
}
