import type { Sentence } from '../../src/corpus/sentence.js';
import { taggedSentence } from './tagged-sentence.js';

/**
 * Makes a sentence with a tree: each token as in `taggedSentence`, then `@`, the number of its head counted from 1 (0 for
 * the root), a colon and its relation.
 *
 * @example parsedSentence('Dogs/dog/NOUN@2:nsubj bark/VERB@0:root')
 */
export function parsedSentence(parsed: string): Sentence {
  const parts = parsed.split(' ').map((part) => part.split('@') as [string, string]);
  const arcs = parts.map(([, arc]) => /^(?<head>\d+):(?<relation>.+)$/.exec(arc)?.groups as Record<string, string>);
  return {
    ...taggedSentence(parts.map(([token]) => token).join(' ')),
    tree: {
      heads: arcs.map(({ head }) => Number(head) - 1),
      relations: arcs.map(({ relation }) => relation as string),
    },
  };
}

/** Gives a sentence a tree in which every token hangs on the one before it, by one relation after the other. */
export function withChain(sentence: Sentence): Sentence {
  const relations = ['nsubj', 'obj', 'amod', 'compound', 'conj'];
  return {
    ...sentence,
    tree: {
      heads: sentence.tokens.map((_, place) => place - 1),
      relations: sentence.tokens.map((_, place) =>
        place === 0 ? 'root' : (relations[place % relations.length] ?? 'dep'),
      ),
    },
  };
}
