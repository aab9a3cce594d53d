import type { CompositionModel } from '../embedding/composition-model.js';
import type { ContextualModel } from '../embedding/contextual-model.js';
import { type EmbedAllTargetsOptions, embedTargets } from '../embedding/embed-targets.js';
import { UnknownWordError } from '../errors.js';
import { cosine } from '../matrix/dense-products.js';
import type { TransitiveSentence } from './transitive-sentence.js';

/**
 * Makes a model that compares sentences by the vectors of their verbs as these stand in the text "subject verb object": the sense
 * of a verb as a network reads it out of its arguments.
 *
 * @param sentences those that will be compared; `similarity` throws UnknownWordError for the verb of another one.
 * @throws as `embedTargets`.
 * @example
 * const model = await createVerbInSentenceModel(minilm, [one, other], { layers: [2] });
 * model.similarity(one, other);
 */
export async function createVerbInSentenceModel(
  model: ContextualModel,
  sentences: readonly TransitiveSentence[],
  options: EmbedAllTargetsOptions = {},
): Promise<CompositionModel<TransitiveSentence>> {
  const targets = sentences.map(({ subject, verb, object }) => {
    const start = subject.length + 1;
    return { text: `${subject} ${verb} ${object}`, start, end: start + verb.length };
  });
  const vectors = await embedTargets(model, targets, options);
  const places = new Map(sentences.map((sentence, place) => [keyOf(sentence), place]));
  const find = (sentence: TransitiveSentence): Float32Array => {
    const place = places.get(keyOf(sentence));
    if (place === undefined) throw new UnknownWordError(sentence.verb, 'the verbs of the sentences that were embedded');
    return vectors[place];
  };
  return { name: 'verb in sentence', similarity: (left, right) => cosine(find(left), find(right)) };
}

/** Lengths keep words with blanks apart. */
function keyOf({ subject, verb, object }: TransitiveSentence): string {
  return `${subject.length} ${verb.length} ${subject} ${verb} ${object}`;
}
