import { join, resolve } from 'node:path';
import { openCorpus } from '../../src/corpus/readers/open-corpus.js';

// Counts how often the annotators of SemCor 3.0 found no sense of WordNet 3.0 for a word that they judged: `wnsn=0`. It is the share
// that `createLogLinear` keeps for a meaning that the inventory lacks.
// Run: npx tsx benchmarks/senses/measure-unlisted.ts (needs $QUALIA_DATA/wsd/semcor3.0.tar.xz)

const archive = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'wsd/semcor3.0.tar.xz');
let judged = 0;
let unlisted = 0;
for await (const { bytes } of openCorpus(archive, () => true, {})) {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  for (const [, sense] of Buffer.concat(pieces)
    .toString('latin1')
    .matchAll(/<wf [^>]*cmd=done[^>]* wnsn=([^ >]+)/g)) {
    judged++;
    if (sense === '0' || sense === '-1') unlisted++;
  }
}
console.log(`${unlisted} of ${judged} judged words have no sense that is listed: ${(unlisted / judged).toFixed(4)}`);
