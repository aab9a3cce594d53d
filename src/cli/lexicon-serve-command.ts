import { spawn } from 'node:child_process';
import { userInfo } from 'node:os';
import { type Command, Option } from 'commander';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { openWaiting, storeArgument } from './open-store.js';
import { wholeNumber } from './whole-number.js';

interface ServeFlags {
  readonly port: number;
  readonly host: string;
  readonly token?: string;
  readonly who: string;
  readonly open: boolean;
}

/** Adds `qualia lexicon serve`: the workbench of a store, in a browser. */
export function addLexiconServeCommand(lexicon: Command, context: CommandContext): void {
  lexicon
    .command('serve')
    .description('Look at the lexicons of a store and edit them in a browser, until Ctrl-C.')
    .argument('<store>', storeArgument)
    .addOption(
      new Option('--port <n>', 'the port; 0 is any that is free')
        .argParser(wholeNumber('--port', 0, 65_535))
        .default(4180),
    )
    .addOption(
      new Option(
        '--host <address>',
        'where to listen; other machines can come only to another address than this one',
      ).default('127.0.0.1'),
    )
    .addOption(
      new Option(
        '--token <text>',
        'what a browser has to know (default: none on this machine alone, else a random one)',
      ),
    )
    .addOption(new Option('--who <name>', 'the name under which edits are noted').default(userInfo().username))
    .addOption(new Option('--open', 'open it in the browser').default(false))
    .action((path: string, flags: ServeFlags) => runServe(path, flags, context));
}

async function runServe(path: string, { open, ...flags }: ServeFlags, { signal }: CommandContext): Promise<void> {
  // Other commands need neither the server nor its pages.
  const { PortError, serveWorkbench } = await import('../workbench/serve-workbench.js');
  const database = openWaiting(path);
  try {
    database.lexicon(database.list()[0]?.id);
    const onListening = (address: string): void => {
      process.stderr.write(`${path} is open at ${address}\nCtrl-C closes it.\n`);
      if (open) openBrowser(address);
    };
    await serveWorkbench(database, { ...flags, signal, onListening });
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    const advice = `Take another one, such as --port ${error.port === 65_535 ? 0 : error.port + 1}, or --port 0 for any that is free.`;
    throw new CommandError('PORT', error.message, advice, { cause: error });
  } finally {
    database.close();
  }
  process.stderr.write(`${path} is closed.\n`);
}

const openers: ReadonlyMap<string, readonly string[]> = new Map([
  ['darwin', ['open']],
  ['win32', ['cmd', '/c', 'start', '""']],
]);

function openBrowser(address: string): void {
  const [program = 'xdg-open', ...rest] = openers.get(process.platform) ?? ['xdg-open'];
  const child = spawn(program, [...rest, address], { stdio: 'ignore', detached: true });
  child.on('error', () => process.stderr.write(`No browser could be started; open ${address}\n`));
  child.unref();
}
