export * from "./cite.js";
export * from "./works.js";
