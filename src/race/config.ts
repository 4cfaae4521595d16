import { csv } from "../datasets/csv.js";
import type { ConfigInput } from "../experiment/schema/index.js";

/** A config whose factors have one value each, but for the activations. */
export type RaceConfig = ConfigInput & { readonly activations: readonly Activation[] };

/** An activation as a config writes it. */
export type Activation = Extract<ConfigInput["activations"], readonly unknown[]>[number];

/** What a race begins with when nothing is asked for. */
export const DEFAULT: RaceConfig = {
  datasets: "moons",
  network: { hidden: [16, 16] },
  activations: ["sigmoid", "tanh", "relu", "gelu"],
  learningRate: 0.1,
  training: { epochs: 60 },
  seeds: 12,
};

/** The learning rate in place of a search. */
const RATE = 0.1;
/** How many seeds there are at first where the config does not say it. */
const SEEDS = 10;

/** The factors of a config that a race takes the first value of. */
const FACTORS = new Set([
  "datasets",
  "network",
  "loss",
  "optimizer",
  "initializer",
  "gain",
  "regularization",
  "learningRate",
  "batchSize",
]);

type OpenValue = Readonly<Record<string, unknown>>;

/** The first value of a list. */
export const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

/** An object in place of a number: a search for a learning rate, seeds until all is decided. */
const isOpen = (value: unknown): value is OpenValue =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A config as one race can show it: its first condition, at one learning rate. */
export function raceConfigOf({ $schema: _schema, ...given }: OpenValue): RaceConfig {
  const single = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, FACTORS.has(key) ? firstOf(value) : value]),
  );
  const training = single.training as OpenValue | undefined;
  return {
    ...single,
    ...(isOpen(single.learningRate) && { learningRate: RATE }),
    ...(isOpen(single.seeds) && { seeds: single.seeds.from ?? SEEDS }),
    ...(training?.batchSize !== undefined && {
      training: { ...training, batchSize: firstOf(training.batchSize) },
    }),
    activations: [single.activations].flat(),
  } as RaceConfig;
}

/** What of a config a race leaves to `actbench run`; undefined where it shows all of it. */
export function leftOut(given: OpenValue): string | undefined {
  const { batchSize } = entryOf(given.training);
  const lists = Object.entries({ ...given, batchSize })
    .filter(([key, value]) => FACTORS.has(key) && Array.isArray(value) && value.length > 1)
    .map(([key]) => key);
  const parts = [
    ...(lists.length > 0 ? [`Of ${lists.join(", ")} the first is raced.`] : []),
    ...(isOpen(given.learningRate) ? [`Instead of a search, all learn at ${RATE}.`] : []),
    ...(isOpen(given.seeds) ? ["The first seeds are raced, decided or not."] : []),
  ];
  return parts.length === 0 ? undefined : `${parts.join(" ")} "actbench run" does all of it.`;
}

/** A member of a registry as a config has it, with its parameters. */
export const entryOf = (value: unknown): OpenValue =>
  typeof value === "object" && value !== null ? (value as OpenValue) : { name: value };

/** What an activation is called on the page. */
export function labelOf(activation: Activation): string {
  const { label, name } = entryOf(activation);
  return String(label ?? name ?? "layers");
}

/** The same race on a file, whose last column is the target. */
export const onTable = (path: string, config: RaceConfig): RaceConfig =>
  ({ ...config, datasets: { name: csv.name, path, target: -1 } }) as RaceConfig;

/** The path by which the config already asks for a file of this name. */
export function pathNamed(name: string, { datasets }: RaceConfig): string | undefined {
  const { path } = entryOf(datasets);
  return typeof path === "string" && path.split(/[\\/]/).at(-1) === name ? path : undefined;
}
