import type { Findings } from "../../analysis/findings.js";
import { markdownPieces, markdownText } from "./markdown.js";

/** Bytes that GitHub takes of one step; it shows nothing of a longer summary. */
const LIMIT = 1024 * 1024;

/** Markdown as long as the summary of a GitHub job may be: for $GITHUB_STEP_SUMMARY. */
export const githubSummary = (findings: Findings): string =>
  markdownText(withinSummary(markdownPieces(findings)));

/**
 * Pieces of Markdown of which the largest are left out, with a word in their place, until the rest is short enough.
 * Large are tables of many rows; headline, verdicts and warnings are small.
 */
export function withinSummary(pieces: readonly string[], limit = LIMIT): string[] {
  const kept = [...pieces];
  const bySize = pieces.map((piece, i) => ({ i, bytes: Buffer.byteLength(piece) }));
  bySize.sort((a, b) => b.bytes - a.bytes);
  for (const { i, bytes } of bySize) {
    if (Buffer.byteLength(markdownText(kept)) <= limit) break;
    kept[i] = `_Left out here, as a summary holds no more: ${Math.ceil(bytes / 1024)} KiB._`;
  }
  return kept;
}
