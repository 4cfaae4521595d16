import { describe, expect, test } from "vitest";
import { registerList } from "../../src/cli/list.js";
import { catalogues } from "../../src/reports/catalogue.js";
import { runCommand } from "../helpers/run-command.js";

describe.each(catalogues.members)("actbench list $name", ({ name, entries }) => {
  test("names every member, within 80 columns", async () => {
    const { out } = await runCommand(registerList, "list", name);
    const lines = out.split("\n");
    for (const entry of entries()) {
      expect(
        lines.some((line) => line.startsWith(`  ${entry.name} `)),
        entry.name,
      ).toBe(true);
    }
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  test("--json gives every member with its parameters", async () => {
    const { out } = await runCommand(registerList, "list", name, "--json");
    expect(JSON.parse(out)).toEqual({ [name]: JSON.parse(JSON.stringify(entries())) });
  });
});

test("without a kind all are listed", async () => {
  const { out } = await runCommand(registerList, "list");
  for (const { name } of catalogues.members) expect(out).toContain(`${name} (`);
});

test("parameters stand with their defaults", async () => {
  expect((await runCommand(registerList, "list", "activations")).out).toContain("slope=0.01");
  expect((await runCommand(registerList, "list", "optimizers")).out).toContain("beta1=0.9, beta2=0.999");
  expect((await runCommand(registerList, "list", "datasets")).out).toContain("samples=");
});

test("an unknown kind is refused with the nearest name", async () => {
  await expect(runCommand(registerList, "list", "activation")).rejects.toMatchObject({
    message: 'unknown list: "activation"',
    remedy: 'Did you mean "activations"?',
    exitCode: 2,
  });
});
