// The package's own entry has six more generators, and node:crypto, which takes a worker longer to load than the rest.
import alea from "seedrandom/lib/alea.js";

/** A source of randomness: uniform numbers in [0, 1), as 32 bits, as 53 bits (`double`), or as a signed integer. */
export interface RandomSource {
  (): number;
  double(): number;
  int32(): number;
}

/**
 * The random stream of a name. Streams are named, never ordered: what one part draws can't shift what another
 * gets, and seed *s* gives every activation the same data, batch order and raw initial draws.
 *
 * @example stream(rootSeed, "spirals", "evaluate", 3, "init", layer)
 */
export const stream = (...name: readonly (string | number)[]): RandomSource => alea(JSON.stringify(name));
