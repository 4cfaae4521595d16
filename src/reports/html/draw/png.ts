/** An image whose pixels are places in a palette. */
interface IndexedImage {
  readonly width: number;
  readonly height: number;
  /** (height, width), row by row from the top. */
  readonly pixels: Uint8Array;
  /** Up to 256 colours: red, green, blue and opacity, from 0 to 255. */
  readonly palette: readonly (readonly [number, number, number, number])[];
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The image as a [PNG](https://www.w3.org/TR/png-3/) in a data URI; stored, not compressed, since it is small. */
export function pngUri({ width, height, pixels, palette }: IndexedImage): string {
  const header = [...bigEndian(width), ...bigEndian(height), 8, 3, 0, 0, 0];
  const rows = Uint8Array.from({ length: height * (width + 1) }, (_, i) => {
    const [row, column] = [Math.floor(i / (width + 1)), i % (width + 1)];
    return column === 0 ? 0 : pixels[row * width + column - 1];
  });
  const bytes = [
    ...SIGNATURE,
    ...chunk("IHDR", header),
    ...chunk(
      "PLTE",
      palette.flatMap(([red, green, blue]) => [red, green, blue]),
    ),
    ...chunk(
      "tRNS",
      palette.map(([, , , opacity]) => opacity),
    ),
    ...chunk("IDAT", stored(rows)),
    ...chunk("IEND", []),
  ];
  return `data:image/png;base64,${btoa(bytes.map((byte) => String.fromCharCode(byte)).join(""))}`;
}

function chunk(type: string, data: readonly number[]): number[] {
  const body = [...[...type].map((letter) => letter.charCodeAt(0)), ...data];
  return [...bigEndian(data.length), ...body, ...bigEndian(crc32(body))];
}

/** [RFC 1950](https://www.rfc-editor.org/rfc/rfc1950) around one stored block of [RFC 1951](https://www.rfc-editor.org/rfc/rfc1951). */
function stored(data: Uint8Array): number[] {
  const { length } = data;
  if (length > 0xffff) throw new Error(`an image of ${length} bytes is too large to be stored in one block`);
  const size = [length & 255, length >> 8];
  return [0x78, 0x01, 1, ...size, ...size.map((byte) => 255 - byte), ...data, ...bigEndian(adler32(data))];
}

const bigEndian = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);

function crc32(bytes: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}
