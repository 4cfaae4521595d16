/** Numbers whose count is not known beforehand, without an object for each. */
export class GrowingNumbers {
  #values = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Float64Array(2 * this.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  at(i: number): number {
    return this.#values[i];
  }

  /** What was pushed; a view, not a copy. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.length);
  }
}
