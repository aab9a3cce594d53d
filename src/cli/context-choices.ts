import type { ContextChoice } from '../embedded/english-counting.js';
import { OptionError } from '../errors.js';

/** The kinds of contexts, as `--contexts` names them. */
export const contextNames = ['domain', 'function', 'role', 'window', 'dependency', 'document'] as const;

/** The options of contexts, as typed; what is not given keeps the extractor's default. */
export interface ContextFlags {
  readonly window?: number;
  readonly nouns?: 'nearest' | 'every';
  readonly patternWindow?: number;
  readonly patternParts?: 'all' | 'sides' | 'whole';
  readonly patternNouns?: 'class' | 'lemma' | 'dropped';
  readonly patternVerbs?: 'last' | 'all';
  readonly patternFunctionWords?: 'kept' | 'dropped';
  readonly patternVerbless?: boolean;
  readonly radius?: number;
  readonly sides?: boolean;
  readonly windowWeighting?: 'flat' | 'harmonic' | 'linear';
  readonly blockSentences?: number;
  readonly missingTree?: 'error' | 'skip';
}

/**
 * Makes the choices of contexts from their names, separated by commas.
 *
 * @throws OptionError when a name is unknown or comes twice.
 */
export function chooseContexts(names: string, flags: ContextFlags): ContextChoice[] {
  const kinds = names.split(',').map((name) => name.trim());
  return kinds.map((name, place) => {
    const known = contextNames.find((candidate) => candidate === name);
    if (known === undefined || kinds.indexOf(name) !== place) {
      throw new OptionError(
        '--contexts',
        names,
        `names from ${contextNames.join(', ')}, separated by commas, each once`,
      );
    }
    return { name: known, ...withoutUndefined(optionsOf(known, flags)) } as ContextChoice;
  });
}

function optionsOf(name: (typeof contextNames)[number], flags: ContextFlags): Record<string, unknown> {
  switch (name) {
    case 'domain':
      return { window: flags.window, nouns: flags.nouns };
    case 'function':
      return {
        window: flags.patternWindow,
        parts: flags.patternParts,
        nouns: flags.patternNouns,
        verbs: flags.patternVerbs,
        functionWords: flags.patternFunctionWords,
        verbless: flags.patternVerbless,
      };
    case 'role':
      return { window: flags.window };
    case 'window':
      return { radius: flags.radius, sides: flags.sides, weighting: flags.windowWeighting };
    case 'document':
      return { blockSentences: flags.blockSentences };
    case 'dependency':
      return { missingTree: flags.missingTree };
  }
}

function withoutUndefined(options: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
