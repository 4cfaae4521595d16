export { timingKey, type Timing, type TimedPairs, type TimingRequest } from "./definition.js";
export { measureTimings, usualTiming, type TimingSettings } from "./measure.js";
export { timedPairsOn } from "./timed-pairs.js";
