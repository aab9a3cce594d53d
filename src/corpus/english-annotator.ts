import type { Annotator } from './annotator.js';
import { findMultiwords } from './find-multiwords.js';
import { findNames } from './find-names.js';
import { createLemmatiser, type Lemmatise } from './lemmatise.js';
import type { ExceptionLists, IsLemma } from './morphy.js';
import type { MultiwordIndex } from './multiword-index.js';
import type { NameGazetteer } from './name-gazetteer.js';
import type { DependencyParser } from './parser/dependency-parser.js';
import type { PerceptronTagger, TagOptions } from './perceptron-tagger.js';
import type { DependencyTree, Sentence, TextUnit, Token } from './sentence.js';
import { TaggedFormMemory } from './tagged-form-memory.js';
import { tokenise } from './tokenise.js';

/** Settings of {@link createEnglishAnnotator}. */
export interface EnglishAnnotatorOptions {
  /** What gives the tags, usually from `readTagger`. */
  readonly tagger: Pick<PerceptronTagger, 'tag'>;
  /** Irregular forms, usually from `readExceptions`. */
  readonly exceptions: ExceptionLists;
  readonly isLemma: IsLemma;
  /** What gives the trees, usually from `readParser`. Default: sentences have none. */
  readonly parser?: Pick<DependencyParser, 'parse'> | undefined;
  /** The lemmas of several words to look for. Default: sentences come without multiwords. */
  readonly multiwords?: MultiwordIndex | undefined;
  /** What tells the classes of proper names. Default: sentences come without names. */
  readonly gazetteer?: NameGazetteer | undefined;
  /**
   * The word that a unit's first word is to be tagged after, for instance `{ form: 'to', tag: 'PART' }` for the
   * definition of a verb. Default: every unit begins a sentence.
   */
  readonly precededBy?: ((unit: TextUnit) => TagOptions['precededBy']) | undefined;
}

/**
 * Makes the annotator for English: EWT's tokens, universal tags, and lemmas in lower case except for proper nouns,
 * acronyms, foreign words, capitalised adjectives inside a sentence and the pronoun "I"; on demand also trees, names and
 * lemmas of several words.
 *
 * @example
 * const annotator = createEnglishAnnotator({ tagger: readTagger(), exceptions: readExceptions(), isLemma });
 * annotator.annotate({ document: 'd', position: 0, text: 'a domestic animal' }).tokens[2]?.lemma // 'animal'
 */
export function createEnglishAnnotator(options: EnglishAnnotatorOptions): Annotator {
  const { tagger, exceptions, isLemma, parser, multiwords, gazetteer, precededBy } = options;
  const lemmatise = rememberLemmas(createLemmatiser({ exceptions, isLemma }));
  const annotate = (unit: TextUnit): Sentence => {
    const spans = tokenise(unit.text);
    const forms = spans.map((span) => span.form);
    const tags = tagger.tag(forms, { precededBy: precededBy?.(unit) });
    const tokens: Token[] = spans.map(({ form, start, end }, i) => {
      const tag = tags[i] ?? 'X';
      return { form, lemma: lemmatise(form, tag, i === 0), tag, start, end };
    });
    const { document, position, text } = unit;
    const tree = parser?.parse(tokens);
    const sentence = { document, position, text, tokens: tree === undefined ? tokens : lemmatiseHer(tokens, tree) };
    return {
      ...sentence,
      ...(tree && { tree }),
      ...(gazetteer && { names: findNames(sentence, gazetteer) }),
      ...(multiwords && { multiwords: findMultiwords(sentence, multiwords) }),
    };
  };
  return { name: 'english', annotate };
}

/** "I saw her": the form that "her" shares with the possessive has the lemma "she" where it is no possessive. */
function lemmatiseHer(tokens: readonly Token[], { relations }: DependencyTree): readonly Token[] {
  const isObject = (token: Token, place: number): boolean =>
    token.lemma === 'her' && token.tag === 'PRON' && relations[place] !== 'nmod:poss';
  if (!tokens.some(isObject)) return tokens;
  return tokens.map((token, place) => (isObject(token, place) ? { ...token, lemma: 'she' } : token));
}

/** Remembers lemmas, since Morphy asks the lexicon up to ten questions a word. */
function rememberLemmas(lemmatise: Lemmatise): Lemmatise {
  const inside = new TaggedFormMemory<string>();
  const first = new TaggedFormMemory<string>();
  return (form, tag, isFirst = false) => (isFirst ? first : inside).get(form, tag, () => lemmatise(form, tag, isFirst));
}
