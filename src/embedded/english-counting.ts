import { z } from 'zod';
import type { ContextExtractor } from '../corpus/context-extractor.js';
import type { CountingMethod } from '../corpus/counting/counting-method.js';
import { dependencyContexts } from '../corpus/dependency-contexts.js';
import { documentContexts } from '../corpus/document-contexts.js';
import { domainContexts } from '../corpus/domain-contexts.js';
import { findMultiwords } from '../corpus/find-multiwords.js';
import { functionContexts } from '../corpus/function-contexts.js';
import { MultiwordIndex } from '../corpus/multiword-index.js';
import { readParser } from '../corpus/parser/read-parser.js';
import { findPhrases } from '../corpus/phrase-targets.js';
import { roleContexts } from '../corpus/role-contexts.js';
import { isAnnotated, type MultiwordSpan, type Sentence, type Token, type UniversalTag } from '../corpus/sentence.js';
import { windowContexts } from '../corpus/window-contexts.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import type { PartOfSpeech } from '../lexicon/synset.js';
import { tagLemma, untagLemma } from '../lexicon/tagged-lemma.js';
import { contentLabel, wordnetPartOf } from '../wsd/content-label.js';
import { createLexiconAnnotator } from './english.js';
import { indexMultiwords } from './lexicon-multiwords.js';

const window = z.number().optional();
/** The name of the kind in counts and spaces, so that it can be counted in several ways at once. */
const label = z.string().optional();

const contextSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('domain'), label, window, nouns: z.enum(['nearest', 'every']).optional() }),
  z.object({
    name: z.literal('function'),
    label,
    window,
    parts: z.enum(['all', 'sides', 'whole']).optional(),
    nouns: z.enum(['class', 'lemma', 'dropped']).optional(),
    verbs: z.enum(['last', 'all']).optional(),
    functionWords: z.enum(['kept', 'dropped']).optional(),
    verbless: z.boolean().optional(),
  }),
  z.object({ name: z.literal('role'), window }),
  z.object({
    name: z.literal('window'),
    radius: z.number().optional(),
    sides: z.boolean().optional(),
    weighting: z.enum(['flat', 'harmonic', 'linear']).optional(),
    words: z.enum(['lemma', 'form']).optional(),
  }),
  z.object({ name: z.literal('document'), blockSentences: z.number().optional() }),
  z.object({
    name: z.literal('dependency'),
    words: z.enum(['lemma', 'form']).optional(),
    collapse: z.boolean().optional(),
    subtypes: z.boolean().optional(),
    missingTree: z.enum(['error', 'skip']).optional(),
  }),
]);

const optionsSchema = z.object({
  contexts: z.array(contextSchema),
  targets: z.union([z.enum(['words', 'wordnet']), z.array(z.string())]),
  targetTags: z.boolean().optional(),
  multiwords: z.boolean(),
  tuples: z.boolean(),
  phrases: z.array(z.string()).optional(),
});

/**
 * Contexts by name, with the options of their extractor; domain and function contexts also with a `label`, by which
 * their counts and spaces are called instead, where one kind is counted in several ways.
 */
export type ContextChoice = z.infer<typeof contextSchema>;

/** What is counted of an English corpus. */
export interface EnglishCountingOptions {
  /** The kinds of contexts. */
  readonly contexts: readonly ContextChoice[];
  /** `words`: every content word; `wordnet`: those that WordNet knows; or a list of lemmas in lower case. */
  readonly targets: 'words' | 'wordnet' | readonly string[];
  /**
   * Whether targets are lemmas with their part of speech, `show/v` and `show/n` apart, with WordNet's letters; default false.
   * Then `wordnet` takes what WordNet knows as that part of speech. Contexts and tuples stay lemmas: tuples tell by their kind
   * what each member is.
   */
  readonly targetTags?: boolean | undefined;
  /** Whether multiword lemmas are targets too: those of WordNet, or those of the list. */
  readonly multiwords: boolean;
  /** Whether argument tuples are counted. */
  readonly tuples: boolean;
  /** The phrases that are targets too, by the names that `namePhrase` gives them, of words that are targets; default none. */
  readonly phrases?: readonly string[] | undefined;
}

/** Makes the extractor of a choice, called by its label where it has one. */
export function createExtractor(choice: ContextChoice): ContextExtractor {
  const extractor = createNamed(choice);
  const name = 'label' in choice ? (choice.label ?? extractor.name) : extractor.name;
  return { ...extractor, name };
}

function createNamed(choice: ContextChoice): ContextExtractor {
  const { name: _, label: __, ...options } = choice as { readonly name: string } & Record<string, never>;
  switch (choice.name) {
    case 'domain':
      return domainContexts(options);
    case 'function':
      return functionContexts(options);
    case 'role':
      return roleContexts(options);
    case 'window':
      return windowContexts(options);
    case 'document':
      return documentContexts(options);
    case 'dependency':
      return dependencyContexts(options);
  }
}

/**
 * Makes the counting method for English, a `CountingMethodMaker`: WordNet's annotator for raw text, content words as
 * targets, and multiword lemmas besides their parts.
 *
 * Units that come with tokens keep them, and their trees; where tuples, phrases or dependency contexts are counted, those that
 * bring no tree are parsed. Where multiword lemmas are targets, those of a sentence that brings none are
 * looked for.
 */
export async function makeEnglishCounting(options: unknown): Promise<CountingMethod> {
  const { contexts, targets, targetTags = false, multiwords, tuples, phrases = [] } = optionsSchema.parse(options);
  const named = new Set(phrases);
  const lexicon = await readWordnet();
  const needsTrees = tuples || named.size > 0 || contexts.some(({ name }) => name === 'dependency');
  const annotator = createLexiconAnnotator(lexicon, { trees: needsTrees });
  const parser = needsTrees ? readParser() : undefined;
  const listed = typeof targets === 'string' ? undefined : new Set(targets);
  const index = multiwords ? await indexTargets(listed) : undefined;
  const isTarget = (label: string, partOfSpeech: PartOfSpeech | undefined): boolean => {
    return listed === undefined ? lexicon.has(label, partOfSpeech) : listed.has(label);
  };
  const known = new Map<string, boolean>();
  /** The label, where it is a target as it is tagged. */
  const chooseTarget = (token: Token): string | undefined => {
    const label = contentLabel(token);
    if (label === undefined || targets === 'words') return label;
    const partOfSpeech = targetTags ? wordnetPartOf(token.tag) : undefined;
    const key = nameTarget(label, partOfSpeech);
    let isKnown = known.get(key);
    if (isKnown === undefined) {
      isKnown = isTarget(label, partOfSpeech);
      if (known.size >= rememberedLabels) known.clear();
      known.set(key, isKnown);
    }
    return isKnown ? label : undefined;
  };
  const tagTarget = (label: string | undefined, tag: UniversalTag): string | undefined => {
    const partOfSpeech = wordnetPartOf(tag);
    return label === undefined || partOfSpeech === undefined ? undefined : tagLemma(label, partOfSpeech);
  };
  const multiwordOf = ({ lemma, tag }: MultiwordSpan): string | undefined => {
    return targetTags ? tagTarget(lemma.toLowerCase(), tag) : lemma.toLowerCase();
  };
  return {
    annotate(unit) {
      const annotated: Sentence = isAnnotated(unit) ? unit : annotator.annotate(unit);
      const lacksTree = parser !== undefined && annotated.tree === undefined;
      const sentence = lacksTree ? { ...annotated, tree: parser.parse(annotated.tokens) } : annotated;
      if (index === undefined || sentence.multiwords !== undefined) return sentence;
      return { ...sentence, multiwords: findMultiwords(sentence, index, { everyMatch: listed !== undefined }) };
    },
    targetOf: targetTags ? (token) => tagTarget(chooseTarget(token), token.tag) : chooseTarget,
    ...(targetTags && { memberOf: untagLemma }),
    ...(multiwords && { multiwordOf }),
    ...(named.size > 0 && {
      phrasesOf: (sentence: Sentence) => {
        const labels = sentence.tokens.map(chooseTarget);
        return findPhrases(
          sentence,
          (place) => labels[place],
          (name) => named.has(name),
        );
      },
    }),
    extractors: contexts.map(createExtractor),
    tuples,
  };
}

function nameTarget(label: string, partOfSpeech: PartOfSpeech | undefined): string {
  return partOfSpeech === undefined ? label : tagLemma(label, partOfSpeech);
}

const rememberedLabels = 65_536;

/** Makes the index of the lemmas of a list, or of WordNet. */
async function indexTargets(listed: ReadonlySet<string> | undefined): Promise<MultiwordIndex> {
  // A lexicon keeps the synsets it has made, so this one is forgotten with them.
  if (listed === undefined) return indexMultiwords(await readWordnet());
  return new MultiwordIndex(Array.from(listed, (lemma) => ({ lemma, partsOfSpeech: 'n' })));
}
