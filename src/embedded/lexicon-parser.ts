import { createPartsOfSpeech } from '../corpus/morphy.js';
import { NeuralAnalyser } from '../corpus/neural/neural-analyser.js';
import type { NeuralParser } from '../corpus/neural/neural-parser.js';
import { readNeuralParser } from '../corpus/neural/read-neural-parser.js';
import { readParser } from '../corpus/parser/read-parser.js';
import { readExceptions } from '../corpus/read-exceptions.js';
import { SentenceParser, type SentenceParserOptions } from '../discocat/parsing/sentence-parser.js';
import { createTagVariants, type TagVariants } from '../discocat/parsing/tag-variants.js';
import { attachRelativeClauses } from '../discocat/parsing/tree-variants.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { createLexiconAnnotator, isWordnetLemma } from './english.js';

/** How many other trees of a doubtful sentence are tried. */
const treesTried = 8;

/** Settings of {@link createLexiconParser}. */
export interface LexiconParserOptions extends SentenceParserOptions {
  /** What tags and parses; default the network of this package on one thread. */
  readonly network?: Pick<NeuralParser, 'parse'>;
}

/**
 * Makes the parser of English sentences that needs nothing but this package and a lexicon, usually from `readWordnet`: the network
 * that tags and parses, with the other trees that it nearly chose, and other tags of the lexicon for words that it may have got wrong.
 *
 * @throws OptionError for an option out of range.
 * @example createLexiconParser(await readWordnet()).parse('Dogs chase cats').isComplete // true
 */
export function createLexiconParser(lexicon: Lexicon, options: LexiconParserOptions = {}): SentenceParser {
  const { network = readNeuralParser(), ...others } = options;
  const morphology = { exceptions: readExceptions(), isLemma: isWordnetLemma(lexicon) };
  const tagVariants = createTagVariants({ parser: readParser(), ...morphology });
  const analyser = new NeuralAnalyser(network, { partsOfSpeech: createPartsOfSpeech(morphology) });
  const variants: TagVariants = (sentence) => [
    ...attachRelativeClauses(sentence),
    ...analyser.alternatives(sentence.tokens, treesTried).map(({ tree }) => ({ ...sentence, tree })),
    ...tagVariants(sentence),
  ];
  return new SentenceParser(createLexiconAnnotator(lexicon, { analyser }), { variants, ...others });
}
