import type { Registered } from "../../experiment/looks.js";

/** What every format says of a study that was registered before anything was trained; empty for any other. */
export function registrationWords(registered: Registered | undefined): string {
  if (registered === undefined) return "";
  const { sha256, registeredAt, changes } = registered;
  const since =
    changes.length === 0
      ? "and run as registered"
      : `but changed since: ${changes.join("; ")}; claims that it does not have are exploratory`;
  return `Registered on ${registeredAt.slice(0, 10)}, before any trial (SHA-256 ${sha256.slice(0, 12)}…), ${since}. `;
}
