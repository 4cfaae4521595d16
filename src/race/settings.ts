import { activations } from "../activations/index.js";
import { csv } from "../datasets/csv.js";
import { datasets } from "../datasets/index.js";
import { optimizers } from "../nn/optimizers/index.js";
import { parametersOf } from "../reports/catalogue.js";
import { present } from "../words/index.js";
import { entryOf, firstOf, labelOf, type Activation, type RaceConfig } from "./config.js";
import { element } from "./dom.js";
import { group, inputField, numberField, selectField, textField, type ConfigField } from "./field.js";

interface Settings extends ConfigField {
  /** Races on a table that the user has given. */
  takeFile(file: File): void;
}

/** The form: each field shows one part of the config and gives the config back with that part changed. */
export const settingsFields = (settings: Settings): HTMLElement[] => [
  dataFields(settings),
  trainingFields(settings),
  activationFields(settings),
];

/** The data set with its parameters, the root seed, and a place for a file. */
function dataFields({ config, change, takeFile }: Settings): HTMLElement {
  const entry = entryOf(firstOf(config.datasets));
  const name = String(entry.name);
  const isFile = name === csv.name;
  const put = (chosen: unknown) => change({ ...config, datasets: chosen } as RaceConfig);
  const parameters = datasets.has(name) ? parametersOf(datasets.get(name).parameters) : [];
  const numbers = parameters.filter((each) => typeof each.default === "number");
  return group(
    "Data",
    selectField("data set", isFile ? [csv.name, ...datasets.names] : datasets.names, name, put),
    ...numbers.map(({ name: key, default: usual }) =>
      numberField(key, entry[key] ?? usual, (given) => put({ ...entry, [key]: given })),
    ),
    ...present([
      isFile &&
        textField("target column", String(entry.target), (text) => put({ ...entry, target: columnOf(text) })),
    ]),
    numberField("root seed", config.seed ?? 1, (seed) => change({ ...config, seed })),
    inputField("your CSV file", { id: "file", type: "file", accept: ".csv,.tsv,.txt" }, ({ files }) => {
      if (files?.[0]) takeFile(files[0]);
    }),
  );
}

/** Columns are named, or numbered from 1, or from −1 at the end. */
const columnOf = (text: string): string | number => (/^-?\d+$/.test(text) ? Number(text) : text);

function trainingFields({ config, change }: ConfigField): HTMLElement {
  const optimizer = entryOf(firstOf(config.optimizer) ?? "sgd");
  const network = firstOf(config.network) as { readonly hidden: readonly number[] } | undefined;
  const training = config.training ?? {};
  const put = (part: object) => change({ ...config, ...part } as RaceConfig);
  const train = (part: object) => put({ training: { ...training, ...part } });
  return group(
    "Network and training",
    textField("hidden layers", (network?.hidden ?? [32, 32]).join(" "), (text) =>
      put({
        network: {
          hidden: text
            .split(/[\s,;×x]+/)
            .filter(Boolean)
            .map(Number),
        },
      }),
    ),
    selectField("optimiser", optimizers.names, String(optimizer.name), (name) => put({ optimizer: name })),
    numberField("learning rate", firstOf(config.learningRate) ?? 0.1, (learningRate) =>
      put({ learningRate }),
    ),
    numberField("batch size", firstOf(training.batchSize) ?? 32, (batchSize) => train({ batchSize })),
    selectField("initial gain", GAINS, String(firstOf(config.gain) ?? "own"), (gain) => put({ gain })),
    numberField("epochs", training.epochs ?? 100, (epochs) => train({ epochs })),
    numberField("seeds", Array.isArray(config.seeds) ? config.seeds.length : (config.seeds ?? 10), (seeds) =>
      put({ seeds }),
    ),
  );
}

const GAINS = ["own", "pytorch", "unit"];

function activationFields({ config, change }: ConfigField): HTMLElement {
  const chosen = new Map(config.activations.map((entry) => [labelOf(entry), entry]));
  const own = [...chosen.keys()].filter((name) => !activations.has(name));
  const tick = (name: string) =>
    element(
      "label",
      element("input", {
        id: `activation-${name}`,
        type: "checkbox",
        checked: chosen.has(name),
        change: ({ target }) => {
          const others = config.activations.filter((other) => labelOf(other) !== name);
          const entry = chosen.get(name) ?? (name as Activation);
          const isOn = (target as HTMLInputElement).checked;
          change({ ...config, activations: isOn ? [...others, entry] : others });
        },
      }),
      name,
    );
  return group(
    "Activations",
    element(
      "div",
      { id: "activations", class: "choices", tabindex: 0, role: "group", "aria-label": "activations" },
      ...[...own, ...activations.names].map(tick),
    ),
  );
}
