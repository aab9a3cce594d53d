import type { Command } from 'commander';
import { SentenceComparer, type SentenceComparison } from '../discocat/compare-sentences.js';
import { replaceControls } from '../discocat/drawing/text-widths.js';
import { printType } from '../discocat/pregroup-type.js';
import { residualType } from '../discocat/reduction.js';
import { coloursOf } from './colours.js';
import type { CommandContext } from './command-context.js';
import { addSentenceOptions, openSentences, type SentenceFlags } from './open-sentences.js';
import { plainTable } from './plain-table.js';
import { addOutputOptions, type OutputFlags, printJson, printTsv } from './print-records.js';
import { tellUnseenVerbs } from './tell-unseen-verbs.js';

/** The options of `qualia compare`, as typed. */
type CompareFlags = SentenceFlags & OutputFlags;

/** Adds `qualia compare`: how alike two sentences are, and which argument pairs of their verbs made them so. */
export function addCompareCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('compare')
    .description(
      'Compare two sentences or noun phrases by their meanings, composed along their grammar (Coecke, Sadrzadeh & Clark 2010; ' +
        'Grefenstette & Sadrzadeh 2011), and show which argument pairs of their verbs made them alike.',
    )
    .argument('<left>', 'a sentence or noun phrase: "dogs chase cats"')
    .argument('<right>', 'the one to compare it with');
  addOutputOptions(addSentenceOptions(command)).action((left: string, right: string, flags: CompareFlags) =>
    runCompare([left, right], flags, context),
  );
}

async function runCompare(
  [left, right]: readonly [string, string],
  flags: CompareFlags,
  { signal }: CommandContext,
): Promise<void> {
  const { parser, space, verbs } = await openSentences(flags, signal, { texts: [left, right] });
  const comparer = new SentenceComparer(parser, { space, verbs }, { model: flags.sentenceModel });
  const comparison = comparer.compare(left, right, { limit: flags.limit });
  tellUnseenVerbs(comparison.withoutArguments);
  if (flags.json) printJson(toJson(comparison));
  else if (flags.tsv) printTsv([['model', 'left', 'right', 'similarity'], listRow(comparison)]);
  else printComparison(comparison);
}

function listRow({ model, left, right, similarity }: SentenceComparison): (string | number)[] {
  return [model, left.text, right.text, similarity];
}

function toJson({ left, right, ...rest }: SentenceComparison): unknown {
  const [one, other] = [left, right].map(({ text, reduction }) => ({ text, type: printType(residualType(reduction)) }));
  return { left: one, right: other, ...rest };
}

function printComparison({ model, left, right, similarity, evidence }: SentenceComparison): void {
  const colours = coloursOf(process.stdout);
  const types = [left, right].map(
    ({ text, reduction }) => `${replaceControls(text)}  (${printType(residualType(reduction))})`,
  );
  process.stdout.write(`${types.join('\n')}\n\n${colours.bold(similarity.toFixed(3))}  by the ${model} model\n`);
  if (evidence.length === 0) return;
  const rows = evidence.map(({ left: one = '', right: other = '', share }) => [one, other, share.toFixed(3)]);
  process.stdout.write(
    `\n${plainTable(['seen on the left', 'on the right', 'share'], rows, { right: [2], colours })}\n`,
  );
}
