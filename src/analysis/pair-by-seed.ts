/**
 * What two arms' trials have under the same seed, in the order of the first arm's; a seed that one of them lacks, or
 * whose value is undefined, makes no pair.
 */
export function pairValuesBySeed<Seed, Trial extends { readonly seed: Seed }, Value>(
  a: readonly Trial[],
  b: readonly Trial[],
  valueOf: (trial: Trial) => Value | undefined,
): { a: Value; b: Value }[] {
  const ofB = new Map(b.map((trial) => [trial.seed, valueOf(trial)]));
  return a.flatMap((trial) => {
    const [valueA, valueB] = [valueOf(trial), ofB.get(trial.seed)];
    return valueA === undefined || valueB === undefined ? [] : [{ a: valueA, b: valueB }];
  });
}
