import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { styleSheet } from './style/style-sheet.js';

/** A file that pages ask for. */
interface Asset {
  readonly type: string;
  readonly text: string;
}

/** The files that pages ask for, by name; there are no others. */
export interface Assets {
  readonly files: ReadonlyMap<string, Asset>;
  /** Changes with their content, so that browsers may keep them. */
  readonly version: string;
}

/** The modules of the script, the one that is started first. */
export const scriptNames: readonly string[] = [
  'start.js',
  'keyboard.js',
  'live-forms.js',
  'live-search.js',
  'record-picker.js',
  'fetch-piece.js',
];

/**
 * Makes the files of the style sheet, the icon and the modules of the script.
 *
 * @param scripts the text of each module by its name.
 */
export function createAssets(scripts: ReadonlyMap<string, string>): Assets {
  const files = new Map<string, Asset>([
    ['workbench.css', { type: 'text/css; charset=utf-8', text: styleSheet }],
    ['icon.svg', { type: 'image/svg+xml', text: icon }],
    ...Array.from(scripts, ([name, text]): [string, Asset] => [name, { type: 'text/javascript; charset=utf-8', text }]),
  ]);
  const hash = createHash('sha256');
  for (const { text } of files.values()) hash.update(text);
  return { files, version: hash.digest('hex').slice(0, 12) };
}

/** Reads the modules of the script from where the build puts them. */
export function readScripts(): Map<string, string> {
  const folder = new URL('./client/', import.meta.url);
  return new Map(scriptNames.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f5f8b"/><g stroke="#fff" stroke-width="2.4" fill="none"><path d="M16 9v6M16 15l-7 7M16 15l7 7"/></g><g fill="#fff"><circle cx="16" cy="8.5" r="3"/><circle cx="9" cy="23" r="3"/><circle cx="23" cy="23" r="3"/></g></svg>`;
