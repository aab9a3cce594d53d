import type { LexicalEntry } from './lexical-entry.js';
import { selfVariable } from './lexical-entry.js';

/** A simple type as one whole number, so that what contracts with it on its right is the next one. */
export type SimpleCode = number;

/** Adjoints from -31 to 31 have codes. */
const codesABase = 64;

/** Numbers simple types; the same base has the same numbers in all types of one coder. */
export class TypeCoder {
  readonly #bases = new Map<string, number>();

  /** Returns the code of a simple type. */
  codeOf({ base, adjoint }: { readonly base: string; readonly adjoint: number }): SimpleCode {
    const known = this.#bases.get(base) ?? this.#bases.size;
    this.#bases.set(base, known);
    return known * codesABase + codesABase / 2 + adjoint;
  }
}

/** Tells whether a code is that of a right adjoint, which needs something on its left. */
export function isRightAdjoint(code: SimpleCode): boolean {
  return code % codesABase > codesABase / 2;
}

/** Tells whether a code is that of a left adjoint, which needs something on its right. */
export function isLeftAdjoint(code: SimpleCode): boolean {
  return code % codesABase < codesABase / 2;
}

/** An entry ready for the chart. */
export interface CodedEntry {
  readonly entry: LexicalEntry;
  readonly codes: readonly SimpleCode[];
  /** Of each simple type -1 for the word itself, else the number of its variable. */
  readonly variables: readonly number[];
  /** The name of each variable where the word waits for it, so that the tree is asked about the two; else undefined. */
  readonly slots: readonly (string | undefined)[];
}

/** A word that waits for the word of one of its variables. */
export interface Wait {
  readonly word: number;
  readonly slot: string;
}

/** Numbers the simple types and variables of an entry. */
export function codeEntry(entry: LexicalEntry, coder: TypeCoder): CodedEntry {
  const names = [...new Set(entry.variables)].filter((name) => name !== selfVariable);
  return {
    entry,
    codes: entry.type.map((simple) => coder.codeOf(simple)),
    variables: entry.variables.map((name) => names.indexOf(name)),
    slots: names.map((name) => (name.startsWith('_') ? undefined : name)),
  };
}

/**
 * What a stretch of words reduces to: its open simple types, with the word that each stands for.
 *
 * `references[k]` is the word that open simple type k stands for, or -1 - v for the variable v, which takes the word of what it
 * contracts with. `waiting[v]` are the words that wait for the variable v.
 */
export interface ChartItem {
  readonly codes: readonly SimpleCode[];
  readonly references: readonly number[];
  readonly waiting: readonly (readonly Wait[])[];
  readonly cost: number;
  /** The two stretches it is made of; undefined for a word. */
  readonly parts: readonly [ChartItem, ChartItem] | undefined;
  readonly word: number;
  readonly lexical: CodedEntry | undefined;
}

/** Makes the item of a word with one of its entries. */
export function createWordItem(word: number, lexical: CodedEntry, cost: number): ChartItem {
  return {
    codes: lexical.codes,
    references: lexical.variables.map((variable) => (variable < 0 ? word : -1 - variable)),
    waiting: lexical.slots.map((slot) => (slot === undefined ? [] : [{ word, slot }])),
    cost,
    parts: undefined,
    word,
    lexical,
  };
}

/** How many simple types at the end of one list contract with those at the start of another. */
export function countContractions(left: readonly SimpleCode[], right: readonly SimpleCode[]): number {
  const most = Math.min(left.length, right.length);
  let count = 0;
  while (count < most && right[count] === left[left.length - 1 - count] + 1) count++;
  return count;
}

/** What it costs that a word's variable stands for another word: see `createLinkCost`. */
export type LinkCost = (wait: Wait, filler: number) => number;

/**
 * Joins two neighbouring items, so that the given number of simple types contract; what becomes known of variables adds its link
 * costs.
 */
export function joinItems(left: ChartItem, right: ChartItem, count: number, linkCost: LinkCost): ChartItem {
  const merger = new VariableMerger(left, right, linkCost);
  for (let k = 0; k < count; k++) merger.unify(left.references[left.codes.length - 1 - k], right.references[k]);
  const kept = left.codes.length - count;
  const codes = [...left.codes.slice(0, kept), ...right.codes.slice(count)];
  const { references, waiting } = merger.renumber(left.references.slice(0, kept), right.references.slice(count));
  const cost = left.cost + right.cost + merger.cost;
  return { codes, references, waiting, cost, parts: [left, right], word: -1, lexical: undefined };
}

/** What it costs that a variable stands for two words at once. */
const conflictCost = 2;

/** Unifies the variables of two items: those of the right one are numbered after those of the left one. */
class VariableMerger {
  cost = 0;
  readonly #shift: number;
  /** Of each variable the reference that it became, itself where it is free. */
  readonly #values: number[];
  readonly #waiting: (readonly Wait[])[];
  readonly #linkCost: LinkCost;

  constructor(left: ChartItem, right: ChartItem, linkCost: LinkCost) {
    this.#shift = left.waiting.length;
    this.#waiting = [...left.waiting, ...right.waiting];
    this.#values = this.#waiting.map((_, variable) => -1 - variable);
    this.#linkCost = linkCost;
  }

  unify(leftReference: number, rightReference: number): void {
    const left = this.#resolve(leftReference);
    const right = this.#resolve(this.#shifted(rightReference));
    if (left === right) return;
    if (left >= 0 && right >= 0) this.cost += conflictCost;
    else if (left < 0) this.#bind(-1 - left, right);
    else this.#bind(-1 - right, left);
  }

  /** Numbers the variables of what stays open anew. */
  renumber(left: readonly number[], right: readonly number[]): Pick<ChartItem, 'references' | 'waiting'> {
    const numbers = new Map<number, number>();
    const waiting: (readonly Wait[])[] = [];
    const references = [...left, ...right.map((reference) => this.#shifted(reference))].map((reference) => {
      const found = this.#resolve(reference);
      if (found >= 0) return found;
      const known = numbers.get(found);
      if (known !== undefined) return known;
      const own = -1 - waiting.length;
      waiting.push(this.#waiting[-1 - found]);
      numbers.set(found, own);
      return own;
    });
    return { references, waiting };
  }

  #shifted(reference: number): number {
    return reference < 0 ? reference - this.#shift : reference;
  }

  #resolve(reference: number): number {
    let found = reference;
    while (found < 0 && this.#values[-1 - found] !== found) found = this.#values[-1 - found];
    return found;
  }

  #bind(variable: number, reference: number): void {
    this.#values[variable] = reference;
    const waiting = this.#waiting[variable];
    if (reference >= 0) for (const wait of waiting) this.cost += this.#linkCost(wait, reference);
    else this.#waiting[-1 - reference] = [...this.#waiting[-1 - reference], ...waiting];
  }
}
