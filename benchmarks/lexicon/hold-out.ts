import { createHash } from 'node:crypto';
import type { SenseSentence } from '../../src/corpus/readers/semcor-sentence.js';
import type { LexiconRecord } from '../../src/lexicon/records/lexicon-record.js';
import { createRandom } from '../../src/random.js';

/** Words are cut into these: settings are chosen on the first, numbers are told of the second. */
export type Half = 'choosing' | 'reporting';

/** The half that a word belongs to. */
export function halfOf(lemma: string): Half {
  const [byte = 0] = createHash('sha256').update(`half ${lemma}`).digest();
  return byte % 2 === 0 ? 'choosing' : 'reporting';
}

/** A sense that was taken out, of a word that has others. */
export interface HeldOutSense {
  readonly lemma: string;
  readonly partOfSpeech: string;
  readonly key: string;
  readonly occurrences: number;
}

/** What was taken out of a lexicon, and what is left. */
export interface HeldOut {
  readonly record: LexiconRecord;
  readonly lemmas: readonly string[];
  readonly senses: readonly HeldOutSense[];
}

/** How often each sense key is the first one of the annotators. */
export function countKeys(sentences: readonly SenseSentence[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { senses } of sentences) {
    for (const { keys } of senses) counts.set(keys[0] ?? '', (counts.get(keys[0] ?? '') ?? 0) + 1);
  }
  return counts;
}

/** Takes lemmas of 8 occurrences or more out of a lexicon with all their entries, and senses of 6 to 60 of other nouns and verbs. */
export function holdOut(record: LexiconRecord, counts: ReadonlyMap<string, number>, seed: number): HeldOut {
  const random = createRandom(seed);
  const draw = (names: readonly string[]): string[] => {
    const placed = [...names].sort().map((name) => ({ name, place: random.uniform() }));
    return placed.sort((a, b) => a.place - b.place).map(({ name }) => name);
  };
  const uses = new Map<string, number>();
  const known = new Map<string, HeldOutSense[]>();
  for (const { lemma, partOfSpeech, senses } of record.entries) {
    const met = senses.map(({ key = '' }) => ({ lemma, partOfSpeech, key, occurrences: counts.get(key) ?? 0 }));
    uses.set(lemma, (uses.get(lemma) ?? 0) + met.reduce((sum, { occurrences }) => sum + occurrences, 0));
    const others = met.filter(({ occurrences }) => occurrences > 0).length > 1;
    const fit = met.filter(({ occurrences }) => occurrences >= 6 && occurrences <= 60);
    if (others && fit.length > 0 && /^[nv]$/.test(partOfSpeech)) known.set(`${lemma} ${partOfSpeech}`, fit);
  }
  const common = [...uses].filter(([lemma, count]) => count >= 8 && /^[a-z]+$/.test(lemma)).map(([lemma]) => lemma);
  const lemmas = draw(common).slice(0, 100);
  const taken = new Set(lemmas);
  const names = draw([...known.keys()]).filter((name) => !taken.has(name.slice(0, -2)));
  const senses = names.slice(0, 80).map((name) => {
    const fit = known.get(name) ?? [];
    return fit[random.integer(fit.length)] as HeldOutSense;
  });
  return { record: takeOut(record, taken, new Set(senses.map(({ key }) => key))), lemmas, senses };
}

function takeOut(record: LexiconRecord, lemmas: ReadonlySet<string>, keys: ReadonlySet<string>): LexiconRecord {
  const left = record.entries
    .filter(({ lemma }) => !lemmas.has(lemma))
    .map((entry) => ({ ...entry, senses: entry.senses.filter(({ key = '' }) => !keys.has(key)) }))
    .filter(({ senses }) => senses.length > 0);
  const members = new Set(left.flatMap(({ senses }) => senses.map(({ synset }) => synset)));
  const ids = new Set([...members, ...left.flatMap(({ senses }) => senses.map(({ id }) => id))]);
  const isLeft = ({ target }: { readonly target: string }): boolean => ids.has(target);
  return {
    ...record,
    entries: left.map((entry) => ({
      ...entry,
      senses: entry.senses.map((sense) => ({ ...sense, relations: sense.relations.filter(isLeft) })),
    })),
    synsets: record.synsets
      .filter(({ id }) => members.has(id))
      .map((synset) => ({
        ...synset,
        members: synset.members.filter((id) => ids.has(id)),
        relations: synset.relations.filter(isLeft),
      })),
    behaviours: record.behaviours.map((each) => ({ ...each, senses: each.senses.filter((id) => ids.has(id)) })),
  };
}
