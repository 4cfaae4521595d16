import { readdirSync, readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "rolldown";
import { dts } from "rolldown-plugin-dts";
import { variables } from "./src/reports/html/colours.js";

/** Packages, and what Node itself brings, stay where they are: one copy of each. */
const external = (id: string): boolean => !/^[./]|^[A-Z]:/.test(id);

/** zod is a hundred files, which every start and every worker thread would look for one by one. */
const externalButZod = (id: string): boolean => id !== "zod" && external(id);

/** zod speaks fifty languages, and the page one. */
const englishOnly: Plugin = {
  name: "english-only",
  load: {
    filter: { id: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ },
    handler: () => 'export { default as en } from "./en.js";',
  },
};

/** The licences of the packages that are part of a bundle, as its file of that name. */
const notices: Plugin = {
  name: "notices",
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
    const packages = new Set(
      modules.flatMap((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? []),
    );
    const texts = [...packages].toSorted().map(licence);
    this.emitFile({ type: "asset", fileName: "licenses.txt", source: texts.join("\n\n") });
  },
};

/** A package's name, version and licence. */
function licence(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined) throw new Error(`${name} is bundled and has no licence`);
  return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
}

/** The script, with all that the page needs beside it, as one file: `race.html`. */
const onePage: Plugin = {
  name: "one-page",
  generateBundle(_options, bundle) {
    const script = bundle["race.js"];
    if (script?.type !== "chunk") throw new Error("the page's script is missing");
    const parts: Readonly<Record<string, string>> = {
      LIGHT: variables("light"),
      DARK: variables("dark"),
      STYLE: readFileSync("src/race/style.css", "utf8"),
      KERNEL: readFileSync("dist/kernel.wasm").toString("base64"),
      SCRIPT: script.code.replaceAll("</script", String.raw`<\/script`),
    };
    const template = readFileSync("src/race/page.html", "utf8");
    const source = template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name]);
    delete bundle["race.js"];
    this.emitFile({ type: "asset", fileName: "race.html", source });
  },
};

/** One file per entry beside what several share, and the types of what can be imported in a file each. */
export default defineConfig([
  {
    input: {
      cli: "src/cli/main.ts",
      index: "src/index.ts",
      stats: "src/stats/index.ts",
      worker: "src/experiment/executors/worker.ts",
      "trial-tables-worker": "src/library/trial-tables-worker.ts",
    },
    external: externalButZod,
    platform: "node",
    plugins: [englishOnly, notices],
    output: {
      dir: "dist",
      chunkFileNames: "chunks/[name].js",
      comments: { legal: true, annotation: true, jsdoc: false },
    },
  },
  {
    input: { index: "./dist/modules/index.d.ts", stats: "./dist/modules/stats/index.d.ts" },
    external,
    plugins: [dts({ dtsInput: true })],
    output: { dir: "dist", chunkFileNames: "chunks/[name].js" },
  },
  {
    input: { race: "src/race/main.ts" },
    platform: "browser",
    plugins: [englishOnly, onePage],
    output: { dir: "dist", format: "iife", minify: true, comments: false },
  },
]);
