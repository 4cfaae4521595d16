import type { Experiment } from "../experiment/experiment.js";
import { fieldsOf, trialsOf } from "../experiment/plan.js";
import { rateAlone } from "../experiment/tuning/point.js";
import type { Arrival, GroupNews, Heat, News } from "./messages.js";
import type { Team } from "./team.js";

export type RaceState = "ready" | "racing" | "paused" | "over";

/** Who watches a race. */
interface Watcher {
  groupMoved(news: GroupNews): void;
  trialsArrived(arrivals: readonly Arrival[]): void;
  heatEnded(): void;
}

/** Heats one after the other, as far as they are let go. Nothing here is drawn. */
export interface Race {
  /** Finished trials, in the order in which they arrived. */
  readonly arrivals: readonly Arrival[];
  state(): RaceState;
  /** How many heats have ended. */
  ended(): number;
  go(): void;
  pause(): void;
  /** Every group trains to its next epoch, at which it rests. */
  step(): void;
  /** How fast it goes from now on: infinitely is as fast as it can. */
  setPace(epochsASecond: number): void;
  /** So much time has passed: at a finite pace the groups may go further. */
  pass(milliseconds: number): void;
  hear(news: News): void;
}

/**
 * Every activation of the first condition, a few seeds after the other: the plan's own trials, in another order.
 *
 * @param lanes how many seeds a group has
 */
export function heatsOf(experiment: Experiment, lanes: number): Heat[] {
  const [field] = fieldsOf(experiment);
  const { seeds, learningRates } = experiment;
  const arms = field.map((arm) => trialsOf(arm, "evaluate", rateAlone(learningRates[0]), seeds));
  return Array.from({ length: Math.ceil(seeds.length / lanes) }, (_, h) =>
    arms.map((trials) => trials.slice(h * lanes, (h + 1) * lanes)),
  );
}

/** The longest time that counts as passed: a page in the background is not called for minutes. */
const LONGEST_PAUSE = 250;

/** Sets a team at the initial weights of the first heat. */
export function createRace(heats: readonly Heat[], team: Team, watcher: Watcher): Race {
  const arrivals: Arrival[] = [];
  let state: RaceState = "ready";
  let pace = Infinity;
  let [heat, round, epoch, limit, missing] = [0, 0, 0, 0, 0];

  const allow = (epochs: number): void => {
    limit = epochs;
    team.limit(epochs);
  };
  const begin = (): void => {
    epoch = 0;
    missing = heats[heat].flat().length;
    limit = state === "racing" && pace === Infinity ? Infinity : 0;
    round = team.start(heats[heat], limit);
  };
  const endHeat = (): void => {
    heat += 1;
    if (heat === heats.length) state = "over";
    else begin();
    watcher.heatEnded();
  };
  begin();

  return {
    arrivals,
    state: () => state,
    ended: () => heat,
    go() {
      state = "racing";
      allow(pace === Infinity ? Infinity : epoch);
    },
    pause() {
      state = "paused";
      allow(epoch);
    },
    step() {
      state = "paused";
      allow(Math.floor(epoch) + 1);
    },
    setPace(epochsASecond) {
      pace = epochsASecond;
      if (state === "racing") allow(pace === Infinity ? Infinity : epoch);
    },
    pass(milliseconds) {
      if (state !== "racing" || pace === Infinity) return;
      allow(limit + (pace * Math.min(LONGEST_PAUSE, milliseconds)) / 1000);
    },
    hear(news) {
      if (news.round !== round) return;
      for (const group of news.groups) {
        epoch = Math.max(epoch, group.epoch);
        watcher.groupMoved(group);
      }
      if (news.arrivals.length === 0) return;
      arrivals.push(...news.arrivals);
      watcher.trialsArrived(news.arrivals);
      missing -= news.arrivals.length;
      if (missing === 0) endHeat();
    },
  };
}
