import { type Command, Option } from 'commander';
import { OptionError } from '../errors.js';
import { readEncoder } from '../llm/encoder/read-encoder.js';
import { Arithmetic } from '../llm/tensor/arithmetic.js';
import type { CommandContext } from './command-context.js';
import { decimalNumber } from './decimal-number.js';
import { type CircuitFlags, findCircuit } from './find-circuit.js';
import { addLexiconOption } from './open-meaning-lexicon.js';
import { addOutputOptions } from './print-records.js';
import { requireOutFile } from './require-out-file.js';
import { seedOption } from './shared-options.js';
import { tellSense } from './tell-sense.js';
import { wholeNumber } from './whole-number.js';

/** Adds `qualia inspect circuit`: which edges of an encoder, in which parts of a sentence, carry a contrast or a choice of a sense. */
export function addInspectCircuitCommand(inspect: Command, context: CommandContext): void {
  const command = inspect
    .command('circuit')
    .description(
      'Find the circuit of an encoder that carries a contrast (Haklay et al. 2025): from a table of pairs of texts with the columns clean, counterfactual (each with one _ where ' +
        'a word is asked for), right and wrong, and one column a span with the place of its first token. Without columns of spans, a parse tells them. ' +
        'With --sentence and --word it tells which words carried the choice of a sense.',
    )
    .argument('<encoder>', 'what "qualia encoder train" wrote')
    .argument('[pairs]', 'a table of pairs, tab-separated, or .csv')
    .addOption(
      new Option('--schema <kind>', 'what tells the spans (default: the table where it has columns of them)').choices([
        'table',
        'parse',
      ]),
    )
    .addOption(
      new Option('--edges <n>', 'edges to take (default: as few as --faithfulness needs)').argParser(
        wholeNumber('--edges', 1, 1_000_000),
      ),
    )
    .addOption(
      new Option('--faithfulness <x>', 'what the smallest circuit is to reach, on the pairs that it is found on')
        .argParser(decimalNumber('--faithfulness', 0.01, 1))
        .default(0.95),
    )
    .addOption(
      new Option('--places <kind>', 'whether edges are told for each span, or for all places alike')
        .choices(['positional', 'blind'])
        .default('positional'),
    )
    .addOption(
      new Option('--ablation <kind>', 'what stands in the place of an edge')
        .choices(['counterfactual', 'mean', 'zero'])
        .default('counterfactual'),
    )
    .addOption(
      new Option('--aggregate <kind>', 'how scores of the tokens of a span become one')
        .choices(['sum', 'mean', 'absolute', 'max'])
        .default('sum'),
    )
    .addOption(
      new Option(
        '--steps <n>',
        'steps of integrated gradients, 0 for those of the clean texts (default: 0, for senses 16)',
      ).argParser(wholeNumber('--steps', 0, 1000)),
    )
    .addOption(new Option('--from <end>', 'where the search begins').choices(['output', 'embedding']).default('output'))
    .addOption(
      new Option('--held-out-share <x>', 'the share that is held out')
        .argParser(decimalNumber('--held-out-share', 0, 0.9))
        .default(0.4),
    )
    .addOption(seedOption())
    .addOption(
      new Option('--sentence <text>', 'a sentence with a word whose sense is asked for, in the place of pairs'),
    )
    .addOption(new Option('--word <form>', 'the word of --sentence whose sense is asked for'))
    .addOption(
      new Option('--named <n>', 'with --sentence: words that are named as carrying the choice, and hidden as a check')
        .argParser(wholeNumber('--named', 1, 100))
        .default(2),
    )
    .addOption(new Option('--picture <file>', 'write a picture, an .svg file'))
    .addOption(new Option('--dot <file>', 'write the graph for Graphviz, a .dot file'));
  addOutputOptions(addLexiconOption(command)).action((path: string, pairs: string | undefined, flags: CircuitFlags) =>
    runCircuit(path, pairs, flags, context),
  );
}

async function runCircuit(
  path: string,
  pairs: string | undefined,
  flags: CircuitFlags,
  context: CommandContext,
): Promise<void> {
  const { sentence, word, picture, dot } = flags;
  if ((pairs === undefined) === (sentence === undefined)) {
    const allowed = 'a table of pairs, or --sentence with --word, and not both';
    throw new OptionError('pairs', pairs ?? 'not given', allowed);
  }
  if ((sentence === undefined) !== (word === undefined)) {
    throw new OptionError('--word', word ?? 'not given', 'given with --sentence, and only then');
  }
  for (const [option, file, end] of [
    ['--picture', picture, '.svg'],
    ['--dot', dot, '.dot'],
  ] as const) {
    if (file === undefined) continue;
    if (!file.endsWith(end)) throw new OptionError(option, file, `the path of an ${end} file`);
    await requireOutFile(option, file, [path, ...(pairs === undefined ? [] : [pairs])]);
  }
  const encoder = await readEncoder(path, new Arithmetic());
  if (pairs !== undefined) await findCircuit(encoder, pairs, { flags, signal: context.signal });
  else await tellSense(encoder, { sentence: sentence as string, word: word as string }, { flags, context });
}
