import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { keepFrequentVerbs } from '../discocat/keep-frequent-verbs.js';
import { readVerbArguments } from '../discocat/read-verb-arguments.js';
import { VerbArguments } from '../discocat/verb-arguments.js';
import {
  type BuildVerbTensorsOptions,
  buildVerbTensors,
  type VerbTensor,
  VerbTensors,
} from '../discocat/verb-tensors.js';
import { writeVerbTensors } from '../discocat/write-verb-tensors.js';
import { sha256OfFile } from '../manifest.js';
import { readSpace } from '../space/read-space.js';
import type { Space } from '../space/space.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { decimalNumber } from './decimal-number.js';
import { formatBytes } from './format-bytes.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';
import { createProgress } from './progress.js';
import { requireOutFile } from './require-out-file.js';
import { seedOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

const keeps = ['pairs', 'smallest', 'factors', 'dense'] as const;

/** The options of `qualia verb build`, as typed. */
interface BuildFlags extends OutputFlags {
  readonly space: string;
  readonly out: string;
  readonly minimumTriples: number;
  readonly keep: (typeof keeps)[number];
  readonly rank?: number;
  readonly tolerance?: number;
  readonly seed: number;
}

interface Built {
  readonly verbs: number;
  readonly pairs: number;
  readonly factors: number;
  readonly dense: number;
  readonly dimensions: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly out: string;
}

/** Verbs that are built between two looks at the signal. */
const chunkVerbs = 50;

/** Adds `qualia verb build`: the relational tensors of all verbs over a space, in one file. */
export function addVerbBuildCommand(verb: Command, context: CommandContext): void {
  const command = verb
    .command('build')
    .description(
      'Build the relational tensors of all verbs from their subjects and objects (Grefenstette & Sadrzadeh 2011) over a space. ' +
        '"verb show", "compare" and "disambiguate" take the file as --verbs together with that space, "discocat:" as discocat-verbs.',
    )
    .argument('<triples>', 'a table of verbs, subjects and objects: verb-subject-object.tsv of "qualia space build"')
    .requiredOption('--space <file>', 'the vectors of nouns: a space, as "qualia space build" writes it')
    .requiredOption('--out <file>', 'where the verbs go, a .safetensors file')
    .addOption(
      new Option('--minimum-triples <n>', 'leave out verbs with fewer distinct triples of known nouns')
        .argParser(wholeNumber('--minimum-triples', 1, 2 ** 31))
        .default(1),
    )
    .addOption(
      new Option(
        '--keep <way>',
        'how each verb is kept; commands need pairs, programs read all: in the smallest way, factors of low rank, or a matrix',
      )
        .choices(keeps)
        .default('pairs'),
    )
    .addOption(
      new Option('--rank <n>', 'smallest, factors: the most singular values of a verb (default: 32)').argParser(
        wholeNumber('--rank', 1, 2 ** 31),
      ),
    )
    .addOption(
      new Option(
        '--tolerance <x>',
        'smallest: the largest share of a matrix that factors may lose (default: 0.1)',
      ).argParser(decimalNumber('--tolerance', 0, 1)),
    )
    .addOption(seedOption());
  addOutputOptions(command).action((path: string, flags: BuildFlags) => runBuild(path, flags, context));
}

async function runBuild(path: string, flags: BuildFlags, { signal }: CommandContext): Promise<void> {
  const start = performance.now();
  const { out, keep, minimumTriples, seed } = flags;
  requireFactorOptions(flags);
  await requireOutFile('--out', out, [path, flags.space]);
  if (!out.endsWith('.safetensors')) {
    throw new CommandError(
      'OPTION',
      `--out is ${out}.`,
      'Give a name that ends in .safetensors, by which commands know it.',
    );
  }
  const triples = await readVerbArguments(path);
  const space = await readSpace(flags.space);
  const spaceSha256 = await sha256OfFile(flags.space, { signal });
  const verbs = keepFrequentVerbs(triples, space, minimumTriples);
  if (verbs.verbs.length === 0) {
    const least = minimumTriples === 1 ? 'a triple' : `${minimumTriples} triples`;
    const found = `No verb of ${path} has ${least} of nouns that ${flags.space} holds.`;
    throw new CommandError('NO_VERBS', found, 'Give another space or table, or lower --minimum-triples.');
  }
  const progress = createProgress(process.stderr);
  let tensors: VerbTensors;
  try {
    tensors = await buildInChunks(verbs, space, flags, {
      signal,
      onProgress: (share) => progress.update('building verbs', share),
    });
  } finally {
    progress.stop();
  }
  const facts = { triples: basename(path), space: basename(flags.space), minimumTriples, keep, seed };
  await writeVerbTensors(out, tensors, { spaceSha256, facts, signal });
  const countOf = (kind: VerbTensor['kind']): number =>
    tensors.verbs.filter((name) => tensors.tensor(name).kind === kind).length;
  const built: Built = {
    verbs: tensors.verbs.length,
    pairs: countOf('pairs'),
    factors: countOf('factors'),
    dense: countOf('dense'),
    dimensions: space.matrix.columns,
    bytes: tensors.bytes,
    seconds: (performance.now() - start) / 1000,
    out,
  };
  if (flags.json) printJson(built);
  else printRecords([built], columns, flags);
}

function requireFactorOptions({ keep, rank, tolerance }: BuildFlags): void {
  const wrong =
    rank !== undefined && keep !== 'smallest' && keep !== 'factors'
      ? ['--rank', 'smallest or factors']
      : tolerance !== undefined && keep !== 'smallest'
        ? ['--tolerance', 'smallest']
        : undefined;
  if (wrong === undefined) return;
  const [option, ways] = wrong;
  const advice = `Leave it out, or choose --keep ${ways}.`;
  throw new CommandError('OPTION', `${option} is given, but --keep ${keep} has no use for it.`, advice);
}

/** Builds some verbs at a time, so that an interruption is heard between them. */
async function buildInChunks(
  verbs: VerbArguments,
  space: Space,
  flags: BuildFlags,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<VerbTensors> {
  const { keep, rank, tolerance, seed } = flags;
  const options: BuildVerbTensorsOptions = {
    keep,
    seed,
    ...(rank !== undefined && { rank }),
    ...(tolerance !== undefined && { tolerance }),
  };
  const names = verbs.verbs;
  const tensors = new Map<string, VerbTensor>();
  for (let first = 0; first < names.length; first += chunkVerbs) {
    await setImmediate();
    signal.throwIfAborted();
    onProgress(first / names.length);
    const some = names.slice(first, first + chunkVerbs);
    const built = buildVerbTensors(new VerbArguments(some.flatMap((name) => verbs.of(name))), space, options);
    for (const name of built.verbs) tensors.set(name, built.tensor(name));
  }
  return new VerbTensors(space, tensors);
}

const columns: readonly RecordColumn<Built>[] = [
  { title: 'verbs', value: ({ verbs }) => verbs, right: true },
  { title: 'as pairs', value: ({ pairs }) => pairs, right: true },
  { title: 'as factors', value: ({ factors }) => factors, right: true },
  { title: 'as matrices', value: ({ dense }) => dense, right: true },
  { title: 'dimensions', value: ({ dimensions }) => dimensions, right: true },
  { title: 'size', value: ({ bytes }) => bytes, shown: ({ bytes }) => formatBytes(bytes), right: true },
  { title: 'seconds', value: ({ seconds }) => seconds, shown: ({ seconds }) => seconds.toFixed(1), right: true },
  { title: 'written to', value: ({ out }) => out },
];
