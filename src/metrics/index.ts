import { createRegistry } from "../registry.js";
import { bornDead } from "./born-dead.js";
import { dead } from "./dead.js";
import type { CurveMetric, LayerMetric } from "./definition.js";
import { died } from "./died.js";
import { dormantCentred } from "./dormant-centred.js";
import { dormant } from "./dormant.js";
import { gradientNorm } from "./gradient-norm.js";
import { meanActivation } from "./mean-activation.js";
import { revived } from "./revived.js";
import { saturated } from "./saturated.js";
import { signAgreementBatch, signAgreementSample } from "./sign-agreement.js";
import { testAccuracy } from "./test-accuracy.js";
import { testLoss } from "./test-loss.js";
import { trainAccuracy } from "./train-accuracy.js";
import { testBalancedAccuracy } from "./test-balanced-accuracy.js";
import { testF1 } from "./test-f1.js";
import { testR2 } from "./test-r2.js";
import { trainBalancedAccuracy } from "./train-balanced-accuracy.js";
import { trainF1 } from "./train-f1.js";
import { trainR2 } from "./train-r2.js";
import { trainLoss } from "./train-loss.js";
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
