import { QualiaError } from '../errors.js';

/** The reason of an abort from the keyboard, with what the user may do then. */
export class Interrupted extends QualiaError {
  readonly advice: string;

  constructor(message = 'Stopped; nothing half-done was kept.', advice = 'Run the same command again to start over.') {
    super('INTERRUPTED', message);
    this.advice = advice;
  }
}
