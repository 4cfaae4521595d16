import { createRegistry } from "../registry.js";
import { testAccuracy, trainAccuracy } from "./accuracy.js";
import { testBalancedAccuracy, testF1, trainBalancedAccuracy, trainF1 } from "./by-class.js";
import { bornDead, dead, died, revived } from "./dead.js";
import type { CurveMetric, LayerMetric } from "./definition.js";
import { dormant, dormantCentred } from "./dormant.js";
import { gradientNorm } from "./gradient-norm.js";
import { testLoss, trainLoss } from "./loss.js";
import { meanActivation } from "./mean-activation.js";
import { testR2, trainR2 } from "./r2.js";
import { saturated } from "./saturated.js";
import { signAgreementBatch, signAgreementSample } from "./sign-agreement.js";
import { zigZag } from "./zig-zag.js";

/** What `target.metric` can name, and the columns of curves.csv, in reading order. */
export const curveMetrics = createRegistry<CurveMetric>("metric", [
  trainLoss,
  testLoss,
  trainAccuracy,
  testAccuracy,
  trainBalancedAccuracy,
  testBalancedAccuracy,
  trainF1,
  testF1,
  trainR2,
  testR2,
]);

/** The columns of layers.csv, in reading order. */
export const layerMetrics = createRegistry<LayerMetric>("layer metric", [
  dead,
  bornDead,
  died,
  revived,
  dormant,
  dormantCentred,
  saturated,
  gradientNorm,
  meanActivation,
  signAgreementSample,
  signAgreementBatch,
  zigZag,
]);
