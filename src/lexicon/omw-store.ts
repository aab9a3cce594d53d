import type { Finding } from './finding.js';
import type { LexiconStore } from './lexicon-store.js';
import { groupRows } from './locate-senses.js';
import type { OmwContent } from './parse-omw.js';
import { normaliseLemma, type PartOfSpeech, partsOfSpeech, type Relation, type Sense, type Synset } from './synset.js';

const noVariants: readonly string[] = Object.freeze([]);

type Rows = ReturnType<typeof groupRows>;

/**
 * The store of an OMW tab file: the synsets of a WordNet, at the same positions, with the lemmas of another language.
 *
 * Only the lines of the file are kept; each synset is made of WordNet's when it is asked for.
 */
export class OmwStore implements LexiconStore {
  readonly synsetCount: number;
  readonly senseCount: number;
  readonly lemmaCount: number;
  readonly findings: readonly Finding[];
  readonly normalise: (lemma: string) => string;
  readonly #wordnet: LexiconStore;
  readonly #content: OmwContent;
  readonly #groups = new Map<string, number>();
  readonly #lemmas: string[] = [];
  readonly #letters: number[] = [];
  readonly #variants = new Map<number, string[]>();
  readonly #positions: Int32Array;
  readonly #rowGroups: Int32Array;
  readonly #byLemma: Rows;
  readonly #bySynset: Rows;
  /** The rank of each row, 0 while nobody has asked. */
  readonly #ranks: Int32Array;
  /** The count of each synset in WordNet, -1 while nobody has asked. */
  readonly #counts: Int32Array;

  /**
   * @param fold the form of a lemma below {@link normaliseLemma}, such as its simplified characters.
   */
  constructor(content: OmwContent, wordnet: LexiconStore, fold: (lemma: string) => string) {
    const own = (lemma: string): string => normaliseLemma(fold(lemma));
    const positions: number[] = [];
    const rowGroups: number[] = [];
    const findings: Finding[] = [];
    const rows = new Map<number, { readonly row: number; readonly path: string }>();
    for (const { synset, lemma, path, line } of content.lemmas) {
      const place = `${path}, line ${line}`;
      const position = wordnet.findPosition(synset);
      if (position === undefined) {
        findings.push(unknownSynset(synset, lemma, place));
        continue;
      }
      const group = this.#groupOf(own(lemma));
      const known = rows.get(group * wordnet.synsetCount + position);
      if (known !== undefined) {
        const isNew = this.#addVariant(known.row, lemma);
        // What two files say alike is no trouble.
        if (!isNew && known.path === path) findings.push(repeated(synset, lemma, place));
        continue;
      }
      rows.set(group * wordnet.synsetCount + position, { row: positions.length, path });
      positions.push(position);
      rowGroups.push(group);
      this.#lemmas.push(lemma);
      this.#letters.push(partsOfSpeech.indexOf(synset.charAt(9) as PartOfSpeech));
    }
    this.#wordnet = wordnet;
    this.#content = content;
    this.#positions = Int32Array.from(positions);
    this.#rowGroups = Int32Array.from(rowGroups);
    this.#byLemma = groupRows(this.#rowGroups, this.#groups.size);
    this.#bySynset = groupRows(this.#positions, wordnet.synsetCount);
    this.#ranks = new Int32Array(positions.length);
    this.#counts = new Int32Array(wordnet.synsetCount).fill(-1);
    this.synsetCount = wordnet.synsetCount;
    this.senseCount = positions.length;
    this.lemmaCount = this.#groups.size;
    this.findings = findings;
    this.normalise = this.#withForms(own);
  }

  synsetAt(position: number): Synset {
    const english = this.#wordnet.synsetAt(position);
    const definitions = this.#content.definitions.get(english.id);
    return {
      ...english,
      senses: Array.from(this.#bySynset.rowsAt(position), (row) => this.#senseAt(row, english)),
      definition: definitions === undefined ? english.definition : definitions.join('; '),
      examples: this.#content.examples.get(english.id) ?? english.examples,
      relations: joinSynsets(english.relations),
    };
  }

  findPosition(id: string): number | undefined {
    return this.#wordnet.findPosition(id);
  }

  findSensePosition(key: string): number | undefined {
    const percent = key.lastIndexOf('%');
    const id = key.slice(percent + 1);
    const position = percent === -1 ? undefined : this.#wordnet.findPosition(id);
    if (position === undefined) return undefined;
    const rows = this.#bySynset.rowsAt(position);
    return rows.some((row) => keyOf(this.#lemmas[row] as string, id) === key) ? position : undefined;
  }

  positionsOf(lemma: string): readonly number[] {
    return Array.from(this.#rowsOf(lemma), (row) => this.#positions[row] as number);
  }

  partsOfSpeech(lemma: string): string {
    const letters = new Set(Array.from(this.#rowsOf(lemma), (row) => this.#letters[row]));
    return partsOfSpeech.filter((_, letter) => letters.has(letter)).join('');
  }

  lemmas(): Iterable<string> {
    return this.#groups.keys();
  }

  #rowsOf(lemma: string): Int32Array {
    const group = this.#groups.get(lemma);
    return group === undefined ? new Int32Array(0) : this.#byLemma.rowsAt(group);
  }

  #groupOf(lemma: string): number {
    const known = this.#groups.get(lemma);
    if (known !== undefined) return known;
    const group = this.#groups.size;
    this.#groups.set(lemma, group);
    return group;
  }

  #addVariant(row: number, lemma: string): boolean {
    const variants = this.#variants.get(row) ?? [];
    if (lemma === this.#lemmas[row] || variants.includes(lemma)) return false;
    this.#variants.set(row, [...variants, lemma]);
    return true;
  }

  /** A further form that is no lemma of its own leads to its lemma. */
  #withForms(own: (lemma: string) => string): (lemma: string) => string {
    const forms = new Map<string, string>();
    for (const { lemma, forms: further } of this.#content.lemmas) {
      for (const form of further.map(own)) if (!this.#groups.has(form)) forms.set(form, own(lemma));
    }
    return (lemma) => {
      const form = own(lemma);
      return forms.get(form) ?? form;
    };
  }

  #senseAt(row: number, { id, partOfSpeech }: Synset): Sense {
    const lemma = this.#lemmas[row] as string;
    return {
      key: keyOf(lemma, id),
      lemma,
      variants: this.#variants.get(row) ?? noVariants,
      partOfSpeech,
      synset: id,
      rank: this.#rankOf(row),
      count: this.#countAt(this.#positions[row] as number),
    };
  }

  #rankOf(row: number): number {
    if (this.#ranks[row] === 0) {
      const letter = this.#letters[row];
      const rivals = this.#byLemma
        .rowsAt(this.#rowGroups[row] as number)
        .filter((rival) => this.#letters[rival] === letter);
      const count = (rival: number): number => this.#countAt(this.#positions[rival] as number);
      rivals.sort((a, b) => count(b) - count(a) || a - b);
      rivals.forEach((rival, place) => {
        this.#ranks[rival] = place + 1;
      });
    }
    return this.#ranks[row] as number;
  }

  #countAt(position: number): number {
    if (this.#counts[position] === -1) {
      const { senses } = this.#wordnet.synsetAt(position);
      this.#counts[position] = senses.reduce((sum, { count }) => sum + count, 0);
    }
    return this.#counts[position] as number;
  }
}

function keyOf(lemma: string, synset: string): string {
  return `${normaliseLemma(lemma).replaceAll(' ', '_')}%${synset}`;
}

/** Relations between English senses hold between their synsets only, once for each type. */
function joinSynsets(relations: readonly Relation[]): readonly Relation[] {
  const seen = new Set<string>();
  return relations.flatMap(({ type, target }) => {
    const name = `${type} ${target}`;
    if (seen.has(name)) return [];
    seen.add(name);
    return [{ type, target }];
  });
}

function unknownSynset(synset: string, lemma: string, place: string): Finding {
  return {
    code: 'R302',
    message: `Synset ${synset} of "${lemma}" is not in the WordNet; the line is left out.`,
    place,
  };
}

function repeated(synset: string, lemma: string, place: string): Finding {
  return { code: 'R303', message: `"${lemma}" in ${synset} has been said before; the line is left out.`, place };
}
