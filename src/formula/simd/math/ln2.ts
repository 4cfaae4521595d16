/** ln 2 in two parts; the first has 17 bits, so that its product with an exponent of f32 is exact. */
export const LN2_HIGH = 0.69313812256;
export const LN2_LOW = 9.0580006145e-6;
