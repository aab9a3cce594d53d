import type { Annotator } from '../corpus/annotator.js';
import { createEnglishAnnotator } from '../corpus/english-annotator.js';
import { createPartsOfSpeech, type IsLemma, type WordnetPart } from '../corpus/morphy.js';
import type { NeuralAnalyser } from '../corpus/neural/neural-analyser.js';
import { readParser } from '../corpus/parser/read-parser.js';
import { readExceptions } from '../corpus/read-exceptions.js';
import { readTagger } from '../corpus/read-tagger.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { PartOfSpeech } from '../lexicon/synset.js';
import { indexMultiwords } from './lexicon-multiwords.js';
import { createLexiconGazetteer } from './lexicon-names.js';

const partLetters = { noun: 'n', verb: 'v', adj: 'a', adv: 'r' } as const;
const partNames = { n: 'noun', v: 'verb', a: 'adj', r: 'adv' } as const;

/** Returns the name that Morphy has for a part of speech. */
export function wordnetPartName(partOfSpeech: PartOfSpeech): WordnetPart {
  return partNames[partOfSpeech];
}

/** Makes the look-up that Morphy needs from a lexicon. */
export function isWordnetLemma(lexicon: Lexicon): IsLemma {
  return (lemma, part) => lexicon.has(lemma, partLetters[part]);
}

/** What an annotator of {@link createLexiconAnnotator} gives besides tokens, tags and lemmas. */
export interface LexiconAnnotatorOptions {
  /** Dependency trees; default true. */
  readonly trees?: boolean;
  /** Proper names; default false. */
  readonly names?: boolean;
  /** The lexicon's lemmas of several words; default false. */
  readonly multiwords?: boolean;
  /** What gives tags and trees, of any sentence alone; default the trained tagger and parser, which are fast. */
  readonly analyser?: Pick<NeuralAnalyser, 'tag' | 'parse'> | undefined;
}

/**
 * Makes the English annotator of the embedded default: tags and trees, Morphy and a lexicon's lemmas.
 *
 * Text units whose document is a verb synset and whose position is 0 are definitions of verbs, infinitive phrases
 * without their "to"; they are tagged as if it stood there.
 */
export function createLexiconAnnotator(lexicon: Lexicon, options: LexiconAnnotatorOptions = {}): Annotator {
  const { trees = true, names = false, multiwords = false, analyser } = options;
  const exceptions = readExceptions();
  const isLemma = isWordnetLemma(lexicon);
  const tagger = analyser ?? readTagger({ partsOfSpeech: createPartsOfSpeech({ exceptions, isLemma }) });
  return createEnglishAnnotator({
    tagger,
    exceptions,
    isLemma,
    parser: trees ? (analyser ?? readParser()) : undefined,
    gazetteer: names ? createLexiconGazetteer(lexicon) : undefined,
    multiwords: multiwords ? indexMultiwords(lexicon) : undefined,
    precededBy: ({ document, position }) =>
      position === 0 && /(?:^|-)\d{8}-v$/.test(document) ? { form: 'to', tag: 'PART' } : undefined,
  });
}
