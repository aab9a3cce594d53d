import { extractTuples, type TupleKind } from './argument-tuples.js';
import type { Target } from './find-targets.js';
import type { Sentence } from './sentence.js';

/** The kinds of tuples of two words that are counted as phrases, each a word with its one argument. */
export const phraseKinds = ['verb-object', 'verb-subject', 'noun-adjective', 'noun-noun'] as const;

/** The kind of a phrase: the table of `qualia space build` that lists it. */
export type PhraseKind = (typeof phraseKinds)[number];

/** A phrase of two words: one that acts on its argument, as a verb does on its object and an adjective on its noun. */
export interface PhraseWords {
  readonly kind: PhraseKind;
  readonly word: string;
  readonly argument: string;
}

/**
 * Names a phrase as a target: its kind, the word that acts, its argument. No word is named so, since none holds a colon and a blank.
 *
 * @example namePhrase({ kind: 'verb-object', word: 'chase', argument: 'cat' }) // 'verb-object:chase cat'
 */
export function namePhrase({ kind, word, argument }: PhraseWords): string {
  return `${kind}:${word} ${argument}`;
}

/** Tells whether a text is the name of a phrase, as {@link namePhrase} gives it. */
export function isPhraseName(text: string): boolean {
  return phraseKinds.some((kind) => text.startsWith(`${kind}:`) && /^\S.* \S+$/.test(text.slice(kind.length + 1)));
}

/**
 * Finds the phrases of a sentence that are counted as targets of their own, so that they get vectors as words do (Baroni & Zamparelli
 * 2010). A phrase is the stretch from its first word to its last: what stands between them is no context of it.
 *
 * @param labelOf tells the lemma by which the token at a place is known in a phrase; undefined for one that is part of none.
 * @param isPhrase tells by its name whether a phrase is counted.
 * @throws QualiaError where the sentence has no tree.
 */
export function findPhrases(
  sentence: Sentence,
  labelOf: (place: number) => string | undefined,
  isPhrase: (name: string) => boolean,
): Target[] {
  const targets: Target[] = [];
  extractTuples(sentence, (tuple, first, second) => {
    const kind = phraseKindOf(tuple);
    if (kind === undefined) return;
    const [word, argument] = actsFirst(kind) ? [first, second] : [second, first];
    const [wordLabel, argumentLabel] = [labelOf(word), labelOf(argument)];
    if (wordLabel === undefined || argumentLabel === undefined) return;
    const label = namePhrase({ kind, word: wordLabel, argument: argumentLabel });
    if (!isPhrase(label)) return;
    targets.push({ label, start: Math.min(first, second), end: Math.max(first, second) + 1 });
  });
  return targets;
}

/** Modifiers stand second in their tables, but it is they that act. */
function actsFirst(kind: PhraseKind): boolean {
  return kind === 'verb-object' || kind === 'verb-subject';
}

function phraseKindOf(tuple: TupleKind): PhraseKind | undefined {
  return phraseKinds.find((kind) => kind === tuple);
}
