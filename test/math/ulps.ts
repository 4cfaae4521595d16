/** How far `found` is from the true value, in units of the last place; the truth is `nearest` + `lack` such units. */
export function ulpsOff(found: number, nearest: number, lack: number): number {
  return Math.abs((found - nearest) / ulp(nearest) - lack);
}

const view = new DataView(new ArrayBuffer(8));

function ulp(x: number): number {
  view.setFloat64(0, Math.abs(x));
  const exponent = Math.max(view.getUint32(0) >>> 20, 1);
  return 2 ** (exponent - 1075);
}
