import { getHeapStatistics } from 'node:v8';
import { OptionError, QualiaError } from '../../src/errors.js';
import { type FuzzTarget, inputName } from './fuzz-target.js';

/** What is wrong with how a parser took an input. */
export interface Fault {
  /** What has the same signature is one fault. */
  readonly signature: string;
  readonly detail: string;
}

/** How a parser took an input. */
export type Verdict = 'accepted' | 'refused' | Fault;

/** An input may make so much memory outside of the heap, and more by its own length. */
const mostBytes = 128 * 2 ** 20;
const mostBytesPerByte = 2000;
/** Longer processor time than this, in milliseconds, is a fault for inputs of 256 KiB at most. */
const mostMilliseconds = 3000;
const longestMessage = 20_000;

/** Runs a parser on an input: it must return, or throw a QualiaError whose message says where, in bounded time and memory. */
export async function judge(target: FuzzTarget, bytes: Buffer, scratch: string): Promise<Verdict> {
  const memory = getHeapStatistics().external_memory;
  const begin = process.cpuUsage();
  const verdict = await parse(target, bytes, scratch);
  const { user, system } = process.cpuUsage(begin);
  const milliseconds = (user + system) / 1000;
  if (typeof verdict === 'object') return verdict;
  if (Object.keys(Object.prototype).length > 0) {
    return { signature: 'pollution', detail: `Object.prototype has ${Object.keys(Object.prototype).join(', ')}` };
  }
  const grown = getHeapStatistics().external_memory - memory;
  if (grown > mostBytes + mostBytesPerByte * bytes.length) {
    return { signature: 'memory', detail: `${bytes.length} bytes made ${(grown / 2 ** 20).toFixed()} MiB` };
  }
  if (milliseconds > mostMilliseconds) {
    return { signature: 'slow', detail: `${bytes.length} bytes took ${milliseconds.toFixed()} ms of the processor` };
  }
  return verdict;
}

async function parse(target: FuzzTarget, bytes: Buffer, scratch: string): Promise<Verdict> {
  try {
    await target.parse(bytes, scratch);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof QualiaError)) return faultOf(error);
    const { code, message } = error;
    if (code === '' || message.trim() === '') return { signature: `empty ${placeOf(error)}`, detail: 'no message' };
    if (message.length > longestMessage) {
      return {
        signature: `long ${placeOf(error)}`,
        detail: `a message of ${message.length} characters: ${message.slice(0, 200)}`,
      };
    }
    if (message.includes('[object ') && !bytes.includes('[object ')) {
      return { signature: `unreadable ${placeOf(error)}`, detail: message.slice(0, 300) };
    }
    // An option is a place of its own.
    if (target.namesFile === true && !(error instanceof OptionError) && !message.includes(inputName)) {
      return { signature: `nowhere ${placeOf(error)}`, detail: message.slice(0, 300) };
    }
    return 'refused';
  }
}

function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { signature: `thrown ${typeof error}`, detail: String(error) };
  const stack = error.stack?.split('\n').slice(0, 8).join('\n') ?? error.message;
  return { signature: `${error.name} ${placeOf(error)}`, detail: stack.slice(0, 2000) };
}

/** The first two places in src that a stack names. */
function placeOf({ stack = '' }: Error): string {
  const places = [...stack.matchAll(/\/src\/([^\s:)]+:\d+)/g)].map(([, place]) => place);
  return places.slice(0, 2).join(' < ');
}
