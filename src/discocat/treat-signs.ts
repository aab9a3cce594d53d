import { requireOption } from '../errors.js';
import { clipNegative } from '../matrix/clip-negative.js';
import { Space } from '../space/space.js';
import { checkSigns } from './signed-vectors.js';

/** What is done with negative numbers by models that multiply vectors entry by entry. */
export const signTreatments = ['accept', 'clip', 'reject'] as const;

/** What is done with negative numbers by models that multiply vectors entry by entry. */
export type SignTreatment = (typeof signTreatments)[number];

/** Options of {@link treatSigns}. */
export interface TreatSignsOptions {
  /** `accept` takes them and says so, `clip` sets them to 0, `reject` is an error; default `accept`. */
  readonly signed?: SignTreatment | undefined;
  /** Is told, in a sentence, where two negative numbers count as agreement. */
  readonly onNotice?: ((notice: string) => void) | undefined;
}

/**
 * Makes a space ready for a model that multiplies vectors entry by entry: the space itself where it holds no negative number, or
 * they are accepted, else one with 0 in their place.
 *
 * @throws SignedVectorsError where they are to be rejected; OptionError for another treatment.
 */
export function treatSigns(space: Space, model: string, options: TreatSignsOptions = {}): Space {
  const { signed = 'accept', onNotice } = options;
  requireOption(signTreatments.includes(signed), 'signed', signed, signTreatments.join(', '));
  const { matrix, name, history } = space;
  if (!matrix.values.some((value) => value < 0)) return space;
  if (signed === 'clip') {
    return new Space({ ...space, matrix: clipNegative(matrix), history: [...history, { step: 'clip', options: {} }] });
  }
  if (signed === 'reject') checkSigns(model, space, { signed });
  const problem = `The ${model} model multiplies vectors entry by entry, and those of ${name} hold negative numbers`;
  const advice =
    'The model was published for vectors without: the option signed sets them to 0 by "clip", and refuses them by "reject".';
  onNotice?.(`${problem}: two of them count as agreement. ${advice}`);
  return space;
}
