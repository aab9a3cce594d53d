import { type Command, Option } from 'commander';
import { OptionError } from '../errors.js';
import { readTextTask } from '../llm/tasks/read-text-task.js';
import { type LabelledText, splitTexts, type TextTask } from '../llm/tasks/text-task.js';
import { decimalNumber } from './decimal-number.js';
import { seedOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

/** How labelled texts are read, as typed. */
export interface TextTaskFlags {
  readonly testShare: number;
  readonly maximumTexts: number;
  readonly seed: number;
}

/** Adds the options of {@link readTasks} to a command. */
export function addTextTaskOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--test-share <x>', 'the share that is scored of texts that come in one part')
        .argParser(decimalNumber('--test-share', 0.01, 0.99))
        .default(0.2),
    )
    .addOption(
      new Option(
        '--maximum-texts <n>',
        'texts of a task at most, each label with its share; a quarter as many are scored',
      )
        .argParser(wholeNumber('--maximum-texts', 4, 10_000_000))
        .default(4000),
    )
    .addOption(seedOption());
}

/**
 * Reads tasks of labelled texts, in their order.
 *
 * @throws OptionError when two have one name.
 */
export async function readTasks(
  paths: readonly string[],
  { testShare, maximumTexts, seed }: TextTaskFlags,
): Promise<TextTask[]> {
  const tasks: TextTask[] = [];
  for (const path of paths) {
    const task = await readTextTask(path, { seed, testShare });
    const same = tasks.find(({ id }) => id === task.id);
    if (same !== undefined) throw new OptionError('tasks', path, 'files of different names, which name the tasks');
    const [train, test] = [cut(task.train, maximumTexts, seed), cut(task.test, Math.ceil(maximumTexts / 4), seed)];
    tasks.push({ ...task, train, test });
  }
  return tasks;
}

function cut(texts: readonly LabelledText[], most: number, seed: number): readonly LabelledText[] {
  return texts.length <= most ? texts : splitTexts(texts, { seed, share: most / texts.length })[1];
}
