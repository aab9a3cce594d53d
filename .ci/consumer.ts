import { writeFile } from 'node:fs/promises';
import {
  compositionSimilarity,
  countText,
  type DualSpace,
  denseFromRows,
  type ExplainedScore,
  loadEmbedded,
  ppmi,
  SparseBuilder,
  truncatedSvd,
  UnknownWordError,
} from 'qualia';
import { clr, clrInverse } from 'qualia/analysis';
import { decodeSpace } from 'qualia/browser';
import { drawText, parseType, reduceWords, reductionDiagram } from 'qualia/discocat';
import { embedTexts, fromFunction } from 'qualia/embedding';
import { readTaskManifests, spearman, type TaskManifest } from 'qualia/evaluation';
import { suggestionDefaults } from 'qualia/evidence';
import { isAspect, parseDotType } from 'qualia/lexicon';
import { chooseWords, WordCodes } from 'qualia/llm';
import { createFirstCandidate, createLexiconInventory, createLogLinear, makeOccurrence } from 'qualia/senses';

// A consumer's first minutes: the sparse core, the embedded default, an error that can be caught by its class.
const builder = new SparseBuilder();
builder.add(0, 0, 2);
builder.add(1, 1, 1);
const weights = ppmi(builder.build());
if (Math.abs(weights.at(1, 1) - Math.log(3)) > 1e-6) throw new Error(`ppmi gives ${weights.at(1, 1)}`);

// The kernels, those that QUALIA_KERNELS names or the fastest that give the same bytes everywhere, with a second thread.
const diagonal = new SparseBuilder();
for (let place = 0; place < 90; place++) diagonal.add(place, (place * 7) % 90, 1 + place);
const { singularValues } = truncatedSvd(diagonal.build(), { rank: 3, threads: 2 });
const isRight = [90, 89, 88].every((value, place) => Math.abs((singularValues[place] ?? 0) - value) < 1e-3);
if (!isRight) throw new Error(`truncatedSvd gives ${[...singularValues].join(', ')}`);

// Grammar is an entry of its own.
const sentence = reduceWords([
  { word: 'dogs', type: parseType('n') },
  { word: 'run', type: parseType('n.r s') },
]);
if (!drawText(reductionDiagram(sentence)).endsWith('s')) throw new Error('"dogs run" is not drawn as a sentence');

// So are sources of vectors.
const lengths = fromFunction((texts) => texts.map((text) => [text.length, 1]), { id: 'lengths' });
const vectors = await embedTexts(lengths, ['dog', 'house', 'dog']);
if (vectors.get('house')?.[0] !== 5 || vectors.size !== 2) throw new Error('embedTexts gives other vectors');

// Evaluation is an entry of its own.
const manifests: TaskManifest[] = await readTaskManifests();
if (!manifests.some(({ id }) => id === 'gs2011')) throw new Error('the manifests of tasks are not in the package');
if (spearman([1, 2, 3], [10, 20, 30]) !== 1) throw new Error('ranks that agree do not correlate');

// So are statistics, trainable encoders, lexicons, evidence, and what runs in a browser.
const { values: shares } = clrInverse(clr(denseFromRows([[0.5, 0.25, 0.25]])));
if (Math.abs((shares[0] ?? 0) - 0.5) > 1e-9) throw new Error(`clr and back gives ${shares.join(', ')}`);
if (typeof chooseWords !== 'function' || typeof WordCodes !== 'function') throw new Error('qualia/llm is not whole');
if (!isAspect('location') || typeof parseDotType !== 'function') throw new Error('qualia/lexicon is not whole');
if (typeof suggestionDefaults !== 'object') throw new Error('qualia/evidence is not whole');
const damage = await decodeSpace(new Uint8Array(9)).catch((error: unknown) => error);
if (!(damage instanceof Error)) throw new Error('nine zeros are no space');

// Texts are unpacked on the way; zstd by what this Node has, frame after frame.
const frame = Buffer.from('KLUv/SA1/QAAyG9uZSB0d28gdGhyZWUKdmllciBmw7xuZgoBAMFMJQ==', 'base64');
await writeFile('two-frames.zst', Buffer.concat([frame, frame]));
const counts = await countText(['two-frames.zst'], { minimumCount: 1 });
if (counts.tokens !== 22) throw new Error(`two frames of 11 words have ${counts.tokens}`);

const { models } = await loadEmbedded();
const dual: DualSpace = models.dual;
const score: ExplainedScore = compositionSimilarity(dual, ['dog', 'house'], 'kennel');
if (!(score.score > 0)) throw new Error('a kennel is not like a dog house');
try {
  dual.domain('dog', 'xyzzyq');
  throw new Error('an unknown word got a score');
} catch (error) {
  if (!(error instanceof UnknownWordError)) throw error;
}
// Meanings are an entry of their own.
const inventory = createLexiconInventory(models.lexicon);
const first = createLogLinear(inventory, [{ scorer: createFirstCandidate(), weight: 1 }]);
const asked = makeOccurrence({ lemma: 'bank', partOfSpeech: 'n', text: 'the bank', start: 4, end: 8 }, []);
const [{ candidates } = { candidates: [] }] = await first.disambiguateAll([asked]);
if (candidates[0]?.candidate.key !== 'bank%1:17:01::') throw new Error('the first sense of bank is another');
process.stdout.write(`qualia works here: sim(dog house, kennel) = ${score.score.toFixed(3)}\n`);
