import { byId, element } from "./dom.js";
import type { RaceState } from "./race.js";

/** Epochs a second. */
const PACES: readonly (readonly [string, number])[] = [
  ["as fast as it goes", Infinity],
  ["20 epochs a second", 20],
  ["5 epochs a second", 5],
  ["1 epoch a second", 1],
];

/** What the buttons above the lanes do. */
interface Actions {
  /** Begins, goes on, pauses, or begins anew. */
  go(): void;
  step(): void;
  rewind(): void;
  setPace(epochsASecond: number): void;
  copy(): void;
  save(): void;
}

/** Connects the buttons that the page has from the start. */
export function connectControls({ setPace, ...buttons }: Actions): void {
  for (const [id, action] of Object.entries(buttons)) byId(id).addEventListener("click", action);
  const speed = byId<HTMLSelectElement>("speed");
  speed.append(...PACES.map(([name]) => element("option", name)));
  speed.addEventListener("change", () => setPace(PACES[speed.selectedIndex][1]));
}

const GO: Readonly<Record<RaceState, string>> = {
  ready: "Race",
  racing: "Pause",
  paused: "Go on",
  over: "Race again",
};

const button = (id: string): HTMLButtonElement => byId(id);

/** Which buttons do something; without a race none does. */
export function showControls(state: RaceState | undefined): void {
  button("go").textContent = GO[state ?? "ready"];
  button("go").disabled = button("rewind").disabled = state === undefined;
  button("step").disabled = state !== "ready" && state !== "paused";
  button("save").disabled = state !== "over";
}
