import type { Command, CommanderError } from 'commander';
import { CommandError } from './command-error.js';
import { commandPath, listExamples } from './command-examples.js';

/** Faults in what was typed that an example answers better than a list of options. */
const answeredByExample: ReadonlySet<string> = new Set([
  'commander.missingArgument',
  'commander.excessArguments',
  'commander.missingMandatoryOptionValue',
]);

/** Makes the error of a command line that cannot be read: what is wrong with it, and what the command takes. */
export function usageError(command: Command, { code, message }: CommanderError): CommandError {
  return new CommandError('USAGE', describeFault(message), adviceFor(command, code));
}

/** Tells a fault as other errors are told: a sentence with its own quotation marks, and with a choice as of any option. */
function describeFault(message: string): string {
  const [fault = '', suggestion = ''] = message.replace(/^error: /, '').split('\n');
  const [, flags = '', value = '', choices = ''] =
    /^option '(.*?)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/su.exec(fault) ?? [];
  if (choices !== '') {
    return `Option "${/--[\w-]+/.exec(flags)?.[0]}" is ${JSON.stringify(value)}; allowed: ${choices}.`;
  }
  const sentence = `${fault.charAt(0).toUpperCase()}${fault.slice(1)}`
    .replaceAll(/(?<=^|\s)'(.*?)'(?=$|[\s.,:])/gu, '"$1"')
    .replace(/[^.]$/u, '$&.');
  return suggestion === '' ? sentence : `${sentence} ${suggestion.replace(/^\((.*)\)$/u, '$1')}`;
}

function adviceFor(command: Command, code: string): string {
  const path = commandPath(command);
  if (command.commands.length > 0 && command.registeredArguments.length === 0) {
    const names = command.commands.map((other) => other.name()).join(', ');
    return `The commands of "${path}" are ${names}, help.`;
  }
  const [example] = listExamples(command);
  if (answeredByExample.has(code) && example !== undefined) {
    return `Write it as in: ${example} ("${path} --help" explains more.)`;
  }
  const options = command.options.map(({ long }) => long).join(', ');
  return `The options are ${options}; "${path} --help" explains them.`;
}
