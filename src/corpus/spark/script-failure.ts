import { QualiaError } from '../../errors.js';

/** What the script on an executor says last when it fails, and which Spark passes on among much else. */
const mark = 'qualia-script-failed';

/** Spark keeps the last 2048 bytes of what a script says, and base64 makes four of three. */
const mostBytes = 1200;

/** Makes the line by which a script says why it fails. */
export function formatScriptFailure(error: unknown): string {
  const code = error instanceof QualiaError ? error.code : ((error as NodeJS.ErrnoException).code ?? 'SCRIPT');
  const message = error instanceof Error ? error.message : String(error);
  const shown = JSON.stringify({ code, message: Buffer.from(message).subarray(0, mostBytes).toString() });
  return `\n${mark} ${Buffer.from(shown).toString('base64')} .\n`;
}

/** Finds why a script failed in what Spark tells; undefined where no script did. */
export function findScriptFailure(text: string): { readonly code: string; readonly message: string } | undefined {
  const found = new RegExp(`${mark} ([A-Za-z0-9+/=]+) \\.`).exec(text);
  if (found === null) return undefined;
  return JSON.parse(Buffer.from(found[1] as string, 'base64').toString()) as { code: string; message: string };
}
