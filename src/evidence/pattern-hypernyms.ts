import type { LemmaEvidence } from './lemma-evidence.js';
import type { SuggestionContext } from './suggestion-context.js';

/** A synset that sentences put above a word. */
export interface PatternHypernym {
  readonly synset: string;
  /** What stands between the two words. */
  readonly pattern: string;
  /** The numbers of the lines. */
  readonly lines: readonly number[];
}

/** What finding the head of a noun phrase needs; function words end it. */
type HeadContext = Pick<SuggestionContext, 'lexicon' | 'functionWords'>;

const words = String.raw`((?:[\p{L}-]+ ){0,3}[\p{L}-]+)`;

/** What stands after a word, or before it, where it is one of a kind. */
const patterns: readonly { readonly name: string; readonly side: 'before' | 'after'; readonly form: RegExp }[] = [
  { name: 'and other', side: 'after', form: new RegExp(`^,? (?:and|or) other ${words}`, 'u') },
  {
    name: 'is a',
    side: 'after',
    form: new RegExp(`^ (?:is|are|was|were) an? (?:kind|type|sort|form) of ${words}`, 'u'),
  },
  { name: 'is a', side: 'after', form: new RegExp(`^ (?:is|are|was|were) an? ${words}`, 'u') },
  {
    name: 'such as',
    side: 'before',
    form: new RegExp(String.raw`${words},? such as (?:[\p{L}-]+, (?:and )?){0,4}$`, 'u'),
  },
  {
    name: 'including',
    side: 'before',
    form: new RegExp(String.raw`${words},? including (?:[\p{L}-]+, (?:and )?){0,4}$`, 'u'),
  },
];

/**
 * Finds what English sentences say a noun is a kind of: “X and other Y”, “Y such as X”, “X is a Y” (Hearst 1992), by the first sense of
 * Y, the commonest first.
 */
export function findPatternHypernyms(
  { lemma, partOfSpeech, lines }: LemmaEvidence,
  context: HeadContext,
): PatternHypernym[] {
  if (partOfSpeech !== 'n') return [];
  const found = new Map<string, { synset: string; pattern: string; lines: number[] }>();
  for (const { text, start, end, number } of lines) {
    for (const { name, side, form } of patterns) {
      const match = form.exec(side === 'after' ? text.slice(end) : text.slice(0, start));
      const synset = match === null ? undefined : findHead(match[1], side, context);
      if (synset === undefined || synset.lemma === lemma) continue;
      const known = found.get(synset.id) ?? { synset: synset.id, pattern: name, lines: [] };
      known.lines.push(number);
      found.set(synset.id, known);
      break;
    }
  }
  return [...found.values()].sort((a, b) => b.lines.length - a.lines.length || (a.synset < b.synset ? -1 : 1));
}

/** The first sense of the last noun of a noun phrase that the lexicon knows. */
function findHead(
  phrase: string,
  side: 'before' | 'after',
  { lexicon, functionWords }: HeadContext,
): { id: string; lemma: string } | undefined {
  const all = phrase.split(' ');
  const isEnd = (word: string): boolean => functionWords.has(word.toLowerCase());
  const cut = all.findIndex(isEnd);
  const kept =
    side === 'before' ? all.slice(all.findLastIndex(isEnd) + 1) : all.slice(0, cut === -1 ? all.length : cut);
  for (const head of kept.reverse()) {
    for (const form of new Set([head, head.replace(/s$/, ''), head.replace(/es$/, ''), head.replace(/ies$/, 'y')])) {
      const entry = lexicon.entriesWithForm(form).find(({ record }) => record.partOfSpeech === 'n');
      const synset = entry?.record.senses[0]?.synset;
      if (synset !== undefined) return { id: synset, lemma: entry?.record.lemma ?? form };
    }
  }
  return undefined;
}
