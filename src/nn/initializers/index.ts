import { createRegistry } from "../../registry.js";
import { auto } from "./auto.js";
import { constant } from "./constant.js";
import type { Initializer } from "./definition.js";
import { heNormal } from "./he-normal.js";
import { heUniform } from "./he-uniform.js";
import { lecunNormal } from "./lecun-normal.js";
import { lecunUniform } from "./lecun-uniform.js";
import { normal } from "./normal.js";
import { orthogonal } from "./orthogonal.js";
import { siren } from "./siren.js";
import { uniform } from "./uniform.js";
import { xavierNormal } from "./xavier-normal.js";
import { xavierUniform } from "./xavier-uniform.js";
import { zeros } from "./zeros.js";

export type { Initializer, WeightShape } from "./definition.js";

/** How weights begin. */
export const initializers = createRegistry<Initializer>("initializer", [
  auto,
  zeros,
  constant,
  normal,
  uniform,
  xavierNormal,
  xavierUniform,
  heNormal,
  heUniform,
  lecunNormal,
  lecunUniform,
  orthogonal,
  siren,
]);
