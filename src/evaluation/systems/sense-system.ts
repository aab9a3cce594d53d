import type { Lexicon } from '../../lexicon/lexicon.js';
import { normaliseLemma } from '../../lexicon/synset.js';
import { dot } from '../../matrix/dense-products.js';
import type { BiEncoder } from '../../wsd/bi-encoder.js';
import type { Disambiguator, Ranking } from '../../wsd/disambiguator.js';
import { makeOccurrence, type Occurrence, type ReadContentWords } from '../../wsd/occurrence.js';
import type { ItemAnswer } from '../any-dataset.js';
import type { SenseQuestion } from '../generated/sense-questions.js';
import { makeOccurrences, placeTarget } from '../scores/all-words-occurrences.js';
import type { TargetSenseItem, WordInContextItem } from '../sense-dataset.js';
import type { AnswerContext, EvaluatedSystem } from './evaluated-system.js';

/** A disambiguator with the lexicon that it ranks the senses of. */
export interface SenseRanker {
  readonly lexicon: Lexicon;
  readonly disambiguator: Disambiguator;
}

/** What {@link createSenseSystem} answers with. */
export interface SenseSystemParts extends SenseRanker {
  /** Finds the content words of sentences that come without; default none, which serves scorers that read texts alone. */
  readonly readWords?: ReadContentWords | undefined;
  /** Opens the ranker of the lexicon that example sentences are of; default the same as that of all else. */
  readonly openExampleRanker?: (() => Promise<SenseRanker>) | undefined;
  /**
   * Answers words in context: they have the same meaning where the cosine of the two contexts is at least the threshold. Default:
   * where the same sense is chosen for both.
   */
  readonly sameMeaning?: { readonly encoder: BiEncoder; readonly threshold: number } | undefined;
  /**
   * Answers target senses: the sense is meant where the cosine of the context and `lemma: definition` is at least the threshold.
   * Default: they are not answered.
   */
  readonly meantSense?: { readonly encoder: BiEncoder; readonly threshold: number } | undefined;
}

type KeysAnswer = ItemAnswer<readonly string[]>;

/**
 * Makes a system of a disambiguator: senses in running text and in example sentences, words in context, and
 * target senses where there is a threshold for them.
 *
 * The best senses are the answer, several where they tie; a lemma with one sense has that. There is no answer where the lexicon
 * does not know the lemma or no scorer can judge the question. Texts that a scorer knows nothing of, of contexts or of senses, are told
 * as missing.
 */
export function createSenseSystem(
  parts: SenseSystemParts,
  options: Pick<EvaluatedSystem, 'name' | 'description' | 'hasRead'>,
): EvaluatedSystem {
  const { lexicon, openExampleRanker = async () => parts, readWords = () => [], sameMeaning, meantSense } = parts;
  return {
    ...options,
    answerers: {
      'all-words': async (set, asked) => {
        const occurrences = makeOccurrences(set, lexicon).map(({ occurrence }) => occurrence);
        return await chooseSenses(parts, occurrences, asked);
      },
      'example-senses': async ({ questions }, asked) => {
        return await chooseSenses(await openExampleRanker(), questions.map(occurrenceOf(readWords)), asked);
      },
      ...(meantSense !== undefined && {
        'target-senses': ({ items }, asked) => verifySenses(meantSense, items, asked),
      }),
      'words-in-context': async ({ items }, asked) => {
        const occurrences = items.flatMap(listOccurrences(readWords));
        if (sameMeaning !== undefined) return await compareContexts(sameMeaning, occurrences, asked);
        const chosen = await chooseSenses(parts, occurrences, asked);
        return items.map((_, place) => {
          const [first, second] = [chosen[2 * place], chosen[2 * place + 1]];
          const missing = [...(first.missing ?? []), ...(second.missing ?? [])];
          const [one, other] = [first.answer?.[0], second.answer?.[0]];
          if (one === undefined || other === undefined) return { answer: undefined, missing };
          return { answer: one === other ? 'T' : 'F', ...(missing.length > 0 && { missing }) };
        });
      },
    },
  };
}

/** Makes the occurrence that a question about an example sentence asks of; the example is held out. */
function occurrenceOf(readWords: ReadContentWords): (question: SenseQuestion) => Occurrence {
  return ({ lemma, partOfSpeech, sentence: text, start, end }) => {
    const target = { lemma: normaliseLemma(lemma), partOfSpeech, text, start, end, heldOut: text };
    return makeOccurrence(target, readWords(text));
  };
}

function listOccurrences(readWords: ReadContentWords): (item: WordInContextItem) => Occurrence[] {
  return ({ lemma, partOfSpeech, contexts }) =>
    contexts.map((context) => {
      const placed = placeTarget(context);
      return makeOccurrence({ lemma: normaliseLemma(lemma), partOfSpeech, ...placed }, readWords(placed.text));
    });
}

async function chooseSenses(
  { lexicon, disambiguator }: SenseRanker,
  occurrences: readonly Occurrence[],
  { signal, onProgress }: AnswerContext,
): Promise<KeysAnswer[]> {
  const candidates = occurrences.map(({ lemma, partOfSpeech }) => lexicon.findSenses(lemma, partOfSpeech));
  const open = occurrences.filter((_, place) => candidates[place].length > 1);
  const rankings = await disambiguator.disambiguateAll(open, { signal, onProgress });
  let next = 0;
  return candidates.map((senses, place): KeysAnswer => {
    const [only] = senses;
    if (only === undefined) return { answer: undefined, missing: [occurrences[place].lemma] };
    if (senses.length === 1) return { answer: [only.key] };
    return readBest(rankings[next++]);
  });
}

function readBest({ candidates, hasEvidence, missing }: Ranking): KeysAnswer {
  if (!hasEvidence) return { answer: undefined, missing };
  const best = candidates.filter(({ probability }) => probability === candidates[0]?.probability);
  return { answer: best.map(({ candidate }) => candidate.key), ...(missing.length > 0 && { missing }) };
}

async function compareContexts(
  { encoder, threshold }: NonNullable<SenseSystemParts['sameMeaning']>,
  occurrences: readonly Occurrence[],
  { signal, onProgress }: AnswerContext,
): Promise<ItemAnswer<string>[]> {
  const vectors = await encoder.embedContexts(occurrences, { signal, onProgress });
  return Array.from({ length: occurrences.length / 2 }, (_, item) => {
    const [one, other] = [vectors[2 * item], vectors[2 * item + 1]];
    if (one !== undefined && other !== undefined) return { answer: dot(one, other) >= threshold ? 'T' : 'F' };
    const missing = [2 * item, 2 * item + 1].flatMap((place) =>
      vectors[place] === undefined ? [occurrences[place].text] : [],
    );
    return { answer: undefined, missing };
  });
}

async function verifySenses(
  { encoder, threshold }: NonNullable<SenseSystemParts['meantSense']>,
  items: readonly TargetSenseItem[],
  { signal, onProgress }: AnswerContext,
): Promise<ItemAnswer<string>[]> {
  const pairs = items.map(({ lemma, context, definition }) => {
    // No senses are looked up, so that the part of speech does not matter.
    const target = { lemma: normaliseLemma(lemma), partOfSpeech: 'n', ...placeTarget(context) } as const;
    return { occurrence: makeOccurrence(target, []), text: `${lemma}: ${definition}` };
  });
  const cosines = await encoder.compareTexts(pairs, { signal, onProgress });
  return cosines.map((cosine, place) => {
    if (cosine !== undefined) return { answer: cosine >= threshold ? 'T' : 'F' };
    return { answer: undefined, missing: [pairs[place].occurrence.text] };
  });
}
