import type { Section } from "../section.js";
import { claims } from "./claims.js";
import { question } from "./question.js";
import { reproduce } from "./reproduce.js";
import { results } from "./results.js";
import { tuning } from "./tuning.js";
import { warnings } from "./warnings.js";
import { figureMarkup } from "../figure-markup.js";
import { html, type Markup } from "../markup.js";

/** The page from top to bottom. */
export const sections: readonly Section[] = [
  question,
  claims,
  figureSection("loss", "Loss curves", "How the training loss falls, activation by activation.", [
    "loss-curves",
  ]),
  results,
  figureSection(
    "other-targets",
    "Other targets",
    "Whether a finding is one about two activations, or about two activations and one target.",
    ["targets"],
  ),
  figureSection(
    "reached",
    "Who arrives at all",
    "How many of the seeds have reached the target by an epoch.",
    ["share-reached"],
  ),
  figureSection(
    "rates",
    "Learning-rate sensitivity",
    "How much the result depends on the learning rate: the flatter a curve, the easier an activation is to use.",
    ["learning-rates"],
  ),
  figureSection(
    "units",
    "Dead, dormant and saturated units",
    "Hidden units that no longer learn or no longer say anything.",
    ["unit-health", "unit-health-by-layer"],
  ),
  figureSection("gradient", "Gradient flow", "How much of the gradient reaches the layers near the data.", [
    "gradient-flow",
  ]),
  figureSection(
    "inputs",
    "What the activations saw",
    "An activation is judged by the part of it that is used: each one's graph over the inputs it got in the trained network.",
    ["activation-inputs"],
  ),
  figureSection(
    "regions",
    "What the networks learned",
    "The trained networks of two features, activation by activation.",
    ["decision-regions"],
  ),
  figureSection(
    "overfit",
    "Overfitting",
    "What regularisation does: to the gap between unseen and seen rows, and to the answers on unseen ones.",
    ["overfitting"],
  ),
  tuning,
  warnings,
  reproduce,
];

/** A section that is a few words and its figures; none where nothing was drawn. */
function figureSection(name: string, title: string, intro: string, kinds: readonly string[]): Section {
  return {
    name,
    title,
    render({ figures }): Markup | undefined {
      const drawn = kinds.flatMap((kind) => figures(kind));
      if (drawn.length === 0) return undefined;
      return html`<p>${intro}</p>
        ${drawn.map(
          (figure) => html`${drawn.length > 1 && html`<h3>${figure.title}</h3> `}${figureMarkup(figure)}`,
        )}`;
    },
  };
}
