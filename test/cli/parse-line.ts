import { commandPath } from '../../src/cli/command-examples.js';
import { createProgram, listCommands } from '../../src/cli/create-program.js';

/**
 * Reads a line as a shell would, as far as its first command, and lets the program read its arguments without doing the work.
 *
 * @returns the command that would run.
 */
export async function parseLine(line: string): Promise<string> {
  const [name, ...args] = splitLine(line);
  if (name !== 'qualia') throw new Error(`${line} does not begin with qualia.`);
  const program = await createProgram({ signal: new AbortController().signal, reportFindings: () => {} });
  let chosen = '';
  for (const command of listCommands(program)) {
    command.action(() => {
      chosen = commandPath(command);
    });
  }
  await program.parseAsync(args, { from: 'user' });
  return chosen;
}

/** Splits a line into words; quotes are taken off, and what is behind a redirection, a pipe or a remark is left out. */
export function splitLine(line: string): string[] {
  const words: string[] = [];
  for (const [piece] of line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/gu)) {
    if (/^(?:<|\d?>|\||;|&&|#)/u.test(piece)) break;
    words.push(piece.replaceAll(/"([^"]*)"|'([^']*)'/gu, '$1$2'));
  }
  return words;
}
