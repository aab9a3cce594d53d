import { createInterface } from 'node:readline';
import { QualiaError } from '../errors.js';
import { coloursOf } from './colours.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { type OutputFlags, printRecords, printTsv, type RecordColumn } from './print-records.js';

/** Questions of one kind, asked on the command line or line by line on standard input. */
export interface QuestionKind<Question, Answer> {
  /** Reads a question; an argument of the command line, or a line. */
  parse(args: readonly string[]): Question;
  /** Loads what answers, once for all questions. */
  open(): Promise<(question: Question) => readonly Answer[]>;
  readonly columns: readonly RecordColumn<Answer>[];
  /** What is said where there are no answers. */
  readonly none: string;
}

/**
 * Answers the question of the arguments, or without any (or with `-`) each line of standard input as it comes.
 *
 * One question is printed as `printRecords` does. Of lines, each gets its answers under a title, as rows with the
 * question in the first column, or as one JSON object a line; a line that cannot be answered is reported with its
 * number, and the command ends with code 1.
 */
export async function answerQuestions<Question, Answer>(
  args: readonly string[],
  kind: QuestionKind<Question, Answer>,
  { flags, context }: { readonly flags: OutputFlags; readonly context: CommandContext },
): Promise<void> {
  const isLines = args.length === 0 ? process.stdin.isTTY !== true : args.length === 1 && args[0] === '-';
  if (isLines) {
    await answerLines(kind, flags, context);
    return;
  }
  const question = kind.parse(args);
  const answer = await kind.open();
  const answers = answer(question);
  printRecords(answers, kind.columns, flags);
  if (answers.length === 0) process.stderr.write(`${kind.none}\n`);
}

async function answerLines<Question, Answer>(
  kind: QuestionKind<Question, Answer>,
  flags: OutputFlags,
  { signal, reportFindings }: CommandContext,
): Promise<void> {
  const answer = await kind.open();
  if (flags.tsv) printTsv([['question', ...kind.columns.map(({ title }) => title)]]);
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY, signal });
  let number = 0;
  for await (const line of lines) {
    number++;
    const text = line.trim();
    if (text === '') continue;
    try {
      printAnswers(text, answer(kind.parse([text])), { kind, flags });
    } catch (error) {
      if (!(error instanceof QualiaError)) throw error;
      const advice = error instanceof CommandError ? ` ${error.advice}` : '';
      process.stderr.write(`line ${number}: ${error.message}${advice}\n`);
      reportFindings();
    }
  }
  signal.throwIfAborted();
}

function printAnswers<Answer>(
  question: string,
  answers: readonly Answer[],
  {
    kind,
    flags,
  }: { readonly kind: Pick<QuestionKind<never, Answer>, 'columns' | 'none'>; readonly flags: OutputFlags },
): void {
  if (flags.json) {
    process.stdout.write(`${JSON.stringify({ question, answers })}\n`);
  } else if (flags.tsv) {
    printTsv(answers.map((answer) => [question, ...kind.columns.map(({ value }) => value(answer))]));
  } else {
    process.stdout.write(`${coloursOf(process.stdout).bold(question)}\n`);
    if (answers.length === 0) process.stdout.write(`  ${kind.none}\n`);
    else printRecords(answers, kind.columns, flags);
    process.stdout.write('\n');
  }
}
