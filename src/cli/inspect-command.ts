import type { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { addInspectCircuitCommand } from './inspect-circuit-command.js';

/** Adds `qualia inspect` with its commands. */
export function addInspectCommand(program: Command, context: CommandContext): void {
  const inspect = program.command('inspect').description('Look into a trained encoder: what carries what it does.');
  addInspectCircuitCommand(inspect, context);
  const names = inspect.commands.map((command) => command.name()).join(', ');
  inspect.showHelpAfterError(`The commands of "qualia inspect" are ${names}.`);
}
