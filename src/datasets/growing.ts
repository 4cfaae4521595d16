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

/** A column of texts, each kept once. */
export class GrowingLabels {
  readonly #known = new Map<string, number>();
  readonly #indices = new GrowingNumbers();

  push(label: string): void {
    if (!this.#known.has(label)) this.#known.set(label, this.#known.size);
    this.#indices.push(this.#known.get(label)!);
  }

  /** In the order of first sight. */
  get labels(): string[] {
    return [...this.#known.keys()];
  }

  /** (rows) index in `labels` */
  get indices(): Uint32Array {
    return Uint32Array.from(this.#indices.values);
  }
}
