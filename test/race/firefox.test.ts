import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { hashOf } from "../../src/experiment/overrides.js";
import { built } from "../helpers/built.js";
import { byId, config, trainHere, type Trained } from "./trained.js";

const firefox = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
const driver = fileURLToPath(new URL("firefox.mjs", import.meta.url));

it.skipIf(!existsSync(firefox))(
  "gives the terminal's bytes in Firefox as well (Debian: firefox-esr)",
  async () => {
    const args = ["--experimental-websocket", driver, firefox, `${built("race.html").href}${hashOf(config)}`];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
    const { trials } = JSON.parse(stdout) as { trials: Trained[] };
    expect(byId(trials).map(({ result, weights }) => ({ result, weights }))).toEqual(byId(trainHere()));
  },
);
