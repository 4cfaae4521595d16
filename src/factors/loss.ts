import type { NamedSpec } from "../trial/spec.js";
import { factor, type FactorAxis } from "./definition.js";

const AUTO: NamedSpec = { label: "auto", name: "auto", parameters: {} };

const axis: FactorAxis<NamedSpec> = {
  path: ["loss"],
  title: "loss",
  choices: ({ losses = [AUTO] }) => losses,
  withChoices: (experiment, losses) => ({ ...experiment, losses }),
  choose: (spec, choice) => (choice.name === AUTO.name ? spec : { ...spec, loss: choice }),
  text: ({ label }) => label,
};

export const loss = factor({
  name: "loss",
  axis,
  of: (spec) => spec.loss?.label ?? AUTO.label,
  column: {
    type: "string",
    description: 'Loss, as the config labels it; "auto" is the one that suits the task.',
  },
  absent: AUTO.label,
  onlyWherePresent: true,
  words: (value) => (value === AUTO.label ? "the task's own loss" : `the loss ${value}`),
  brief: (value) => (value === AUTO.label ? "own loss" : String(value)),
});
