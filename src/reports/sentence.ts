import { isClock, type Verdict } from "../analysis/verdict.js";

/** "direction only, on spirals: ReLU reaches 95 % training accuracy 1.6 × sooner than tanh (…), not 6 ×." */
export function verdictSentence({ verdict, where, finding, measure }: Verdict): string {
  const place = where === null || isClock(measure) ? "" : `, on ${where.factors.dataset}`;
  return `${verdict}${place}: ${finding}.`;
}
