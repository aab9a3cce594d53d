import type { SenseQuestion } from '../evaluation/generated/sense-questions.js';
import type { Disambiguator, Ranking } from '../wsd/disambiguator.js';
import type { Occurrence } from '../wsd/occurrence.js';
import type { EmbeddedModels } from './embedded-models.js';

/** What finds the contexts of sense questions. */
type AnsweringModels = Pick<EmbeddedModels, 'lexicon' | 'glossWords'>;

/** The keys of the best senses of a question, several where they tie; undefined without evidence. */
export type SenseAnswer = readonly string[] | undefined;

/** Questions that are answered before the share that is done is told. */
const turn = 500;

/**
 * Answers sense questions by a disambiguator, in their order.
 *
 * @param onProgress is told the share that is done, 0 to 1.
 */
export async function answerQuestions(
  disambiguator: Disambiguator,
  questions: readonly SenseQuestion[],
  { onProgress, ...models }: AnsweringModels & { readonly onProgress?: ((share: number) => void) | undefined },
): Promise<SenseAnswer[]> {
  const answers: SenseAnswer[] = [];
  while (answers.length < questions.length) {
    const asked = questions.slice(answers.length, answers.length + turn);
    const rankings = await disambiguator.disambiguateAll(asked.map((question) => occurrenceOf(question, models)));
    answers.push(...rankings.map(bestOf));
    onProgress?.(answers.length / questions.length);
  }
  return answers;
}

function bestOf({ candidates, hasEvidence }: Ranking): SenseAnswer {
  const best = candidates.filter(({ probability }) => probability === candidates[0].probability);
  return hasEvidence ? best.map(({ candidate }) => candidate.key) : undefined;
}

/** The occurrence of a sense question: its context is the other content words of the example, which is held out. */
function occurrenceOf(
  { lemma, partOfSpeech, exampleIndex, gold, sentence: text, start, end }: SenseQuestion,
  { lexicon, glossWords }: AnsweringModels,
): Occurrence {
  const synset = lexicon.synset(lexicon.sense(gold).synset);
  const target = new Set(lemma.toLowerCase().split(' '));
  const others = glossWords
    .example(synset, exampleIndex)
    .filter((word) => !target.has(word) && word !== lemma.toLowerCase());
  const document = [lemma.toLowerCase(), ...others].map((word, place) => {
    return { lemma: word, partOfSpeech: place === 0 ? partOfSpeech : undefined, sentence: 0 };
  });
  return { lemma: lemma.toLowerCase(), partOfSpeech, text, start, end, document, place: 0, heldOut: text };
}
