import type { Registered } from "../../experiment/looks.js";

/** So many changes are told; manifest.json has them all. */
const SHOWN = 4;

/** What every format says of a study that was registered before anything was trained; empty for any other. */
export function registrationWords(registered: Registered | undefined): string {
  if (registered === undefined) return "";
  const { sha256, registeredAt, changes } = registered;
  const more = changes.length > SHOWN ? [`${changes.length - SHOWN} more (manifest.json)`] : [];
  const since =
    changes.length === 0
      ? "and run as registered"
      : `but changed since: ${[...changes.slice(0, SHOWN), ...more].join("; ")}; claims that it does not have are exploratory`;
  return `Registered on ${registeredAt.slice(0, 10)}, before any trial (SHA-256 ${sha256.slice(0, 12)}…), ${since}. `;
}
