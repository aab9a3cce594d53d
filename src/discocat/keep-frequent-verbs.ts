import { requireWhole } from '../errors.js';
import type { Space } from '../space/space.js';
import { VerbArguments } from './verb-arguments.js';

/**
 * Returns the triples of the verbs that have at least so many distinct ones whose subject and object the space holds; of those
 * verbs all triples, known or not.
 *
 * @throws OptionError when `minimumTriples` is not a whole number from 1.
 * @example keepFrequentVerbs(verbs, space, 10).verbs
 */
export function keepFrequentVerbs(verbs: VerbArguments, space: Space, minimumTriples: number): VerbArguments {
  requireWhole('minimumTriples', minimumTriples, 1);
  const kept = new VerbArguments();
  for (const verb of verbs.verbs) {
    const triples = verbs.of(verb);
    const known = triples.filter(({ subject, object }) => space.has(subject) && space.has(object));
    if (known.length >= minimumTriples) for (const triple of triples) kept.add(triple);
  }
  return kept;
}
