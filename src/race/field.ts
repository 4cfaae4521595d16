import type { RaceConfig } from "./config.js";
import { element } from "./dom.js";

/** What a field of the form shows a part of, and gives back with that part changed. */
export interface ConfigField {
  readonly config: RaceConfig;
  change(config: RaceConfig): void;
}

export const group = (title: string, ...children: readonly HTMLElement[]): HTMLElement =>
  element("fieldset", element("legend", title), ...children);

const field = (title: string, input: HTMLElement): HTMLElement =>
  element("label", { class: "field" }, element("span", title), input);

/** The id by which a field is found again once the form has been made anew. */
const idOf = (title: string): string => `field-${title.replaceAll(" ", "-")}`;

export const selectField = (
  title: string,
  names: readonly string[],
  chosen: string,
  change: (name: string) => void,
): HTMLElement =>
  field(
    title,
    element(
      "select",
      { id: idOf(title), change: ({ target }) => change((target as HTMLSelectElement).value) },
      ...names.map((name) => element("option", { value: name, selected: name === chosen }, name)),
    ),
  );

export const inputField = (
  title: string,
  attributes: Readonly<Record<string, string>>,
  change: (input: HTMLInputElement) => void,
): HTMLElement =>
  field(
    title,
    element("input", {
      id: idOf(title),
      ...attributes,
      change: ({ target }) => change(target as HTMLInputElement),
    }),
  );

export const numberField = (title: string, value: unknown, change: (value: number) => void): HTMLElement =>
  inputField(title, { type: "number", step: "any", value: String(value) }, (input) =>
    change(input.valueAsNumber),
  );

export const textField = (title: string, value: string, change: (text: string) => void): HTMLElement =>
  inputField(title, { value }, (input) => change(input.value));
