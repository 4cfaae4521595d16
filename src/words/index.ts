export * from "./lists.js";
export * from "./numbers.js";
export * from "./places.js";
export * from "./sampling.js";
export * from "./targets.js";
