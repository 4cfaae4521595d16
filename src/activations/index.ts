import { createRegistry } from "../registry.js";
import { linear } from "./linear.js";
import { sigmoid } from "./sigmoid.js";
import { tanh } from "./tanh.js";
import { relu } from "./relu.js";
import { leakyRelu } from "./leaky-relu.js";
import { elu } from "./elu.js";
import { maxout } from "./maxout.js";
import { hardSigmoid } from "./hard-sigmoid.js";
import { logSigmoid } from "./log-sigmoid.js";
import { lecunTanh } from "./lecun-tanh.js";
import { hardtanh } from "./hardtanh.js";
import { softsign } from "./softsign.js";
import { arctan } from "./arctan.js";
import { penalizedTanh } from "./penalized-tanh.js";
import { relu6 } from "./relu6.js";
import { shiftedRelu } from "./shifted-relu.js";
import { prelu } from "./prelu.js";
import { rrelu } from "./rrelu.js";
import { squaredRelu } from "./squared-relu.js";
import { crelu } from "./crelu.js";
import { abs } from "./abs.js";
import { softplus } from "./softplus.js";
import { smelu } from "./smelu.js";
import { celu } from "./celu.js";
import { selu } from "./selu.js";
import { gelu } from "./gelu.js";
import { geluTanh } from "./gelu-tanh.js";
import { quickGelu } from "./quick-gelu.js";
import { silu } from "./silu.js";
import { swish } from "./swish.js";
import { mish } from "./mish.js";
import { hardSwish } from "./hard-swish.js";
import { telu } from "./telu.js";
import { bentIdentity } from "./bent-identity.js";
import { sin } from "./sin.js";
import { siren } from "./siren.js";
import { snake } from "./snake.js";
import { gaussian } from "./gaussian.js";
import { tanhshrink } from "./tanhshrink.js";
import { softshrink } from "./softshrink.js";
import { hardshrink } from "./hardshrink.js";
import { glu } from "./glu.js";
import { reglu } from "./reglu.js";
import { geglu } from "./geglu.js";
import { swiglu } from "./swiglu.js";
import { centredSigmoid } from "./centred-sigmoid.js";
import { steepSigmoid } from "./steep-sigmoid.js";
import { steepCentredSigmoid } from "./steep-centred-sigmoid.js";

/** The activations that a config can name, in reading order. */
export const activations = createRegistry("activation", [
  // The seven of the lecture
  linear,
  sigmoid,
  tanh,
  relu,
  leakyRelu,
  elu,
  maxout,
  // Saturating
  hardSigmoid,
  logSigmoid,
  lecunTanh,
  hardtanh,
  softsign,
  arctan,
  penalizedTanh,
  // Rectifiers
  relu6,
  shiftedRelu,
  prelu,
  rrelu,
  squaredRelu,
  crelu,
  abs,
  softplus,
  smelu,
  celu,
  selu,
  // Self-gated
  gelu,
  geluTanh,
  quickGelu,
  silu,
  swish,
  mish,
  hardSwish,
  telu,
  bentIdentity,
  // Periodic and local
  sin,
  siren,
  snake,
  gaussian,
  // Shrinkage
  tanhshrink,
  softshrink,
  hardshrink,
  // Gated, of two inputs
  glu,
  reglu,
  geglu,
  swiglu,
  // Probes of a mechanism: {σ, σ − ½} × {slope ¼, slope 1}
  centredSigmoid,
  steepSigmoid,
  steepCentredSigmoid,
]);
