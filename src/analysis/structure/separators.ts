/** What parted two variables. */
export interface Separator {
  /** The variables given, by place, in order. */
  readonly given: readonly number[];
  /** The p value of the test that parted them. */
  readonly p: number;
}

/** The sets that parted pairs of variables; the order of a pair does not count. */
export class Separators {
  readonly #found = new Map<string, Separator>();

  /** Returns what parted x and y, or undefined where nothing did. */
  get(x: number, y: number): Separator | undefined {
    return this.#found.get(keyOf(x, y));
  }

  set(x: number, y: number, separator: Separator): void {
    this.#found.set(keyOf(x, y), separator);
  }

  /** Whether x and y were parted, by a set that holds `k`. */
  holds(x: number, y: number, k: number): boolean {
    return this.get(x, y)?.given.includes(k) ?? false;
  }

  copy(): Separators {
    const copy = new Separators();
    for (const [key, separator] of this.#found) copy.#found.set(key, separator);
    return copy;
  }
}

function keyOf(x: number, y: number): string {
  return `${Math.min(x, y)} ${Math.max(x, y)}`;
}
