import { createLemmatiser } from '../../corpus/lemmatise.js';
import { findBaseForms, type MorphyOptions, type WordnetPart } from '../../corpus/morphy.js';
import type { DependencyParser } from '../../corpus/parser/dependency-parser.js';
import type { Sentence, Token, UniversalTag } from '../../corpus/sentence.js';

/** Gives other readings of a sentence: with another tag of one word or of two neighbours and the tree that goes with it, or another tree. */
export type TagVariants = (sentence: Sentence) => Sentence[];

/** Settings of {@link createTagVariants}. */
export interface TagVariantsOptions extends MorphyOptions {
  /** What gives the trees, usually from `readParser`. */
  readonly parser: Pick<DependencyParser, 'parse'>;
}

type OtherTag = readonly [tag: UniversalTag, part: WordnetPart | undefined];

/** Other tags of words with a tag, where the lexicon has them in a part of speech, the likeliest first. */
const otherTags: ReadonlyMap<UniversalTag, readonly OtherTag[]> = new Map<UniversalTag, readonly OtherTag[]>([
  [
    'NOUN',
    [
      ['VERB', 'verb'],
      ['ADJ', 'adj'],
    ],
  ],
  [
    'PROPN',
    [
      ['VERB', 'verb'],
      ['NOUN', 'noun'],
    ],
  ],
  [
    'ADJ',
    [
      ['VERB', 'verb'],
      ['NOUN', 'noun'],
    ],
  ],
  [
    'VERB',
    [
      ['NOUN', 'noun'],
      ['ADJ', 'adj'],
    ],
  ],
  ['AUX', [['VERB', 'verb']]],
  [
    'ADV',
    [
      ['ADJ', 'adj'],
      ['NOUN', 'noun'],
    ],
  ],
  ['ADP', [['ADV', 'adv']]],
  ['DET', [['PRON', undefined]]],
  ['SCONJ', [['PRON', undefined]]],
]);

/**
 * Makes what gives other readings of a sentence: a noun, name or adjective as a verb, a verb as a noun and so on, where the lexicon has
 * the word in that part of speech; a determiner or subordinator as a pronoun in any case.
 *
 * A tagger has to choose before the sentence is known; where its choice leaves no good reduction, the others are tried.
 */
export function createTagVariants({ parser, exceptions, isLemma }: TagVariantsOptions): TagVariants {
  const lemmatise = createLemmatiser({ exceptions, isLemma });
  return (sentence) => {
    const changes = sentence.tokens.flatMap((token, place) => {
      const lower = token.form.toLowerCase();
      // A gerund has the types of a noun phrase as a verb.
      if (token.tag === 'VERB' && lower.endsWith('ing')) return [];
      const tags = (otherTags.get(token.tag) ?? []).filter(([, part]) => {
        return part === undefined || findBaseForms(lower, part, { exceptions, isLemma }).length > 0;
      });
      return tags.map(([tag]) => ({ place, tag, lemma: lemmatise(token.form, tag, place === 0) }));
    });
    // Of two neighbours, one of which has to be the verb, the tagger may have chosen the wrong one.
    const swaps = changes.flatMap((one) =>
      changes
        .filter((other) => Math.abs(one.place - other.place) === 1 && one.tag === 'NOUN' && other.tag === 'VERB')
        .map((other) => [one, other]),
    );
    return [...changes.map((change) => [change]), ...swaps].map((together): Sentence => {
      const tokens = sentence.tokens.map((token, place): Token => {
        const change = together.find((own) => own.place === place);
        return change === undefined ? token : { ...token, tag: change.tag, lemma: change.lemma };
      });
      return { ...sentence, tokens, tree: parser.parse(tokens) };
    });
  };
}
