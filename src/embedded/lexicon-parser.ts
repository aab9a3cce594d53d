import { readParser } from '../corpus/parser/read-parser.js';
import { readTreeAlternatives } from '../corpus/parser/read-tree-alternatives.js';
import { readExceptions } from '../corpus/read-exceptions.js';
import { SentenceParser, type SentenceParserOptions } from '../discocat/parsing/sentence-parser.js';
import { createTagVariants, type TagVariants } from '../discocat/parsing/tag-variants.js';
import { attachRelativeClauses } from '../discocat/parsing/tree-variants.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { createLexiconAnnotator, isWordnetLemma } from './english.js';

/** How many other trees of a doubtful sentence are tried. */
const treesTried = 8;

/**
 * Makes the parser of English sentences that needs nothing but this package and a lexicon, usually from `readWordnet`: the trained
 * tagger and dependency parser, with other tags of the lexicon for words that they may have got wrong, and other trees.
 *
 * @throws OptionError for an option out of range.
 * @example createLexiconParser(await readWordnet()).parse('Dogs chase cats').isComplete // true
 */
export function createLexiconParser(lexicon: Lexicon, options: SentenceParserOptions = {}): SentenceParser {
  const tagVariants = createTagVariants({
    parser: readParser(),
    exceptions: readExceptions(),
    isLemma: isWordnetLemma(lexicon),
  });
  const trees = readTreeAlternatives();
  const variants: TagVariants = (sentence) => [
    ...attachRelativeClauses(sentence),
    ...trees.alternatives(sentence.tokens, treesTried).map(({ tree }) => ({ ...sentence, tree })),
    ...tagVariants(sentence),
  ];
  return new SentenceParser(createLexiconAnnotator(lexicon), { variants, ...options });
}
