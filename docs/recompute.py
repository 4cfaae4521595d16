"""Recomputes the figures of claims.csv, targets.csv and comparisons.csv from what was measured.

    python3 recompute.py results/cs231n-claims

Of the three tables it takes which comparisons there are; every figure beside them comes from trials.csv, curves.csv,
layers.csv and tuning.csv, and which data sets there are from manifest.json. It is written from docs/statistics.md with
NumPy, pandas and SciPy, and shares no code with actbench. It prints the largest relative difference of each column, and
ends with 1 where one is above 1e-6.
"""

import json, sys
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
import numpy as np
import pandas as pd
from scipy import stats
from scipy.special import ndtri

TOLERANCE, ALPHA, FEWEST_PAIRS, MARGIN = 1e-6, 0.05, 6, 1.1
SWEEP_SEEDS, SWEEP_DEPTHS = 16, [1, 2, 4, 6, 8]
SWEEPS = ["linear-collapse", "sigmoid-saturates", "tanh-saturates", "relu-gradient-constant", "relu-units-die", "leaky-fixes-dying"]
PLAIN = ["mean_activation", "died_share_difference", "largest_error", "final_test_accuracy", "best_test_accuracy", "dead_share"]
CENTRING = [("centred_sigmoid", "sigmoid"), ("steep_centred_sigmoid", "steep_sigmoid")]
EPSILON = np.finfo(float).eps


# --- What a pair tells: a difference with its two bounds, which are equal where it was measured.

def signed_log(a, b):
    """ln(b / a), so that swapping a and b changes the sign and nothing else."""
    with np.errstate(all="ignore"):
        return np.where(a == b, 0, np.where(b > a, np.log(b / a), -np.log(a / b)))


def log_ratio(a, a_known, b, b_known):
    """Bounds of ln(T_b / T_a); a time that is not known lies beyond the one given."""
    d = signed_log(a, b)
    lower, upper = np.where(a_known, d, -np.inf), np.where(b_known, d, np.inf)
    a_zero, b_zero = a_known & (a == 0), b_known & (b == 0)
    lower = np.where(a_zero, np.where(b_zero, -np.inf, 0), np.where(b_zero, -np.inf, lower))
    upper = np.where(a_zero, np.inf, np.where(b_zero, 0, upper))
    neither = ~a_known & ~b_known
    return np.where(neither, -np.inf, lower), np.where(neither, np.inf, upper)


def digits(values, count):
    return np.array([float(f"{v:.{count}g}") for v in np.atleast_1d(values)])


def loss_ratio(a, b):
    """A trial that diverged is known to be no better than the other."""
    ka, kb = ~np.isnan(a), ~np.isnan(b)
    lower, upper = log_ratio(np.where(ka, a, np.where(kb, b, 1)), ka, np.where(kb, b, np.where(ka, a, 1)), kb)
    return np.where(ka & ~kb, 0, lower), np.where(kb & ~ka, 0, upper)


def accuracy_difference(a, b):
    ka, kb = ~np.isnan(a), ~np.isnan(b)
    d = digits(np.where(ka & kb, a - b, 0), 12)
    lower = np.where(ka, np.where(kb, d, 0), np.where(kb, -b, -1))
    return lower, np.where(ka, np.where(kb, d, a), np.where(kb, 0, 1))


def share_difference(a, b):
    fill = lambda x, value: np.where(np.isnan(x), value, x)
    return digits(fill(b, 0) - fill(a, 1), 12), digits(fill(b, 1) - fill(a, 0), 12)


def plain_ratio(a, b):
    known = ~np.isnan(a) & ~np.isnan(b)
    d = signed_log(a, b)
    return np.where(known, d, -np.inf), np.where(known, d, np.inf)


@dataclass
class Sample:
    """The differences of a comparison, in the order in which they were seen."""

    lower: np.ndarray
    upper: np.ndarray
    is_ratio: bool = True
    centre: str = "ranks"
    is_sequential: bool = False
    censored: int = 0
    # The bounds that count for the lower, and for the upper limit, where a better rate may lie beyond the grid.
    for_lower: tuple = field(default=None)
    for_upper: tuple = field(default=None)
    # Where the rates of a and b were chosen once: how each compares with the others that were tried, by tuning seed.
    choice: tuple = ((), ())

    def sides(self, edges_open):
        known = (self.lower, self.upper)
        return (self.for_lower or known, self.for_upper or known) if edges_open else (known, known)


# --- Statistics.

@lru_cache(None)
def all_pairs(n):
    return np.triu_indices(n)


def walsh(x):
    """The sorted means of all pairs in a sample; of each row that is one."""
    i, j = all_pairs(x.shape[-1])
    return np.sort((x[..., i] + x[..., j]) / 2)


def rank_cdf(ranks):
    """P(W <= w) for w = 0, 1, ... of the sum of the ranks, whole numbers, whose sign is positive."""
    p = np.array([1.0])
    for rank in sorted(ranks):
        p = (np.concatenate([p, np.zeros(rank)]) + np.concatenate([np.zeros(rank), p])) / 2
    return np.cumsum(p)


RANK_CDF = {}


def rank_tail(n, w):
    """P(W <= w) of n untied ranks; beyond 1,000 by the normal distribution."""
    if w < 0:
        return 0.0
    if w >= n * (n + 1) / 2:
        return 1.0
    if n > 1000:
        return stats.norm.cdf((2 * w + 1 - n * (n + 1) / 2) / np.sqrt(n * (n + 1) * (2 * n + 1) / 6))
    if n not in RANK_CDF:
        RANK_CDF[n] = rank_cdf(range(1, n + 1))
    return min(1.0, RANK_CDF[n][int(w)])


@lru_cache(None)
def critical(n, tail, cdf):
    """The largest c with P(W <= c - 1) at most the tail; 0 where there is none."""
    low, high = 0, n * (n + 1) // 4 + 2
    while high - low > 1:
        c = (low + high) // 2
        low, high = (c, high) if cdf(n, c - 1) <= tail * (1 + 1e-12) else (low, c)
    return low


def sign_tail(n, w):
    return stats.binom.cdf(w, n, 0.5) if n else 1.0


def wealth(lower, upper, value, centre):
    """The largest wealth of bets on "above the value": see docs/statistics.md, Looking again."""
    total, largest = np.array([1, 2, 2, 2, 1]) / 8, 1.0
    for i in range(len(lower)):
        won = lower[i] > value
        above = (lower[:i] + lower[i]) / 2 > value
        nearer = above & (upper[:i] <= lower[i]) if won else ~above & (upper[:i] >= lower[i])
        u = 0.5 if centre == "signs" else (1 + nearer.sum()) / (i + 2)
        bets = np.append(np.tanh(np.array([0.25, 0.5, 1, 2]) * np.arctanh(u)), 1)
        total = total * (1 + bets if won else 1 - bets)
        largest = max(largest, total.sum())
    return largest


def sequence_limit(lower, upper, enough, centre):
    if wealth(lower, upper, -np.inf, centre) < enough:
        return -np.inf
    finite = lower[np.isfinite(lower)]
    places = np.sort(finite) if centre == "signs" else walsh(finite)
    low, high = -1, len(places)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if wealth(lower, upper, places[middle], centre) >= enough else (low, middle)
    return places[high] if high < len(places) else np.inf


def log_interval(lower, upper, confidence, centre, is_sequential):
    """The confidence interval on the scale of the differences."""
    n, tail = len(lower), (1 - confidence) / 2
    if is_sequential:
        enough = 2 / (1 - confidence)
        low, high = sequence_limit(lower, upper, enough, centre), -sequence_limit(-upper, -lower, enough, centre)
        return min(low, high), max(low, high)
    if centre == "signs":
        c = critical(n, tail, sign_tail) if n else 0
        return (np.sort(lower)[c - 1], np.sort(upper)[n - c]) if c else (-np.inf, np.inf)
    c = critical(n, tail, rank_tail)
    return (walsh(lower)[c - 1], walsh(upper)[-c]) if c else (-np.inf, np.inf)


def as_value(sample, log_value):
    """A ratio to 14 digits, so that exp(ln 6) is 6 again and lies on a limit of 6."""
    if not sample.is_ratio:
        return log_value
    with np.errstate(over="ignore"):
        return float(f"{np.exp(log_value):.14g}")


def on_scale(sample, value):
    return np.log(value) if sample.is_ratio else value


def interval(sample, confidence, centre=None):
    """The limits of the ratio, or of the value, by themselves; 0 or an infinity where there is none."""
    return limits(sample, Terms(confidence, False, [centre or sample.centre], False))


def limits(sample, terms):
    """From the lower of the lower limits to the upper of the upper ones of all the procedures that the terms name."""
    confidence = terms.confidence
    low, high = [
        side([log_interval(*known, confidence, sample.centre if c == "own" else c, sample.is_sequential)[i] for c in terms.centres])
        for i, (side, known) in enumerate(zip((min, max), sample.sides(terms.edges_open and not terms.further)))
    ]
    found = as_value(sample, low), as_value(sample, high)
    if terms.further:
        found = found[::-1]
    return with_choice(sample, found, confidence) if terms.choice_open else found


def with_choice(sample, found, confidence):
    """Limits at the chosen rates made limits at the best ones: a may be sooner by what its choice cost, and b."""
    if not any(sample.choice):
        return found
    def cost(rivals):
        upper = [max(log_interval(d, d, confidence, centre, False)[1] for centre in ("ranks", "signs")) for d in rivals]
        return max([0, *upper])
    a, b = map(cost, sample.choice)
    with np.errstate(divide="ignore"):
        low, high = np.log(found)
    return as_value(sample, -np.inf if b == np.inf else low - b), as_value(sample, np.inf if a == np.inf else high + a)


# Words rest on signed ranks (or what suits the measure) and on signs, which assume no shape.
BOTH = ["own", "signs"]


@dataclass(frozen=True)
class Terms:
    """On what a word rests: as it is given, all is open that a better rate could change."""

    confidence: float
    edges_open: bool = True
    centres: tuple = tuple(BOTH)
    choice_open: bool = True
    # Each limit where the other one is, which further pairs could bring it to.
    further: bool = False


def log_estimate(sample):
    if len(sample.lower) == 0:
        return -np.inf, np.inf
    middle = np.median if sample.centre == "signs" else lambda x: np.median(walsh(x))
    with np.errstate(invalid="ignore"):
        return middle(sample.lower), middle(sample.upper)


def rounding(value, numbers):
    """How far a number may be off by rounding alone."""
    return 8 * EPSILON * max([abs(value), *np.abs(numbers[np.isfinite(numbers)])])


def p_against(sample, value, centres=BOTH):
    """The smallest 1 - confidence at which what all procedures leave open leaves the value out."""
    at, n = on_scale(sample, value), len(sample.lower)
    def one_sided(lower, upper, at, centre):
        near = rounding(at, np.concatenate([lower, upper]) if sample.is_sequential or centre == "signs" else lower)
        if sample.is_sequential:
            return 1 / wealth(lower, upper, at + near, centre)
        if centre == "signs":
            return sign_tail(n, (lower <= at + near).sum())
        return rank_tail(n, (walsh(lower - at) <= near).sum()) if n else 1
    centres = [sample.centre if centre == "own" else centre for centre in centres]
    greater = max(one_sided(sample.lower, sample.upper, at, centre) for centre in centres)
    less = max(one_sided(-sample.upper, -sample.lower, -at, centre) for centre in centres)
    return min(1, 2 * min(greater, less))


def p_greater(sample, value=None):
    """One-sided, by the exact permutation of the ranks; with censoring of the worst values. It chooses the weakest part."""
    at, n = on_scale(sample, (1 if sample.is_ratio else 0) if value is None else value), len(sample.lower)
    if n == 0:
        return 1.0
    near = rounding(at, sample.lower)
    if sample.is_sequential:
        return 1 / wealth(sample.lower, sample.upper, at + rounding(at, np.concatenate([sample.lower, sample.upper])), "ranks")
    if not np.array_equal(sample.lower, sample.upper):
        return rank_tail(n, (walsh(sample.lower - at) <= near).sum())
    d = sample.lower - at
    order = np.argsort(np.abs(d), kind="stable")
    groups = np.cumsum(np.append(True, np.diff(np.abs(d)[order]) > near))
    doubled = np.zeros(n, int)
    doubled[order] = [(2 * np.flatnonzero(groups == g) + 2).sum() // (groups == g).sum() for g in groups]
    flipped = doubled[np.abs(d) > near]
    below = doubled[d < -near].sum()
    return 1.0 if len(flipped) == 0 else min(1.0, rank_cdf(flipped)[below])


@lru_cache(None)
def fewest_pairs(tail):
    return next(n for n in range(1, 200) if critical(n, tail, rank_tail))


def seeds_needed(lower, upper, at, confidence):
    """Pairs in all with which the interval excludes the value with 80 %, if effect and spread stay what they are; of each
    row that is a sample."""
    n, tail = lower.shape[-1], (1 - confidence) / 2
    fewest = fewest_pairs(tail)
    if n < 2:
        return fewest
    c = max(1, critical(n, tail, rank_tail))
    errors = ndtri(1 - tail), ndtri(0.8)
    z = -ndtri(rank_tail(n, c - 1))
    with np.errstate(all="ignore"):
        low, high = walsh(lower), walsh(upper)
        middle_low, middle_high = np.median(low, -1), np.median(high, -1)
        is_above = middle_low > at
        distance = np.where(is_above, middle_low - at, at - middle_high)
        half = np.where(is_above, middle_low - low[..., c - 1], high[..., -c] - middle_high)
        share = np.where(is_above, (lower > at).mean(-1), (upper < at).mean(-1))
        by_ranks = n * (half / distance * sum(errors) / z) ** 2
        by_signs = ((errors[0] / 2 + errors[1] * np.sqrt(share * (1 - share))) / (share - 0.5)) ** 2
        needed = np.maximum(np.ceil(np.maximum(by_ranks, by_signs)), fewest)
        is_known = (0 < distance) & (distance < np.inf) & (half < np.inf) & (share > 0.5)
    return np.where(is_known & (needed <= 100_000), needed, np.inf)


def seeds_to_decide(sample, confidence, values):
    """The advice, and between what its range may lie: of actbench's 200 resamples a tenth ask for fewer, a tenth for more."""
    n = len(sample.lower)
    if sample.is_sequential:
        return {}
    ats = [on_scale(sample, value) for value in values]
    seeds = max(float(seeds_needed(sample.lower, sample.upper, at, confidence)) for at in ats)
    if not np.isfinite(seeds) or seeds <= n:
        return {"seeds_needed": np.nan, "seeds_needed_lower": np.nan, "seeds_needed_upper": np.nan}
    if n < 2:
        return {"seeds_needed": seeds, "seeds_needed_lower": np.nan, "seeds_needed_upper": np.nan}
    random = np.random.default_rng(1)
    advice = []
    for at in ats:
        drawn = random.integers(n, size=(400, n))
        parts = np.array_split(drawn, min(400, 1 + n * n // 10_000))
        advice.append(np.sort(np.concatenate([seeds_needed(sample.lower[i], sample.upper[i], at, confidence) for i in parts])))
    quantile = lambda share: max(each[int(np.clip(round(share * 400), 0, 399))] for each in advice)
    least, most = quantile(0.1 - MONTE_CARLO), quantile(0.1 + MONTE_CARLO)
    lower = Range(min(seeds, max(n + 1, np.floor(least))), min(seeds, max(n + 1, np.ceil(most))))
    least, most = quantile(0.9 - MONTE_CARLO), quantile(0.9 + MONTE_CARLO)
    return {"seeds_needed": seeds, "seeds_needed_lower": lower, "seeds_needed_upper": Range(max(seeds, np.floor(least)), max(seeds, most))}


# Four standard errors of a tenth of 200 resamples, and as much for our own 400.
MONTE_CARLO = 4 * np.sqrt(0.09 / 200 + 0.09 / 400)


@dataclass
class Range:
    """Between what a figure may lie that actbench draws at random."""

    least: float
    most: float


# --- Words.

def decide(n, limits, lower, upper, neutral=None):
    low, high = limits
    if n < FEWEST_PAIRS:
        return "inconclusive"
    if (low > lower or lower == -np.inf) and (high < upper or upper == np.inf):
        return "supported"
    if high < lower:
        return "direction only" if neutral is not None and low > neutral else "refuted"
    if low > upper:
        return "direction only" if neutral is not None and high < neutral else "refuted"
    return "inconclusive"


def joined(words):
    return next((word for word in ["refuted", "inconclusive", "direction only"] if word in words), "supported")


# --- What was measured.

class Unavailable(Exception):
    """What a figure needs is not in the result."""


class Result:
    def __init__(self, directory):
        self.directory = Path(directory)
        header = list(self.read("claims", nrows=0).columns)
        self.factors = header[header.index("dataset") : header.index("regime")]
        self.has_choice = "simultaneous_with_rate_choice_lower" in header
        self.trials = self.read("trials")
        self.tuned = self.trials[self.trials.phase == "tune"]
        self.trials = self.trials[self.trials.phase == "evaluate"]
        if "look" in self.trials:
            self.trials = self.trials.sort_values("look", kind="stable")
        self.seeds = self.trials.seed.unique()
        self.tuning = self.read("tuning") if (self.directory / "tuning.csv").exists() else None
        manifest = self.directory / "manifest.json"
        self.data = {each["label"]: each for each in json.loads(manifest.read_text())["data"]} if manifest.exists() else {}
        self.cache = {}

    def read(self, name, **options):
        text = ["dataset", "hidden", "network", "activation", "loss", "optimizer", "initializer", "gain", "trial_id", "a", "b"]
        text += [f"{name}_{side}" for name in text for side in "ab"]
        return pd.read_csv(self.directory / f"{name}.csv", dtype={name: str for name in text}, float_precision="round_trip", **options)

    @property
    def curves(self):
        if "curves" not in self.cache:
            self.cache["curves"] = dict(list(self.read("curves").query("phase == 'evaluate'").groupby("trial_id")))
        return self.cache["curves"]

    @property
    def layers(self):
        if "layers" not in self.cache:
            if not (self.directory / "layers.csv").exists():
                raise Unavailable("layers.csv")
            self.cache["layers"] = dict(list(self.read("layers").query("phase == 'evaluate'").groupby("trial_id")))
        return self.cache["layers"]

    @property
    def is_tuned_anew(self):
        return self.tuning is not None and "replicate" in self.tuning

    # An arm: one row a seed, in the order in which they were seen.

    def arm(self, row, side, **other):
        """The trials of side a or b of a comparison; `other` names what is not that of the row."""
        name = {"activation": row.get(f"activation_{side}", np.nan), "learning_rate": row.get(f"learning_rate_{side}", np.nan)}
        name["activation"] = row[side] if pd.isna(name["activation"]) else name["activation"]
        for factor in self.factors:
            own = row.get(f"{factor}_{side}", np.nan)
            name[factor] = row[factor] if pd.isna(own) else own
        name.update(other)
        is_wide = row.claim in SWEEPS or row.claim == "maxout-costs-more"
        hidden = "network" if "network" in self.trials and not is_wide else "hidden"
        found = self.trials[np.logical_and.reduce([
            self.trials[hidden if factor == "hidden" else factor].to_numpy() == name[factor] for factor in [*self.factors, "activation"]
        ])]
        if hidden == "network" and (found.hidden != found.network).any():
            found = found[found.hidden != found.network]
        if row.regime in ("tuned", "shared"):
            found = found[found[f"{row.regime}_rate"] == 1]
        if name["learning_rate"] is not None and not (self.is_tuned_anew and row.regime != "given"):
            found = found[found.learning_rate == name["learning_rate"]]
        if row.regime == "given":
            # Those that tuning chose may have other rows to train on: they come last.
            found = found.sort_values("tuned_rate", kind="stable", na_position="first")
        if name["learning_rate"] is not None and row.regime != "given" and found.seed.duplicated().any():
            raise Unavailable("to know which of two rates that were chosen for a seed was that of the claim's field")
        found = found[~found.seed.duplicated()].loc[found.state != "failed"]
        if row.claim in SWEEPS:
            found = found[found.seed.isin(self.seeds[:SWEEP_SEEDS])]
        order = {seed: i for i, seed in enumerate(self.seeds)}
        return found.sort_values("seed", key=lambda seeds: seeds.map(order)).set_index("seed", drop=False)

    def at_edge(self, row, arm):
        """Whether the rate of each trial of an arm is the last of its grid."""
        if self.tuning is None or row.regime not in ("tuned", "shared") or len(arm) == 0:
            return np.zeros(len(arm), bool)
        chosen = self.rows_of("tuning", arm)
        chosen = chosen[(chosen[f"chosen_{row.regime}"] == 1) & (chosen.at_edge == 1)]
        if self.is_tuned_anew:
            return arm.seed.isin(chosen.replicate).to_numpy()
        return np.full(len(arm), arm.learning_rate.iloc[0] in set(chosen.learning_rate))

    def rows_of(self, table, arm):
        """The rows of `tuning` or `tuned` that are an arm's."""
        rows = getattr(self, table)
        names = [name for name in [*self.factors, "network", "activation"] if name in rows]
        one = tuple(arm[name].iloc[0] for name in names)
        if (table, one) not in self.cache:
            self.cache[table, one] = rows[np.logical_and.reduce([rows[name].to_numpy() == of for name, of in zip(names, one)])]
        return self.cache[table, one]

    def choice(self, row, arm):
        """ln(T at the chosen rate / T at another that was tried beside it), paired by tuning seed, for each other."""
        if not self.has_choice or row.regime != "tuned" or self.is_tuned_anew or len(arm) == 0:
            return ()
        own = self.rows_of("tuned", arm)
        horizon = arm.horizon_epochs.iloc[0]
        key = ("choice", tuple(own.index), horizon)
        if key not in self.cache:
            self.cache[key] = tuple(self.choice_of(own, horizon))
        return self.cache[key]

    def choice_of(self, own, horizon):
        own = own.assign(time=own.time_to_target_epochs.fillna(np.inf), loss=own.final_train_loss.where(own.state == "completed", np.inf))
        # A refinement has seeds of its own, as many as the grid, which come after those.
        grid = own.seed.max() // 2 if "stage" in self.tuning and own.groupby("learning_rate").seed.min().max() > 1 else own.seed.max()
        found = []
        for stage, trials in own.groupby(own.seed > grid):
            middle = trials.groupby("learning_rate")[["time", "loss"]].median().reset_index()
            best = middle.sort_values(["time", "loss", "learning_rate"]).learning_rate.iloc[0]
            table = trials.pivot(index="seed", columns="learning_rate", values="time").clip(upper=horizon)
            found += [signed_log(table[rate].to_numpy(), table[best].to_numpy()) for rate in table if rate != best]
        return found

    # Values of trials.

    def health(self, arm, name, when, layer=None):
        """A column of layers.csv at the first or last evaluation: of a layer, or the mean by the layers' widths."""
        def of(trial):
            rows = self.layers.get(trial)
            if rows is None:
                return np.nan
            epochs, figures = rows.epoch.to_numpy(), rows[name].to_numpy()
            here = epochs == (0 if when == "first" else epochs.max())
            if not here.any():
                raise Unavailable("layers.csv of every evaluation")
            if layer is not None:
                return figures[here & (rows.layer.to_numpy() == layer)][0]
            rows = rows[here & ~np.isnan(figures)]
            return (rows.units * rows[name]).sum() / rows.units.sum() if len(rows) else np.nan
        return np.array([of(trial) for trial in arm.trial_id])

    def gradient_ratio(self, arm):
        depth = self.depth(arm)
        if depth == 0:
            return np.full(len(arm), np.nan)
        first, last = self.health(arm, "gradient_norm", "first", 1), self.health(arm, "gradient_norm", "first", depth)
        with np.errstate(all="ignore"):
            return np.where(last == 0, np.nan, np.maximum(first / last, 1e-12))

    @staticmethod
    def depth(arm):
        hidden = arm.hidden.iloc[0] if len(arm) else "none"
        return hidden.count("x") + 1 if hidden[:1].isdigit() else 0

    def values(self, arm, measure):
        whole = (arm.state == "completed").to_numpy()
        if measure in ("final_train_loss", "final_test_loss", "final_test_accuracy"):
            return np.where(whole, arm[measure], np.nan)
        if measure == "dead_share":
            return arm.final_dead.to_numpy()
        if measure == "gradient_ratio":
            return self.gradient_ratio(arm) if self.depth(arm) > 1 else np.full(len(arm), np.nan)
        curves = [self.curves[trial] for trial in arm.trial_id]
        if measure == "best_test_loss":
            return np.array([curve.test_loss.min() for curve in curves])
        if measure == "best_test_accuracy":
            return np.array([curve.test_accuracy.max() for curve in curves])
        if measure == "mean_train_loss":
            mean = [np.trapz(c.train_loss, c.epoch) / (c.epoch.iloc[-1] - c.epoch.iloc[0]) if len(c) > 1 else np.nan for c in curves]
            return np.where(whole, mean, np.nan)
        raise Unavailable(f"how to measure {measure}")

    def crossings(self, arm, metric, value, lasting):
        """Epochs until a metric is first at a value or beyond, at so many evaluations in a row."""
        key = (metric, value, lasting)
        known = self.cache.setdefault(key, {})
        for trial in arm.trial_id:
            if trial not in known:
                known[trial] = crossing(self.curves[trial], metric, value, lasting)
        return arm.trial_id.map(known).to_numpy(float)

    # Comparisons.

    def paired(self, row, **options):
        a, b = self.arm(row, "a", **options), self.arm(row, "b", **options)
        seeds = a.index[a.index.isin(b.index)]
        return a.loc[seeds], b.loc[seeds]

    def compare(self, row, a, b, measure, times=None):
        """The sample of two paired arms by a measure; `times` where they are times, with the horizon where not reached."""
        sequential = row.get("sampling") == "sequential"
        edge_a, edge_b = self.at_edge(row, a), self.at_edge(row, b)
        if measure in ("epochs_to_target", "epochs_times_parameters"):
            horizon = [arm.horizon_epochs.to_numpy(float) for arm in (a, b)]
            time = times or [arm.time_to_target_epochs.to_numpy() for arm in (a, b)]
            known = [~np.isnan(t) for t in time]
            time = [np.where(k, t, h) for t, k, h in zip(time, known, horizon)]
            if measure == "epochs_times_parameters":
                time = [t * arm.parameter_count for t, arm in zip(time, (a, b))]
            lower, upper = log_ratio(time[0], known[0], time[1], known[1])
            return Sample(
                lower, upper, is_sequential=sequential, censored=(~known[0] | ~known[1]).sum(),
                choice=(self.choice(row, a), self.choice(row, b)),
                for_lower=(np.where(edge_b, -np.inf, lower), upper), for_upper=(lower, np.where(edge_a, np.inf, upper)),
            )
        values = self.values(a, measure), self.values(b, measure)
        if all(np.isnan(each).all() for each in values):
            return None
        difference = {"gradient_ratio": plain_ratio, "dead_share": share_difference}.get(
            measure, accuracy_difference if measure in PLAIN else loss_ratio)
        lower, upper = difference(*values)
        edge = edge_a | edge_b
        opened = (np.where(edge, -np.inf, lower), np.where(edge, np.inf, upper))
        return Sample(
            lower, upper, is_ratio=measure not in PLAIN, centre="signs" if measure == "dead_share" else "ranks",
            is_sequential=sequential, censored=(np.isnan(values[0]) | np.isnan(values[1])).sum(), for_lower=opened, for_upper=opened,
        )

    def plain(self, row, values):
        values = values[~np.isnan(values)]
        return Sample(values, values, is_ratio=False, is_sequential=row.get("sampling") == "sequential")

    def fading(self, row):
        """By what factor more each added layer shrinks the first layer's gradient, beside the last one's, with b than with a."""
        width = row.hidden.split("x")[0]
        def factors(side):
            xy, xx = {}, {}
            for depth in SWEEP_DEPTHS[1:]:
                other = {"hidden": "x".join([width] * depth), "learning_rate": None}
                arm = self.arm(row, side, **other)
                for seed, ratio in zip(arm.index, self.gradient_ratio(arm)):
                    if not np.isnan(ratio):
                        xy[seed] = xy.get(seed, 0) + (depth - 1) * np.log(ratio)
                        xx[seed] = xx.get(seed, 0) + (depth - 1) ** 2
            return {seed: np.exp(xy[seed] / xx[seed]) for seed in xy}
        steady, fading = factors("a"), factors("b")
        seeds = [seed for seed in fading if seed in steady]
        a, b = np.array([fading[s] for s in seeds]), np.array([steady[s] for s in seeds])
        known = np.ones(len(seeds), bool)
        return Sample(*log_ratio(a, known, b, known), is_sequential=row.get("sampling") == "sequential")

    def dying_rates(self, row):
        """The rates of the sweep in this network: a hundredth, a tenth, 1/sqrt(10) of the highest, and itself."""
        rates = set(self.trials[(self.trials.hidden == row.hidden) & (self.trials.dataset == row.dataset)].learning_rate)
        for highest in sorted(rates, reverse=True):
            swept = [float(f"{highest / part:.3g}") for part in (100, 10, np.sqrt(10), 1)]
            if rates.issuperset(swept):
                return swept
        raise Unavailable("the sweep's learning rates")


def crossing(curve, metric, value, lasting):
    values, epochs = curve[metric].to_numpy(float), curve.epoch.to_numpy(float)
    with np.errstate(invalid="ignore"):
        there = values <= value if metric.endswith("loss") else values >= value
    in_a_row = 0
    for i, is_there in enumerate(there):
        in_a_row = in_a_row + 1 if is_there else 0
        if in_a_row == lasting:
            at = i - lasting + 1
            if at == 0 or np.isnan(values[at - 1]):
                return epochs[at]
            return epochs[at - 1] + (value - values[at - 1]) / (values[at] - values[at - 1]) * (epochs[at] - epochs[at - 1])
    return np.nan


# --- Claims.

@dataclass
class Finding:
    """What a row of claims.csv rests on."""

    sample: Sample = None
    parts: list = field(default_factory=list)
    # On terms: the word, and what the interval had to leave out for it (None: as usual).
    word: callable = None
    exact: float = None
    points: int = 1
    a: pd.DataFrame = None
    b: pd.DataFrame = None


def weakest(parts):
    """The first of those that are equally weak, to within rounding."""
    p = [p_greater(part) for part in parts]
    return next(part for part, each in zip(parts, p) if each >= max(p) * (1 - 1e-9))


def at_least(times):
    def word(sample, terms):
        return decide(len(sample.lower), limits(sample, terms), times, np.inf, 1)
    return word


def find(result, row):
    if row.measure == "largest_error" or row.measure == "parameters":
        return find_exact(result, row)
    if row.measure == "mean_activation":
        return find_centre(result, row)
    if row.measure == "died_share_difference":
        return find_dying(result, row)
    if row.claim in ("sigmoid-saturates", "tanh-saturates", "relu-gradient-constant"):
        return find_fading(result, row)
    if row.claim == "leaky-fixes-dying":
        return find_leaky(result, row)
    a, b = result.paired(row)
    sample = result.compare(row, a, b, row.measure)
    found = Finding(sample, [sample], a=a, b=b)
    if row.claim == "non-zero-centred-slows":
        found.parts = centring(result, row)
        found.sample = weakest(found.parts)
        found.word = lambda terms: (joined([at_least(1)(part, terms) for part in found.parts]), None)
    elif row.claim == "elu-keeps-gradient":
        arm = result.arm(row, "a")
        died = result.plain(row, result.health(arm, "died", "last"))
        died.centre = "signs"
        found.parts.append(died)
        def word(terms):
            low, high = limits(died, terms)
            alive = "refuted" if low > 0.01 else "supported" if high < 0.01 else "inconclusive"
            return joined([alive, at_least(row.claimed_ratio)(sample, terms)]), None
        found.word = word
    elif sample is not None and (not pd.isna(row.get("claimed_lower", np.nan)) or not pd.isna(row.get("claimed_upper", np.nan))):
        found.word = compared_word(row, sample)
    elif row.claim == f"{row.a}-or-{row.b}" and row.status == "exploratory":
        found.word = two_sided_word(sample)
    elif sample is not None:
        found.word = lambda terms: (at_least(row.claimed_ratio)(sample, terms), None)
    return found


def centring(result, row):
    """Both pairs of curves that differ in their centre alone."""
    def part(a, b):
        other = row.copy()
        other["a"], other["b"] = a, b
        # A rate that is shared or given is that of both pairs.
        free = {"learning_rate": None} if row.regime == "tuned" else {}
        return result.compare(row, *result.paired(other, **free), row.measure)
    return [part(a, b) for a, b in CENTRING]


def compared_word(row, sample):
    lower = -np.inf if pd.isna(row.claimed_lower) else row.claimed_lower
    upper = np.inf if pd.isna(row.claimed_upper) else row.claimed_upper
    edges = [edge for edge in (lower, upper) if np.isfinite(edge)]
    none = 1 if sample.is_ratio else 0
    has_size = len(edges) == 1 and (lower > none or upper < none)
    def word(terms):
        found = decide(len(sample.lower), limits(sample, terms), lower, upper, none if has_size else None)
        if found == "direction only":
            return found, [*edges, *([none] if has_size else [])]
        low, high = [as_value(sample, end) for end in log_estimate(sample)]
        return found, [upper] if low >= upper else [lower] if high <= lower else edges
    return word


def two_sided_word(sample):
    def word(terms):
        found = limits(sample, terms)
        if at_least(1)(sample, terms) != "inconclusive":
            return "supported", None
        if decide(len(sample.lower), found, 1 / MARGIN, MARGIN) == "supported":
            return "refuted", [MARGIN, 1 / MARGIN]
        return "inconclusive", None
    return word


def find_exact(result, row):
    """What is computed, not sampled: of the formula, or of a network whose weights were multiplied."""
    x = (np.arange(2561) - 1280) / 64
    sigmoid = lambda x: 1 / (1 + np.exp(-x))
    slope = lambda x: sigmoid(x) * (1 - sigmoid(x))
    if row.claim == "linear-collapse":
        return find_collapse(result, row)
    exact = {
        "sigmoid-saturates": (slope(5) / slope(0), 1),
        "tanh-faster-than-sigmoid": (np.abs(np.tanh(x) - (2 * sigmoid(2 * x) - 1)).max(), len(x)),
        "tanh-saturates": (np.abs(1 - np.tanh(x) ** 2 - 4 * slope(2 * x)).max(), len(x)),
        "relu-gradient-constant": (0, (x > 0).sum()),
        "leaky-fixes-dying": (0, len(x)),
        "elu-keeps-gradient": (0 if np.exp(-5) > 0 else 1, 1),
    }
    if row.claim in exact:
        value, points = exact[row.claim]
        return Finding(exact=value, points=points, word=lambda *_: ("supported", None))
    if row.measure == "parameters":
        trials = result.trials[result.trials.hidden == result.trials.get("network", result.trials.hidden)]
        value = np.divide(*[trials[trials.activation == row[side]].parameter_count.dropna().iloc[0] for side in "ba"])
        return Finding(exact=value, word=lambda *_: ("supported" if value > 1 else "refuted", None))
    raise Unavailable(f"how {row.claim} is computed")


def find_collapse(result, row):
    """A trained linear network against the product of its weight matrices, and against one without hidden layers."""
    deep, flat = result.arm(row, "a"), result.arm(row, "b", hidden="none")
    if "linear_collapse_error" not in deep:
        raise Unavailable("linear_collapse_error in trials.csv")
    metric = deep.target_metric.iloc[0]
    sign, best = (-1, "min") if metric.endswith("loss") else (1, "max")
    reached = lambda arm: pd.Series([getattr(result.curves[t][metric], best)() for t in arm.trial_id], arm.index)
    advantage = result.plain(row, (sign * (reached(deep) - reached(flat))).reindex(deep.index).to_numpy())
    errors = deep.linear_collapse_error.dropna()
    word = "refuted" if errors.max() > 1e-4 else "inconclusive" if interval(advantage, 1 - ALPHA)[0] > 0.01 else "supported"
    return Finding(exact=errors.max(), points=len(errors), word=lambda *_: (word, None))


def find_centre(result, row):
    """Of each hidden layer the mean activation at the end, which has to be above 0."""
    arm = result.arm(row, "a")
    layers = range(1, result.depth(arm) + 1)
    parts = [result.plain(row, result.health(arm, "mean_activation", "last", layer)) for layer in layers]
    def word(terms):
        found = [limits(part, terms) for part in parts]
        return joined(["supported" if low > 0 else "refuted" if high < 0 else "inconclusive" for low, high in found]), None
    return Finding(weakest(parts), parts, word, a=arm)


def find_dying(result, row):
    """The share of the units that died at the highest rate at which most networks are trained, less that at the lowest."""
    low, high = result.paired(row)
    sample = result.plain(row, result.health(high, "died", "last") - result.health(low, "died", "last"))
    def word(terms):
        lower, upper = limits(sample, terms)
        return ("refuted", [0.01]) if upper < 0.01 else ("supported" if lower > 0 else "inconclusive", None)
    return Finding(sample, [sample], word, a=low, b=high)


def find_fading(result, row):
    """The gradient by depth, and for saturation the time to target of the deepest network."""
    fading = result.fading(row)
    if row.claim == "relu-gradient-constant":
        return Finding(fading, [fading], lambda terms: (at_least(1)(fading, terms), None))
    a, b = result.paired(row)
    parts = [fading, result.compare(row, a, b, "epochs_to_target")]
    word = lambda terms: (joined([at_least(1)(part, terms) for part in parts]), None)
    return Finding(weakest(parts), parts, word, a=a, b=b)


def find_leaky(result, row):
    """Where units of ReLU die and networks still learn; the comparisons at all rates stand together."""
    swept = [result.paired(row, learning_rate=rate) for rate in result.dying_rates(row)]
    parts = [result.compare(row, a, b, "epochs_to_target") for a, b in swept]
    def share(arm):
        dead = result.health(arm, "dead", "last")
        return 0 if np.isnan(dead).all() else np.nanmean(dead)
    is_dying = any(share(relu) >= 0.1 for _, relu in swept)
    a, b = result.paired(row)
    sample = result.compare(row, a, b, "epochs_to_target")
    word = lambda terms: (at_least(1)(sample, terms) if is_dying else "inconclusive", None)
    return Finding(sample, parts, word, a=a, b=b)


# --- Tables.

def key_of(sample):
    """The same differences, whichever way round, are one measurement; those of which nothing is known are told apart."""
    if not (np.isfinite(sample.lower).any() or np.isfinite(sample.upper).any()):
        return id(sample)
    one = tuple(sample.lower + 0.0), tuple(sample.upper + 0.0)
    other = tuple(0.0 - sample.upper), tuple(0.0 - sample.lower)
    return (sample.is_ratio, *min(one, other))


def bounds(name, sample, limits):
    """Two columns; a bound that is not known is missing."""
    low, high = limits
    known = low == high or np.isfinite([low, high]).all() or sample.is_ratio
    low = low if known and np.isfinite(low) and not (sample.is_ratio and low == 0 and high != 0) else np.nan
    high = high if known and np.isfinite(high) else np.nan
    return {f"{name}_lower": low, f"{name}_upper": high}


def estimate_of(sample):
    return tuple(as_value(sample, end) for end in log_estimate(sample))


def is_met_by_constant(result, dataset, metric, value):
    """Whether a target is met by who always says the largest class, or the mean."""
    data = result.data.get(dataset)
    if data is None:
        return False
    shares = [each["rows"] / data["rows"] for each in data.get("classes", [])]
    constant = {"accuracy": lambda: max(shares), "balanced_accuracy": lambda: 1 / len(shares)}
    constant["loss"] = lambda: 1 if not shares else -sum(share * np.log(share) for share in shares if share > 0)
    kind = metric.removeprefix("train_").removeprefix("test_")
    if kind not in constant:
        return False
    return value >= constant[kind]() if kind == "loss" else value <= constant[kind]()


def against_instead(found, confidence, against):
    """What p is against where a word is kept back: what the word would be on lesser terms."""
    rates = [Terms(confidence, *terms) for terms in ((False,), (True, BOTH, False), (False, BOTH, False))]
    is_chosen = any(any(part.choice) for part in found.parts if part is not None)
    is_stuck = is_chosen and found.word(Terms(confidence, further=True))[0] == "inconclusive"
    for terms in rates + ([] if is_stuck else [Terms(1 - ALPHA), Terms(1 - ALPHA, True, ["own"])]):
        word, other = found.word(terms)
        if word != "inconclusive":
            return other
    return against


def interval_of_both(sample, confidence):
    return limits(sample, Terms(confidence, False, BOTH, False))


def chosen_rates(result, row, sample, confidence):
    """The two intervals with what the choice of the rates may have cost."""
    missing = {f"{name}_{side}": np.nan for name in ("with_rate_choice", "simultaneous_with_rate_choice") for side in ("lower", "upper")}
    if not any(sample.choice):
        return missing
    return {
        **bounds("with_rate_choice", sample, with_choice(sample, interval(sample, 1 - ALPHA), 1 - ALPHA)),
        **bounds("simultaneous_with_rate_choice", sample, with_choice(sample, interval_of_both(sample, confidence), confidence)),
    }


def beyond_choice(sample, value, confidence):
    """What an interval at the chosen rates has to leave out, so that the value is left out with their choice."""
    if not any(sample.choice):
        return value
    estimate = estimate_of(sample)
    low, high = with_choice(sample, estimate, confidence)
    if low > value:
        return value * (estimate[0] / low)
    return value * (estimate[1] / high) if high < value else None


def claims_row(result, row, found, measurements):
    """The figures of a row of claims.csv."""
    if found.exact is not None:
        word, _ = found.word(None)
        return {f"{name}_{side}": found.exact for name in ("estimate", "interval") for side in ("lower", "upper")} | {
            "pairs": found.points, "censored": 0, "p": np.nan, "p_adjusted": np.nan, "measurements": 0, "verdict": word}
    sample, n = found.sample, 0 if found.sample is None else len(found.sample.lower)
    if sample is None:
        return {"pairs": 0, "censored": 0, "measurements": 0, "verdict": "inconclusive"}
    confidence = 1 - ALPHA / max(1, measurements)
    word, against = found.word(Terms(confidence))
    if word == "inconclusive" and n >= FEWEST_PAIRS:
        against = against_instead(found, confidence, against)
    claimed = 0 if pd.isna(row.claimed_ratio) else row.claimed_ratio
    values = against or ([1, claimed] if word == "direction only" else [claimed])
    is_capped = row.measure == "epochs_to_target" and is_met_by_constant(
        result, row.dataset, *result.trials[result.trials.dataset == row.dataset][["target_metric", "target_value"]].iloc[0])
    if n < FEWEST_PAIRS or is_capped:
        word = "inconclusive"
    if word == "inconclusive" and against is None:
        values = [claimed]
    p = max(p_against(sample, value) for value in values)
    figures = {
        **bounds("estimate", sample, estimate_of(sample)),
        **bounds("interval", sample, interval(sample, 1 - ALPHA)),
        **bounds("median", sample, interval(sample, 1 - ALPHA, "signs")),
        **bounds("simultaneous", sample, interval_of_both(sample, confidence)),
        "pairs": n, "censored": sample.censored, "p": p, "p_adjusted": min(1, measurements * p),
        "measurements": measurements, "verdict": word,
        "seeds_needed": np.nan, "seeds_needed_lower": np.nan, "seeds_needed_upper": np.nan,
    }
    if result.has_choice:
        figures |= chosen_rates(result, row, sample, confidence)
    if word == "inconclusive":
        is_compared = not pd.isna(row.get("claimed_lower", np.nan)) or not pd.isna(row.get("claimed_upper", np.nan))
        beyond = [beyond_choice(sample, value, confidence) for value in (values if is_compared else [claimed])]
        if None not in beyond:
            figures |= seeds_to_decide(sample, confidence, beyond)
    return figures


def target_row(result, claim, found, row, confidence):
    """The figures of a row of targets.csv: the same comparison at another target."""
    lasting = 3 if row.crossing == "sustained" else 1
    times = [result.crossings(arm, row.target_metric, row.target_value, lasting) for arm in (found.a, found.b)]
    sample = result.compare(claim, found.a, found.b, "epochs_to_target", times)
    is_compared = not pd.isna([claim.get("claimed_lower", np.nan), claim.get("claimed_upper", np.nan)]).all()
    terms = Terms(confidence)
    word = compared_word(claim, sample)(terms)[0] if is_compared else at_least(claim.claimed_ratio)(sample, terms)
    return {
        **bounds("estimate", sample, estimate_of(sample)),
        **bounds("interval", sample, interval(sample, 1 - ALPHA)),
        **bounds("simultaneous", sample, interval_of_both(sample, confidence)),
        "pairs": len(sample.lower), "censored": sample.censored, "verdict": word,
    }


def over_targets(rows, figures):
    """The least and the greatest estimate over all targets, first crossings."""
    known = [each for row, each in zip(rows, figures) if row.crossing == "first"]
    known = [each for each in known if not pd.isna([each["estimate_lower"], each["estimate_upper"]]).any()]
    return {
        "ratio_over_targets_lower": min([each["estimate_lower"] for each in known], default=np.nan),
        "ratio_over_targets_upper": max([each["estimate_upper"] for each in known], default=np.nan),
    }


def comparison_row(result, claim, found, row):
    """The figures of a row of comparisons.csv: the same arms by another measure, by itself."""
    sample = result.compare(claim, found.a, found.b, row.measure)
    n, none = len(sample.lower), 1 if sample.is_ratio else 0
    surely, possibly = (sample.lower > 0).sum(), (sample.upper > 0).sum()
    figures = {
        **bounds("estimate", sample, estimate_of(sample)),
        **bounds("interval", sample, interval(sample, 1 - ALPHA)),
        **bounds("median", sample, interval(sample, 1 - ALPHA, "signs")),
        "p": p_against(sample, none, ["own"]), "pairs": n, "censored": sample.censored,
        "chance_lower": surely / n, "chance_upper": possibly / n,
        "chance_interval_lower": stats.beta.ppf(ALPHA / 2, surely, n - surely + 1) if surely > 0 else 0,
        "chance_interval_upper": stats.beta.ppf(1 - ALPHA / 2, possibly + 1, n - possibly) if possibly < n else 1,
    }
    if pd.isna(row.get("corrected_test_ratio", np.nan)):
        return figures
    d, mean = sample.lower, sample.lower.mean()
    error = np.sqrt(d.var(ddof=1) * (1 / n + row.corrected_test_ratio))
    limits = mean + stats.t.ppf([0.5, ALPHA / 2, 1 - ALPHA / 2], n - 1) * error
    p = 2 * stats.t.sf(abs(mean) / error, n - 1) if error > 0 else float(mean == 0)
    shown = np.exp(limits) if sample.is_ratio else limits
    return figures | dict(zip(["corrected_mean", "corrected_lower", "corrected_upper"], shown)) | {"corrected_p": p}


class Report:
    """The largest relative difference of each column."""

    def __init__(self):
        self.columns, self.skipped = {}, {}

    def compare(self, table, row, figures):
        for name, value in figures.items():
            if name not in row.index:
                continue
            difference = self.difference(row[name], value)
            count, largest, where = self.columns.get((table, name), (0, 0.0, ""))
            if difference > largest:
                largest, where = difference, f"row {row.name + 2}: {row[name]}, recomputed {value}"
            self.columns[table, name] = (count + 1, largest, where)

    @staticmethod
    def difference(found, value):
        if isinstance(value, str) or isinstance(found, str):
            return 0.0 if found == value else np.inf
        if isinstance(value, Range):
            found = np.inf if pd.isna(found) else found
            return 0.0 if value.least <= found <= value.most else np.inf
        if pd.isna(found) or pd.isna(value):
            return 0.0 if pd.isna(found) and pd.isna(value) else np.inf
        size = max(abs(found), abs(value))
        return 0.0 if abs(found - value) <= 1e-15 else abs(found - value) / size

    def skip(self, table, reason):
        self.skipped[table, str(reason)] = self.skipped.get((table, str(reason)), 0) + 1

    def print(self):
        width = max(len(f"{table}.csv {name}") for table, name in self.columns)
        for (table, name), (count, largest, where) in self.columns.items():
            mark = f"  DIFFERS, {where}" if largest > TOLERANCE else ""
            print(f"{table + '.csv ' + name:<{width}}  {count:>5} figures  {largest:.1e}{mark}")
        for (table, reason), count in self.skipped.items():
            print(f"{table}.csv: {count} rows not recomputed, which take {reason}")
        return 1 if any(largest > TOLERANCE for _, largest, _ in self.columns.values()) else 0


def key_in(row, columns):
    return tuple("" if pd.isna(v) else v if isinstance(v, str) else float(v) for v in row[columns])


def recompute(directory):
    result, report = Result(directory), Report()
    claims = result.read("claims")
    found = {}
    for i, row in claims.iterrows():
        try:
            found[i] = find(result, row)
        except Unavailable as reason:
            report.skip("claims", reason)
    # Distinct measurements of the same status stand together; where not all are known, those that claims.csv counts.
    parts = lambda status: [part for i, each in found.items() if claims.status[i] == status for part in each.parts if part is not None]
    counts = {status: len({key_of(part) for part in parts(status)}) for status in claims.status.unique()}
    is_whole = {status: all(i in found for i in claims.index[claims.status == status]) for status in counts}
    counts |= {status: claims.measurements[claims.status == status].max() for status in counts if not is_whole[status]}
    shared = list(claims.loc[:, "claim":"regime"].columns) + [name for name in claims if name in ("a", "b") or name[:-2] == "learning_rate"]
    rows_of = {}
    for table in ("targets", "comparisons"):
        for _, row in result.read(table).iterrows():
            rows_of.setdefault((table, key_in(row, shared)), []).append(row)
    for i, each in found.items():
        row, count = claims.loc[i], counts[claims.status[i]]
        key = key_in(row, shared)
        figures = claims_row(result, row, each, count)
        targets = rows_of.get(("targets", key), []) if row.measure == "epochs_to_target" else []
        at_targets = [target_row(result, row, each, target, 1 - ALPHA / max(1, count)) for target in targets]
        report.compare("claims", row, figures | over_targets(targets, at_targets))
        for target, figures in zip(targets, at_targets):
            report.compare("targets", target, figures)
        for comparison in rows_of.get(("comparisons", key), []) if row.measure == "epochs_to_target" else []:
            report.compare("comparisons", comparison, comparison_row(result, row, each, comparison))
    return report.print()


if __name__ == "__main__":
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "claims.csv").exists():
        print("Give the directory of a result, one that holds claims.csv.", file=sys.stderr)
        sys.exit(2)
    sys.exit(recompute(sys.argv[1]))
