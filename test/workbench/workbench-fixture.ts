import { onTestFinished } from 'vitest';
import type { EvidenceStore } from '../../src/lexicon/evidence/evidence-store.js';
import type { LexiconRecord } from '../../src/lexicon/records/lexicon-record.js';
import { LexiconDatabase } from '../../src/lexicon/store/lexicon-database.js';
import { createWorkbench, type WorkbenchOptions } from '../../src/workbench/create-workbench.js';
import { createAnimals, newStorePath } from '../lexicon/edits/edit-fixture.js';
import { readCorpus } from '../lexicon/evidence/evidence-fixture.js';

/** A workbench that a test asks, as a browser of the same machine would. */
export interface TestedWorkbench {
  readonly database: LexiconDatabase;
  readonly evidence: EvidenceStore;
  request(path: string, init?: RequestInit): Promise<Response>;
  get(path: string): Promise<{ readonly status: number; readonly text: string; readonly location: string | null }>;
  /** Sends a form with its secret; a value that is a list is sent several times. */
  post(
    path: string,
    fields?: Readonly<Record<string, string | readonly string[]>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly text: string; readonly location: string | null }>;
  /** The secret of the forms. */
  secret(): Promise<string>;
  check(): Promise<void>;
}

/** Opens a workbench over animals, dogs and books, with lines of a corpus and two suggestions. */
export function openWorkbench(
  options: WorkbenchOptions = {},
  lexicons: readonly LexiconRecord[] = [createAnimals()],
): TestedWorkbench {
  const database = new LexiconDatabase(newStorePath(), { create: true });
  for (const lexicon of lexicons) database.add(lexicon);
  const evidence = readCorpus(database.lexicon(lexicons[0]?.id));
  const workbench = createWorkbench(database, { who: 'Ada', ...options });
  onTestFinished(async () => {
    await workbench.close();
    database.close();
  });
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (!headers.has('host')) headers.set('host', '127.0.0.1:4180');
    return await workbench.app.request(`http://127.0.0.1:4180${path}`, { ...init, headers });
  };
  const read = async (response: Response) => {
    return { status: response.status, text: await response.text(), location: response.headers.get('location') };
  };
  const secret = async (): Promise<string> => {
    const { text } = await read(await request('/lexicon/tiny/export'));
    return /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
  };
  return {
    database,
    evidence,
    request,
    secret,
    check: () => workbench.check(),
    get: async (path) => await read(await request(path)),
    post: async (path, fields = {}, headers = {}) => {
      const body = new URLSearchParams({ csrf: await secret() });
      for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
      const own = { origin: 'http://127.0.0.1:4180', 'sec-fetch-site': 'same-origin' };
      return await read(await request(path, { method: 'POST', body, headers: { ...own, ...headers } }));
    },
  };
}
