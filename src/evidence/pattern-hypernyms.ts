import type { StoredLexicon } from '../lexicon/store/stored-lexicon.js';
import type { LemmaEvidence } from './lemma-evidence.js';

/** A synset that sentences put above a word. */
export interface PatternHypernym {
  readonly synset: string;
  /** What stands between the two words. */
  readonly pattern: string;
  /** The numbers of the lines. */
  readonly lines: readonly number[];
}

const words = String.raw`((?:[\p{L}-]+ ){0,3}[\p{L}-]+)`;

/** What stands after a word, or before it, where it is one of a kind. */
const patterns: readonly { readonly name: string; readonly side: 'before' | 'after'; readonly form: RegExp }[] = [
  { name: 'and other', side: 'after', form: new RegExp(String.raw`^,? (?:and|or) other ${words}`, 'u') },
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

/** Words that end what goes before a noun, or after it. */
const stop =
  /^(?:of|that|which|who|whose|in|for|with|and|or|to|from|by|on|at|as|used|made|known|is|are|was|were|when|where|the|a|an)$/i;

/**
 * Finds what English sentences say a noun is a kind of: “X and other Y”, “Y such as X”, “X is a Y” (Hearst 1992), by the first sense of
 * Y, the commonest first.
 */
export function findPatternHypernyms(
  { lemma, partOfSpeech, lines }: LemmaEvidence,
  lexicon: StoredLexicon,
): PatternHypernym[] {
  if (partOfSpeech !== 'n') return [];
  const found = new Map<string, { synset: string; pattern: string; lines: number[] }>();
  for (const { text, start, end, number } of lines) {
    for (const { name, side, form } of patterns) {
      const match = form.exec(side === 'after' ? text.slice(end) : text.slice(0, start));
      const synset = match === null ? undefined : findHead(match[1], side, lexicon);
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
  lexicon: StoredLexicon,
): { id: string; lemma: string } | undefined {
  const all = phrase.split(' ');
  const cut = all.findIndex((word) => stop.test(word));
  const kept =
    side === 'before'
      ? all.slice(all.findLastIndex((word) => stop.test(word)) + 1)
      : all.slice(0, cut === -1 ? all.length : cut);
  for (const head of kept.reverse()) {
    for (const form of new Set([head, head.replace(/s$/, ''), head.replace(/es$/, ''), head.replace(/ies$/, 'y')])) {
      const entry = lexicon.entriesWithForm(form).find(({ record }) => record.partOfSpeech === 'n');
      const synset = entry?.record.senses[0]?.synset;
      if (synset !== undefined) return { id: synset, lemma: entry?.record.lemma ?? form };
    }
  }
  return undefined;
}
