import type { ContextualModel } from '../embedding/contextual-model.js';
import { type EmbedAllTargetsOptions, embedTargets } from '../embedding/embed-targets.js';
import { denseFromRows } from '../matrix/dense-matrix.js';
import type { RelationalSentence } from './relational-product.js';
import type { TransitiveSentence } from './transitive-sentence.js';
import type { ArgumentVectors } from './verb-arguments.js';
import type { VerbOccurrence } from './verb-occurrences.js';

/**
 * Returns, for each verb, the vectors of its subjects and objects in the texts where they stand, one pair an occurrence: what
 * `relationalMatrix` sums up to the verb's matrix, with vectors of words in context in the place of vectors of words.
 *
 * @throws as `embedTargets`.
 * @example
 * const verbs = await embedVerbArguments(model, await readVerbOccurrences('occurrences.jsonl'));
 * const matrix = relationalMatrix(verbs.get('chase')!);
 */
export async function embedVerbArguments(
  model: ContextualModel,
  occurrences: readonly VerbOccurrence[],
  options: EmbedAllTargetsOptions = {},
): Promise<Map<string, ArgumentVectors>> {
  const targets = occurrences.flatMap(({ text, subject, object }) => [
    { text, ...subject },
    { text, ...object },
  ]);
  const vectors = await embedTargets(model, targets, options);
  const places = new Map<string, number[]>();
  occurrences.forEach(({ verb }, place) => {
    const own = places.get(verb) ?? [];
    own.push(place);
    places.set(verb, own);
  });
  return new Map(
    Array.from(places, ([verb, own]) => [
      verb,
      {
        subjects: denseFromRows(own.map((place) => vectors[2 * place])),
        objects: denseFromRows(own.map((place) => vectors[2 * place + 1])),
        counts: new Float64Array(own.length).fill(1),
      },
    ]),
  );
}

/**
 * Makes transitive sentences ready for the relational and the copying models: the vectors of their nouns as they stand in the
 * text "subject verb object", and the arguments of their verbs. A sentence whose verb has no arguments is undefined.
 *
 * @throws as `embedTargets`.
 */
export async function embedSentences(
  model: ContextualModel,
  sentences: readonly TransitiveSentence[],
  verbs: ReadonlyMap<string, ArgumentVectors>,
  options: EmbedAllTargetsOptions = {},
): Promise<(RelationalSentence | undefined)[]> {
  const targets = sentences.flatMap(({ subject, verb, object }) => {
    const before = `${subject} ${verb} `;
    const text = `${before}${object}`;
    return [
      { text, start: 0, end: subject.length },
      { text, start: before.length, end: text.length },
    ];
  });
  const vectors = await embedTargets(model, targets, options);
  return sentences.map(({ verb }, place) => {
    const own = verbs.get(verb);
    return own && { subject: vectors[2 * place], verb: own, object: vectors[2 * place + 1] };
  });
}
