import type { SynsetRecord } from '../lexicon/records/synset-record.js';
import type { StoredLexicon } from '../lexicon/store/stored-lexicon.js';

/** Relations that lead to what is above. */
const upward: ReadonlySet<string> = new Set(['hypernym', 'instance_hypernym']);

/** What stands above what in a lexicon of a store; synsets are read once. */
export class Taxonomy {
  readonly #lexicon: StoredLexicon;
  readonly #synsets = new Map<string, SynsetRecord | undefined>();
  readonly #lemmas = new Map<string, readonly string[]>();

  constructor(lexicon: StoredLexicon) {
    this.#lexicon = lexicon;
  }

  /** The synset with an id; undefined where there is none. */
  find(id: string): SynsetRecord | undefined {
    if (!this.#synsets.has(id)) this.#synsets.set(id, this.#lexicon.findSynset(id)?.record);
    return this.#synsets.get(id);
  }

  /** The first gloss of a synset, or the empty text. */
  gloss(id: string): string {
    return this.find(id)?.definitions[0]?.text ?? '';
  }

  /** The lemmas of a synset, in their order. */
  lemmas(id: string): readonly string[] {
    const known = this.#lemmas.get(id);
    if (known !== undefined) return known;
    const found = this.#lexicon.members(id).map(({ entry }) => entry.record.lemma);
    this.#lemmas.set(id, found);
    return found;
  }

  /** The synsets right above one. */
  parents(id: string): string[] {
    return (this.find(id)?.relations ?? []).flatMap(({ type, target }) => (upward.has(type) ? [target] : []));
  }

  /** All above a synset, each with the fewest steps that lead to it, from 1. */
  ancestors(id: string, mostSteps = 12): Map<string, number> {
    const found = new Map<string, number>();
    let border = [id];
    for (let step = 1; step <= mostSteps && border.length > 0; step++) {
      const next: string[] = [];
      for (const parent of border.flatMap((each) => this.parents(each))) {
        if (parent === id || found.has(parent)) continue;
        found.set(parent, step);
        next.push(parent);
      }
      border = next;
    }
    return found;
  }

  /** How a synset is named to a reader: `animal (90000001-n)`, with its first lemmas. */
  describe(id: string): string {
    return `${this.lemmas(id).slice(0, 3).join(', ') || 'no word'} (${id})`;
  }
}
