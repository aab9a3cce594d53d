import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json } from './format-value.js';

/** Results of one measurement: files of one name in `benchmarks/results`. */
export interface MeasuredResult {
  readonly id: string;
  /** The commands that made them. */
  readonly commands: readonly string[];
  /** What the script that makes them says of itself; empty where a command of qualia makes them. */
  readonly description: string;
  readonly json?: Json;
  /** What was written about them beside them. */
  readonly markdown?: string;
}

/** Reads all results of `benchmarks/results`, by name. */
export function readMeasuredResults(root: string): MeasuredResult[] {
  const folder = join(root, 'benchmarks/results');
  const names = readdirSync(folder).filter((name) => /\.(json|md)$/.test(name) && name !== 'README.md');
  const ids = [...new Set(names.map((name) => name.replace(/\.[a-z]+$/, '')))].sort();
  return ids.map((id) => {
    const json = names.includes(`${id}.json`)
      ? (JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as Json)
      : undefined;
    const markdown = names.includes(`${id}.md`) ? readFileSync(join(folder, `${id}.md`), 'utf8') : undefined;
    const commands = json === undefined ? [] : findCommands(json);
    return {
      id,
      commands,
      description: describeScript(root, commands),
      ...(json === undefined ? {} : { json }),
      ...(markdown === undefined ? {} : { markdown }),
    };
  });
}

/** Finds the commands that a file of results names, at its top or in each of its parts. */
export function findCommands(json: Json): string[] {
  const parts = Array.isArray(json) ? json : [json];
  const found = parts.flatMap((part) => {
    if (!isObject(part)) return [];
    const { command, commands } = part;
    return [command, ...(Array.isArray(commands) ? commands : [])].filter((each) => typeof each === 'string');
  });
  return [...new Set(found)];
}

/** Returns the first comment of the script of a command that begins a line: what it measures, and how. */
function describeScript(root: string, commands: readonly string[]): string {
  const script = commands
    .map((command) => /benchmarks\/[\w/-]+\.ts/.exec(command)?.[0])
    .find((path) => path !== undefined);
  if (script === undefined || !existsSync(join(root, script))) return '';
  // How it is run stands below it as the command that was run.
  return firstComment(readFileSync(join(root, script), 'utf8')).replace(/\s*\b(Run|Usage|Command)\b[^:.]*:.*$/, '');
}

/** Returns the text of the first comment of a program that begins a line. */
export function firstComment(code: string): string {
  const comment = /^(?:\/\*\*[\s\S]*?\*\/|(?:\/\/.*\n?)+)/m.exec(code)?.[0] ?? '';
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*(\/\/|\/\*\*|\*\/|\*)?\s?/, '').replace(/\s*\*\/$/, ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
