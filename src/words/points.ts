import type { Point } from "../experiment/tuning/point.js";
import { settingTitle, settingWords, type Settings } from "../factors/settings.js";
import { either, list } from "./lists.js";

/** "0.1", or what is tuned together with the rate as well: "0.1, momentum 0.9, batches of 16". */
export const pointWords = ({ rate, settings }: Point, rateText: (rate: number) => string = String): string =>
  [rateText(rate), ...settingWords(settings)].join(", ");

/** In a sentence: " with momentum 0.9 and batches of 16"; empty where there are no settings. */
export function withWords(settings: Settings): string {
  const words = settingWords(settings);
  return words.length === 0 ? "" : ` with ${list(words)}`;
}

/** What is tuned: "learning rate", "learning rate, momentum and batch size". */
export const tunedWords = (
  settings: Readonly<Record<string, unknown>> = {},
  rate = "learning rate",
): string => list([rate, ...Object.keys(settings).map(settingTitle)]);

/** What settings are tuned over: "momentum (0 or 0.9) and batch size (16 or 32)". */
export const tunedOverWords = (lists: Readonly<Record<string, readonly Settings[string][]>>): string =>
  list(Object.entries(lists).map(([key, values]) => `${settingTitle(key)} (${either(values.map(String))})`));
