/** Sums of squares over the rows of one part. */
export interface Squares {
  /** Of the differences between prediction and value. */
  readonly residual: number;
  /** Of the values about their mean. */
  readonly total: number;
}

/** R², the share of the variance that is explained (scikit-learn's r2_score); below 0 where the mean would do better. */
export const rSquared = ({ residual, total }: Squares): number => 1 - residual / total;
