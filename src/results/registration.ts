import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ActbenchError } from "../errors.js";
import { sha256 } from "../experiment/sha256.js";
import { canonicalJson } from "../trial/id.js";
import { asJson, describeDifference, differences } from "./differences.js";
import { oddKind } from "./file-kind.js";
import { writeOutput } from "./files.js";
import { parseShape } from "./shape.js";

/** The file's name in a result's directory. */
export const REGISTRATION = "registration.json";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const registrationSchema = z.strictObject({
  /** The hash of all that follows, as canonical JSON: what is published. */
  sha256: hash,
  registeredAt: z.iso.datetime(),
  actbench: z.string(),
  claims: z.array(z.strictObject({ name: z.string(), statement: z.string() }).readonly()).readonly(),
  /** The CSV files by the labels of their data sets. */
  data: z.record(z.string(), hash).readonly(),
  /** The config with every default filled in. */
  config: z.record(z.string(), z.json()).readonly(),
});

/** A study that was written down before anything of it was trained. */
export type Registration = Readonly<z.infer<typeof registrationSchema>>;

/** The part of a registration that another one can differ in. */
export type Registrable = Pick<Registration, "actbench" | "data" | "config">;

/** All of a registration but its hash. */
type Content = Omit<Registration, "sha256">;

/** SHA-256 of a registration's content as JSON with sorted keys and no blanks. */
const hashOf = ({ registeredAt, actbench, claims, data, config }: Content): string =>
  sha256(canonicalJson(asJson({ registeredAt, actbench, claims, data, config })));

export function writeRegistration(directory: string, content: Content): Registration {
  const registration = { sha256: hashOf(content), ...content };
  writeOutput(directory, REGISTRATION, [`${JSON.stringify(registration, undefined, 2)}\n`]);
  return registration;
}

/**
 * The registration in a result's directory; undefined where there is none.
 *
 * @throws {ActbenchError} where it is no longer what was written
 */
export function readRegistration(directory: string): Registration | undefined {
  const path = join(directory, REGISTRATION);
  const remedy = "Put back the file that actbench register wrote.";
  const kind = oddKind(path);
  if (kind !== undefined) throw new ActbenchError(`${path} is ${kind}`, { remedy });
  if (!existsSync(path)) return undefined;
  const registration = parseShape<Registration>(path, readFileSync(path, "utf8"), registrationSchema, remedy);
  const found = hashOf(registration);
  if (found === registration.sha256) return registration;
  throw new ActbenchError(
    `${path} was changed: its content has the SHA-256 ${found}, and it says ${registration.sha256}`,
    { remedy },
  );
}

/** In what a study is not what was registered, a line each. */
export const changesSince = (registration: Registrable, now: Registrable): string[] =>
  [...differences(comparable(registration), comparable(now))].map(describeDifference);

const comparable = ({ actbench, data, config }: Registrable): unknown =>
  asJson({ ...config, "SHA-256": data, actbench });
