import type { SenseSentence } from '../../src/corpus/readers/semcor-sentence.js';
import type { DetailedLine } from '../../src/lexicon/evidence/evidence-run.js';
import type { Suggestion } from '../../src/lexicon/evidence/suggestion.js';
import { createRandom } from '../../src/random.js';
import type { HeldOutSense } from './hold-out.js';

/** Finds the sense keys that the annotators gave the word of a line. */
export type FindGold = (line: Pick<DetailedLine, 'document' | 'position' | 'start'>) => readonly string[] | undefined;

/** Makes {@link FindGold} of sentences. */
export function indexGold(sentences: readonly SenseSentence[]): FindGold {
  const gold = new Map<string, readonly string[]>();
  for (const { document, position, tokens, senses } of sentences) {
    for (const { start, keys } of senses) gold.set(`${document} ${position} ${tokens[start]?.start}`, keys);
  }
  return ({ document, position, start }) => gold.get(`${document} ${position} ${start}`);
}

/** The held-out sense that a suggested one is: 3 annotated lines or more, and half of them, have it. */
export function matchSense(
  lines: readonly (readonly string[] | undefined)[],
  senses: readonly HeldOutSense[],
): HeldOutSense | undefined {
  const annotated = lines.filter((keys) => keys !== undefined);
  return senses.find(({ key }) => {
    const own = annotated.filter((keys) => keys.includes(key)).length;
    return own >= 3 && 2 * own >= annotated.length;
  });
}

/** How well suggested senses find what was held out. */
export interface NewSenseScores {
  readonly heldOut: number;
  readonly found: number;
  /** Suggestions of the words with a held-out sense, and how many are right. */
  readonly own: number;
  readonly right: number;
  /** All suggestions, with the average precision of their order and of a thousand random ones. */
  readonly all: number;
  readonly averagePrecision: number;
  readonly random: number;
  /** How many of the first 100 are right. */
  readonly first100: number;
}

/** Scores suggestions, each of which is right where it is the first of its word and sense by score. */
export function scoreNewSenses(
  suggestions: readonly Suggestion[],
  senses: readonly HeldOutSense[],
  goldOf: (suggestion: Suggestion) => readonly (readonly string[] | undefined)[],
): NewSenseScores {
  const name = (subject: string): string => subject.split(' ').slice(0, 2).join(' ');
  const byWord = new Map(senses.map((sense) => [`${sense.lemma} ${sense.partOfSpeech}`, sense]));
  const found = new Set<string>();
  let [own, right] = [0, 0];
  const isRight = [...suggestions]
    .sort((a, b) => b.score - a.score || (a.subject < b.subject ? -1 : 1))
    .map((suggestion) => {
      const sense = byWord.get(name(suggestion.subject));
      if (sense === undefined) return false;
      own++;
      if (matchSense(goldOf(suggestion), [sense]) === undefined) return false;
      right++;
      const isFirst = !found.has(sense.key);
      found.add(sense.key);
      return isFirst;
    });
  const random = createRandom(1);
  let sum = 0;
  for (let draw = 0; draw < 1000; draw++) {
    const places = isRight.map((value) => ({ value, place: random.uniform() })).sort((a, b) => a.place - b.place);
    sum += averagePrecision(
      places.map(({ value }) => value),
      senses.length,
    );
  }
  return {
    heldOut: senses.length,
    found: found.size,
    own,
    right,
    all: isRight.length,
    averagePrecision: averagePrecision(isRight, senses.length),
    random: sum / 1000,
    first100: isRight.slice(0, 100).filter(Boolean).length,
  };
}

function averagePrecision(isRight: readonly boolean[], wanted: number): number {
  let [found, sum] = [0, 0];
  for (const [place, value] of isRight.entries()) {
    if (value) sum += ++found / (place + 1);
  }
  return sum / Math.max(1, wanted);
}
