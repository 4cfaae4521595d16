"""Makes the coefficients of src/formula/simd/math/: minimax polynomials by Remez's exchange, rounded one by one.

Each coefficient is rounded to its format, lowest first, and the rest is fitted again to what remains. Prints the
coefficients and the largest weighted error, as a power of 2. Needs mpmath and numpy:

    /usr/bin/python3 test/formula/simd/minimax.py
"""

import mpmath as mp
import numpy as np

mp.mp.prec = 160
GRID = 400


def remez(f, weight, a, b, degree, fixed):
    """The free coefficients that minimise max |weight (f - polynomial)| on [a, b], and that maximum."""
    first = len(fixed)
    free = degree + 1 - first
    grid = [a + (b - a) * (1 - mp.cos(mp.pi * i / GRID)) / 2 for i in range(GRID + 1)]
    rest = [f(x) - sum(c * x**i for i, c in enumerate(fixed)) for x in grid]
    weights = [weight(x) for x in grid]
    nodes = [round(GRID * (2 * i + 1) / (2 * free + 2)) for i in range(free + 1)]
    for _ in range(12):
        system = mp.matrix(free + 1, free + 1)
        right = mp.matrix(free + 1, 1)
        for row, i in enumerate(nodes):
            for column in range(free):
                system[row, column] = grid[i] ** (first + column)
            system[row, free] = (-1) ** row / weights[i]
            right[row] = rest[i]
        solution = mp.lu_solve(system, right)
        found = [solution[i] for i in range(free)]
        errors = [
            w * (r - sum(c * x ** (first + i) for i, c in enumerate(found)))
            for x, r, w in zip(grid, rest, weights)
        ]
        extrema = []
        for i, error in enumerate(errors):
            if not extrema or mp.sign(error) != mp.sign(errors[extrema[-1]]):
                extrema.append(i)
            elif abs(error) > abs(errors[extrema[-1]]):
                extrema[-1] = i
        while len(extrema) > free + 1:
            extrema.pop(0 if abs(errors[extrema[0]]) < abs(errors[extrema[-1]]) else -1)
        if len(extrema) <= free or extrema == nodes:
            break
        nodes = extrema
    return found, max(abs(error) for error in errors)


def fit(name, f, weight, a, b, degree, number=np.float32):
    a, b = mp.mpf(a), mp.mpf(b)
    coefficients = []
    for _ in range(degree + 1):
        found, _ = remez(f, weight, a, b, degree, coefficients)
        coefficients.append(mp.mpf(float(number(float(found[0])))))
    points = [a + (b - a) * i / 2000 for i in range(2001)]
    error = max(
        abs(weight(x) * (f(x) - sum(c * x**i for i, c in enumerate(coefficients)))) for x in points
    )
    digits = "%.9g" if number is np.float32 else "%.17g"
    print(f"{name}: 2^{float(mp.log(error, 2)):.1f}")
    print("  [" + ", ".join(digits % float(c) for c in coefficients) + "]")


def away_from_zero(f, least="1e-12"):
    """f, with its removable singularity at 0 stepped over."""
    least = mp.mpf(least)
    return lambda x: f(x if abs(x) > least else least)


def odd_rest(f):
    """(f(r) - r) / r^3 as a function of r^2."""
    return away_from_zero(lambda z: (f(mp.sqrt(z)) / mp.sqrt(z) - 1) / z)


def at_least(least, f):
    return lambda x: max(f(x), mp.mpf(least))


fit(
    "exponential.ts: (e^r - 1 - r) / r^2",
    away_from_zero(lambda r: (mp.e**r - 1 - r) / r**2),
    at_least("1e-4", abs),
    "-0.34666",
    "0.34666",
    4,
)
fit(
    "logarithm.ts: (log(1 + f) - f + f^2 / 2) / f^3",
    away_from_zero(lambda f: (mp.log1p(f) - f + f * f / 2) / f**3, "1e-9"),
    at_least("1e-4", lambda f: f * f),
    "-0.2929",
    "0.41422",
    8,
)
quarter_pi = mp.mpf("0.7855") ** 2
fit("trigonometric.ts: (sin r - r) / r^3", odd_rest(mp.sin), at_least("1e-3", lambda z: z), 0, quarter_pi, 2)
fit(
    "trigonometric.ts: (cos r - 1 + r^2 / 2) / r^4",
    away_from_zero(lambda z: (mp.cos(mp.sqrt(z)) - 1 + z / 2) / z**2),
    at_least("1e-4", lambda z: z * z),
    0,
    quarter_pi,
    2,
)
fit("trigonometric.ts: (atan u - u) / u^3", odd_rest(mp.atan), at_least("1e-3", lambda z: z), 0, 1, 8)
fit(
    "erf.ts: erf x / x - 1",
    away_from_zero(lambda z: mp.erf(mp.sqrt(z)) / mp.sqrt(z) - 1),
    lambda z: mp.mpf(1),
    0,
    mp.mpf("0.93") ** 2,
    6,
)
fit(
    "erf.ts: log erfc x",
    lambda t: mp.log(mp.erfc(t)),
    lambda t: mp.erfc(t) / mp.erf(t),
    "0.92",
    "3.95",
    6,
)
fit(
    "pow.ts: log2((1 + s) / (1 - s)) / s",
    away_from_zero(lambda z: 2 * mp.atanh(mp.sqrt(z)) / mp.sqrt(z) / mp.log(2)),
    lambda z: mp.mpf(1),
    0,
    "0.02945",
    5,
    np.float64,
)
