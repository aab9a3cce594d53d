import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ContextChoice } from '../../src/embedded/english-counting.js';
import type { MadeSpace, SpaceMaking } from '../../src/embedded/make-space.js';

// The spaces of an ablation: every way of counting in one pass over the corpus, then each way of selecting, weighting and
// reducing from these counts. A folder keeps counts and spaces, so that a run that was stopped goes on.

/** The two kinds of contexts that a dual space is made of. */
export type Side = 'domain' | 'function';

/** A space of an ablation: the counts it is made of, and what differs from the base in making it. */
export interface AblationSpace {
  readonly side: Side | 'mono';
  /** The label of its counts. */
  readonly counts: string;
  readonly making: Partial<SpaceMaking>;
}

/** What is counted; the label of each names its counts. */
export const countings: readonly (ContextChoice & { readonly label: string })[] = [
  { name: 'domain', label: 'domain' },
  ...[3, 5, 10, 15].map((window) => ({ name: 'domain' as const, label: `domain-window-${window}`, window })),
  { name: 'domain', label: 'domain-every-noun', nouns: 'every' },
  { name: 'function', label: 'function' },
  ...[2, 4, 5].map((window) => ({ name: 'function' as const, label: `function-window-${window}`, window })),
  { name: 'function', label: 'function-sides', parts: 'sides' },
  { name: 'function', label: 'function-whole', parts: 'whole' },
  { name: 'function', label: 'function-noun-lemmas', nouns: 'lemma' },
  { name: 'function', label: 'function-no-nouns', nouns: 'dropped' },
  { name: 'function', label: 'function-every-verb', verbs: 'all' },
  { name: 'function', label: 'function-no-function-words', functionWords: 'dropped' },
  { name: 'function', label: 'function-verbless', verbless: true },
];

/** How the base is made: the defaults of `qualia space build`. */
export const baseMaking: SpaceMaking = {
  minimumTargetCount: 10,
  minimumContextTargets: 2,
  maximumContexts: 50_000,
  contextSelection: 'targets',
  weighting: 'ppmi',
  contextSmoothing: 1,
  shift: 0,
  rank: 300,
  exponent: 0.5,
  seed: 1,
  threads: 2,
};

// Worker threads are looked for beside a module, as JavaScript; so counting and decomposing run as they are built.
const built = <Module>(path: string): Promise<Module> =>
  import(new URL(`../../dist/${path}.js`, import.meta.url).href) as Promise<Module>;

/** Counts the corpus in the ways with these labels; returns the number of its tokens. */
export async function countWays(corpus: string, folder: string, labels: ReadonlySet<string>): Promise<number> {
  const { countCorpus } =
    await built<typeof import('../../src/corpus/counting/count-corpus.js')>('corpus/counting/count-corpus');
  const { createReader } =
    await built<typeof import('../../src/corpus/readers/create-reader.js')>('corpus/readers/create-reader');
  const module = new URL('../../dist/embedded/english-counting.js', import.meta.url).href;
  const contexts = countings.filter(({ label }) => labels.has(label));
  const options = { contexts, targets: 'wordnet', multiwords: true, tuples: false };
  let last = 0;
  const { tokens } = await countCorpus(createReader('lines', corpus), join(folder, 'counts'), {
    method: { module, name: 'makeEnglishCounting', options },
    settings: new Map([['input', `${basename(corpus)}, ${statSync(corpus).size} bytes`]]),
    threads: baseMaking.threads,
    memory: 2 ** 31,
    onProgress: (progress) => {
      if (Date.now() - last < 30_000) return;
      last = Date.now();
      console.log(JSON.stringify(progress));
    },
  });
  return tokens;
}

/** What came of a space, and where it lies. */
export interface KeptSpace {
  readonly path: string;
  readonly made: MadeSpace;
}

/** Makes a space, or finds the one that was made before. */
export async function makeAblationSpace(space: AblationSpace, folder: string): Promise<KeptSpace> {
  const { counts, making } = space;
  const variant = Object.entries(making).map(([option, value]) => `${option}-${value}`);
  const place = join(folder, 'spaces', ['base', ...variant].join('-'));
  const kept = { path: join(place, `${counts}.safetensors`), record: join(place, `${counts}.json`) };
  if (existsSync(kept.record)) return { path: kept.path, made: JSON.parse(readFileSync(kept.record, 'utf8')) };
  mkdirSync(place, { recursive: true });
  const start = Date.now();
  const { makeSpace } = await built<typeof import('../../src/embedded/make-space.js')>('embedded/make-space');
  const { createExtractor } =
    await built<typeof import('../../src/embedded/english-counting.js')>('embedded/english-counting');
  const choice = countings.find(({ label }) => label === counts);
  const made = await makeSpace(
    {
      ...baseMaking,
      ...making,
      name: counts,
      folder: place,
      counts: { form: 'runs', folder: join(folder, 'counts') },
      history: choice === undefined ? [] : [{ step: `${counts} counts`, options: createExtractor(choice).options }],
      ...(space.side === 'mono' && { parts: ['domain', 'function'] }),
    },
    { report: () => undefined },
  );
  const { targets, contexts, nonzeros } = made;
  const size = `${targets} x ${contexts}, ${nonzeros} nonzeros`;
  console.log(`${counts} ${variant.join(' ')}: ${size}, ${Math.round((Date.now() - start) / 1000)} s`);
  writeFileSync(kept.record, JSON.stringify(made));
  return { path: kept.path, made };
}
