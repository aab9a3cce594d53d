import type { Command } from 'commander';
import type { CommandContext } from './command-context.js';

/**
 * Adds commands to the one above them.
 *
 * @param args what is typed behind the name of the command that is added; without it, all that stands below is added too.
 */
type AddCommand = (above: Command, context: CommandContext, args?: readonly string[]) => void | Promise<void>;

/** A module of commands: the names of those that it adds, and how it is read. */
export type CommandModule = readonly [names: readonly string[], read: () => Promise<AddCommand>];

/**
 * Adds the commands of that module alone which has the one that is typed first: reading the others takes most of the time of
 * a short command. Where none has it, as for help and for what is misspelled, those of all modules are added.
 */
export async function addCommands(
  above: Command,
  context: CommandContext,
  { modules, args }: { readonly modules: readonly CommandModule[]; readonly args: readonly string[] | undefined },
): Promise<void> {
  const [first, ...rest] = args ?? [];
  const typed = modules.find(([names]) => first !== undefined && names.includes(first));
  if (typed !== undefined) {
    const add = await typed[1]();
    await add(above, context, rest);
    return;
  }
  const all = await Promise.all(modules.map(([, read]) => read()));
  for (const add of all) await add(above, context);
}

/** Makes what adds a command that does nothing but hold others. */
export function commandGroup(name: string, description: string, modules: readonly CommandModule[]): AddCommand {
  return (above, context, args) =>
    addCommands(above.command(name).description(description), context, { modules, args });
}
