import { QualiaError } from '../../errors.js';
import { extractTuples, type TupleKind, tupleKinds } from '../argument-tuples.js';
import type { EmitContext } from '../context-extractor.js';
import { DistinctCounter } from '../distinct-counter.js';
import { findTargets, type Target } from '../find-targets.js';
import type { Sentence, TextUnit } from '../sentence.js';
import { type CountingMethod, frequencyKind, memberMark } from './counting-method.js';
import { LabelNumbers, Tally } from './tally.js';

/** The bits of registers of a chunk's estimates of distinct labels, which lie in its summary: 4 KiB each, 1.6 % off. */
export const distinctBits = 12;

/** What is known of a counted chunk besides its runs. */
export interface ChunkSummary {
  /** The kinds of counts. */
  readonly kinds: readonly string[];
  readonly units: number;
  readonly tokens: number;
  /** How many runs there are of each kind, since counts that outgrow memory are written several times. */
  readonly parts: number;
  /** States of estimates of the distinct targets, and of the distinct contexts of all extractors. */
  readonly targets: string;
  readonly contexts: string;
}

/** Takes the counts of a part, kind by kind, and empties them; `targets` says what the numbers of targets mean. */
export type WritePart = (tally: Tally, targets: LabelNumbers, part: number) => Promise<void>;

/** Lists the kinds of counts that a method gives: its extractors, the frequencies, and the tuples where it has them. */
export function kindsOf({ extractors, tuples }: Pick<CountingMethod, 'extractors' | 'tuples'>): string[] {
  const kinds = [...extractors.map(({ name }) => name), frequencyKind, ...(tuples ? tupleKinds : []).map(nameOf)];
  const repeated = kinds.find((kind, place) => kinds.indexOf(kind) !== place);
  if (repeated === undefined) return kinds;
  throw new QualiaError('COUNTING', `Two kinds of counts are called "${repeated}"; give each extractor its own name.`);
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

/** Counts all kinds of a method at once, sentence by sentence, and hands them over part by part. */
export class ChunkCounter {
  readonly #method: CountingMethod;
  readonly #write: WritePart;
  readonly #spillBytes: number;
  readonly #targets = new LabelNumbers();
  readonly #tallies: ReadonlyMap<string, Tally>;
  readonly #emits: readonly EmitContext[];
  readonly #frequency: Tally;
  readonly #distinctTargets = new DistinctCounter({ registerBits: distinctBits });
  readonly #distinctContexts = new DistinctCounter({ registerBits: distinctBits });
  /** The numbers of the targets of the current sentence. */
  #numbers: number[] = [];
  /** The labels of the tokens of the current sentence that are targets. */
  #labels: (string | undefined)[] = [];
  #words: Sentence['tokens'] = [];
  #units = 0;
  #tokens = 0;
  #parts = 0;

  /**
   * @param write is given the counts of each part.
   * @param options.spillBytes of memory that counts may take before they are a part.
   */
  constructor(method: CountingMethod, write: WritePart, options: { readonly spillBytes: number }) {
    this.#method = method;
    this.#write = write;
    this.#spillBytes = options.spillBytes;
    this.#tallies = new Map(kindsOf(method).map((kind) => [kind, new Tally(kind)]));
    this.#frequency = this.#tally(frequencyKind);
    this.#emits = method.extractors.map(({ name }): EmitContext => {
      const tally = this.#tally(name);
      return (target, context, count = 1) => tally.add(this.#numbers[target], context, count);
    });
  }

  /** Whether the counts take so much memory that they should be handed over now. */
  get isFull(): boolean {
    let bytes = this.#targets.bytes;
    for (const tally of this.#tallies.values()) bytes += tally.bytes;
    return bytes > this.#spillBytes;
  }

  /** Annotates and counts a unit. */
  add(unit: TextUnit | Sentence): void {
    const { targetOf, multiwordOf, phrasesOf, extractors, tuples } = this.#method;
    const sentence = this.#method.annotate(unit);
    const words = findTargets(sentence, targetOf, multiwordOf);
    const targets = phrasesOf === undefined ? words : [...words, ...phrasesOf(sentence)];
    this.#units++;
    this.#tokens += sentence.tokens.length;
    const frequency = this.#frequency;
    const onlyContext = frequency.contexts.add('');
    const numbers: number[] = new Array(targets.length);
    for (let place = 0; place < targets.length; place++) {
      numbers[place] = this.#targets.add(targets[place].label);
      frequency.cells.add(onlyContext, numbers[place], 1);
    }
    this.#numbers = numbers;
    for (let place = 0; place < extractors.length; place++) {
      extractors[place].extract(sentence, this.#emits[place], targets);
    }
    if (tuples) this.#addTuples(sentence, words);
  }

  /** Hands over what was counted since the last call as a part. */
  async spill(): Promise<void> {
    for (const label of this.#targets.labels) this.#distinctTargets.add(label);
    this.#method.extractors.forEach(({ name }, kind) => {
      for (const label of this.#tally(name).contexts.labels) this.#distinctContexts.add(label, kind);
    });
    for (const tally of this.#tallies.values()) await this.#write(tally, this.#targets, this.#parts);
    this.#targets.clear();
    this.#parts++;
  }

  /** Hands over the rest and tells what the chunk was. */
  async finish(): Promise<ChunkSummary> {
    await this.spill();
    return {
      kinds: [...this.#tallies.keys()],
      units: this.#units,
      tokens: this.#tokens,
      parts: this.#parts,
      targets: this.#distinctTargets.state,
      contexts: this.#distinctContexts.state,
    };
  }

  #addTuples(sentence: Sentence, targets: readonly Target[]): void {
    const { memberOf = (label: string) => label } = this.#method;
    const labels: (string | undefined)[] = new Array(sentence.tokens.length).fill(undefined);
    for (const { start, end, label } of targets) if (end === start + 1) labels[start] ??= memberOf(label);
    this.#labels = labels;
    this.#words = sentence.tokens;
    extractTuples(sentence, this.#emitTuple);
  }

  readonly #emitTuple = (kind: TupleKind, first: number, second: number, third?: number): void => {
    const a = this.#labels[first];
    // Prepositions are no targets, but members all the same.
    const isPreposition = kind === 'verb-preposition-noun';
    const b = isPreposition ? this.#words[second].lemma.toLowerCase() : this.#labels[second];
    if (a === undefined || b === undefined) return;
    const tally = this.#tally(kind);
    if (third === undefined) {
      tally.add(this.#targets.add(b), a, 1);
      return;
    }
    const c = this.#labels[third];
    if (c !== undefined) tally.add(this.#targets.add(c), `${withoutMark(a)}${memberMark}${withoutMark(b)}`, 1);
  };

  #tally(kind: string): Tally {
    return this.#tallies.get(kind) as Tally;
  }
}

/** Members are separated by the mark, so that none may hold it. */
function withoutMark(label: string): string {
  return label.includes(memberMark) ? label.replaceAll(memberMark, '\uFFFD') : label;
}
