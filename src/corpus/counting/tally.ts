import { CellTable } from './cell-table.js';

/** What the engine of V8 takes for a label besides its characters: the string, its places in a map and in a list. */
const labelOverhead = 96;

/** Distinct labels with their numbers, from 0 in the order in which they came; it tells what it takes of memory. */
export class LabelNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #labels: string[] = [];
  #characters = 0;

  /** All labels, by number. */
  get labels(): readonly string[] {
    return this.#labels;
  }

  /** About how much memory the labels take. */
  get bytes(): number {
    return this.#labels.length * labelOverhead + this.#characters;
  }

  /** Returns the number of a label, a new one where it is new; half a surrogate pair in it becomes U+FFFD. */
  add(label: string): number {
    const known = this.#numbers.get(label);
    if (known !== undefined) return known;
    const whole = label.replace(/\p{Surrogate}/gu, '\uFFFD');
    if (whole !== label) return this.add(whole);
    const number = this.#labels.length;
    this.#numbers.set(label, number);
    this.#labels.push(label);
    this.#characters += label.length;
    return number;
  }

  /** Forgets all labels. */
  clear(): void {
    this.#numbers.clear();
    this.#labels.length = 0;
    this.#characters = 0;
  }
}

/** Counts of one kind in memory: how often each target, by its number, occurred with each context. */
export class Tally {
  readonly name: string;
  readonly contexts = new LabelNumbers();
  readonly cells = new CellTable();

  constructor(name: string) {
    this.name = name;
  }

  /** About how much memory it takes. */
  get bytes(): number {
    return this.contexts.bytes + this.cells.bytes;
  }

  /** Counts an occurrence of a target with a context. */
  add(target: number, context: string, count: number): void {
    this.cells.add(this.contexts.add(context), target, count);
  }
}
