import { expect, it } from "vitest";
import { checkConfig } from "../../src/experiment/load-config.js";
import type { Arrival, News } from "../../src/race/messages.js";
import { createRace, heatsOf, type Race } from "../../src/race/race.js";
import type { Team } from "../../src/race/team.js";
import { config } from "./trained.js";

/** A race whose team trains nothing, with all that the team was told. */
function aRace(): { race: Race; told: string[]; heats: ReturnType<typeof heatsOf>; ended: number[] } {
  const [told, ended]: [string[], number[]] = [[], []];
  const heats = heatsOf(checkConfig(config, () => "").experiment, 4);
  let round = 0;
  const team: Team = {
    equip: () => {},
    start(groups, epochs) {
      told.push(`start ${groups.flat().length} up to ${epochs}`);
      return ++round;
    },
    limit: (epochs) => told.push(`up to ${epochs}`),
  };
  const race: Race = createRace(heats, team, {
    groupMoved: () => {},
    trialsArrived: () => {},
    heatEnded: () => ended.push(race.ended()),
  });
  return { race, told, heats, ended };
}

const moved = (round: number, epoch: number): News => ({
  round,
  groups: [{ activation: "tanh", epoch, trials: [], units: [] }],
  arrivals: [],
});

it("races heat after heat, without a rest where it goes as fast as it can", () => {
  const { race, told, heats, ended } = aRace();
  race.go();
  for (const [h, heat] of heats.entries()) {
    race.hear({ round: h + 1, groups: [], arrivals: heat.flat().map((spec) => ({ spec }) as Arrival) });
  }
  expect(told).toEqual(["start 12 up to 0", "up to Infinity", "start 3 up to Infinity"]);
  expect(ended).toEqual([1, 2]);
  expect(race.state()).toBe("over");
});

it("lets groups go as far as the time that has passed allows, and no further than where it is paused", () => {
  const { race, told } = aRace();
  race.setPace(20);
  race.go();
  race.pass(100);
  race.pass(60_000);
  race.hear(moved(1, 6));
  race.pause();
  race.pass(100);
  expect(told.slice(1)).toEqual(["up to 0", "up to 2", "up to 7", "up to 6"]);
});

it("steps to the next whole epoch, and hears nothing of a heat before", () => {
  const { race, told } = aRace();
  race.step();
  race.hear(moved(0, 7));
  race.hear(moved(1, 1));
  race.step();
  expect(told.slice(1)).toEqual(["up to 1", "up to 2"]);
  expect(race.state()).toBe("paused");
});
