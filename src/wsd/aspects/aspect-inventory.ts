import type { Aspect } from '../../lexicon/aspect.js';
import type { DotObjects } from '../../lexicon/dot-objects/dot-objects.js';
import type { DotLanguage } from '../../lexicon/dot-objects/dot-records.js';
import { createDotType, type DotType } from '../../lexicon/dot-objects/dot-type.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { AspectCandidate, Inventory } from '../candidate.js';

/** What {@link createAspectInventory} offers for which words. */
export interface AspectInventoryOptions {
  /**
   * Whether the type of a name decides which aspects compete, in the words of its class; default true. Without it, and for a
   * name of unknown type, all eight compete in the words that fit all names.
   */
  readonly hint?: boolean;
  /** The language of the glosses, and of the names where it is Chinese; default `en`. */
  readonly language?: DotLanguage;
  /** A wordnet whose instances tell the type of names that have no entry; default none. */
  readonly lexicon?: Lexicon | undefined;
  /** Whether a word that no tagger takes for a name is one; default whether it has a capital letter, or an entry among the names. */
  readonly isName?: ((word: string) => boolean) | undefined;
  /** Whether common nouns with several aspects, such as "book", have candidates too; default false. */
  readonly nouns?: boolean;
}

/**
 * Makes the inventory of the aspects of names: for a noun that is a name, the aspects that it can be meant in; for other words
 * nothing. A name of several entries has the type of those that agree with the class that a tagger gives it. The examples of a candidate are those of its aspect in general, without a hint alone, since they tell of other names.
 *
 * @example
 * createAspectInventory(readDotObjects()).candidates({ lemma: 'France', partOfSpeech: 'n' }).map(({ key }) => key)
 * // ['location', 'organization', 'human']
 */
export function createAspectInventory(dotObjects: DotObjects, options: AspectInventoryOptions = {}): Inventory {
  const { hint = true, language = 'en', lexicon, nouns = false } = options;
  const { isName = (word: string) => /\p{Lu}/u.test(word) || dotObjects.findName(word).length > 0 } = options;
  const everyAspect = createDotType(dotObjects.aspects.keys());

  function candidatesOfName(lemma: string, entityClass: string | undefined): AspectCandidate[] {
    const found = hint ? dotObjects.typeOfName(lemma, { lexicon, entityClass }) : undefined;
    if (found === undefined) {
      return everyAspect.map((key) => {
        const examples = dotObjects.aspects.get(key)?.examples[language] ?? [];
        return makeCandidate(lemma, key, { gloss: dotObjects.aspectGloss(key, { language }), examples });
      });
    }
    return found.type.map((key) => {
      const own = found.classes.find(({ type }) => type.includes(key));
      return makeCandidate(lemma, key, {
        gloss: dotObjects.aspectGloss(key, { class: own?.id, language }),
        examples: [],
      });
    });
  }

  function candidatesOfNoun(lemma: string): AspectCandidate[] {
    const entries = dotObjects.findNoun(lemma);
    const type: DotType = createDotType(entries.flatMap(({ aspects }) => aspects));
    const glosses = new Map<Aspect, string>();
    for (const { class: id, senses } of entries) {
      for (const facet of dotObjects.nounClasses.get(id)?.facets ?? []) {
        if (facet.aspect === undefined || !senses.has(facet.id) || glosses.has(facet.aspect)) continue;
        glosses.set(facet.aspect, facet.gloss[language]);
      }
    }
    return type.map((key) => {
      return makeCandidate(lemma, key, {
        gloss: glosses.get(key) ?? dotObjects.aspectGloss(key, { language }),
        examples: [],
      });
    });
  }

  const known = new Map<string, readonly AspectCandidate[]>();
  const isListed = (lemma: string): boolean =>
    dotObjects.findName(lemma).length > 0 || dotObjects.findNoun(lemma).length > 0;

  return {
    name: `aspects${hint ? ' with type hint' : ''}`,
    candidates({ lemma, partOfSpeech, nameClass }) {
      if (partOfSpeech !== 'n' || lemma === '') return [];
      const word = `${nameClass ?? ''} ${lemma}`;
      const found = known.get(word);
      if (found !== undefined) return found;
      const named = nameClass !== undefined || isName(lemma);
      if (!named && !nouns) return [];
      const candidates = named ? candidatesOfName(lemma, nameClass) : candidatesOfNoun(lemma);
      // What is not listed is not remembered: there is no end of other names.
      if (isListed(lemma)) known.set(word, candidates);
      return candidates;
    },
  };
}

function makeCandidate(lemma: string, key: Aspect, rest: Pick<AspectCandidate, 'gloss' | 'examples'>): AspectCandidate {
  return { kind: 'aspect', key, lemma, ...rest };
}
