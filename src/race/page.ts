import { claimProblems } from "../claims/problems.js";
import { ActbenchError } from "../errors.js";
import { configIn, hashOf } from "../experiment/overrides.js";
import { checkConfig } from "../experiment/load-config.js";
import { DEFAULT, labelOf, leftOut, onTable, pathNamed, raceConfigOf, type RaceConfig } from "./config.js";
import { connectControls, showControls } from "./controls.js";
import { byId, refill } from "./dom.js";
import { readEmbedded } from "./embedded.js";
import { copyText, readFile, saveJson, takeDropped, textOf } from "./files.js";
import { formulaField } from "./formula-field.js";
import { claimList } from "./lecture.js";
import { settingsFields } from "./settings.js";
import { startShow, type Show } from "./show.js";
import { startTeam } from "./team.js";

const NO_SIMD = "This browser has no WebAssembly SIMD: the slower reference kernel trains.";
const COPIED = "Copied. Save it as config.json, and in a terminal: actbench run config.json";

/** Puts the page together. What it races is the config in its address, else the one that it was given. */
export function startPage(): void {
  const { given, kernel, lanes, script } = readEmbedded();
  const files = new Map(Object.entries(given?.files ?? {}));
  const wake = framesWhile((milliseconds) => {
    show?.race.pass(milliseconds);
    const hasDrawn = show?.draw() ?? false;
    return hasDrawn || show?.race.state() === "racing";
  });
  const team = startTeam(script, kernel, (news) => {
    show?.race.hear(news);
    wake();
  });
  let config = DEFAULT;
  let show: Show | undefined;
  let pace = Infinity;

  const change = (next: RaceConfig): void => {
    config = next;
    history.replaceState(null, "", hashOf(config));
    say("note", kernel === undefined ? NO_SIMD : "");
    refill(byId("fields"), settingsFields({ config, change, takeFile }));
    rewind();
  };

  const takeFile = (file: File): void => {
    const race = (text: string): void => {
      const asked = pathNamed(file.name, config);
      files.set(asked ?? file.name, text);
      change(asked === undefined ? onTable(file.name, config) : config);
    };
    void readFile(file).then(race, (error: unknown) => say("problem", told(error)));
  };

  const rewind = (): void => {
    const { value, problem } = attempt(() =>
      checkConfig(config, (path) => textOf(files, path), claimProblems),
    );
    say("problem", problem ?? "");
    show = value && startShow(value, team, lanes);
    show?.race.setPace(pace);
    byId("arena").hidden = show === undefined;
    showControls(show?.race.state());
  };

  connectControls({
    go() {
      if (show?.race.state() === "over") rewind();
      if (show?.race.state() === "racing") show.race.pause();
      else show?.race.go();
      show?.tell();
      wake();
    },
    step() {
      show?.race.step();
      show?.tell();
    },
    rewind,
    setPace(epochsASecond) {
      pace = epochsASecond;
      show?.race.setPace(pace);
    },
    copy() {
      const text = `${JSON.stringify(config, undefined, 2)}\n`;
      void copyText(text).then((done) => say("note", done ? COPIED : text));
    },
    save() {
      const trials = show?.race.arrivals.map((trial) => ({ ...trial, weights: [...trial.weights] }));
      saveJson("race-results.json", { trials });
    },
  });
  takeDropped(takeFile);
  byId("formula").append(
    formulaField((own) => {
      const others = config.activations.filter((each) => labelOf(each) !== labelOf(own));
      change({ ...config, activations: [...others, own] });
    }),
  );
  byId("why").append(claimList(change));
  const begin = (): void => {
    const { value, problem } = attempt(() => configIn(location.hash));
    const asked = value ?? given?.config ?? DEFAULT;
    change(raceConfigOf(asked));
    const remark = problem ?? leftOut(asked);
    if (remark !== undefined) say("note", remark);
  };
  begin();
  addEventListener("hashchange", begin);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    show?.forget();
    wake();
  });
}

const say = (id: string, text: string): void => {
  byId(id).textContent = text;
};

/** What `make` gives, or what the user has to be told. */
function attempt<T>(make: () => T): { readonly value?: T; readonly problem?: string } {
  try {
    return { value: make() };
  } catch (error) {
    return { problem: told(error) };
  }
}

/** An error of the user's in words; any other is thrown on. */
function told(error: unknown): string {
  if (!(error instanceof ActbenchError)) throw error;
  return [error.message, error.remedy].filter(Boolean).join("\n");
}

/**
 * Calls `draw` with the next frame after it has been woken, and with each one after that as long as it asks for more: a
 * page on which nothing happens costs nothing.
 *
 * @param draw is given the milliseconds since the frame before
 * @returns wakes it
 */
function framesWhile(draw: (milliseconds: number) => boolean): () => void {
  let before: number | undefined;
  let isAwake = false;
  const frame = (now: number): void => {
    isAwake = false;
    const goesOn = draw(now - (before ?? now));
    before = goesOn ? now : undefined;
    if (goesOn) wake();
  };
  const wake = (): void => {
    if (!isAwake) requestAnimationFrame(frame);
    isAwake = true;
  };
  return wake;
}
