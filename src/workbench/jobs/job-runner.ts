import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { QualiaError } from '../../errors.js';
import type { StoredLexicon } from '../../lexicon/store/stored-lexicon.js';
import { type JobPiece, type JobRequest, LexiconJob, type LexiconSlice } from './lexicon-job.js';
import { readSlices } from './read-slices.js';

/** Does a work on all of a lexicon as it is now, and gives what comes of it piece by piece. */
export type JobRunner = (lexicon: StoredLexicon, request: JobRequest, signal: AbortSignal) => AsyncGenerator<JobPiece>;

/** What the thread of a job is told: a slice, or that there are no more. */
export type JobMessage = LexiconSlice | 'end';

/** What the thread of a job tells: a piece, or that there are no more. */
export type JobReply = JobPiece | 'end';

/** How often a reading begins anew because of edits before it is given up. */
const mostAttempts = 20;

/** Does the work in this thread. */
export const runHere: JobRunner = async function* (lexicon, request, signal) {
  for (let attempt = 0; attempt < mostAttempts && !signal.aborted; attempt++) {
    const job = new LexiconJob(request);
    if (!(await readSlices(lexicon, (slice) => job.take(slice), signal))) continue;
    yield* job.finish();
    return;
  }
  requireRead(signal);
};

/** Does the work in a thread of its own, so that this one goes on answering; the store is read in this one. */
export const runInThread: JobRunner = async function* (lexicon, request, signal) {
  for (let attempt = 0; attempt < mostAttempts && !signal.aborted; attempt++) {
    const worker = new Worker(new URL('./job-worker.js', import.meta.url), { workerData: request });
    // A download that nobody reads to its end does not keep a process that is to end.
    worker.unref();
    const end = (): void => void worker.terminate();
    signal.addEventListener('abort', end);
    try {
      const replies = on(worker, 'message', { close: ['exit'] });
      const post = (message: JobMessage): void => worker.postMessage(message);
      if (!(await readSlices(lexicon, post, signal))) continue;
      post('end');
      for await (const [reply] of replies) {
        if (reply === 'end') return;
        yield reply as JobPiece;
      }
      if (!signal.aborted) throw new QualiaError('BUSY', 'The thread of the work ended early.');
    } finally {
      signal.removeEventListener('abort', end);
      await worker.terminate();
    }
  }
  requireRead(signal);
};

function requireRead(signal: AbortSignal): void {
  if (!signal.aborted) throw new QualiaError('BUSY', 'The lexicon is edited all the time; try again in a moment.');
}
