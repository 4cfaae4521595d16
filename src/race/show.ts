import { summarizeDataset } from "../datasets/summary.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import { scoreOf } from "../experiment/measure.js";
import { fieldsOf } from "../experiment/plan.js";
import { usualReference } from "../experiment/match.js";
import { datasetSentence } from "../reports/content/datasets.js";
import { createMemoryJournal } from "../results/memory-journal.js";
import { formatTarget, plural } from "../words/index.js";
import { showControls } from "./controls.js";
import { byId } from "./dom.js";
import { createLane } from "./lane.js";
import { createRace, heatsOf, type Race, type RaceState } from "./race.js";
import { computingTimes, standings } from "./standing.js";
import { standingsTable } from "./table.js";
import type { Team } from "./team.js";
import { verdictList } from "./verdicts.js";

/** A race and what is seen of it. */
export interface Show {
  readonly race: Race;
  /** Draws what is new, a few lanes a frame; false where all has been drawn. */
  draw(): boolean;
  /** Draws everything anew with the next frame. */
  forget(): void;
  /** Says how things stand, and what can be done. */
  tell(): void;
}

const STATES: Readonly<Record<RaceState, string>> = {
  ready: "Ready",
  racing: "Racing",
  paused: "Paused",
  over: "The race is over",
};

/** Lanes drawn in one frame: of more, each is drawn in every second, or third. */
const MOST_DRAWN = 4;
/** Milliseconds after which a slow machine leaves the other lanes to the next frame. */
const DRAWING = 3;

/** Statistics of hundreds of seeds take long: they are followed by so many times as long without. */
const REST = 20;

/** @param seedsAtOnce how many seeds of an activation are trained side by side */
export function startShow({ experiment, tables }: LoadedConfig, team: Team, seedsAtOnce: number): Show {
  const { seeds, training } = experiment;
  const [field] = fieldsOf(experiment);
  const labels = experiment.activations.map(({ label }) => label);
  const lanes = new Map(
    field.map(({ spec }, i) => [labels[i], createLane(labels[i], i, spec.hidden, training.epochs)] as const),
  );
  let reference = usualReference(labels) ?? "";
  const table = standingsTable(labels, reference, training.epochs, (label) => {
    reference = label;
    showStandings();
  });
  byId("lanes").replaceChildren(...[...lanes.values()].map(({ root }) => root));
  const data = summarizeDataset(experiment.datasets[0], experiment.seed, seeds[0], tables);
  const verdicts = verdictList(experiment, data);
  byId("data").textContent = datasetSentence(data);
  byId("standings").replaceChildren(table.root, verdicts.root);

  team.equip(tables);
  const race = createRace(heatsOf(experiment, seedsAtOnce), team, {
    groupMoved: (news) => lanes.get(news.activation)?.hear(news),
    trialsArrived(arrivals) {
      for (const arrival of arrivals) {
        lanes
          .get(arrival.spec.activation.label)
          ?.arrive(Number(scoreOf(arrival, experiment)?.reached ?? false));
      }
    },
    heatEnded() {
      if (race.state() !== "racing" || performance.now() >= rested) showStandings();
      if (race.state() === "over") verdicts.show(journal.study());
      tell();
    },
  });
  const journal = createMemoryJournal([experiment]);
  let [rested, turn] = [0, 0];
  const showStandings = (): void => {
    const begun = performance.now();
    journal.append(race.arrivals);
    table.show(standings(journal.study(), reference), computingTimes(race.arrivals));
    rested = performance.now() + REST * (performance.now() - begun);
  };
  const tell = (): void => {
    const [target] = Object.values(experiment.targets);
    const done = Math.round(race.arrivals.length / labels.length);
    byId("status").textContent =
      `${STATES[race.state()]}: ${done} of ${plural(seeds.length, "seed")}; target: ${formatTarget(target)}.`;
    showControls(race.state());
  };
  showStandings();
  tell();

  return {
    race,
    draw() {
      const until = performance.now() + DRAWING;
      let drawn = 0;
      for (let i = 0; i < labels.length && drawn < MOST_DRAWN && performance.now() < until; i++) {
        drawn += Number(lanes.get(labels[turn])?.draw() ?? false);
        turn = (turn + 1) % labels.length;
      }
      return drawn > 0;
    },
    forget() {
      for (const lane of lanes.values()) lane.forget();
    },
    tell,
  };
}
