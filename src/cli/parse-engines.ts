import { createLemmatiser } from '../corpus/lemmatise.js';
import { readNeuralParser } from '../corpus/neural/read-neural-parser.js';
import { readExceptions } from '../corpus/read-exceptions.js';
import { type NamedAction, nameActions } from '../discocat/parsing/find-actions.js';
import { type LinkedSentence, readLinkGrammar } from '../discocat/parsing/read-link-grammar.js';
import type { PregroupType } from '../discocat/pregroup-type.js';
import type { Reduction } from '../discocat/reduction.js';
import { isWordnetLemma } from '../embedded/english.js';
import { createLexiconParser } from '../embedded/lexicon-parser.js';
import { QualiaError } from '../errors.js';
import { readWordnet } from '../lexicon/read-wordnet.js';

/** The names of what parses sentences. */
export const parseEngines = ['own', 'link-grammar'] as const;

/** The name of what parses sentences. */
export type ParseEngine = (typeof parseEngines)[number];

/** A parsed sentence as it is printed, by whatever engine. */
export interface ShownParse {
  readonly text: string;
  readonly target: PregroupType;
  readonly reduction: Reduction;
  /** What kind of word each is, for instance `transitive verb`; undefined by link-grammar. */
  readonly kinds: readonly (string | undefined)[];
  readonly actions: readonly NamedAction[];
  readonly isComplete: boolean;
  readonly cost?: number;
  readonly reason?: string;
}

/** Parses sentences; one that cannot be parsed at all is the error that says why. */
export type ParseTexts = (texts: readonly string[]) => Promise<(ShownParse | QualiaError)[]>;

/** How an engine works. */
export interface ParseEngineSettings {
  readonly target: PregroupType;
  /** Threads of the network of our own engine. */
  readonly threads: number;
  readonly signal: AbortSignal;
}

/** Loads an engine, once for all sentences. */
export async function openParseEngine(
  engine: ParseEngine,
  { target, threads, signal }: ParseEngineSettings,
): Promise<ParseTexts> {
  const lexicon = await readWordnet();
  if (engine === 'link-grammar') {
    const lemmatise = createLemmatiser({ exceptions: readExceptions(), isLemma: isWordnetLemma(lexicon) });
    return async (texts) => (await readLinkGrammar(texts, { lemmatise, target, signal })).map(showLinked);
  }
  const parser = createLexiconParser(lexicon, { target, network: readNeuralParser({ threads }) });
  return async (texts) =>
    texts.map((text) => {
      try {
        const parsed = parser.parse(text);
        return { ...parsed, kinds: parsed.words.map(({ entry }) => entry.name), actions: nameActions(parsed) };
      } catch (error) {
        if (error instanceof QualiaError) return error;
        throw error;
      }
    });
}

function showLinked({ linkage: _, ...sentence }: LinkedSentence): ShownParse {
  return { ...sentence, kinds: sentence.reduction.words.map(() => undefined) };
}
