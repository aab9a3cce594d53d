import { describeDiskTrouble } from '../matrix/disk-trouble.js';
import { CommandError } from './command-error.js';

/** What a command prints could not be written, for instance since it goes to a file on a full disk. */
export class OutputError extends CommandError {
  constructor(stream: string, cause: Error) {
    const { problem, advice } = describeDiskTrouble(cause) ?? { problem: cause.message, advice: '' };
    const code = 'code' in cause ? ` (${cause.code})` : '';
    super(
      'OUTPUT',
      `Cannot write to ${stream}: ${problem}${code}; what came of it is not whole.`,
      advice === '' ? 'Send the output elsewhere.' : advice,
      { cause },
    );
  }
}
