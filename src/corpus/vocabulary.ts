import { UnknownWordError } from '../errors.js';

/**
 * A list of distinct labels with their places: words, lemmas, contexts, verbs.
 *
 * Labels keep the order in which they were added; any string may be a label, the empty one too.
 */
export class Vocabulary {
  readonly name: string;
  readonly #labels: string[] = [];
  readonly #indices = new Map<string, number>();

  /** @param name what the labels are of, for error messages, for instance `the domain space`. */
  constructor(name: string, labels: Iterable<string> = []) {
    this.name = name;
    for (const label of labels) this.add(label);
  }

  /** The number of labels. */
  get size(): number {
    return this.#labels.length;
  }

  /** All labels, in order. */
  get labels(): readonly string[] {
    return this.#labels;
  }

  /** Returns the place of a label, adding it at the end when it is new. */
  add(label: string): number {
    const known = this.#indices.get(label);
    if (known !== undefined) return known;
    this.#indices.set(label, this.#labels.length);
    this.#labels.push(label);
    return this.#labels.length - 1;
  }

  /** Tells whether the label is there. */
  has(label: string): boolean {
    return this.#indices.has(label);
  }

  /** Returns the place of a label, or undefined when it is not there. */
  find(label: string): number | undefined {
    return this.#indices.get(label);
  }

  /** Returns the place of a label; throws an UnknownWordError when it is not there. */
  indexOf(label: string): number {
    const index = this.#indices.get(label);
    if (index === undefined) throw new UnknownWordError(label, this.name);
    return index;
  }

  /** Returns the label at a place; throws a RangeError outside 0..size-1. */
  labelAt(index: number): string {
    const label = this.#labels[index];
    if (label === undefined) throw new RangeError(`${this.name} has no label ${index}, only 0..${this.size - 1}`);
    return label;
  }
}
