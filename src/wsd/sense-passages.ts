import { findMention, placeWords } from '../lexicon/find-mention.js';
import { normaliseLemma, type PartOfSpeech } from '../lexicon/synset.js';
import type { BaseForms } from './base-forms.js';
import type { Candidate } from './candidate.js';
import type { Passage } from './passage.js';

/** What of a candidate becomes text. */
export interface SensePassageOptions {
  /** Whether the vector of the sense's text is that of the whole text or of the lemma that it begins with. */
  readonly senses: 'text' | 'target';
  /** How many examples are part of the sense's text. */
  readonly examples: number;
  /** What each example gives by itself: the vector of the whole, of the lemma where it holds it, or nothing. */
  readonly uses: 'text' | 'target' | 'none';
  /** Finds the lemma inflected. */
  readonly baseForms: BaseForms;
  /** An example that must not count. */
  readonly heldOutText: string | undefined;
}

/**
 * Returns the passages of a candidate: first its text, `lemma: gloss; example; example`, as GlossBERT has it (Huang et al. 2019),
 * or `name, aspect: gloss`, then its uses, one an example.
 */
export function listPassages(candidate: Candidate, options: SensePassageOptions): [Passage, ...Passage[]] {
  const { senses, uses, heldOutText, baseForms } = options;
  const { lemma } = candidate;
  const examples = candidate.examples.filter((example) => example !== heldOutText);
  const head = candidate.kind === 'sense' ? lemma : `${lemma}, ${candidate.key}`;
  const text = [`${head}: ${candidate.gloss}`, ...examples.slice(0, options.examples)].join('; ');
  const own: Passage = senses === 'text' ? { text } : { text, target: { start: 0, end: lemma.length } };
  if (uses === 'none') return [own];
  if (uses === 'text') return [own, ...examples.map((example) => ({ text: example }))];
  const found = examples.flatMap((example) => {
    const partOfSpeech = candidate.kind === 'sense' ? candidate.sense.partOfSpeech : 'n';
    const target = findLemma(example, { lemma, partOfSpeech }, baseForms);
    return target === undefined ? [] : [{ text: example, target }];
  });
  return [own, ...found];
}

/**
 * Finds the first mention of a lemma in a text, uninflected or else inflected as far as base forms know; undefined where there
 * is none.
 */
export function findLemma(
  text: string,
  { lemma, partOfSpeech }: { readonly lemma: string; readonly partOfSpeech: PartOfSpeech },
  baseForms: BaseForms,
): { readonly start: number; readonly end: number } | undefined {
  const sentence = placeWords(text);
  const words = placeWords(normaliseLemma(lemma)).map(({ form }) => form);
  return (
    findMention(sentence, words, (form, word) => form === word) ??
    findMention(sentence, words, (form, word) => form === word || baseForms(form, partOfSpeech).includes(word))
  );
}
