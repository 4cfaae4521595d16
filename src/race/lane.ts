import { mean } from "d3-array";
import { lineStyleOf, PALETTE } from "../reports/html/colours.js";
import { share } from "../words/index.js";
import { element } from "./dom.js";
import { colourNow, drawing } from "./draw/canvas.js";
import { curvePlot } from "./draw/curves.js";
import { drawFit, regionsPicture } from "./draw/picture.js";
import { unitsPicture } from "./draw/units.js";
import type { UnitHealth } from "../trial/health.js";
import type { GroupNews } from "./messages.js";

/** What one activation shows while it races. */
interface Lane {
  readonly root: HTMLElement;
  /** Takes what a worker tells; drawn with the next frame. */
  hear(news: GroupNews): void;
  /** One more trial has finished, with 1 where it reached the target, else 0. */
  arrive(reached: number): void;
  /** Draws what is new since it was drawn last; false where nothing is. */
  draw(): boolean;
  /** Draws all of it with the next frame, as when the colours have changed. */
  forget(): void;
}

/** @param index the activation's place in the config, which gives its colour */
export function createLane(label: string, index: number, hidden: readonly number[], epochs: number): Lane {
  const picture = drawing("picture", 320, 320, `What the network of ${label} has learned`);
  const plot = drawing("curve", 320, 320, `Training loss of every seed of ${label}`);
  const units = drawing(
    "units",
    640,
    112,
    `Units of ${label}, of its first seed: dead ones are crossed out, saturated ones filled`,
  );
  const words = element("p", "At the initial weights.");
  const { className, colour } = lineStyleOf(index);
  const root = element(
    "article",
    { class: `lane ${className}`, style: `--lane:${colour}`, "aria-label": label },
    element("h2", label),
    element("div", { class: "pictures" }, picture, plot),
    units,
    words,
  );
  const curves = curvePlot(plot, epochs);
  const drawRegions = regionsPicture(picture);
  const drawUnits = unitsPicture(units, hidden);
  let news: GroupNews | undefined;
  let seen: Pick<GroupNews, "regions" | "fit"> = {};
  let [finished, reached, isNew, isPictureNew] = [0, 0, false, false];
  return {
    root,
    hear(latest) {
      news = latest;
      isNew = true;
      curves.add(latest.trials);
      if (latest.regions === undefined && latest.fit === undefined) return;
      seen = latest;
      isPictureNew = true;
    },
    arrive(atTarget) {
      finished += 1;
      reached += atTarget;
      isNew = true;
    },
    draw() {
      if (!isNew || news === undefined) return false;
      const ink = colourNow(`c${index % PALETTE.length}`);
      if (isPictureNew && seen.regions) drawRegions(seen.regions);
      if (isPictureNew && seen.fit) drawFit(picture, seen.fit, ink);
      curves.draw(ink);
      drawUnits(news.units, ink);
      words.textContent =
        `epoch ${news.epoch.toFixed(0)} · reached ${reached}/${finished}\n` +
        `${meanShare(news.units, "dead")} dead ×, ${meanShare(news.units, "saturated")} saturated ●`;
      [isNew, isPictureNew] = [false, false];
      return true;
    },
    forget() {
      curves.forget();
      [isNew, isPictureNew] = [true, true];
    },
  };
}

/** The mean over units, then over hidden layers, which all count alike. */
const meanShare = (layers: readonly UnitHealth[], key: keyof UnitHealth): string =>
  share(mean(layers, (layer) => mean(layer[key]) ?? 0) ?? 0);
