import { QualiaError, requireOption } from '../errors.js';
import type { Space } from '../space/space.js';

/** Options of the models that multiply vectors entry by entry. */
export interface SignedOptions {
  /** Whether a space with negative numbers is an error or taken as it is; default `reject`. */
  readonly signed?: 'reject' | 'accept';
}

/** A space with negative numbers where a model multiplies entries, so that two negative ones would count as agreement. */
export class SignedVectorsError extends QualiaError {
  readonly model: string;
  readonly space: string;
  /** The first target of the space with a negative number. */
  readonly target: string;

  constructor(model: string, space: string, target: string) {
    super(
      'SIGNED_VECTORS',
      `The ${model} model multiplies vectors entry by entry and needs them without negative numbers, but the ${space} ` +
        `space has some, as for "${target}". Use a space before its reduction, such as counts or PPMI, or say ` +
        `signed: 'accept' to multiply signs too.`,
    );
    this.model = model;
    this.space = space;
    this.target = target;
  }
}

/** Throws a {@link SignedVectorsError} when the space holds a negative number, unless signed vectors are accepted. */
export function checkSigns(model: string, space: Space, { signed = 'reject' }: SignedOptions): void {
  requireOption(signed === 'reject' || signed === 'accept', 'signed', signed, '"reject" or "accept"');
  if (signed === 'accept' || !space.matrix.values.some((value) => value < 0)) return;
  for (const [row, target] of space.targets.labels.entries()) {
    if (space.vectorAt(row).some((value) => value < 0)) throw new SignedVectorsError(model, space.name, target);
  }
}
