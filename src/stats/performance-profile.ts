import { requireSample } from "./arguments.js";

/**
 * The **performance profile**: for each solver, the share of problems that it solves within a factor τ of the best.
 *
 * At τ = 1 it is the share of problems where the solver is the fastest (ties count for all of them); for large τ it is
 * the share that it solves at all. Here a solver is an activation and a problem a data set and seed. See
 * [Dolan & Moré 2002](https://doi.org/10.1007/s101070100263). Cost: O(problems · solvers · factors).
 *
 * @param times (problems, solvers); a problem not solved is Infinity, and one that nobody solved counts for nobody
 * @param factors the values of τ, each at least 1
 * @returns shares (solvers, factors)
 * @throws {ActbenchError} on no problems, or a problem without times or with NaN.
 * @example performanceProfile([[1, 2], [3, 3], [Infinity, 5]], [1, 2]) // => [[2 / 3, 2 / 3], [2 / 3, 1]]
 */
export function performanceProfile(
  times: readonly (readonly number[])[],
  factors: readonly number[],
): number[][] {
  requireSample(times.flat(), "the times");
  const ratios = times.map((row) => {
    const best = Math.min(...row);
    return row.map((time) => (time === best && time < Infinity ? 1 : time / best));
  });
  return times[0].map((_, solver) =>
    factors.map((factor) => ratios.filter((row) => row[solver] <= factor).length / ratios.length),
  );
}
