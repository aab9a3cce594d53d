import { parentPort, workerData } from 'node:worker_threads';
import type { JobMessage, JobReply } from './job-runner.js';
import { type JobRequest, LexiconJob } from './lexicon-job.js';

// The body of the thread that does one work on all of a lexicon.
const job = new LexiconJob(workerData as JobRequest);
const send = (reply: JobReply): void => parentPort?.postMessage(reply);
parentPort?.on('message', async (message: JobMessage) => {
  if (message !== 'end') {
    job.take(message);
    return;
  }
  for await (const piece of job.finish()) send(piece);
  send('end');
});
