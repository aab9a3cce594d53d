import { createReadStream } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import type { Diagram } from '../discocat/diagram.js';
import { drawSvg } from '../discocat/drawing/draw-svg.js';
import { type DrawOptions, drawText } from '../discocat/drawing/draw-text.js';
import { parseType } from '../discocat/pregroup-type.js';
import { reductionDiagram } from '../discocat/reduction-diagram.js';
import { MissingFileError, OptionError, ParseError, QualiaError } from '../errors.js';
import { writeToReader } from './closed-pipe.js';
import { coloursOf } from './colours.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { createTextCount } from './count-texts.js';
import { formatParse, parseToJson } from './format-parse.js';
import { openParseEngine, type ParseEngine, type ParseTexts, parseEngines, type ShownParse } from './parse-engines.js';
import { printJson } from './print-records.js';
import { readTextLines } from './read-text-lines.js';
import { threadsOption } from './shared-options.js';

/** The options of `qualia parse`, as typed. */
interface ParseFlags {
  readonly engine: ParseEngine;
  readonly target: string;
  readonly file?: string;
  readonly threads: number;
  readonly contractions: boolean;
  readonly text: boolean;
  readonly svg: boolean;
  readonly json: boolean;
}

/** How many lines an engine gets at a time: ours answers each as it comes, link-grammar reads its dictionary anew each time. */
const linesACall = { own: 1, 'link-grammar': 512 } as const;

/** Adds `qualia parse`: the pregroup types of a sentence's words, their reduction, who does what. */
export function addParseCommand(program: Command, context: CommandContext): void {
  program
    .command('parse')
    .description(
      'Reduce English sentences to a pregroup type, and tell who does what. Without sentences, or with -, each line of ' +
        'standard input (or of --file) is one, and gives a line of JSON. The command ends with code 1 where a sentence ' +
        'does not reduce.',
    )
    .argument('[sentences...]', 'the sentences, each in quotes: "dogs that chase cats run"')
    .addOption(new Option('--target <type>', 'the type to reduce to: n for noun phrases').default('s'))
    .addOption(
      new Option('--engine <name>', 'what parses; link-grammar is a command that you install')
        .choices(parseEngines)
        .default('own'),
    )
    .addOption(new Option('--file <file>', 'a text file with a sentence a line'))
    .addOption(threadsOption())
    .addOption(new Option('--contractions', 'show the contractions one by one').default(false))
    .addOption(new Option('--text', 'draw the reduction with characters').default(false))
    .addOption(new Option('--svg', 'print a picture of the reduction of one sentence, as SVG').default(false))
    .addOption(new Option('--json', 'print JSON').default(false).conflicts(['text', 'svg', 'contractions']))
    .action((texts: string[], flags: ParseFlags) => runParse(texts, flags, context));
}

async function runParse(texts: readonly string[], flags: ParseFlags, context: CommandContext): Promise<void> {
  const { engine, file, threads, svg } = flags;
  const isLines = file !== undefined || texts.length === 0 || (texts.length === 1 && texts[0] === '-');
  if (svg && (isLines || texts.length > 1)) {
    throw new OptionError(
      '--svg',
      isLines ? 'given for lines of text' : texts,
      'one sentence: a file holds one picture',
    );
  }
  if (file !== undefined && texts.length > 0) throw new OptionError('--file', file, 'nothing beside sentences');
  const parse = await openParseEngine(engine, { target: readTarget(flags.target), threads, signal: context.signal });
  if (isLines) {
    await parseLines(file === undefined ? process.stdin : createReadStream(file), parse, {
      context,
      lines: linesACall[engine],
      source: file,
    }).catch((error) => {
      throw isUnreadable(error)
        ? new MissingFileError(file ?? 'standard input', 'Give the path of a text file.', { cause: error })
        : error;
    });
    return;
  }
  const found = await parse(texts);
  const parses = found.map((one) => {
    if (one instanceof QualiaError) throw one;
    return one;
  });
  if (parses.some(({ isComplete }) => !isComplete)) context.reportFindings();
  printParses(parses, flags);
}

function printParses(parses: readonly ShownParse[], { json, svg, text, contractions }: ParseFlags): void {
  if (json) printJson(parses.map(parseToJson));
  else if (svg) for (const parse of parses) process.stdout.write(drawSvg(...pictureOf(parse)));
  else {
    const colours = coloursOf(process.stdout);
    const shown = parses.map((parse) => {
      const drawn = text ? `\n${drawText(...pictureOf(parse))}\n` : '';
      return formatParse(parse, { steps: contractions, colours }) + drawn;
    });
    process.stdout.write(shown.join('\n'));
  }
}

/** The diagram of a parse without the words that have no wires, and the type that it should have. */
function pictureOf({ reduction, target }: ShownParse): [Diagram, DrawOptions] {
  const words = reduction.words.filter(({ type }) => type.length > 0);
  return [reductionDiagram({ ...reduction, words }), { expected: target }];
}

function readTarget(text: string): ReturnType<typeof parseType> {
  try {
    return parseType(text);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new OptionError('--target', text, 'a pregroup type, as in s or n or "n.r s"');
  }
}

/** Writes a line of JSON for each line of text as it comes, until none is left or nobody reads any more. */
async function parseLines(
  input: Readable,
  parse: ParseTexts,
  {
    context,
    lines,
    source,
  }: { readonly context: CommandContext; readonly lines: number; readonly source: string | undefined },
): Promise<void> {
  const { signal, reportFindings } = context;
  const progress = createTextCount(process.stderr);
  let done = 0;
  /** Tells whether somebody still reads. */
  const printLines = async (texts: readonly string[]): Promise<boolean> => {
    for (const [place, found] of (await parse(texts)).entries()) {
      const isError = found instanceof QualiaError;
      if (isError || !found.isComplete) reportFindings();
      const shown = isError ? { text: texts[place], isComplete: false, reason: found.message } : parseToJson(found);
      progress.update(++done);
      if (!(await writeToReader(process.stdout, `${JSON.stringify(shown)}\n`, { signal }))) return false;
    }
    // A signal from the keyboard is heard between turns alone, and lines of one read do not part them.
    await setImmediate();
    return true;
  };
  try {
    let waiting: string[] = [];
    for await (const line of readTextLines(addAbortSignal(signal, input), source)) {
      signal.throwIfAborted();
      waiting.push(line);
      if (waiting.length < lines) continue;
      if (!(await printLines(waiting))) return;
      waiting = [];
    }
    if (waiting.length > 0) await printLines(waiting);
  } catch (error) {
    // A stream that is stopped says so in its own words.
    signal.throwIfAborted();
    throw error;
  } finally {
    progress.stop();
  }
  if (done === 0) throw new CommandError('EMPTY', 'There is no sentence to parse.', 'Give sentences, or lines.');
}

/** Tells whether a file could not be opened or read: it is not there, is a folder, or may not be read. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && (error.syscall === 'open' || error.syscall === 'read');
}
