import { isAskedSentence } from '../corpus/readers/all-words-reader.js';
import type { MultiwordSpan, NameClass, Sentence, TokenRange } from '../corpus/sentence.js';
import { normaliseLemma, type PartOfSpeech } from '../lexicon/synset.js';
import { wordnetPartOf } from './content-label.js';

/** A word, an expression of several words or a name of a sentence whose meaning is asked. */
export interface MeaningTarget extends TokenRange {
  readonly form: string;
  /** In lower case but for names. */
  readonly lemma: string;
  readonly partOfSpeech: PartOfSpeech;
  /** The class of a proper name; undefined where it is none. */
  readonly nameClass?: NameClass | undefined;
  /** The id that answers are given by, where the text has one. */
  readonly id?: string | undefined;
}

/**
 * Finds what of a sentence can be disambiguated, in order, without overlap: its proper names, its lemmas of several words, and its other
 * nouns, verbs, adjectives and adverbs; of a sentence that says which words are asked, those.
 *
 * A name keeps its letter case and is a noun; white space in it is one space. A lemma of several words goes before a name that is a
 * part of it ("New York City" before "York City").
 *
 * @example findTargets(annotator.annotate(unit)).map(({ lemma }) => lemma)
 */
export function findTargets(sentence: Sentence): MeaningTarget[] {
  const { names = [], multiwords = [] } = sentence;
  const spans: MeaningTarget[] = [];
  if (isAskedSentence(sentence)) {
    for (const { id, ...range } of sentence.asked) {
      const { lemma, tag } = sentence.tokens[range.start];
      const partOfSpeech = wordnetPartOf(tag);
      if (partOfSpeech === undefined) continue;
      const form = formOf(sentence, range);
      const nameClass = names.find(({ start, end }) => start === range.start && end === range.end)?.class;
      const normal = normaliseLemma(lemma);
      const written = form.replace(/\s+/g, ' ');
      const isWritten = nameClass !== undefined && written.toLowerCase() === normal;
      spans.push({ ...range, form, lemma: isWritten ? written : normal, partOfSpeech, nameClass, id });
    }
    return spans;
  }
  const taken = new Uint8Array(sentence.tokens.length);
  const add = (target: MeaningTarget): void => {
    if (taken.subarray(target.start, target.end).some((used) => used === 1)) return;
    taken.fill(1, target.start, target.end);
    spans.push(target);
  };
  const addMultiword = ({ lemma, tag, start, end }: MultiwordSpan, nameClass?: NameClass): void => {
    const partOfSpeech = wordnetPartOf(tag);
    if (partOfSpeech === undefined) return;
    const form = formOf(sentence, { start, end });
    const isName = nameClass !== undefined && tag === 'PROPN';
    const named = isName ? { lemma: lemma.replaceAll('_', ' '), nameClass } : { lemma: normaliseLemma(lemma) };
    add({ start, end, form, partOfSpeech, ...named });
  };
  for (const multiword of multiwords) {
    const { start, end } = multiword;
    const inside = names.filter((name) => name.start < end && name.end > start);
    const isLonger = inside.every(
      (name) => name.start >= start && name.end <= end && name.end - name.start < end - start,
    );
    if (inside.length > 0 && isLonger) addMultiword(multiword, inside.at(-1)?.class);
  }
  for (const { class: nameClass, start, end } of names) {
    const form = formOf(sentence, { start, end });
    const lemma = end === start + 1 ? sentence.tokens[start].lemma : form.replace(/\s+/g, ' ');
    add({ start, end, form, lemma, partOfSpeech: 'n', nameClass });
  }
  for (const multiword of multiwords) addMultiword(multiword);
  sentence.tokens.forEach(({ form, lemma, tag }, start) => {
    const partOfSpeech = wordnetPartOf(tag);
    if (partOfSpeech === undefined || !/\p{L}/u.test(lemma)) return;
    add({ start, end: start + 1, form, lemma: normaliseLemma(lemma), partOfSpeech });
  });
  return spans.sort((a, b) => a.start - b.start);
}

function formOf({ text, tokens }: Sentence, { start, end }: TokenRange): string {
  return text.slice(tokens[start].start, tokens[end - 1].end);
}
