# Recomputes the figures of claims.csv, targets.csv and comparisons.csv from what was measured.
#
#     Rscript recompute.R results/cs231n-claims
#
# The same as recompute.py, with R's own psignrank, pbinom, qbeta and qt; from packages it takes jsonlite alone, for
# manifest.json. It shares no code with actbench. It prints the largest relative difference of each column, and ends
# with 1 where one is above 1e-6.

TOLERANCE <- 1e-6; ALPHA <- 0.05; FEWEST_PAIRS <- 6; MARGIN <- 1.1
SWEEP_SEEDS <- 16; SWEEP_DEPTHS <- c(1, 2, 4, 6, 8)
SWEEPS <- c("linear-collapse", "sigmoid-saturates", "tanh-saturates", "relu-gradient-constant", "relu-units-die", "leaky-fixes-dying")
PLAIN <- c("mean_activation", "died_share_difference", "largest_error", "final_test_accuracy", "best_test_accuracy", "dead_share")
CENTRING <- list(c("centred_sigmoid", "sigmoid"), c("steep_centred_sigmoid", "steep_sigmoid"))
EPSILON <- .Machine$double.eps

unavailable <- function(what) stop(structure(class = c("unavailable", "error", "condition"), list(message = what, call = NULL)))
`%or%` <- function(value, other) if (is.null(value) || is.na(value)) other else value
digits <- function(values, count) as.numeric(sprintf("%.*g", as.integer(count), values))

# --- What a pair tells: a difference with its two bounds, which are equal where it was measured.

signed_log <- function(a, b) ifelse(a == b, 0, ifelse(b > a, log(b / a), -log(a / b)))

# Bounds of ln(T_b / T_a); a time that is not known lies beyond the one given.
log_ratio <- function(a, a_known, b, b_known) {
  d <- signed_log(a, b)
  a_zero <- a_known & a == 0; b_zero <- b_known & b == 0
  lower <- ifelse(a_zero, ifelse(b_zero, -Inf, 0), ifelse(b_zero | !a_known, -Inf, d))
  upper <- ifelse(a_zero, Inf, ifelse(b_zero, 0, ifelse(b_known, d, Inf)))
  neither <- !a_known & !b_known
  list(lower = ifelse(neither, -Inf, lower), upper = ifelse(neither, Inf, upper))
}

# A trial that diverged is known to be no better than the other.
loss_ratio <- function(a, b) {
  ka <- !is.na(a); kb <- !is.na(b)
  found <- log_ratio(ifelse(ka, a, ifelse(kb, b, 1)), ka, ifelse(kb, b, ifelse(ka, a, 1)), kb)
  list(lower = ifelse(ka & !kb, 0, found$lower), upper = ifelse(kb & !ka, 0, found$upper))
}

accuracy_difference <- function(a, b) {
  ka <- !is.na(a); kb <- !is.na(b)
  d <- digits(ifelse(ka & kb, a - b, 0), 12)
  list(lower = ifelse(ka, ifelse(kb, d, 0), ifelse(kb, -b, -1)), upper = ifelse(ka, ifelse(kb, d, a), ifelse(kb, 0, 1)))
}

share_difference <- function(a, b) {
  fill <- function(x, value) ifelse(is.na(x), value, x)
  list(lower = digits(fill(b, 0) - fill(a, 1), 12), upper = digits(fill(b, 1) - fill(a, 0), 12))
}

plain_ratio <- function(a, b) {
  known <- !is.na(a) & !is.na(b)
  d <- signed_log(a, b)
  list(lower = ifelse(known, d, -Inf), upper = ifelse(known, d, Inf))
}

# The differences of a comparison, in the order in which they were seen. for_lower and for_upper are the bounds that
# count for these limits, where a better rate may lie beyond the grid.
# choice has, where the rates of a and b were chosen once, how each compares with the others that were tried.
sample_of <- function(known, is_ratio = TRUE, centre = "ranks", is_sequential = FALSE, censored = 0, for_lower = known, for_upper = known, choice = list(a = list(), b = list())) {
  list(lower = known$lower, upper = known$upper, is_ratio = is_ratio, centre = centre, is_sequential = is_sequential,
       censored = censored, for_lower = for_lower, for_upper = for_upper, choice = choice)
}

# --- Statistics.

walsh <- function(x) { w <- outer(x, x, "+") / 2; sort(w[upper.tri(w, diag = TRUE)]) }
finite <- function(x) x[is.finite(x)]

# P(W <= w) of n untied ranks; beyond 1,000 by the normal distribution.
rank_tail <- function(n, w) {
  if (w < 0) 0 else if (w >= n * (n + 1) / 2) 1
  else if (n > 1000) pnorm((2 * w + 1 - n * (n + 1) / 2) / sqrt(n * (n + 1) * (2 * n + 1) / 6))
  else psignrank(w, n)
}
sign_tail <- function(n, w) pbinom(w, n, 0.5)

# The largest c with P(W <= c - 1) at most the tail; 0 where there is none.
known_critical <- new.env()
critical <- function(n, tail, name) {
  key <- paste(name, n, sprintf("%.17g", tail))
  if (!is.null(known_critical[[key]])) return(known_critical[[key]])
  cdf <- if (name == "ranks") rank_tail else sign_tail
  low <- 0; high <- n * (n + 1) %/% 4 + 2
  while (high - low > 1) {
    c <- (low + high) %/% 2
    if (cdf(n, c - 1) <= tail * (1 + 1e-12)) low <- c else high <- c
  }
  known_critical[[key]] <- low
  low
}

# The largest wealth of bets on "above the value": see docs/statistics.md, Looking again.
wealth <- function(lower, upper, value, centre) {
  total <- c(1, 2, 2, 2, 1) / 8; largest <- 1
  for (i in seq_along(lower)) {
    before <- seq_len(i - 1)
    won <- lower[i] > value
    above <- (lower[before] + lower[i]) / 2 > value
    nearer <- if (won) above & upper[before] <= lower[i] else !above & upper[before] >= lower[i]
    u <- if (centre == "signs") 0.5 else (1 + sum(nearer)) / (i + 1)
    bets <- c(tanh(c(0.25, 0.5, 1, 2) * atanh(u)), 1)
    total <- total * (if (won) 1 + bets else 1 - bets)
    largest <- max(largest, sum(total))
  }
  largest
}

sequence_limit <- function(lower, upper, enough, centre) {
  if (wealth(lower, upper, -Inf, centre) < enough) return(-Inf)
  places <- if (centre == "signs") sort(finite(lower)) else walsh(finite(lower))
  low <- 0; high <- length(places) + 1
  while (high - low > 1) {
    middle <- (low + high) %/% 2
    if (wealth(lower, upper, places[middle], centre) >= enough) low <- middle else high <- middle
  }
  if (high <= length(places)) places[high] else Inf
}

log_interval <- function(lower, upper, confidence, centre, is_sequential) {
  n <- length(lower); tail <- (1 - confidence) / 2
  if (is_sequential) {
    enough <- 2 / (1 - confidence)
    return(range(sequence_limit(lower, upper, enough, centre), -sequence_limit(-upper, -lower, enough, centre)))
  }
  c <- if (n == 0) 0 else critical(n, tail, centre)
  if (c == 0) return(c(-Inf, Inf))
  if (centre == "signs") return(c(sort(lower)[c], sort(upper)[n + 1 - c]))
  low <- walsh(lower); high <- walsh(upper)
  c(low[c], high[length(high) + 1 - c])
}

# A ratio to 14 digits, so that exp(ln 6) is 6 again and lies on a limit of 6.
as_value <- function(sample, log_value) if (sample$is_ratio) digits(exp(log_value), 14) else log_value
on_scale <- function(sample, value) if (sample$is_ratio) log(value) else value

# From the lower of the lower limits to the upper of the upper ones of all the procedures that the terms name, of the
# ratio or of the value; 0 or an infinity where there is none.
limits_of <- function(sample, terms) {
  of <- function(known) sapply(terms$centres, function(centre) log_interval(known$lower, known$upper, terms$confidence, if (centre == "own") sample$centre else centre, sample$is_sequential))
  is_open <- terms$edges_open && !terms$further
  found <- as_value(sample, c(min(of(if (is_open) sample$for_lower else sample)[1, ]), max(of(if (is_open) sample$for_upper else sample)[2, ])))
  if (terms$further) found <- rev(found)
  if (terms$choice_open) with_choice(sample, found, terms$confidence) else found
}
is_chosen <- function(sample) length(sample$choice$a) + length(sample$choice$b) > 0

# Limits at the chosen rates made limits at the best ones: a may be sooner by what its choice cost, and b.
with_choice <- function(sample, found, confidence) {
  if (!is_chosen(sample)) return(found)
  cost <- function(rivals) max(0, unlist(lapply(rivals, function(d) sapply(c("ranks", "signs"), function(centre) log_interval(d, d, confidence, centre, FALSE)[2]))))
  a <- cost(sample$choice$a); b <- cost(sample$choice$b)
  as_value(sample, c(if (b == Inf) -Inf else log(found[1]) - b, if (a == Inf) Inf else log(found[2]) + a))
}
# Words rest on signed ranks (or what suits the measure) and on signs, which assume no shape.
BOTH <- c("own", "signs")
# On what a word rests: as it is given, all is open that a better rate could change; further puts each limit where the
# other one is, which further pairs could bring it to.
on <- function(confidence, edges_open = TRUE, centres = BOTH, choice_open = TRUE, further = FALSE) {
  list(confidence = confidence, edges_open = edges_open, centres = centres, choice_open = choice_open, further = further)
}
interval <- function(sample, confidence, centre = "own") limits_of(sample, on(confidence, FALSE, centre, FALSE))

estimate_of <- function(sample) {
  if (length(sample$lower) == 0) return(as_value(sample, c(-Inf, Inf)))
  middle <- if (sample$centre == "signs") median else function(x) median(walsh(x))
  as_value(sample, c(middle(sample$lower), middle(sample$upper)))
}

near <- function(at, bounds) 8 * EPSILON * max(abs(c(at, finite(bounds))))

# The smallest 1 - confidence at which what all procedures leave open leaves the value out.
p_against <- function(sample, value, centres = BOTH) {
  at <- on_scale(sample, value); n <- length(sample$lower)
  if (n == 0) return(1)
  one_sided <- function(lower, upper, at, centre) {
    if (centre == "own") centre <- sample$centre
    off <- near(at, if (sample$is_sequential || centre == "signs") c(lower, upper) else lower)
    if (sample$is_sequential) 1 / wealth(lower, upper, at + off, centre)
    else if (centre == "signs") sign_tail(n, sum(lower <= at + off))
    else rank_tail(n, sum(walsh(lower - at) <= off))
  }
  greater <- max(sapply(centres, function(centre) one_sided(sample$lower, sample$upper, at, centre)))
  less <- max(sapply(centres, function(centre) one_sided(-sample$upper, -sample$lower, -at, centre)))
  min(1, 2 * min(greater, less))
}

# One-sided, by the exact permutation of the ranks; with censoring of the worst values. It chooses the weakest part.
p_greater <- function(sample) {
  n <- length(sample$lower)
  if (n == 0) return(1)
  if (sample$is_sequential) return(1 / wealth(sample$lower, sample$upper, near(0, c(sample$lower, sample$upper)), "ranks"))
  d <- sample$lower; off <- near(0, d)
  if (!identical(sample$lower, sample$upper)) return(rank_tail(n, sum(walsh(d) <= off)))
  order <- order(abs(d))
  groups <- cumsum(c(TRUE, diff(abs(d)[order]) > off))
  doubled <- numeric(n); doubled[order] <- ave(2 * seq_len(n), groups)
  p <- 1
  for (rank in sort(doubled[abs(d) > off])) p <- (c(p, numeric(rank)) + c(numeric(rank), p)) / 2
  min(1, sum(p[seq_len(sum(doubled[d < -off]) + 1)]))
}
# The first of those that are equally weak, to within rounding.
weakest <- function(parts) { p <- sapply(parts, p_greater); parts[[which(p >= max(p) * (1 - 1e-9))[1]]] }

fewest_pairs <- function(tail) { n <- 1; while (critical(n, tail, "ranks") == 0) n <- n + 1; n }

# walsh of each column.
walsh_columns <- function(x) {
  pairs <- which(upper.tri(diag(nrow(x)), diag = TRUE), arr.ind = TRUE)
  w <- (x[pairs[, 1], , drop = FALSE] + x[pairs[, 2], , drop = FALSE]) / 2
  matrix(w[order(col(w), w)], nrow(w))
}
middle_row <- function(sorted) (sorted[(nrow(sorted) + 1) %/% 2, ] + sorted[nrow(sorted) %/% 2 + 1, ]) / 2

# Pairs in all with which the interval excludes the value with 80 %, if effect and spread stay what they are; of each
# column, which is a sample.
seeds_needed <- function(lower, upper, at, confidence) {
  n <- nrow(lower); tail <- (1 - confidence) / 2; fewest <- fewest_pairs(tail)
  if (n < 2) return(fewest)
  c <- max(1, critical(n, tail, "ranks"))
  z <- -qnorm(rank_tail(n, c - 1))
  low <- walsh_columns(lower); high <- walsh_columns(upper)
  middle_low <- middle_row(low); middle_high <- middle_row(high)
  is_above <- middle_low > at
  distance <- ifelse(is_above, middle_low - at, at - middle_high)
  half <- ifelse(is_above, middle_low - low[c, ], high[nrow(high) + 1 - c, ] - middle_high)
  share <- ifelse(is_above, colMeans(lower > at), colMeans(upper < at))
  by_ranks <- n * (half / distance * (qnorm(1 - tail) + qnorm(0.8)) / z)^2
  by_signs <- ((qnorm(1 - tail) / 2 + qnorm(0.8) * sqrt(share * (1 - share))) / (share - 0.5))^2
  needed <- pmax(ceiling(pmax(by_ranks, by_signs)), fewest)
  is_known <- distance > 0 & distance < Inf & half < Inf & share > 0.5 & needed <= 1e5
  ifelse(is_known %in% TRUE, needed, Inf)
}

# Four standard errors of a tenth of actbench's 200 resamples, and as much for our own 400.
RESAMPLES <- 400
MONTE_CARLO <- 4 * sqrt(0.09 / 200 + 0.09 / RESAMPLES)
between <- function(least, most) structure(list(least = least, most = most), class = "between")

# The advice, and between what its range may lie: of actbench's resamples a tenth ask for fewer, a tenth for more.
seeds_to_decide <- function(sample, confidence, values) {
  none <- list(seeds_needed = NA, seeds_needed_lower = NA, seeds_needed_upper = NA)
  n <- length(sample$lower)
  if (sample$is_sequential) return(none)
  ats <- sapply(values, on_scale, sample = sample)
  seeds <- max(sapply(ats, function(at) seeds_needed(as.matrix(sample$lower), as.matrix(sample$upper), at, confidence)))
  if (!is.finite(seeds) || seeds <= n) return(none)
  if (n < 2) return(modifyList(none, list(seeds_needed = seeds)))
  set.seed(1)
  drawn <- function(count) matrix(sample.int(n, n * count, replace = TRUE), n)
  parts <- lapply(split(seq_len(RESAMPLES), seq_len(RESAMPLES) %% min(RESAMPLES, 1 + n * n %/% 1e4)), length)
  of_each <- function(bounds, i) matrix(bounds[i], n)
  advice <- lapply(ats, function(at) sort(unlist(lapply(parts, function(count) {
    i <- drawn(count)
    seeds_needed(of_each(sample$lower, i), of_each(sample$upper, i), at, confidence)
  }))))
  of <- function(share) max(sapply(advice, function(each) each[min(RESAMPLES, max(1, round(share * RESAMPLES)))]))
  low <- function(x) min(seeds, max(n + 1, x))
  list(seeds_needed = seeds,
       seeds_needed_lower = between(low(floor(of(0.1 - MONTE_CARLO))), low(ceiling(of(0.1 + MONTE_CARLO)))),
       seeds_needed_upper = between(max(seeds, floor(of(0.9 - MONTE_CARLO))), max(seeds, of(0.9 + MONTE_CARLO))))
}

# --- Words.

decide <- function(n, limits, lower, upper, neutral = NA) {
  if (n < FEWEST_PAIRS) return("inconclusive")
  if ((limits[1] > lower || lower == -Inf) && (limits[2] < upper || upper == Inf)) return("supported")
  if (limits[2] < lower) return(if (!is.na(neutral) && limits[1] > neutral) "direction only" else "refuted")
  if (limits[1] > upper) return(if (!is.na(neutral) && limits[2] < neutral) "direction only" else "refuted")
  "inconclusive"
}
joined <- function(words) { for (word in c("refuted", "inconclusive", "direction only")) if (word %in% words) return(word); "supported" }
at_least <- function(times, sample, terms) decide(length(sample$lower), limits_of(sample, terms), times, Inf, 1)

# --- What was measured.

TEXT <- c("claim", "status", "dataset", "hidden", "network", "activation", "loss", "optimizer", "initializer", "gain", "trial_id", "a", "b", "regime", "phase", "state", "verdict")
read <- function(name) {
  path <- file.path(directory, paste0(name, ".csv"))
  if (!file.exists(path)) unavailable(paste0(name, ".csv"))
  text <- c(TEXT, paste0(TEXT, "_a"), paste0(TEXT, "_b"))
  header <- names(read.csv(path, nrows = 1, check.names = FALSE))
  read.csv(path, check.names = FALSE, na.strings = "", colClasses = setNames(rep("character", sum(header %in% text)), header[header %in% text]))
}
by_trial <- function(name) { rows <- read(name); rows <- rows[rows$phase == "evaluate", ]; split(rows, rows$trial_id) }
kept <- new.env()
table_of <- function(name) { if (is.null(kept[[name]])) kept[[name]] <- by_trial(name); kept[[name]] }

# An arm: one row a seed, in the order in which they were seen. `other` names what is not that of the row.
arm <- function(row, side, other = list()) {
  own <- function(name) row[[paste0(name, "_", side)]]
  name <- list(activation = own("activation") %or% row[[side]], learning_rate = own("learning_rate"))
  for (factor in factors) name[[factor]] <- own(factor) %or% row[[factor]]
  for (key in names(other)) name[[key]] <- other[[key]]
  is_wide <- row$claim %in% c(SWEEPS, "maxout-costs-more")
  hidden <- if ("network" %in% names(trials) && !is_wide) "network" else "hidden"
  is_of <- rep(TRUE, nrow(trials))
  for (factor in c(factors, "activation")) is_of <- is_of & trials[[if (factor == "hidden") hidden else factor]] == name[[factor]]
  found <- trials[is_of, ]
  if (hidden == "network" && any(found$hidden != found$network)) found <- found[found$hidden != found$network, ]
  if (row$regime != "given") found <- found[which(found[[paste0(row$regime, "_rate")]] == 1), ]
  if (!is.na(name$learning_rate) && !(is_tuned_anew && row$regime != "given")) found <- found[found$learning_rate == name$learning_rate, ]
  # Those that tuning chose may have other rows to train on: they come last.
  if (row$regime == "given") found <- found[order(!is.na(found$tuned_rate)), ]
  if (!is.na(name$learning_rate) && row$regime != "given" && anyDuplicated(found$seed))
    unavailable("to know which of two rates that were chosen for a seed was that of the claim's field")
  found <- found[!duplicated(found$seed) & found$state != "failed", ]
  if (row$claim %in% SWEEPS) found <- found[found$seed %in% head(seeds, SWEEP_SEEDS), ]
  found[order(match(found$seed, seeds)), ]
}

# Whether the rate of each trial of an arm is the last of its grid.
at_edge <- function(row, arm) {
  if (is.null(tuning) || row$regime == "given" || nrow(arm) == 0) return(rep(FALSE, nrow(arm)))
  is_of <- tuning[[paste0("chosen_", row$regime)]] == 1 & tuning$at_edge == 1
  for (name in intersect(c(factors, "network", "activation"), names(tuning))) is_of <- is_of & tuning[[name]] == arm[[name]][1]
  if (is_tuned_anew) arm$seed %in% tuning$replicate[is_of] else rep(arm$learning_rate[1] %in% tuning$learning_rate[is_of], nrow(arm))
}

# ln(T at the chosen rate / T at another that was tried beside it), paired by tuning seed, for each other.
choice_of <- function(row, arm) {
  if (!has_choice || row$regime != "tuned" || is_tuned_anew || nrow(arm) == 0) return(list())
  is_of <- rep(TRUE, nrow(tuned))
  for (name in intersect(c(factors, "network", "activation"), names(tuned))) is_of <- is_of & tuned[[name]] == arm[[name]][1]
  horizon <- arm$horizon_epochs[1]
  key <- paste(c("choice", which(is_of), horizon), collapse = " ")
  if (is.null(kept[[key]])) kept[[key]] <- rivals_of(tuned[is_of, ], horizon)
  kept[[key]]
}

rivals_of <- function(own, horizon) {
  own$time <- ifelse(is.na(own$time_to_target_epochs), Inf, own$time_to_target_epochs)
  own$loss <- ifelse(own$state == "completed", own$final_train_loss, Inf)
  # A refinement has seeds of its own, as many as the grid, which come after those.
  is_refined <- "stage" %in% names(tuning) && max(tapply(own$seed, own$learning_rate, min)) > 1
  grid <- if (is_refined) max(own$seed) %/% 2 else max(own$seed)
  unlist(lapply(split(own, own$seed > grid), function(trials) {
    rates <- sort(unique(trials$learning_rate))
    at <- lapply(rates, function(rate) { one <- trials[trials$learning_rate == rate, ]; one[order(one$seed), ] })
    best <- order(sapply(at, function(t) median(t$time)), sapply(at, function(t) median(t$loss)), rates)[1]
    times <- lapply(at, function(t) pmin(t$time, horizon))
    lapply(seq_along(rates)[-best], function(i) signed_log(times[[i]], times[[best]]))
  }), recursive = FALSE)
}

depth_of <- function(arm) if (nrow(arm) == 0 || arm$hidden[1] == "none") 0 else length(strsplit(arm$hidden[1], "x")[[1]])

# A column of layers.csv at the first or last evaluation: of a layer, or the mean by the layers' widths.
health <- function(arm, name, when, layer = NULL) {
  layers <- table_of("layers")
  vapply(arm$trial_id, USE.NAMES = FALSE, FUN.VALUE = 0, FUN = function(trial) {
    rows <- layers[[trial]]
    if (is.null(rows)) return(NA_real_)
    here <- rows$epoch == (if (when == "first") 0 else max(rows$epoch))
    if (!any(here)) unavailable("layers.csv of every evaluation")
    if (!is.null(layer)) return(as.numeric(rows[[name]][here & rows$layer == layer]))
    here <- here & !is.na(rows[[name]])
    units <- rows$units[here]
    if (!any(here)) NA_real_ else sum(units * rows[[name]][here]) / sum(units)
  })
}

gradient_ratio <- function(arm) {
  depth <- depth_of(arm)
  if (depth == 0) return(rep(NA_real_, nrow(arm)))
  first <- health(arm, "gradient_norm", "first", 1); last <- health(arm, "gradient_norm", "first", depth)
  ifelse(last == 0, NA, pmax(first / last, 1e-12))
}

values <- function(arm, measure) {
  whole <- arm$state == "completed"
  if (measure %in% c("final_train_loss", "final_test_loss", "final_test_accuracy")) return(ifelse(whole, arm[[measure]], NA))
  if (measure == "dead_share") return(arm$final_dead)
  if (measure == "gradient_ratio") return(if (depth_of(arm) > 1) gradient_ratio(arm) else rep(NA_real_, nrow(arm)))
  curves <- table_of("curves")[arm$trial_id]
  each <- function(of) vapply(curves, of, 0, USE.NAMES = FALSE)
  some <- function(x, of) if (all(is.na(x))) NA_real_ else of(x, na.rm = TRUE)
  if (measure == "best_test_loss") return(each(function(c) some(c$test_loss, min)))
  if (measure == "best_test_accuracy") return(each(function(c) some(c$test_accuracy, max)))
  if (measure != "mean_train_loss") unavailable(paste("how to measure", measure))
  area <- function(x, y) sum(diff(x) * (head(y, -1) + y[-1]) / 2) / (x[length(x)] - x[1])
  ifelse(whole, each(function(c) if (nrow(c) > 1) area(c$epoch, c$train_loss) else NA_real_), NA)
}

# Epochs until a metric is first at a value or beyond, at so many evaluations in a row.
crossing <- function(curve, metric, value, lasting) {
  values <- curve[[metric]]
  there <- !is.na(values) & (if (grepl("loss$", metric)) values <= value else values >= value)
  runs <- rle(there)
  first <- which(runs$values & runs$lengths >= lasting)
  if (length(first) == 0) return(NA_real_)
  at <- sum(runs$lengths[seq_len(first[1] - 1)]) + 1
  if (at == 1 || is.na(values[at - 1])) return(curve$epoch[at])
  curve$epoch[at - 1] + (value - values[at - 1]) / (values[at] - values[at - 1]) * (curve$epoch[at] - curve$epoch[at - 1])
}

# --- Comparisons.

paired <- function(row, other = list(), other_row = row) {
  a <- arm(other_row, "a", other); b <- arm(other_row, "b", other)
  list(a = a[a$seed %in% b$seed, ], b = b[match(a$seed[a$seed %in% b$seed], b$seed), ])
}

is_sequential <- function(row) isTRUE(row$sampling == "sequential")

# The sample of two paired arms by a measure; `times` where they are times to another target.
compare <- function(row, pair, measure, times = lapply(pair, function(arm) arm$time_to_target_epochs)) {
  edge <- lapply(pair, at_edge, row = row)
  if (measure %in% c("epochs_to_target", "epochs_times_parameters")) {
    known <- lapply(times, function(t) !is.na(t))
    time <- lapply(c(a = "a", b = "b"), function(side) ifelse(known[[side]], times[[side]], pair[[side]]$horizon_epochs))
    if (measure == "epochs_times_parameters") time <- lapply(c(a = "a", b = "b"), function(side) time[[side]] * pair[[side]]$parameter_count)
    d <- log_ratio(time$a, known$a, time$b, known$b)
    return(sample_of(d, is_sequential = is_sequential(row), censored = sum(!known$a | !known$b),
                     choice = lapply(pair, choice_of, row = row),
                     for_lower = list(lower = ifelse(edge$b, -Inf, d$lower), upper = d$upper),
                     for_upper = list(lower = d$lower, upper = ifelse(edge$a, Inf, d$upper))))
  }
  found <- lapply(pair, values, measure = measure)
  if (all(is.na(unlist(found)))) return(NULL)
  difference <- if (measure == "gradient_ratio") plain_ratio else if (measure == "dead_share") share_difference else if (measure %in% PLAIN) accuracy_difference else loss_ratio
  d <- difference(found$a, found$b)
  either <- edge$a | edge$b
  opened <- list(lower = ifelse(either, -Inf, d$lower), upper = ifelse(either, Inf, d$upper))
  sample_of(d, is_ratio = !(measure %in% PLAIN), centre = if (measure == "dead_share") "signs" else "ranks",
            is_sequential = is_sequential(row), censored = sum(is.na(found$a) | is.na(found$b)), for_lower = opened, for_upper = opened)
}

plain <- function(row, values, centre = "ranks") {
  values <- values[!is.na(values)]
  sample_of(list(lower = values, upper = values), is_ratio = FALSE, centre = centre, is_sequential = is_sequential(row))
}

# By what factor more each added layer shrinks the first layer's gradient, beside the last one's, with b than with a.
fading <- function(row) {
  width <- strsplit(row$hidden, "x")[[1]][1]
  by_seed <- function(side) {
    points <- do.call(rbind, lapply(SWEEP_DEPTHS[-1], function(depth) {
      arm <- arm(row, side, list(hidden = paste(rep(width, depth), collapse = "x"), learning_rate = NA))
      data.frame(seed = arm$seed, x = rep(depth - 1, nrow(arm)), y = log(gradient_ratio(arm)))
    }))
    points <- points[!is.na(points$y), ]
    seen <- unique(points$seed)
    setNames(sapply(seen, function(seed) with(points[points$seed == seed, ], exp(sum(x * y) / sum(x * x)))), seen)
  }
  steady <- by_seed("a"); fade <- by_seed("b")
  both <- names(fade)[names(fade) %in% names(steady)]
  known <- rep(TRUE, length(both))
  sample_of(log_ratio(unname(fade[both]), known, unname(steady[both]), known), is_sequential = is_sequential(row))
}

# The rates of the sweep in this network: a hundredth, a tenth, 1/sqrt(10) of the highest, and itself.
dying_rates <- function(row) {
  rates <- unique(trials$learning_rate[trials$hidden == row$hidden & trials$dataset == row$dataset])
  for (highest in sort(rates, decreasing = TRUE)) {
    swept <- digits(highest / c(100, 10, sqrt(10), 1), 3)
    if (all(swept %in% rates)) return(swept)
  }
  unavailable("the sweep's learning rates")
}

# --- Claims. A finding is what a row of claims.csv rests on: a sample, all parts that are tested, the pair of arms, and
# on terms the word, with what the interval had to leave out for it (NULL: as usual).

says <- function(word, against = NULL) list(word = word, against = against)

find <- function(row) {
  if (row$measure %in% c("largest_error", "parameters")) return(find_exact(row))
  if (row$measure == "mean_activation") return(find_centre(row))
  if (row$measure == "died_share_difference") return(find_dying(row))
  if (row$claim %in% c("sigmoid-saturates", "tanh-saturates", "relu-gradient-constant")) return(find_fading(row))
  if (row$claim == "leaky-fixes-dying") return(find_leaky(row))
  pair <- paired(row)
  sample <- compare(row, pair, row$measure)
  found <- list(sample = sample, parts = list(sample), pair = pair)
  found$word <- function(terms) says(at_least(row$claimed_ratio, sample, terms))
  if (row$claim == "non-zero-centred-slows") {
    found$parts <- centring(row)
    found$sample <- weakest(found$parts)
    found$word <- function(terms) says(joined(sapply(found$parts, at_least, times = 1, terms = terms)))
  } else if (row$claim == "elu-keeps-gradient") {
    died <- plain(row, health(arm(row, "a"), "died", "last"), "signs")
    found$parts <- list(sample, died)
    found$word <- function(terms) {
      limits <- limits_of(died, terms)
      alive <- if (limits[1] > 0.01) "refuted" else if (limits[2] < 0.01) "supported" else "inconclusive"
      says(joined(c(alive, at_least(row$claimed_ratio, sample, terms))))
    }
  } else if (is_compared(row)) found$word <- compared_word(row, sample)
  else if (row$status == "exploratory" && row$claim == paste0(row$a, "-or-", row$b)) found$word <- two_sided_word(sample)
  found
}

# Both pairs of curves that differ in their centre alone.
# A rate that is shared or given is that of both.
centring <- function(row) lapply(CENTRING, function(names) {
  other <- row; other$a <- names[1]; other$b <- names[2]
  compare(row, paired(row, if (row$regime == "tuned") list(learning_rate = NA) else list(), other), row$measure)
})

is_compared <- function(row) !is.na(row$claimed_lower %or% NA) || !is.na(row$claimed_upper %or% NA)

compared_word <- function(row, sample) {
  lower <- row$claimed_lower %or% -Inf; upper <- row$claimed_upper %or% Inf
  edges <- finite(c(lower, upper)); none <- if (isTRUE(sample$is_ratio)) 1 else 0
  neutral <- if (length(edges) == 1 && (lower > none || upper < none)) none else NA
  function(terms) {
    word <- decide(length(sample$lower), limits_of(sample, terms), lower, upper, neutral)
    if (word == "direction only") return(says(word, finite(c(edges, neutral))))
    estimate <- estimate_of(sample)
    says(word, if (estimate[1] >= upper) upper else if (estimate[2] <= lower) lower else edges)
  }
}

two_sided_word <- function(sample) function(terms) {
  if (at_least(1, sample, terms) != "inconclusive") return(says("supported"))
  is_equal <- decide(length(sample$lower), limits_of(sample, terms), 1 / MARGIN, MARGIN) == "supported"
  if (is_equal) says("refuted", c(MARGIN, 1 / MARGIN)) else says("inconclusive")
}

# What is computed, not sampled: of the formula, or of a network whose weights were multiplied.
find_exact <- function(row) {
  if (row$claim == "linear-collapse") return(find_collapse(row))
  x <- ((0:2560) - 1280) / 64
  sigmoid <- function(x) 1 / (1 + exp(-x)); slope <- function(x) sigmoid(x) * (1 - sigmoid(x))
  exact <- list(
    "sigmoid-saturates" = c(slope(5) / slope(0), 1),
    "tanh-faster-than-sigmoid" = c(max(abs(tanh(x) - (2 * sigmoid(2 * x) - 1))), length(x)),
    "tanh-saturates" = c(max(abs(1 - tanh(x)^2 - 4 * slope(2 * x))), length(x)),
    "relu-gradient-constant" = c(0, sum(x > 0)), "leaky-fixes-dying" = c(0, length(x)), "elu-keeps-gradient" = c(0, 1))[[row$claim]]
  if (!is.null(exact)) return(list(exact = exact[1], points = exact[2], word = "supported"))
  if (row$measure != "parameters") unavailable(paste("how", row$claim, "is computed"))
  wide <- if ("network" %in% names(trials)) trials[trials$hidden == trials$network, ] else trials
  count <- function(name) finite(wide$parameter_count[wide$activation == name])[1]
  value <- count(row$b) / count(row$a)
  list(exact = value, points = 1, word = if (value > 1) "supported" else "refuted")
}

# A trained linear network against the product of its weight matrices, and against one without hidden layers.
find_collapse <- function(row) {
  deep <- arm(row, "a"); flat <- arm(row, "b", list(hidden = "none"))
  if (!"linear_collapse_error" %in% names(deep)) unavailable("linear_collapse_error in trials.csv")
  metric <- deep$target_metric[1]; is_loss <- grepl("loss$", metric)
  best <- function(arm) setNames(sapply(table_of("curves")[arm$trial_id], function(c) (if (is_loss) min else max)(c[[metric]], na.rm = TRUE)), arm$seed)
  advantage <- (if (is_loss) -1 else 1) * (best(deep) - best(flat)[as.character(deep$seed)])
  errors <- deep$linear_collapse_error[!is.na(deep$linear_collapse_error)]
  word <- if (max(errors) > 1e-4) "refuted" else if (interval(plain(row, unname(advantage)), 1 - ALPHA)[1] > 0.01) "inconclusive" else "supported"
  list(exact = max(errors), points = length(errors), word = word)
}

# Of each hidden layer the mean activation at the end, which has to be above 0.
find_centre <- function(row) {
  arm <- arm(row, "a")
  parts <- lapply(seq_len(depth_of(arm)), function(layer) plain(row, health(arm, "mean_activation", "last", layer)))
  word <- function(terms) says(joined(sapply(parts, function(part) {
    limits <- limits_of(part, terms)
    if (limits[1] > 0) "supported" else if (limits[2] < 0) "refuted" else "inconclusive"
  })))
  list(sample = weakest(parts), parts = parts, word = word)
}

# The share of the units that died at the highest rate at which most networks are trained, less that at the lowest.
find_dying <- function(row) {
  pair <- paired(row)
  sample <- plain(row, health(pair$b, "died", "last") - health(pair$a, "died", "last"))
  word <- function(terms) {
    limits <- limits_of(sample, terms)
    if (limits[2] < 0.01) says("refuted", 0.01) else says(if (limits[1] > 0) "supported" else "inconclusive")
  }
  list(sample = sample, parts = list(sample), word = word)
}

# The gradient by depth, and for saturation the time to target of the deepest network.
find_fading <- function(row) {
  parts <- list(fading(row)); pair <- NULL
  if (row$claim != "relu-gradient-constant") { pair <- paired(row); parts[[2]] <- compare(row, pair, "epochs_to_target") }
  word <- function(terms) says(joined(sapply(parts, at_least, times = 1, terms = terms)))
  list(sample = weakest(parts), parts = parts, word = word, pair = pair)
}

# Where units of ReLU die and networks still learn; the comparisons at all rates stand together.
find_leaky <- function(row) {
  swept <- lapply(dying_rates(row), function(rate) paired(row, list(learning_rate = rate)))
  parts <- lapply(swept, function(pair) compare(row, pair, "epochs_to_target"))
  share <- function(arm) { dead <- health(arm, "dead", "last"); if (all(is.na(dead))) 0 else mean(dead, na.rm = TRUE) }
  is_dying <- any(sapply(swept, function(pair) share(pair$b) >= 0.1))
  pair <- paired(row); sample <- compare(row, pair, "epochs_to_target")
  word <- function(terms) says(if (is_dying) at_least(1, sample, terms) else "inconclusive")
  list(sample = sample, parts = parts, word = word, pair = pair)
}

# --- Tables.

# The same differences, whichever way round, are one measurement; those of which nothing is known are told apart.
unknown <- 0
key_of <- function(sample) {
  if (!any(is.finite(c(sample$lower, sample$upper)))) { unknown <<- unknown + 1; return(paste("unknown", unknown)) }
  text <- function(x, y) paste(sprintf("%.17g", c(x, y) + 0), collapse = " ")
  paste(sample$is_ratio, min(text(sample$lower, sample$upper), text(0 - sample$upper, 0 - sample$lower)))
}

# Two columns; a bound that is not known is missing.
bounds <- function(name, sample, limits) {
  known <- limits[1] == limits[2] || all(is.finite(limits)) || sample$is_ratio
  low <- if (known && is.finite(limits[1]) && !(sample$is_ratio && limits[1] == 0 && limits[2] != 0)) limits[1] else NA
  setNames(list(low, if (known && is.finite(limits[2])) limits[2] else NA), paste0(name, c("_lower", "_upper")))
}

# Whether a target is met by who always says the largest class, or the mean.
is_met_by_constant <- function(dataset, metric, value) {
  data <- Filter(function(each) each$label == dataset, manifest$data)
  if (length(data) == 0) return(FALSE)
  shares <- vapply(data[[1]]$classes, function(each) as.numeric(each$rows), 0) / data[[1]]$rows
  kind <- sub("^(train|test)_", "", metric)
  if (kind == "loss") return(value >= if (length(shares) == 0) 1 else -sum(shares * log(shares)))
  switch(kind, accuracy = value <= max(shares), balanced_accuracy = value <= 1 / length(shares), FALSE)
}

# What p is against where a word is kept back: what the word would be on lesser terms.
against_instead <- function(found, confidence, against) {
  rates <- list(on(confidence, FALSE), on(confidence, TRUE, BOTH, FALSE), on(confidence, FALSE, BOTH, FALSE))
  chosen <- any(sapply(Filter(Negate(is.null), found$parts), is_chosen))
  is_stuck <- chosen && found$word(on(confidence, further = TRUE))$word == "inconclusive"
  for (terms in c(rates, if (!is_stuck) list(on(1 - ALPHA), on(1 - ALPHA, TRUE, "own")))) {
    other <- found$word(terms)
    if (other$word != "inconclusive") return(other$against)
  }
  against
}

# The two intervals with what the choice of the rates may have cost.
chosen_rates <- function(sample, confidence) {
  if (!is_chosen(sample)) return(list(with_rate_choice_lower = NA, with_rate_choice_upper = NA, simultaneous_with_rate_choice_lower = NA, simultaneous_with_rate_choice_upper = NA))
  c(bounds("with_rate_choice", sample, with_choice(sample, interval(sample, 1 - ALPHA), 1 - ALPHA)),
    bounds("simultaneous_with_rate_choice", sample, with_choice(sample, interval(sample, confidence, BOTH), confidence)))
}

# What an interval at the chosen rates has to leave out, so that the value is left out with their choice; NA where none can.
beyond_choice <- function(value, sample, confidence) {
  if (!is_chosen(sample)) return(value)
  estimate <- estimate_of(sample); moved <- with_choice(sample, estimate, confidence)
  if (moved[1] > value) value * (estimate[1] / moved[1]) else if (moved[2] < value) value * (estimate[2] / moved[2]) else NA
}

claims_row <- function(row, found, measurements) {
  if (!is.null(found$exact)) {
    figures <- setNames(rep(list(found$exact), 4), c("estimate_lower", "estimate_upper", "interval_lower", "interval_upper"))
    return(c(figures, list(pairs = found$points, censored = 0, p = NA, p_adjusted = NA, measurements = 0, verdict = found$word)))
  }
  sample <- found$sample
  if (is.null(sample)) return(list(pairs = 0, censored = 0, measurements = 0, verdict = "inconclusive"))
  confidence <- 1 - ALPHA / max(1, measurements)
  said <- found$word(on(confidence, TRUE)); word <- said$word; against <- said$against
  if (word == "inconclusive" && length(sample$lower) >= FEWEST_PAIRS) against <- against_instead(found, confidence, against)
  claimed <- row$claimed_ratio %or% 0
  target <- trials[trials$dataset == row$dataset, ][1, ]
  is_capped <- row$measure == "epochs_to_target" && is_met_by_constant(row$dataset, target$target_metric, target$target_value)
  if (!is.null(against)) values <- against else if (word == "direction only") values <- c(1, claimed) else values <- claimed
  if (length(sample$lower) < FEWEST_PAIRS || is_capped) word <- "inconclusive"
  if (word == "inconclusive" && is.null(against)) values <- claimed
  p <- max(sapply(values, p_against, sample = sample))
  figures <- c(
    bounds("estimate", sample, estimate_of(sample)), bounds("interval", sample, interval(sample, 1 - ALPHA)),
    bounds("median", sample, interval(sample, 1 - ALPHA, "signs")), bounds("simultaneous", sample, interval(sample, confidence, BOTH)),
    list(pairs = length(sample$lower), censored = sample$censored, p = p, p_adjusted = min(1, measurements * p),
         measurements = measurements, verdict = word))
  if (has_choice) figures <- c(figures, chosen_rates(sample, confidence))
  beyond <- sapply(if (is_compared(row)) values else claimed, beyond_choice, sample = sample, confidence = confidence)
  more <- if (word == "inconclusive" && !anyNA(beyond)) seeds_to_decide(sample, confidence, beyond)
  c(figures, more %||% list(seeds_needed = NA, seeds_needed_lower = NA, seeds_needed_upper = NA))
}
`%||%` <- function(value, other) if (is.null(value)) other else value

# The figures of a row of targets.csv: the same comparison at another target.
target_row <- function(claim, found, row, confidence) {
  curves <- table_of("curves")
  times <- lapply(found$pair, function(arm) vapply(curves[arm$trial_id], crossing, 0, row$target_metric, row$target_value, if (row$crossing == "sustained") 3 else 1, USE.NAMES = FALSE))
  sample <- compare(claim, found$pair, "epochs_to_target", times)
  word <- if (is_compared(claim)) compared_word(claim, sample)(on(confidence, TRUE))$word else at_least(claim$claimed_ratio, sample, on(confidence, TRUE))
  c(bounds("estimate", sample, estimate_of(sample)), bounds("interval", sample, interval(sample, 1 - ALPHA)),
    bounds("simultaneous", sample, interval(sample, confidence, BOTH)),
    list(pairs = length(sample$lower), censored = sample$censored, verdict = word))
}

# The least and the greatest estimate over all targets, first crossings.
over_targets <- function(rows, figures) {
  is_known <- rows$crossing == "first" & vapply(figures, function(each) !anyNA(each[c("estimate_lower", "estimate_upper")]), TRUE)
  if (!any(is_known)) return(list(ratio_over_targets_lower = NA, ratio_over_targets_upper = NA))
  list(ratio_over_targets_lower = min(sapply(figures[is_known], `[[`, "estimate_lower")),
       ratio_over_targets_upper = max(sapply(figures[is_known], `[[`, "estimate_upper")))
}

# The figures of a row of comparisons.csv: the same arms by another measure, by itself.
comparison_row <- function(claim, found, row) {
  sample <- compare(claim, found$pair, row$measure)
  n <- length(sample$lower); surely <- sum(sample$lower > 0); possibly <- sum(sample$upper > 0)
  figures <- c(
    bounds("estimate", sample, estimate_of(sample)), bounds("interval", sample, interval(sample, 1 - ALPHA)),
    bounds("median", sample, interval(sample, 1 - ALPHA, "signs")),
    list(p = p_against(sample, if (sample$is_ratio) 1 else 0, "own"), pairs = n, censored = sample$censored,
         chance_lower = surely / n, chance_upper = possibly / n,
         chance_interval_lower = if (surely > 0) qbeta(ALPHA / 2, surely, n - surely + 1) else 0,
         chance_interval_upper = if (possibly < n) qbeta(1 - ALPHA / 2, possibly + 1, n - possibly) else 1))
  if (is.na(row$corrected_test_ratio %or% NA)) return(figures)
  d <- sample$lower; error <- sqrt(var(d) * (1 / n + row$corrected_test_ratio))
  limits <- mean(d) + qt(c(0.5, ALPHA / 2, 1 - ALPHA / 2), n - 1) * error
  if (sample$is_ratio) limits <- exp(limits)
  c(figures, list(corrected_mean = limits[1], corrected_lower = limits[2], corrected_upper = limits[3],
                  corrected_p = if (error > 0) 2 * pt(-abs(mean(d)) / error, n - 1) else as.numeric(mean(d) == 0)))
}

# The largest relative difference of each column.
columns <- list(); skipped <- list()
difference <- function(found, value) {
  if (inherits(value, "between")) { found <- found %or% Inf; return(if (value$least <= found && found <= value$most) 0 else Inf) }
  if (is.na(found) || is.na(value)) return(if (is.na(found) && is.na(value)) 0 else Inf)
  if (is.character(value)) return(if (found == value) 0 else Inf)
  if (abs(found - value) <= 1e-15) 0 else abs(found - value) / max(abs(found), abs(value))
}
check <- function(table, row, figures) for (name in intersect(names(figures), names(row))) {
  key <- paste0(table, ".csv ", name); largest <- difference(row[[name]], figures[[name]])
  known <- columns[[key]]
  if (is.null(known)) known <- list(count = 0, largest = 0, where = "")
  if (largest > known$largest) { known$largest <- largest; known$where <- paste0("row ", row$line, ": ", row[[name]], ", recomputed ", paste(unlist(figures[[name]]), collapse = " to ")) }
  known$count <- known$count + 1
  columns[[key]] <<- known
}

directory <- commandArgs(trailingOnly = TRUE)
if (length(directory) != 1 || !file.exists(file.path(directory, "claims.csv"))) {
  message("Give the directory of a result, one that holds claims.csv.")
  quit(status = 2)
}
claims <- read("claims"); claims$line <- seq_len(nrow(claims)) + 1
at <- match(c("dataset", "regime"), names(claims)); factors <- names(claims)[at[1]:(at[2] - 1)]
has_choice <- "simultaneous_with_rate_choice_lower" %in% names(claims)
trials <- read("trials"); tuned <- trials[trials$phase == "tune", ]; trials <- trials[trials$phase == "evaluate", ]
if ("look" %in% names(trials)) trials <- trials[order(trials$look), ]
seeds <- unique(trials$seed)
tuning <- if (file.exists(file.path(directory, "tuning.csv"))) read("tuning")
is_tuned_anew <- "replicate" %in% names(tuning)
manifest <- jsonlite::fromJSON(file.path(directory, "manifest.json"), simplifyVector = FALSE)

row_of <- function(table, i) as.list(table[i, , drop = FALSE])
found <- lapply(seq_len(nrow(claims)), function(i) tryCatch(find(row_of(claims, i)), unavailable = function(reason) {
  skipped[[conditionMessage(reason)]] <<- (skipped[[conditionMessage(reason)]] %||% 0) + 1
  NULL
}))
# Distinct measurements of the same status stand together; where not all are known, those that claims.csv counts.
counts <- sapply(unique(claims$status), function(status) {
  of <- which(claims$status == status)
  if (any(sapply(found[of], is.null))) return(max(claims$measurements[of]))
  parts <- Filter(Negate(is.null), unlist(lapply(found[of], `[[`, "parts"), recursive = FALSE))
  length(unique(vapply(parts, key_of, "")))
})
shared <- c("claim", "status", factors, "regime", grep("^(a|b|learning_rate_[ab])$", names(claims), value = TRUE))
key_in <- function(table) do.call(paste, c(lapply(table[shared], as.character), sep = "|"))
others <- lapply(c(targets = "targets", comparisons = "comparisons"), function(name) {
  table <- read(name); table$line <- seq_len(nrow(table)) + 1
  split(table, key_in(table))
})
keys <- key_in(claims)
for (i in which(!sapply(found, is.null))) {
  row <- row_of(claims, i); count <- counts[[row$status]]
  is_time <- row$measure == "epochs_to_target"
  targets <- if (is_time) others$targets[[keys[i]]]
  at_targets <- lapply(seq_len(NROW(targets)), function(k) target_row(row, found[[i]], row_of(targets, k), 1 - ALPHA / max(1, count)))
  check("claims", row, c(claims_row(row, found[[i]], count), over_targets(targets, at_targets)))
  for (k in seq_along(at_targets)) check("targets", row_of(targets, k), at_targets[[k]])
  comparisons <- if (is_time) others$comparisons[[keys[i]]]
  for (k in seq_len(NROW(comparisons))) check("comparisons", row_of(comparisons, k), comparison_row(row, found[[i]], row_of(comparisons, k)))
}
for (name in names(columns)) with(columns[[name]], cat(sprintf("%-40s %5d figures  %.1e%s\n", name, count, largest, if (largest > TOLERANCE) paste0("  DIFFERS, ", where) else "")))
for (reason in names(skipped)) cat(sprintf("claims.csv: %d rows not recomputed, which take %s\n", skipped[[reason]], reason))
quit(status = as.integer(any(sapply(columns, `[[`, "largest") > TOLERANCE)))
