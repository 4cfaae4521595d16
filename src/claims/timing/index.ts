export { timingKey, type Timing, type TimingProbe, type TimingRequest } from "./definition.js";
export { measureTimings, usualTiming, type TimingSettings } from "./measure.js";
export { kernelProbe } from "./probe.js";
