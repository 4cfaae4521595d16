/*!
 * After fdlibm's s_erf.c. Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy,
 * modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
import { withoutLowWord } from "./bits.js";
import { exp } from "./exp.js";

const ERX = 8.45062911510467529297e-1; // erf(1), rounded to single precision
const EFX = 1.28379167095512586316e-1; // 2/√π − 1
const TINY = 2 ** -28;

/** The error function 2/√π ∫₀ˣ exp(−t²) dt. Error below 1 ulp. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size < 0.84375) return size < TINY ? x + EFX * x : x + x * small(x * x);
  const value = size < 1.25 ? ERX + middle(size - 1) : size < 6 ? 1 - erfcTail(size) : size >= 6 ? 1 : NaN;
  return x < 0 ? -value : value;
}

/** erf(x) / x − 1 from z = x² < 0.712 */
function small(z: number): number {
  const numerator =
    1.28379167095512558561e-1 +
    z *
      (-3.2504210724700149937e-1 +
        z * (-2.84817495755985104766e-2 + z * (-5.77027029648944159157e-3 + z * -2.37630166566501626084e-5)));
  const denominator =
    1 +
    z *
      (3.97917223959155352819e-1 +
        z *
          (6.50222499887672944485e-2 +
            z *
              (5.08130628187576562776e-3 + z * (1.32494738004321644526e-4 + z * -3.9602282787753681232e-6))));
  return numerator / denominator;
}

/** erf(1 + s) − ERX for |s| < ¼ */
function middle(s: number): number {
  const numerator =
    -2.36211856075265944077e-3 +
    s *
      (4.14856118683748331666e-1 +
        s *
          (-3.72207876035701323847e-1 +
            s *
              (3.18346619901161753674e-1 +
                s *
                  (-1.10894694282396677476e-1 +
                    s * (3.54783043256182359371e-2 + s * -2.166375594868790843e-3)))));
  const denominator =
    1 +
    s *
      (1.06420880400844228286e-1 +
        s *
          (5.40397917702171048937e-1 +
            s *
              (7.18286544141962662868e-2 +
                s *
                  (1.26171219808761642112e-1 +
                    s * (1.36370839120290507362e-2 + s * 1.1984499846799107417e-2)))));
  return numerator / denominator;
}

/** 1 − erf(x) for 1.25 ≤ x < 6; x² is split so that its rounding doesn't reach the exponent. */
function erfcTail(x: number): number {
  const s = 1 / (x * x);
  const ratio = x < 2.857142857142857 ? nearTail(s) : farTail(s);
  const z = withoutLowWord(x);
  return (exp(-z * z - 0.5625) * exp((z - x) * (z + x) + ratio)) / x;
}

function nearTail(s: number): number {
  const numerator =
    -9.86494403484714822705e-3 +
    s *
      (-6.93858572707181764372e-1 +
        s *
          (-1.05586262253232909814e1 +
            s *
              (-6.23753324503260060396e1 +
                s *
                  (-1.62396669462573470355e2 +
                    s *
                      (-1.84605092906711035994e2 +
                        s * (-8.12874355063065934246e1 + s * -9.81432934416914548592))))));
  const denominator =
    1 +
    s *
      (1.96512716674392571292e1 +
        s *
          (1.376577541435190426e2 +
            s *
              (4.34565877475229228821e2 +
                s *
                  (6.45387271733267880336e2 +
                    s *
                      (4.29008140027567833386e2 +
                        s *
                          (1.08635005541779435134e2 +
                            s * (6.57024977031928170135 + s * -6.04244152148580987438e-2)))))));
  return numerator / denominator;
}

function farTail(s: number): number {
  const numerator =
    -9.86494292470009928597e-3 +
    s *
      (-7.99283237680523006574e-1 +
        s *
          (-1.77579549177547519889e1 +
            s *
              (-1.60636384855821916062e2 +
                s *
                  (-6.37566443368389627722e2 +
                    s * (-1.02509513161107724954e3 + s * -4.83519191608651397019e2)))));
  const denominator =
    1 +
    s *
      (3.03380607434824582924e1 +
        s *
          (3.25792512996573918826e2 +
            s *
              (1.53672958608443695994e3 +
                s *
                  (3.19985821950859553908e3 +
                    s *
                      (2.55305040643316442583e3 +
                        s * (4.74528541206955367215e2 + s * -2.24409524465858183362e1))))));
  return numerator / denominator;
}
