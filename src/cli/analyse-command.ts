import type { Command } from 'commander';
import { addAnalyseAssociationsCommand } from './analyse-associations-command.js';
import { addAnalyseFactorsCommand } from './analyse-factors-command.js';
import { addAnalyseStructureCommand } from './analyse-structure-command.js';
import type { CommandContext } from './command-context.js';

/** Adds `qualia analyse` with its commands. */
export function addAnalyseCommand(program: Command, context: CommandContext): void {
  const analyse = program
    .command('analyse')
    .description('Look into spaces, counts and tables of properties with instruments of statistics.');
  addAnalyseAssociationsCommand(analyse, context);
  addAnalyseStructureCommand(analyse, context);
  addAnalyseFactorsCommand(analyse, context);
}
