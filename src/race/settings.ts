import { activations } from "../activations/index.js";
import { optimizers } from "../nn/optimizers/index.js";
import { entryOf, firstOf, labelOf, type Activation, type RaceConfig } from "./config.js";
import { dataFields, type DataSettings } from "./data-fields.js";
import { element } from "./dom.js";
import { group, numberField, selectField, textField, type ConfigField } from "./field.js";

/** The form: each field shows one part of the config and gives the config back with that part changed. */
export const settingsFields = (settings: DataSettings): HTMLElement[] => [
  dataFields(settings),
  trainingFields(settings),
  activationFields(settings),
];

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
      {},
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
