import { type Command, Option } from 'commander';
import { describeVerb, type VerbDescription } from '../discocat/describe-verb.js';
import { type NearVerb, nearestVerbs } from '../discocat/nearest-verbs.js';
import { coloursOf } from './colours.js';
import type { CommandContext } from './command-context.js';
import { addVerbOptions, listAllWords, openVerbs, type VerbFlags } from './open-verbs.js';
import { plainTable } from './plain-table.js';
import { addOutputOptions, type OutputFlags, printJson, printTsv } from './print-records.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia verb show`, as typed. */
interface VerbShowFlags extends VerbFlags, OutputFlags {
  readonly subject?: string;
  readonly object?: string;
  readonly limit: number;
}

/** Adds `qualia verb show`: what a verb was seen with, and the verbs that mean the most alike with a subject and an object. */
export function addVerbShowCommand(verb: Command, context: CommandContext): void {
  const command = verb
    .command('show')
    .description(
      'Show the subjects and objects that a verb was seen with, how evenly they are spread, and the verbs nearest to it, ' +
        'with a given subject and object or with any.',
    )
    .argument('<verb>', 'the lemma of a verb, such as chase')
    .addOption(new Option('--subject <noun>', 'the subject that verbs are compared with (default: any)'))
    .addOption(new Option('--object <noun>', 'the object that verbs are compared with (default: any)'))
    .addOption(
      new Option('--limit <n>', 'how many pairs and verbs are shown')
        .argParser(wholeNumber('--limit', 1, 1000))
        .default(10),
    );
  addOutputOptions(addVerbOptions(command)).action((lemma: string, flags: VerbShowFlags) =>
    runVerbShow(lemma.trim().toLowerCase(), flags, context),
  );
}

async function runVerbShow(verb: string, flags: VerbShowFlags, { signal }: CommandContext): Promise<void> {
  const { space, verbs } = await openVerbs(flags, signal, listAllWords);
  const { subject, object, limit, json, tsv } = flags;
  const description = describeVerb(verbs, verb, { limit });
  const nearest = nearestVerbs(verbs, space, verb, { subject, object, limit });
  if (json) printJson({ ...description, nearest });
  else if (tsv) printTsv([['kind', 'subject', 'verb', 'object', 'value'], ...listRows(description, nearest, flags)]);
  else printDescription(description, nearest, flags);
}

function listRows(
  { top }: VerbDescription,
  nearest: readonly NearVerb[],
  { subject, object }: VerbShowFlags,
): (string | number | undefined)[][] {
  return [
    ...top.map((pair) => ['pair', pair.subject, pair.verb, pair.object, pair.count]),
    ...nearest.map(({ verb, similarity }) => ['nearest', subject, verb, object, similarity]),
  ];
}

function printDescription(
  { verb, count, distinct, entropies, top }: VerbDescription,
  nearest: readonly NearVerb[],
  { subject = '*', object = '*' }: VerbShowFlags,
): void {
  const colours = coloursOf(process.stdout);
  const spread = ([name, bits]: [string, number]): string => {
    const different = distinct[name as keyof typeof distinct];
    return `${different} ${name} (${bits.toFixed(2)} bits)`;
  };
  process.stdout.write(
    `${colours.bold(verb)}: seen ${count} times, with ${Object.entries(entropies).map(spread).join(', ')}\n\n`,
  );
  const pairs = top.map((pair) => [pair.subject, pair.verb, pair.object, String(pair.count)]);
  process.stdout.write(`${plainTable(['subject', 'verb', 'object', 'count'], pairs, { right: [3], colours })}\n\n`);
  if (nearest.length === 0) {
    process.stdout.write('No other verb was seen with a subject and an object that the space holds.\n');
    return;
  }
  const rows = nearest.map((near) => [near.verb, near.similarity.toFixed(3)]);
  const title = `nearest as in "${subject} ${verb} ${object}"`;
  process.stdout.write(`${plainTable([title, 'cosine'], rows, { right: [1], colours })}\n`);
}
