import type { AspectExample } from '../../wsd/aspects/train-aspect-head.js';
import type { TranslateTarget } from '../../wsd/translation/translate-target.js';
import type { AspectItem } from '../sense-dataset.js';

/**
 * Makes what a head of aspects learns from of the sentences of a data set: each twice, among the aspects of its type and among all
 * eight, so that both are learned; a name is a group.
 *
 * @param translate puts the sentences into the words of another language first; default none.
 * @example await trainAspectHead(model, listSetExamples(set.development), { from: head, data: 'own sentences' })
 */
export function listSetExamples(items: readonly AspectItem[], translate?: TranslateTarget): AspectExample[] {
  return items.flatMap(({ text, start, end, aspects, candidates, name }) => {
    const place = translate?.({ text, start, end }) ?? { text, start, end };
    const example = { ...place, aspects, group: name };
    return [{ ...example, candidates }, example];
  });
}
