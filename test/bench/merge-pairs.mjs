import { setFlagsFromString } from "node:v8";

/** Has V8 merge pairs of vectors in all modules that are compiled from now on, as `--backend wide` does. */
export function mergePairs() {
  setFlagsFromString("--experimental-wasm-revectorize");
}
