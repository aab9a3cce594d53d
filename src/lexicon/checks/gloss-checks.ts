import type { PlacedSense } from '../records/record-index.js';
import type { SynsetRecord } from '../records/synset-record.js';
import type { ExampleRecord } from '../records/text-record.js';
import { findNearDuplicates } from './find-near-duplicates.js';
import type { CheckContext, LexiconCheck, Trouble } from './lexicon-check.js';

/** Checks of what glosses and examples say: 35x. */
export const glossChecks: readonly LexiconCheck[] = [
  { code: 'W351', title: 'An example does not use a word of its synset.', find: findStrangeExamples },
  { code: 'W352', title: 'A gloss uses the word that it defines.', find: findCircularGlosses },
  { code: 'W353', title: 'Two glosses are nearly the same.', find: findNearGlosses },
];

/** Runs of letters, digits, hyphens and apostrophes; of text without spaces between words nothing is cut. */
const wordForm = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu;
const han = /\p{Script=Han}/u;

function listWords(text: string): string[] {
  return text.toLowerCase().match(wordForm) ?? [];
}

function* findStrangeExamples(context: CheckContext): Generator<Trouble> {
  for (const synset of context.lexicon.synsets) {
    const members = context.index.members.get(synset.id) ?? [];
    yield* listStrange(context, synset.id, { examples: synset.examples, members, synset });
    for (const member of members) {
      yield* listStrange(context, member.sense.id, { examples: member.sense.examples, members: [member], synset });
    }
  }
}

interface ExampleGroup {
  readonly examples: readonly ExampleRecord[];
  readonly members: readonly PlacedSense[];
  readonly synset: SynsetRecord;
}

function* listStrange(
  { baseForms }: CheckContext,
  subject: string,
  { examples, members, synset }: ExampleGroup,
): Generator<Trouble> {
  if (examples.length === 0 || members.length === 0) return;
  const letter = synset.partOfSpeech === 's' ? 'a' : synset.partOfSpeech;
  const forms = members.flatMap(({ entry }) => [entry.lemma, ...entry.forms.map(({ writtenForm }) => writtenForm)]);
  for (const [at, { text }] of examples.entries()) {
    if (text.trim() === '' || forms.some((form) => isUsed(form, text, (word) => baseForms(word, letter)))) continue;
    const lemmas = members.map(({ entry }) => entry.lemma).join(', ');
    yield { subject, message: `Example ${at + 1} of ${subject} has no form of ${lemmas}: "${text}".` };
  }
}

/** Whether a text holds a word, or each part of a word of several parts, as it is or inflected. */
function isUsed(form: string, text: string, baseForms: (word: string) => readonly string[]): boolean {
  const wanted = form.toLowerCase();
  const lower = text.toLowerCase();
  if (han.test(form)) return lower.includes(wanted);
  const words = listWords(text);
  const parts = listWords(form);
  if (parts.length === 0) return lower.includes(wanted);
  // Parts of a verb may be parted: "he looked the word up".
  return parts.every((part) => words.some((word) => word === part || baseForms(word).includes(part)));
}

/** Shorter words are symbols and abbreviations, which look like particles. */
const fewestLetters = 3;

function* findCircularGlosses({ lexicon, index, name }: CheckContext): Generator<Trouble> {
  for (const { id, definitions } of lexicon.synsets) {
    const lemmas = (index.members.get(id) ?? []).map(({ entry }) => entry.lemma);
    for (const { text } of definitions) {
      const words = ` ${listWords(text).join(' ')} `;
      const used = lemmas.find((lemma) => {
        const parts = listWords(lemma);
        if (han.test(lemma)) return lemma.length > 1 && text.includes(lemma);
        return parts.join('').length >= fewestLetters && words.includes(` ${parts.join(' ')} `);
      });
      if (used === undefined) continue;
      yield { subject: id, message: `The gloss of ${name(id)} uses "${used}": "${text}".` };
    }
  }
}

/** Glosses of fewer words are alike by chance. */
const fewestWords = 5;
/** The share of the words of two glosses together that they have in common. */
const nearShare = 0.85;

function* findNearGlosses({ lexicon, name }: CheckContext): Generator<Trouble> {
  const texts = lexicon.synsets.flatMap(({ id, partOfSpeech, definitions }) => {
    const [first] = definitions;
    const words = new Set(first === undefined ? [] : listWords(first.text));
    return words.size < fewestWords || first === undefined ? [] : [{ id, text: first.text, partOfSpeech, words }];
  });
  for (const [earlier, later] of findNearDuplicates(texts, nearShare)) {
    // The same text at both is told by another check.
    if (earlier.text === later.text || earlier.partOfSpeech !== later.partOfSpeech) continue;
    const message = `The gloss of ${name(later.id)}, "${later.text}", is nearly that of ${name(earlier.id)}, "${earlier.text}".`;
    yield { subject: later.id, message };
  }
}
