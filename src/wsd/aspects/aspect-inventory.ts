import type { Aspect } from '../../lexicon/aspect.js';
import type { ChineseGlosses } from '../../lexicon/chinese-glosses.js';
import type { DotObjects, TypeHint } from '../../lexicon/dot-objects/dot-objects.js';
import type { DotLanguage } from '../../lexicon/dot-objects/dot-records.js';
import { createDotType, type DotType } from '../../lexicon/dot-objects/dot-type.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { AskedWord, AspectCandidate, Inventory, WordType } from '../candidate.js';

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
  /**
   * Whether a word that no tagger takes for a name is one. Default: a word with a capital letter, but for two capitals alone, as in
   * "OK", and one with an entry among the names; of Chinese words only those between 《 and 》, since many names are common words too.
   */
  readonly isName?: ((word: string) => boolean) | undefined;
  /**
   * Whether common nouns with several aspects, such as "book", have candidates too: those that have an entry (`true`), or `any` whose type
   * the wordnet tells besides; default false.
   */
  readonly nouns?: boolean | 'any';
  /** English words for Chinese nouns, which have the types of these; default none, so that no Chinese noun has one. */
  readonly glosses?: ChineseGlosses | undefined;
}

/** The inventory of aspects, which can tell the types of names too. */
export interface AspectInventory extends Inventory {
  /** The dot type of a name or noun, and how it is known; undefined where nothing is, so that all eight aspects compete. */
  typeHint(occurrence: AskedWord): WordType | undefined;
}

/**
 * Makes the inventory of the aspects of names: for a noun that is a name, the aspects that it can be meant in; for other words
 * nothing. A name of several entries has the type of those that agree with the class that a tagger gives it. The examples of a candidate are those of its aspect in general, without a hint alone, since they tell of other names.
 *
 * @example
 * createAspectInventory(readDotObjects()).candidates({ lemma: 'France', partOfSpeech: 'n' }).map(({ key }) => key)
 * // ['location', 'organization', 'human']
 */
export function createAspectInventory(dotObjects: DotObjects, options: AspectInventoryOptions = {}): AspectInventory {
  const { hint = true, language = 'en', lexicon, nouns = false, glosses, isName } = options;
  const everyAspect = createDotType(dotObjects.aspects.keys());

  function isNamed({ lemma, nameClass, text, start, end }: AskedWord): boolean {
    if (nameClass !== undefined) return true;
    if (isName !== undefined) return isName(lemma);
    const isTitle = text !== undefined && text.charAt((start ?? 0) - 1) === '《' && text.charAt(end ?? -1) === '》';
    if (isTitle || /\p{Script=Han}/u.test(lemma)) return isTitle;
    return !/^\p{Lu}{2}$/u.test(lemma) && (/\p{Lu}/u.test(lemma) || dotObjects.findName(lemma).length > 0);
  }

  function hintOfName({ lemma, nameClass: entityClass }: AskedWord): TypeHint | undefined {
    return hint ? dotObjects.typeOfName(lemma, { lexicon, entityClass }) : undefined;
  }

  function candidatesOfName(word: AskedWord): AspectCandidate[] {
    const { lemma } = word;
    const found = hintOfName(word);
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

  /** The English nouns that tell of a noun: itself, or what stands for a Chinese one. */
  function listEnglish(lemma: string): string[] {
    const found = glosses?.find(lemma) ?? [];
    return [lemma, ...found.flatMap(({ kind, english }) => (kind === 'noun' ? [english] : []))];
  }

  function typeOfNoun(lemma: string): DotType {
    const types = listEnglish(lemma).flatMap((noun) => {
      const isEntry = dotObjects.findNoun(noun).some(({ aspects }) => aspects.length > 0);
      return isEntry || nouns === 'any' ? dotObjects.typeOfNoun(noun, { lexicon }) : [];
    });
    return createDotType(types);
  }

  function candidatesOfNoun(lemma: string): AspectCandidate[] {
    const own = new Map<Aspect, string>();
    for (const { class: id, senses } of listEnglish(lemma).flatMap((noun) => dotObjects.findNoun(noun))) {
      for (const facet of dotObjects.nounClasses.get(id)?.facets ?? []) {
        if (facet.aspect === undefined || !senses.has(facet.id) || own.has(facet.aspect)) continue;
        own.set(facet.aspect, facet.gloss[language]);
      }
    }
    return typeOfNoun(lemma).map((key) => {
      return makeCandidate(lemma, key, {
        gloss: own.get(key) ?? dotObjects.aspectGloss(key, { language }),
        examples: [],
      });
    });
  }

  const known = new Map<string, readonly AspectCandidate[]>();
  const isListed = (lemma: string): boolean =>
    dotObjects.findName(lemma).length > 0 || dotObjects.findNoun(lemma).length > 0;

  return {
    name: `aspects${hint ? ' with type hint' : ''}`,
    candidates(asked) {
      const { lemma, partOfSpeech, nameClass } = asked;
      if (partOfSpeech !== 'n' || lemma === '') return [];
      const named = isNamed(asked);
      if (!named && nouns === false) return [];
      const word = `${named ? (nameClass ?? 'name') : 'noun'} ${lemma}`;
      const found = known.get(word);
      if (found !== undefined) return found;
      const candidates = named ? candidatesOfName(asked) : candidatesOfNoun(lemma);
      // What is not listed is not remembered: there is no end of other names.
      if (isListed(lemma)) known.set(word, candidates);
      return candidates;
    },
    typeHint(asked) {
      const { lemma, partOfSpeech } = asked;
      if (partOfSpeech !== 'n' || lemma === '') return undefined;
      if (isNamed(asked)) {
        const found = hintOfName(asked);
        return found && { type: found.type, origin: found.origin };
      }
      const type = nouns === false ? [] : typeOfNoun(lemma);
      return type.length === 0 ? undefined : { type, origin: 'noun' };
    },
  };
}

function makeCandidate(lemma: string, key: Aspect, rest: Pick<AspectCandidate, 'gloss' | 'examples'>): AspectCandidate {
  return { kind: 'aspect', key, lemma, ...rest };
}
