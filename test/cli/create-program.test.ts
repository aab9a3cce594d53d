import { readdirSync, readFileSync } from 'node:fs';
import type { Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { commandPath, listExamples } from '../../src/cli/command-examples.js';
import { createProgram, listCommands } from '../../src/cli/create-program.js';
import { runCli } from '../../src/cli/run-cli.js';
import { captureOutput } from './captured-output.js';
import { parseLine } from './parse-line.js';
import { sharedOptionExceptions } from './shared-option-exceptions.js';

/** A command with the words that lead to it. */
interface KnownCommand {
  readonly path: string;
  readonly command: Command;
}

const context = { signal: new AbortController().signal, reportFindings: () => {} };
const commands: readonly KnownCommand[] = listCommands(await createProgram(context)).map((command) => ({
  path: commandPath(command),
  command,
}));
/** Commands that do something themselves; the others only hold commands. */
const working = commands.filter(({ command }) => command.commands.length === 0 || command.name() === 'sense');
const holding = commands.filter((known) => !working.includes(known));
const options = commands.flatMap(({ path, command }) =>
  command.options.map((option) => ({ name: `${path} ${option.flags}`, option })),
);

/** Descriptions of commands begin with one of these. */
const verbs = new Set(
  (
    'Accept Add Ask Build Change Check Compare Compose Count Do Download Draw Extend Find Give Hide Keep Learn Let List Look Make ' +
    'Merge Move Open Part Put Rank Read Reduce Reject Relate Remove Say Score Show Steer Take Tell Train Write'
  ).split(' '),
);

/** The options that close every list of options, in this order. */
const closing = ['--seed', '--threads', '--cache-folder', '--explain', '--no-explain', '--json', '--tsv'];

/** Runs a command and returns its exit code with what it wrote. */
async function run(path: string, ...more: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const output = captureOutput();
  const code = await runCli([...path.split(' ').slice(1), ...more]);
  return { code, ...output };
}

/** What an option reads, as far as its placeholder tells it. */
function readsAs(option: Option): 'n' | 'x' | undefined {
  if (typeof option.parseArg !== 'function' || option.argChoices !== undefined || option.flags.endsWith('<size>')) {
    return undefined;
  }
  const reads = (text: string): boolean => {
    try {
      return option.parseArg?.(text, undefined) === Number(text);
    } catch {
      return false;
    }
  };
  if (['0.5', '2.5', '1e-3'].some(reads)) return 'x';
  return option.long !== '--column' && ['1', '5', '100', '5000'].some(reads) ? 'n' : undefined;
}

describe('what is made of the program for one command line', () => {
  it.each(commands.slice(1).map(({ path, command }) => [path, command] as const))(
    '%s is read by its own module, and is the same',
    async (path, command) => {
      const words = path.split(' ').slice(1);
      const program = await createProgram(context, words);
      const own = listCommands(program).find((other) => commandPath(other) === path);
      expect(own?.helpInformation()).toBe(command.helpInformation());
      expect(program.commands.map((other) => other.name())).toEqual(words.slice(0, 1));
    },
  );

  it.each([[[]], [['--help']], [['help', 'bench']], [['constructor']]])('%j has all commands', async (args) => {
    const made = listCommands(await createProgram(context, args)).map(commandPath);
    expect(made.sort()).toEqual(commands.map(({ path }) => path).sort());
  });

  it.each(['-V', '--version'])('%s needs none', async (flag) => {
    expect((await createProgram(context, [flag])).commands).toEqual([]);
  });
});

describe('the help of every command', () => {
  it('says what the command does in sentences that begin with a verb', () => {
    const odd = commands.slice(1).filter(({ command }) => {
      const text = command.description();
      return !verbs.has(/^\w+/.exec(text)?.[0] ?? '') || !/[^.]\.$/.test(text) || /\s{2}/.test(text);
    });
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it('says of every option what it is, in a phrase without a capital and a full stop', () => {
    const odd = options.filter(({ option: { description } }) => {
      return !/^(?:[a-z]|[A-Z]{2,}|SemCor|WordNet)/.test(description) || !/[^.\s]$/.test(description);
    });
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  it('says of every argument what it is, by more than its name', () => {
    const odd = working.flatMap(({ path, command }) =>
      command.registeredArguments
        .filter((argument) => {
          const name = argument.name();
          const isNamed = /^[a-z]+(?:-[a-z]+)*$/.test(name) && argument.description !== name.replaceAll('-', ' ');
          return !isNamed || !/^["a-zA-Z]/.test(argument.description) || /\.$/.test(argument.description);
        })
        .map((argument) => `${path} ${argument.name()}`),
    );
    expect(odd).toEqual([]);
  });

  it('names options by whole words, without short forms', () => {
    const odd = options.filter(({ option: { short, long } }) => {
      const isAbbreviated = /-(?:dir|min|max|num|freq|dim|lr|least|most)(?:-|$)/.test(long ?? '');
      return isAbbreviated || (short !== undefined && short !== '-V');
    });
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  it('writes n for whole numbers and x for decimal ones', () => {
    const odd = options.filter(({ option }) => {
      const placeholder = /[<[]([nx])[>\]]/.exec(option.flags)?.[1];
      return placeholder !== readsAs(option);
    });
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  it('gives an option of one name one placeholder and one description, but for those listed with a reason', () => {
    const texts = new Map<string, Set<string>>();
    for (const { option } of options) {
      const flag = option.long ?? '';
      const placeholder = /[<[].*$/.exec(option.flags)?.[0] ?? '';
      const known = texts.get(flag) ?? new Set();
      texts.set(flag, known.add(`${placeholder} ${option.description.replace(/ \(default: .*\)$/, '')}`));
    }
    const differing = [...texts].filter(([, found]) => found.size > 1);
    const unlisted = differing.filter(([flag]) => !sharedOptionExceptions.has(flag));
    expect(unlisted.map(([flag, found]) => [flag, ...found])).toEqual([]);
    const idle = [...sharedOptionExceptions.keys()].filter((flag) => !differing.some(([other]) => other === flag));
    expect(idle).toEqual([]);
  });

  it('lists what is required first, and what many commands have last, in one order', () => {
    const odd = working.filter(({ command }) => {
      const required = command.options.map(({ mandatory }) => mandatory);
      const shared = command.options.map(({ long }) => closing.indexOf(long ?? ''));
      const isSorted = shared.every((place, at) => at === 0 || place >= (shared[at - 1] ?? -1));
      return required.lastIndexOf(true) !== required.filter(Boolean).length - 1 || !isSorted;
    });
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it('shows examples that the command can read', async () => {
    for (const { path, command } of working) {
      const examples = listExamples(command);
      expect([path, examples.length]).not.toEqual([path, 0]);
      for (const example of examples) expect([example, await parseLine(example)]).toEqual([example, path]);
    }
  });

  it('goes to standard output, with exit code 0', async () => {
    for (const { path, command } of commands) {
      const { code, stdout, stderr } = await run(path, '--help');
      expect([path, code, stderr]).toEqual([path, 0, '']);
      expect(stdout).toContain(`Usage: ${path} `);
      for (const example of listExamples(command)) expect(stdout).toContain(`  ${example}\n`);
      expect(stdout).not.toMatch(/default: (?:false|true|"|\[)/);
    }
  });

  it('lists commands by their first sentences', async () => {
    const { stdout } = await run('qualia', '--help');
    expect(stdout).toMatch(/\n {2}sense .*\n/);
    expect(stdout).not.toContain('each line of standard input');
  });
});

describe('a command line that cannot be read', () => {
  it('is told in two lines where it has an unknown option, with exit code 2', async () => {
    for (const { path, command } of commands) {
      const given = command.options.filter(({ mandatory }) => mandatory).map(({ long }) => `${long}=x`);
      const { code, stdout, stderr } = await run(path, ...given, '--bogus');
      expect([path, code, stdout]).toEqual([path, 2, '']);
      expect(stderr).toMatch(/^qualia: Unknown option "--bogus"\.\nThe (?:options|commands of "[a-z -]+") are .*\n$/);
    }
  });

  it('gets the nearest option', async () => {
    expect((await run('qualia space view', '--out', 'x', '--exponet', '1')).stderr).toMatch(
      /^qualia: .* Did you mean --exponent\?\n/,
    );
  });

  it('gets the help where a command is wanting, on standard error with exit code 2', async () => {
    for (const { path, command } of holding) {
      if (command.name() === 'continual') continue;
      const { code, stdout, stderr } = await run(path);
      expect([path, code, stdout]).toEqual([path, 2, '']);
      expect(stderr).toContain(`Usage: ${path} `);
    }
  });

  it('gets the commands where one is unknown', async () => {
    for (const { path, command } of holding) {
      if (command.name() === 'continual') continue;
      const { code, stderr } = await run(path, 'constructor');
      expect([path, code]).toEqual([path, 2]);
      expect(stderr).toMatch(/^qualia: Unknown command "constructor"\.\nThe commands of "[a-z ]+" are .*, help\.\n$/);
    }
  });

  it('gets an example where an argument is wanting', async () => {
    for (const { path, command } of working) {
      if (!command.registeredArguments.some(({ required }) => required)) continue;
      const given = command.options.filter(({ mandatory }) => mandatory).map(({ long }) => `${long}=x`);
      const { code, stderr } = await run(path, ...given);
      expect([path, code]).toEqual([path, 2]);
      expect(stderr).toMatch(/^qualia: Missing required argument "[a-z-]+"\.\n.*\n$/);
      expect(stderr).toContain(`Write it as in: ${listExamples(command)[0]}`);
    }
  });

  it('gets an example where an argument is too many', async () => {
    const { code, stderr } = await run('qualia space info', 'a', 'b');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^qualia: Too many arguments for "info"\. .*\nWrite it as in: qualia space info spaces/);
  });

  it('is told of a choice that there is not as of any other wrong value', async () => {
    for (const { path, command } of commands) {
      for (const { long, argChoices } of command.options) {
        if (argChoices === undefined) continue;
        const { code, stderr } = await run(path, `${long}=__proto__`);
        expect([path, long, code]).toEqual([path, long, 2]);
        expect(stderr.split('\n')[0]).toBe(
          `qualia: Option "${long}" is "__proto__"; allowed: ${argChoices.join(', ')}.`,
        );
      }
    }
  });

  it('is told of a number out of its range with the name of the option as it is typed', async () => {
    for (const { path, command } of commands) {
      for (const option of command.options) {
        if (readsAs(option) === undefined) continue;
        const { code, stderr } = await run(path, `${option.long}=-1e300`);
        expect([path, option.long, code]).toEqual([path, option.long, 2]);
        expect(stderr.split('\n').slice(0, 2)).toEqual([
          expect.stringMatching(new RegExp(`^qualia: Option "${option.long}" is "-1e300"; allowed: an? .*\\.$`)),
          `Run "${path} --help" to see every option with its default.`,
        ]);
      }
    }
  });
});

describe('the types of options as typed', () => {
  const known = new Set(options.map(({ option }) => option.attributeName()));
  const folder = new URL('../../src/cli/', import.meta.url);
  const typed = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      return Array.from(text.matchAll(/interface \w*Flags\b[^{]*\{([\s\S]*?)\n\}/g), ([, body = '']) => body)
        .flatMap((body) => Array.from(body.matchAll(/^ {2}readonly (\w+)\??:/gm), ([, field = '']) => field))
        .map((field) => ({ name, field }));
    });

  it('name no option that no command has', () => {
    expect(typed.filter(({ field }) => !known.has(field))).toEqual([]);
  });

  it('name every option, but for fields of edits, settings of a model and what commands read in place', () => {
    const elsewhere =
      'version store id forms key lexicographerFile ili number gloss supersededBy withSenses ' +
      'minimumLength maximumLength minimumWords rarityExponent reliability';
    const names = new Set(typed.map(({ field }) => field));
    expect([...known].filter((name) => !names.has(name))).toEqual(elsewhere.split(' '));
  });
});
