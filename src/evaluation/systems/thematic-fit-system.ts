import { ThematicFit, type ThematicFitOptions, type VerbSurroundings } from '../../discocat/thematic-fit.js';
import { embedWords } from '../../embedding/embed-words.js';
import type { EmbeddingModel } from '../../embedding/embedding-model.js';
import type { VectorCache } from '../../embedding/vector-cache.js';
import { UnknownWordError } from '../../errors.js';
import type { ItemAnswer } from '../any-dataset.js';
import type { Phrase, RatedPair } from '../dataset.js';
import type { EvaluatedSystem } from './evaluated-system.js';
import type { NounReaders } from './sentence-models.js';

/** How {@link createThematicFitSystem} works. */
export interface ThematicFitSystemOptions extends ThematicFitOptions {
  readonly description: EvaluatedSystem['description'];
  /** The subjects and the objects of verbs, read when they are first needed. */
  readonly nouns: NounReaders;
  /** Default: thematic-fit over the model of words. */
  readonly name?: string | undefined;
  readonly cache?: VectorCache | undefined;
}

/**
 * Makes a system that answers how alike two sentences are which differ in their verbs alone, by how well the verb of the right one fits the
 * subject and the object of both, see `ThematicFit`. It is asked such sets only: a verb is all that it can judge. What needs a word
 * without a vector, or a verb without arguments, stays unanswered, and the word is told as missing.
 */
export function createThematicFitSystem(words: EmbeddingModel, options: ThematicFitSystemOptions): EvaluatedSystem {
  const { description, nouns, cache } = options;
  return {
    name: options.name ?? `thematic-fit over ${words.provider} ${words.modelId}`,
    description,
    canAnswer: (_, set) => set.kind === 'rated-pairs' && set.pairs.every(isVerbPair),
    scope: 'It judges sentences of a subject and a verb, with or without an object, that differ in their verbs alone.',
    answerers: {
      'rated-pairs': async ({ pairs }, { signal, onProgress }) => {
        const tables = { subjects: await nouns.subjects(), objects: await nouns.objects() };
        const asked = new Set(pairs.flatMap(({ right }) => [right.words[0] ?? '', right.words[2] ?? []].flat()));
        for (const table of [tables.subjects, tables.objects]) {
          for (const verb of table.words) for (const { argument } of table.of(verb)) asked.add(argument);
        }
        const space = await embedWords(words, asked, { cache, signal, onProgress });
        const model = new ThematicFit(space, tables, options);
        return pairs.map(({ right }) => answerPair(model, right));
      },
    },
  };
}

function isVerbPair({ left, right }: RatedPair): boolean {
  const isKnown = ['subject-verb', 'subject-verb-object'].includes(left.form) && left.form === right.form;
  return isKnown && left.words[0] === right.words[0] && left.words[2] === right.words[2];
}

function answerPair(model: ThematicFit, { words: [subject = '', verb = '', object] }: Phrase): ItemAnswer<number> {
  const beside: VerbSurroundings = { subject, object };
  try {
    return { answer: model.fit(beside, verb) };
  } catch (error) {
    if (error instanceof UnknownWordError) return { answer: undefined, missing: [error.word] };
    throw error;
  }
}
