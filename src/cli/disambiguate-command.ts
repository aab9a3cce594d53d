import type { Command } from 'commander';
import { type RankedReading, SentenceComparer } from '../discocat/compare-sentences.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { addSentenceOptions, openSentences, type SentenceFlags } from './open-sentences.js';
import { addOutputOptions, type OutputFlags, printRecords, type RecordColumn } from './print-records.js';
import { tellUnseenVerbs } from './tell-unseen-verbs.js';

/** The options of `qualia disambiguate`, as typed. */
type DisambiguateFlags = SentenceFlags & OutputFlags;

/** Adds `qualia disambiguate`: which of some verbs the verb of a sentence means. */
export function addDisambiguateCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('disambiguate')
    .description(
      'Rank verbs by how alike a sentence is to itself with each in the place of its verb: the first is what the verb means ' +
        'there (Grefenstette & Sadrzadeh 2011).',
    )
    .argument('<sentence>', 'a sentence: "system meets criterion"')
    .argument('<verbs...>', 'the lemmas of the verbs to choose from: satisfy visit');
  addOutputOptions(addSentenceOptions(command)).action((sentence: string, verbs: string[], flags: DisambiguateFlags) =>
    runDisambiguate(sentence, verbs, flags, context),
  );
}

const columns: readonly RecordColumn<RankedReading>[] = [
  { title: 'verb', value: ({ verb }) => verb },
  {
    title: 'similarity',
    value: ({ similarity }) => similarity,
    shown: ({ similarity }) => similarity.toFixed(3),
    right: true,
  },
  { title: 'because', value: printEvidence },
];

async function runDisambiguate(
  sentence: string,
  typed: readonly string[],
  flags: DisambiguateFlags,
  { signal }: CommandContext,
): Promise<void> {
  const candidates = typed.map((verb) => verb.trim().toLowerCase());
  if (candidates.includes('')) {
    throw new CommandError('QUESTION', 'One of the verbs is empty.', 'Write lemmas, as in: satisfy visit.');
  }
  const { parser, space, verbs } = await openSentences(flags, signal, { texts: [sentence], lemmas: candidates });
  const comparer = new SentenceComparer(parser, { space, verbs }, { model: flags.sentenceModel });
  const { verb, readings } = comparer.rankReadings(sentence, [...new Set(candidates)], { limit: flags.limit });
  tellUnseenVerbs([...new Set(readings.flatMap(({ comparison }) => comparison.withoutArguments))]);
  const toJson = ({ verb: reading, similarity, comparison }: RankedReading): unknown => {
    return { sentence, verb, reading, model: comparison.model, similarity, evidence: comparison.evidence };
  };
  printRecords(readings, columns, { ...flags, toJson });
}

function printEvidence({ comparison }: RankedReading): string {
  return comparison.evidence
    .map(
      ({ left, right, share }) =>
        `${[left, right].filter((side) => side !== undefined).join(' ~ ')} ${share.toFixed(2)}`,
    )
    .join(', ');
}
