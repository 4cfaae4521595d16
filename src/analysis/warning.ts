/** What weakens a study's conclusions, and what can be done about it; of one kind all cases together. */
export interface Warning {
  readonly kind: WarningKind;
  /** Where: "sigmoid on spirals". */
  readonly cases: readonly string[];
  /** What is the matter, without the cases and full stop: "the best learning rate is the last of its grid". */
  readonly problem: string;
  /** What the user can do, without full stop. */
  readonly remedy: string;
}

export type WarningKind =
  | "incomplete"
  | "few seeds"
  | "few seeds for so many"
  | "few tuning seeds"
  | "grid edge"
  | "steep rate"
  | "overflow"
  | "diverged by overflow"
  | "diverged"
  | "failed"
  | "unequal cost"
  | "unequal size"
  | "met by a constant"
  | "censored"
  | "reached at once"
  | "coarse evaluation"
  | "short horizon"
  | "declared again";
