import type { Command } from "commander";
import type { Console } from "./console.js";

export function registerSchema(program: Command, console: Console): void {
  program
    .command("schema")
    .description("print the JSON Schema of a config, with which an editor completes and checks it")
    .addHelpText(
      "after",
      `
Examples:
  $ actbench schema > actbench.schema.json
  then begin a config with  { "$schema": "./actbench.schema.json", …`,
    )
    .action(async () => {
      const { configJsonSchema } = await import("../experiment/json-schema.js");
      console.out(`${JSON.stringify(configJsonSchema(), undefined, 2)}\n`);
    });
}
