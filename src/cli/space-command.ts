import type { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { addSpaceBuildCommand } from './space-build-command.js';
import { addSpaceExtendCommand } from './space-extend-command.js';
import { addSpaceInfoCommand } from './space-info-command.js';
import { addSpaceViewCommand } from './space-view-command.js';

/** Adds `qualia space` with its commands: build, extend, info, view. */
export function addSpaceCommand(program: Command, context: CommandContext): void {
  const space = program.command('space').description('Make spaces from text, and others from them; say what made one.');
  addSpaceBuildCommand(space, context);
  addSpaceExtendCommand(space, context);
  addSpaceInfoCommand(space);
  addSpaceViewCommand(space, context);
}
