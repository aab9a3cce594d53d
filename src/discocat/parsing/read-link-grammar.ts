import { spawn } from 'node:child_process';
import type { Lemmatise } from '../../corpus/lemmatise.js';
import type { UniversalTag } from '../../corpus/sentence.js';
import { QualiaError } from '../../errors.js';
import { isSameType, type PregroupType, parseType, printType } from '../pregroup-type.js';
import { type Reduction, residualType } from '../reduction.js';
import type { NamedAction } from './find-actions.js';
import { type Linkage, parseLinkage } from './linkage.js';
import { findLinkedActions, isVerb } from './linkage-actions.js';
import { reduceLinkage } from './linkage-reduction.js';

/** A sentence as link-grammar parses it. */
export interface LinkedSentence {
  readonly text: string;
  readonly linkage: Linkage;
  /** Over types of links, see `reduceLinkage`. */
  readonly reduction: Reduction;
  /** Whether all words are linked and reduce to the target. */
  readonly isComplete: boolean;
  readonly target: PregroupType;
  /** Who does what, see `findLinkedActions`. */
  readonly actions: readonly NamedAction[];
  /** Where it is not complete: why, in a sentence. */
  readonly reason?: string;
}

/** Options of {@link readLinkGrammar}. */
export interface ReadLinkGrammarOptions {
  /** What gives the lemmas of words. */
  readonly lemmatise: Lemmatise;
  /** The command; default `link-parser`, as Debian's package link-grammar installs it. */
  readonly command?: string;
  /** How long a sentence may take; default 10. */
  readonly seconds?: number;
  /** The type to reduce to; default `s`. */
  readonly target?: PregroupType;
  readonly signal?: AbortSignal;
}

/**
 * Parses sentences with link-grammar, an external command that is not part of this package: the best linkage of each.
 *
 * Line ends in a sentence become blanks, and a leading `!` or `%`, which are commands there, falls away.
 *
 * @throws QualiaError (`MISSING_COMMAND`) where the command is not installed, (`COMMAND_FAILED`) where it ends with an error; the signal's
 * reason when it is aborted.
 */
export async function readLinkGrammar(
  texts: readonly string[],
  options: ReadLinkGrammarOptions,
): Promise<LinkedSentence[]> {
  const { command = 'link-parser', seconds = 10, target = parseType('s'), lemmatise, signal } = options;
  const lines = texts.map((text) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/^[\s!%]+/, '')
      .trim(),
  );
  const output = await run(
    command,
    lines.filter((line) => line !== ''),
    { seconds, signal },
  );
  let rest = output.split('\n');
  return texts.map((text, place): LinkedSentence => {
    const echo = lines[place] === '' ? -1 : rest.indexOf(lines[place]);
    const end = rest.findIndex((line, index) => index > echo && line === '');
    const block = echo === -1 ? '' : rest.slice(echo + 1, end === -1 ? undefined : end).join('\n');
    if (echo !== -1) rest = rest.slice(end === -1 ? rest.length : end);
    const linkage = block.includes('(LEFT-WALL)') ? parseLinkage(block) : { words: [], links: [] };
    return describeLinkage(text, linkage, { target, lemmatise });
  });
}

function describeLinkage(
  text: string,
  linkage: Linkage,
  { target, lemmatise }: Required<Pick<ReadLinkGrammarOptions, 'target' | 'lemmatise'>>,
): LinkedSentence {
  const reduction = reduceLinkage(linkage);
  const unlinked = linkage.words.filter(({ isNull, form }) => isNull && /[\p{L}\p{N}]/u.test(form));
  const residual = residualType(reduction);
  const isComplete = unlinked.length === 0 && isSameType(residual, target);
  const lemmaOf = (word: number): string => {
    const { form, subscript } = linkage.words[word];
    if (/^her$/i.test(form)) return 'she';
    return lemmatise(form, tagOf(form, subscript)).toLowerCase();
  };
  const actions = findLinkedActions(linkage).map(({ verb, subject, object }): NamedAction => {
    const lemma = lemmaOf(verb);
    // The copula has an O link to its predicate, which is no object.
    const hasObject = object !== undefined && lemma !== 'be';
    return {
      verb: lemma,
      subject: subject === undefined ? undefined : lemmaOf(subject),
      object: hasObject ? lemmaOf(object) : undefined,
    };
  });
  const found = { text, linkage, reduction, isComplete, target, actions };
  if (isComplete) return found;
  const names = unlinked.map(({ form }) => `"${form}"`).join(', ');
  const problem = names === '' ? '' : ` It could not link ${names}.`;
  return { ...found, reason: `The words reduce to ${printType(residual)}, not to ${printType(target)}.${problem}` };
}

function tagOf(form: string, subscript: string): UniversalTag {
  if (isVerb(subscript)) return 'VERB';
  if (/^a(?:-|$)/.test(subscript)) return 'ADJ';
  if (/^[nst](?:-|$)/.test(subscript)) return 'NOUN';
  if (/^(?:i|me|we|us|he|him|she|her|they|them|it|you|this|that|these|those)$/i.test(form)) return 'PRON';
  return /^\p{Lu}/u.test(form) ? 'PROPN' : 'NOUN';
}

function run(
  command: string,
  lines: readonly string[],
  { seconds, signal }: { readonly seconds: number; readonly signal: AbortSignal | undefined },
): Promise<string> {
  const settings = ['-verbosity=0', '-postscript=1', '-graphics=0', '-limit=1000', '-walls=1', '-echo=1'];
  return new Promise((resolve, reject) => {
    const child = spawn(command, ['en', ...settings, `-timeout=${seconds}`], {
      signal,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    // The command may end before it has read all; its exit code tells.
    child.stdin.on('error', () => undefined);
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') {
        reject(error);
        return;
      }
      const advice = 'Install link-grammar, for instance with "apt-get install link-grammar", or use our own parser.';
      reject(new QualiaError('MISSING_COMMAND', `The command "${command}" was not found. ${advice}`, { cause: error }));
    });
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(output).toString('utf8'));
      else {
        const said = Buffer.concat(errors).toString('utf8').trim().split('\n').at(-1) ?? '';
        reject(new QualiaError('COMMAND_FAILED', `"${command}" ended with code ${code}: ${said}`));
      }
    });
    child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  });
}
