import { ALPHA } from "../analysis/protocol.js";
import { percent } from "./shares.js";

/** "95 %": what every interval and table says that it holds with. */
export const CONFIDENCE = percent(1 - ALPHA);
