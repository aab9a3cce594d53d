import { OptionError, QualiaError } from '../errors.js';
import type { Space } from '../space/space.js';
import { viewSpace } from '../space/view-space.js';
import { CommandError } from './command-error.js';

/** Another k and p of a reduced space; each as the space has it where not given. */
export interface ViewChoice {
  readonly rank?: number | undefined;
  readonly exponent?: number | undefined;
}

/** Where `viewSpace` speaks of an option, the words of the command line. */
const optionNames: ReadonlyMap<string, keyof ViewChoice> = new Map([
  ['rank', 'rank'],
  ['singularValueExponent', 'exponent'],
]);

/**
 * Views a space at another k and p as `viewSpace` does; the space itself where neither is chosen.
 *
 * @param prefix what stands before `rank` and `exponent` where the user writes them, for instance `--domain-`.
 * @throws OptionError under the names that the user has written; CommandError where the space cannot be viewed so.
 */
export function viewAs(space: Space, { rank, exponent }: ViewChoice, prefix: string): Space {
  if (rank === undefined && exponent === undefined) return space;
  try {
    return viewSpace(space, {
      ...(rank !== undefined && { rank }),
      ...(exponent !== undefined && { singularValueExponent: exponent }),
    });
  } catch (error) {
    const name = error instanceof OptionError ? optionNames.get(error.option) : undefined;
    if (error instanceof OptionError && name !== undefined) {
      throw new OptionError(`${prefix}${name}`, error.value, error.allowed);
    }
    if (!(error instanceof QualiaError)) throw error;
    const advice = `${prefix}rank and ${prefix}exponent need a reduced space with its singular values, as "qualia space build" writes it.`;
    throw new CommandError(error.code, error.message, advice, { cause: error });
  }
}

/** The k and p of a space that {@link viewAs} has viewed, as the last step of its history says. */
export function viewedAs({ history }: Space): { readonly rank: number; readonly exponent: number } {
  const { rank, singularValueExponent } = history.at(-1)?.options ?? {};
  return { rank: Number(rank), exponent: Number(singularValueExponent) };
}
