/** What a command is run with. */
export interface CommandContext {
  /** Is aborted from the keyboard. */
  readonly signal: AbortSignal;
  /** Says that the command did its work and found something wrong, so that it ends with code 1. */
  reportFindings(): void;
}
