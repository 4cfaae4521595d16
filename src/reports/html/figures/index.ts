import { createRegistry } from "../../../registry.js";
import type { Figure } from "../figure.js";
import { activationInputs } from "./activation-inputs.js";
import { claimEvidence } from "./claims.js";
import { decisionRegions } from "./decision-regions.js";
import { gradientFlow } from "./gradient-flow.js";
import { learningRates } from "./learning-rates.js";
import { lossCurves } from "./loss-curves.js";
import { overfitting } from "./overfitting.js";
import { ranks } from "./ranks.js";
import { shareReached } from "./share-reached.js";
import { targets } from "./targets.js";
import { timeToTarget } from "./time-to-target.js";
import { tuningBudget } from "./tuning-budget.js";
import { unitHealth } from "./unit-health.js";
import { unitHealthByLayer } from "./unit-health-by-layer.js";

/** Every figure of the page, in reading order. */
export const figures = createRegistry<Figure>("figure", [
  claimEvidence,
  lossCurves,
  timeToTarget,
  ranks,
  targets,
  shareReached,
  learningRates,
  unitHealth,
  unitHealthByLayer,
  gradientFlow,
  activationInputs,
  decisionRegions,
  overfitting,
  tuningBudget,
]);
