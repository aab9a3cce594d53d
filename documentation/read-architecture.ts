import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layers } from '../test/layers.js';

/** A folder of `src/` as the picture shows it. */
export interface ArchitecturePart {
  readonly name: string;
  /** What it is imported by from outside, such as `qualia/senses`; default it is no entry of its own. */
  readonly entry?: string;
  /** The interfaces that have a suite of tests which every implementation passes. */
  readonly contracts: readonly string[];
}

/** The layers of `src/`, highest first. */
export type Architecture = readonly (readonly ArchitecturePart[])[];

/** Reads the layers from `test/layers.ts`, the entries from `package.json`, and the contracts from `test/conformance`. */
export function readArchitecture(root: string): Architecture {
  const entries = readEntries(root);
  const contracts = findContracts(root);
  return layers.toReversed().map((names) =>
    names.map((name) => {
      const entry = entries.get(name);
      return { name, contracts: contracts.get(name) ?? [], ...(entry === undefined ? {} : { entry }) };
    }),
  );
}

/** Finds the published entries by the folder, or the file of `src/` itself, that they lead to. */
function readEntries(root: string): Map<string, string> {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: object };
  const entries = new Map<string, string>();
  for (const [path, target] of Object.entries(exports)) {
    const part = /"\.\/dist\/([\w-]+)[/.]/.exec(JSON.stringify(target))?.[1];
    if (part !== undefined && !entries.has(part)) entries.set(part, path === '.' ? 'qualia' : `qualia${path.slice(1)}`);
  }
  return entries;
}

/** Finds the folder that declares what each file of `test/conformance` is named after. */
function findContracts(root: string): Map<string, string[]> {
  const contracts = new Map<string, string[]>();
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  const texts = sources.sort().map((path) => [path, readFileSync(join(root, 'src', path), 'utf8')] as const);
  for (const file of readdirSync(join(root, 'test/conformance')).sort()) {
    const name = file.replace(/\.ts$/, '').replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const declaration = new RegExp(`^export (?:interface|class) ${name}\\b`, 'm');
    const found = texts.find(([, text]) => declaration.test(text))?.[0];
    if (found === undefined)
      throw new Error(`Nothing in src declares ${name}, after which test/conformance/${file} is named.`);
    const [folder = ''] = found.replaceAll('\\', '/').split('/');
    contracts.set(folder, [...(contracts.get(folder) ?? []), name]);
  }
  return contracts;
}
