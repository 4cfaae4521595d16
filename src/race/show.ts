import type { LoadedConfig } from "../experiment/load-config.js";
import { scoreOf } from "../experiment/measure.js";
import { createMemoryJournal } from "../results/memory-journal.js";
import { formatTarget, plural } from "../words/index.js";
import { showControls } from "./controls.js";
import { byId } from "./dom.js";
import { heatsOf } from "./heats.js";
import { createLane } from "./lane.js";
import { createRace, type Race, type RaceState } from "./race.js";
import { standings } from "./standing.js";
import { standingsTable } from "./table.js";
import type { Team } from "./team.js";

/** A race and what is seen of it. */
export interface Show {
  readonly race: Race;
  /** Draws what is new since the last frame. */
  draw(): void;
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

/** @param seedsAtOnce how many seeds of an activation are trained side by side */
export function startShow({ experiment, tables }: LoadedConfig, team: Team, seedsAtOnce: number): Show {
  const { seeds, training } = experiment;
  const [{ hidden }] = experiment.networks;
  const labels = experiment.activations.map(({ label }) => label);
  const lanes = new Map(
    labels.map((label, i) => [label, createLane(label, i, hidden, training.epochs)] as const),
  );
  let reference = labels.includes("relu") ? "relu" : labels[0];
  const table = standingsTable(labels, reference, training.epochs, (label) => {
    reference = label;
    showStandings();
  });
  byId("lanes").replaceChildren(...[...lanes.values()].map(({ root }) => root));
  byId("standings").replaceChildren(table.root);

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
      showStandings();
      tell();
    },
  });
  const journal = createMemoryJournal([experiment]);
  const showStandings = (): void => {
    journal.append(race.arrivals);
    table.show(standings(journal.study(), experiment, reference, race.ended()));
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
      for (const lane of lanes.values()) lane.draw();
    },
    forget() {
      for (const lane of lanes.values()) lane.forget();
    },
    tell,
  };
}
