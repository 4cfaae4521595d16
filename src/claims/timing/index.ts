export { timingKey, type Timing, type TimedPairs } from "./definition.js";
export { measureTimings } from "./measure.js";
export { timedPairsOn } from "./timed-pairs.js";
