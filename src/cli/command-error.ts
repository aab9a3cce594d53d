import { QualiaError } from '../errors.js';

/** A failure of a command, with what to do next. */
export class CommandError extends QualiaError {
  readonly advice: string;

  constructor(code: string, message: string, advice: string, options?: ErrorOptions) {
    super(code, message, options);
    this.advice = advice;
  }
}

/** The reason of an abort from the keyboard. */
export class Interrupted extends CommandError {
  constructor(message = 'Stopped; nothing half-done was kept.', advice = 'Run the same command again to start over.') {
    super('INTERRUPTED', message, advice);
  }
}
