export { either, list } from "./lists.js";
export { formatNumber, number, plural } from "./numbers.js";
export { matchWords, placeWords, rateWords, titleOf } from "./places.js";
export { pointWords, tunedWords, tunedOverWords } from "./points.js";
export { inverted, range, ratio, ratioNumber } from "./ratios.js";
export { CONFIDENCE, intervalWords, seedsWords, testWords } from "./sampling.js";
export { percent, share, shareNumber, shareToTenth, tenthNumber } from "./shares.js";
export { formatTarget, targetWords } from "./targets.js";
export { formatDuration, formatEpochs, formatTime, formatTimes } from "./times.js";
