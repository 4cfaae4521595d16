/**
 * The SHA-256 of a text's UTF-8 bytes, in hexadecimal. Pure and synchronous, unlike `crypto.subtle`, so that a
 * config loads the same way in a browser, a worker and a test.
 *
 * @see https://doi.org/10.6028/NIST.FIPS.180-4
 */
export function sha256(text: string): string {
  const blocks = padded(new TextEncoder().encode(text));
  const hash = INITIAL.slice();
  const words = new Uint32Array(64);
  for (let offset = 0; offset < blocks.byteLength; offset += 64) {
    messageSchedule(words, blocks, offset);
    compress(hash, words);
  }
  return [...hash].map((word) => word.toString(16).padStart(8, "0")).join("");
}

/** The fractional parts of a root of the first primes, as 32 bits. */
const primeRoots = (count: number, root: (prime: number) => number) =>
  Uint32Array.from(firstPrimes(count), (prime) => (root(prime) % 1) * 2 ** 32);

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}

const INITIAL = primeRoots(8, Math.sqrt);
const ROUND = primeRoots(64, Math.cbrt);

/** The message, a 1 bit, zeros, and the message's length in bits, to a multiple of 64 bytes. */
function padded(bytes: Uint8Array): DataView {
  const view = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  view.setBigUint64(view.byteLength - 8, BigInt(bytes.length) * 8n);
  return view;
}

const rotateRight = (x: number, bits: number) => (x >>> bits) | (x << (32 - bits));

function messageSchedule(words: Uint32Array, blocks: DataView, offset: number): void {
  for (let t = 0; t < 16; t++) words[t] = blocks.getUint32(offset + 4 * t);
  for (let t = 16; t < 64; t++) {
    const [a, b] = [words[t - 15], words[t - 2]];
    const sigma0 = rotateRight(a, 7) ^ rotateRight(a, 18) ^ (a >>> 3);
    const sigma1 = rotateRight(b, 17) ^ rotateRight(b, 19) ^ (b >>> 10);
    words[t] = words[t - 16] + sigma0 + words[t - 7] + sigma1;
  }
}

function compress(hash: Uint32Array, words: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = hash;
  for (let t = 0; t < 64; t++) {
    const sum1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
    const temporary1 = h + sum1 + ((e & f) ^ (~e & g)) + ROUND[t] + words[t];
    const sum0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
    const temporary2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + temporary1) | 0, c, b, a, (temporary1 + temporary2) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) hash[i] += word;
}
