import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cachedFile, cacheFolder } from './cache.js';

/** Which of the tools run, one after the other. */
export type GloveSteps = 'vocab_count' | 'cooccur' | 'vocab_count and cooccur';

/** A command for a shell, or why there is none. */
export interface GloveCommand {
  readonly command: readonly string[];
  readonly skip: string | undefined;
}

/** The folder of the built tools of GloVe (Pennington, Socher & Manning 2014), if it is given. */
const folder = process.env['QUALIA_GLOVE'];

/**
 * Returns the command that counts a text on standard input with GloVe's tools, in both directions and unweighted. The
 * vocabulary that `cooccur` alone reads is made once.
 */
export async function gloveCommand(
  steps: GloveSteps,
  options: { readonly text: string; readonly minimumCount: number; readonly window: number },
): Promise<GloveCommand> {
  const { text, minimumCount, window } = options;
  if (folder === undefined) return { command: [], skip: 'set QUALIA_GLOVE to the folder of the built tools of GloVe' };
  const [vocabularyTool, pairTool] = ['vocab_count', 'cooccur'].map((name) => join(folder, name)) as [string, string];
  const missing = [vocabularyTool, pairTool].find((path) => !existsSync(path));
  if (missing !== undefined) return { command: [], skip: `there is no ${missing}` };
  const countOptions = ['-min-count', `${minimumCount}`, '-verbose', '0'];
  const known = await cachedFile(`glove-${minimumCount}-${basename(text)}`, (path) => {
    const [input, output] = [openSync(text, 'r'), openSync(path, 'w')];
    execFileSync(vocabularyTool, countOptions, { stdio: [input, output, 'inherit'] });
    closeSync(input);
    closeSync(output);
  });
  const scratch = join(cacheFolder, 'glove-scratch');
  const count = [vocabularyTool, ...countOptions].join(' ');
  const pairOptions = ['-symmetric 1 -distance-weighting 0 -memory 4 -verbose 0', `-window-size ${window}`];
  const pairs = [pairTool, ...pairOptions, `-overflow-file ${scratch}`].join(' ');
  const scripts: Record<GloveSteps, string> = {
    vocab_count: count,
    cooccur: `${pairs} -vocab-file ${known}`,
    'vocab_count and cooccur': `${count} < ${text} > ${scratch}.txt && ${pairs} -vocab-file ${scratch}.txt`,
  };
  return { command: ['sh', '-c', scripts[steps]], skip: undefined };
}
