import { expect, test } from "vitest";
import { registerSchema } from "../../src/cli/schema.js";
import { runCommand } from "../helpers/run-command.js";

test("the schema that is printed describes a config", async () => {
  const { out } = await runCommand(registerSchema, "schema");
  expect(JSON.parse(out)).toMatchObject({
    $schema: expect.stringContaining("draft-07"),
    type: "object",
    properties: { datasets: expect.anything(), activations: expect.anything(), seeds: expect.anything() },
  });
});
