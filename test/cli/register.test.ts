import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { actbench } from "../helpers/actbench.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const config = {
  datasets: { name: "moons", samples: 40 },
  network: { hidden: [4] },
  activations: ["tanh", "relu"],
  learningRate: 0.1,
  training: { epochs: 2 },
  seeds: 2,
  claims: [{ faster: "tanh", than: "relu" }],
};

it("actbench register says the hash that is to be published; the run holds to it, verify checks it", async () => {
  const cwd = temporaryDirectory();
  writeFileSync(join(cwd, "mine.json"), JSON.stringify(config));
  const registered = await actbench(["register", "mine.json"], { cwd });
  const file = join("results", "mine", "registration.json");
  const { sha256 } = JSON.parse(readFileSync(join(cwd, file), "utf8")) as { sha256: string };
  expect(registered).toEqual({
    code: 0,
    out: `mine, with 1 claim, is registered\nSHA-256 ${sha256}\n`,
    err: `registration: ${file}\n`,
  });

  const changed = ["run", "mine.json", "--quiet", "--set", "seeds=3"];
  const refused = await actbench(changed, { cwd });
  expect(refused).toMatchObject({ code: 2, out: "" });
  expect(refused.err).toContain("seeds: [1, 2] → [1 to 3]");
  expect(refused.err).toContain("or give --deviate");

  const deviated = await actbench([...changed, "--deviate"], { cwd });
  expect(deviated.code).toBe(0);
  expect(deviated.out.replaceAll(/\s+/g, " ")).toContain("but changed since: seeds: [1, 2] → [1 to 3];");
  const verified = await actbench(["verify", "results/mine"], { cwd });
  expect(verified).toMatchObject({ code: 0, err: "" });
  expect(verified.out).toContain(
    `(SHA-256 ${sha256.slice(0, 12)}…), but changed since: seeds: [1, 2] → [1 to 3]`,
  );
});
