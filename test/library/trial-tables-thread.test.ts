import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { besideTrialTables } from "../../src/library/trial-tables-thread.js";
import { draftTrialTables, TRIAL_FILES } from "../../src/library/trial-tables.js";
import { DRAFT, publish, type WrittenFile } from "../../src/results/files.js";
import { createJournal, indexJournal, JOURNAL, studyOf } from "../../src/results/journal.js";
import { packageFile } from "../../src/package-file.js";
import { trialTables } from "../../src/tables/index.js";
import { trialRows } from "../../src/tables/trial-table.js";
import { csvText } from "../helpers/csv-text.js";
import { scriptedStudy } from "../helpers/scripted-study.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const study = scriptedStudy(
  {
    seeds: Array.from({ length: 24 }, (_, seed) => seed),
    learningRates: [],
    tuning: { from: 0.1, to: 1, perDecade: 1, extend: 1, seeds: 2, regimes: ["shared", "tuned"] },
  },
  ({ seed }) => ({ time: seed === 3 ? null : 10 + seed, ...(seed === 5 && { failure: "no memory" }) }),
);

/** A directory with a journal of the study, so long as it has every trial so often: the last counts. */
function resultOf(bytes = 5_000_000) {
  const directory = temporaryDirectory();
  const path = join(directory, JOURNAL);
  const journal = createJournal(path, { experiments: [study.experiment] });
  do journal.append([...study.trials()]);
  while (statSync(path).size < bytes);
  journal.close();
  return { directory, journal: indexJournal(path) };
}

/** Where a built module is, as code says it. */
const built = (module: string): string => JSON.stringify(packageFile(`dist/modules/${module}.js`).href);

const written = ({ directory, journal }: ReturnType<typeof resultOf>) =>
  besideTrialTables(journal, studyOf(journal), async (drafts) =>
    (await drafts)?.map((draft) => publish(directory, draft)),
  );

function expectTables(directory: string, files: readonly WrittenFile[] | undefined): void {
  const texts = trialTables.map((table) => csvText(table, { study }));
  expect(TRIAL_FILES.map((file, i) => readFileSync(join(directory, file), "utf8") === texts[i])).toEqual(
    TRIAL_FILES.map(() => true),
  );
  expect(files).toEqual(
    TRIAL_FILES.map((file, i) => ({
      file,
      bytes: Buffer.byteLength(texts[i]),
      sha256: createHash("sha256").update(texts[i]).digest("hex"),
    })),
  );
}

describe("the tables with rows for every trial", () => {
  it("are written in one pass", () => {
    const directory = temporaryDirectory();
    let passes = 0;
    const counted = {
      ...study,
      trials() {
        passes++;
        return study.trials();
      },
    };
    const drafts = draftTrialTables(directory, counted, trialRows(counted));
    expect(passes).toBe(1);
    expectTables(
      directory,
      drafts.map((draft) => publish(directory, draft)),
    );
  });

  it("are the same from a thread", async () => {
    const result = resultOf();
    expectTables(result.directory, await written(result));
  });

  it("are left to this thread where the journal is short", async () => {
    const result = resultOf(0);
    expect(await written(result)).toBeUndefined();
    expect(readdirSync(result.directory)).toEqual([JOURNAL]);
  });

  it("are left to this thread where another can't write them", async () => {
    const result = resultOf();
    const inTheWay = `${TRIAL_FILES[1]}${DRAFT}`;
    mkdirSync(join(result.directory, inTheWay));
    expect(await written(result)).toBeUndefined();
    expect(readdirSync(result.directory).toSorted()).toEqual([inTheWay, JOURNAL].toSorted());
  });

  it("are left to this thread where another ends without a word", () => {
    const { directory, journal } = resultOf();
    const preload = join(temporaryDirectory(), "exit.cjs");
    writeFileSync(preload, 'if (!require("node:worker_threads").isMainThread) process.exit();');
    const code = `
      import { besideTrialTables } from ${built("library/trial-tables-thread")};
      import { indexJournal, studyOf } from ${built("results/journal")};
      const journal = indexJournal(${JSON.stringify(journal.path)});
      console.log(await besideTrialTables(journal, studyOf(journal), async (drafts) => String(await drafts)));`;
    const env = { ...process.env, NODE_OPTIONS: `--require ${preload}` };
    const out = execFileSync(process.execPath, ["--input-type=module", "--eval", code], { env });
    expect(out.toString()).toBe("undefined\n");
    expect(readdirSync(directory)).toEqual([JOURNAL]);
  });

  it("are not there where the work beside them fails", async () => {
    const { directory, journal } = resultOf();
    const fails = besideTrialTables(journal, studyOf(journal), () => Promise.reject(new Error("no verdict")));
    await expect(fails).rejects.toThrow("no verdict");
    expect(readdirSync(directory)).toEqual([JOURNAL]);
  });
});
