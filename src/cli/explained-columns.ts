import { type Command, Option } from 'commander';
import type { Reranked } from '../dual/rerank.js';
import { formatParts } from './format-parts.js';
import { addOutputOptions, type OutputFlags, type RecordColumn } from './print-records.js';

/** How answers of a dual space are printed. */
export interface ExplainedFlags extends OutputFlags {
  readonly explain?: boolean;
}

/** Adds `--explain`, `--json` and `--tsv` to a command, after all its other options. */
export function addExplainedOptions(command: Command): Command {
  command
    .addOption(new Option('--explain', 'show what each score was made of (default: in tables; JSON always has it)'))
    .addOption(new Option('--no-explain', 'show scores alone'));
  return addOutputOptions(command);
}

/** The columns of explained scores: what was scored, the score, that of a second pass, what they were made of. */
export function explainedColumns<Answer extends Reranked>(
  subject: readonly RecordColumn<Answer>[],
  { explain, tsv }: ExplainedFlags,
  options: { readonly second?: string | undefined } = {},
): RecordColumn<Answer>[] {
  const { second } = options;
  const reranked: RecordColumn<Answer>[] =
    second === undefined
      ? []
      : [
          {
            title: second,
            value: (answer) => answer.reranked,
            shown: ({ reranked: value = Number.NaN }) => (Number.isNaN(value) ? '' : value.toFixed(3)),
            right: true,
          },
        ];
  const because: RecordColumn<Answer> = {
    title: 'because',
    value: ({ reason, parts }) => reason ?? formatParts(parts),
  };
  return [
    ...subject,
    ...reranked,
    { title: 'score', value: ({ score }) => score, shown: ({ score }) => score.toFixed(3), right: true },
    ...((explain ?? !tsv) ? [because] : []),
  ];
}
