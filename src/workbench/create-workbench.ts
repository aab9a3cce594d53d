import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { QualiaError } from '../errors.js';
import type { LexiconDatabase } from '../lexicon/store/lexicon-database.js';
import { localAddress } from './addresses.js';
import { createAssets } from './assets.js';
import { explain } from './explain.js';
import { html } from './html.js';
import { type JobRunner, runHere } from './jobs/job-runner.js';
import { LexiconDesk } from './lexicon-desk.js';
import { addAspectPages } from './pages/aspect-pages.js';
import { addConcordancePages } from './pages/concordance-pages.js';
import { addEditPages } from './pages/edit-pages.js';
import { addEntryPage } from './pages/entry-page.js';
import { addExportPages } from './pages/export-pages.js';
import { addFindingPages } from './pages/finding-pages.js';
import { addHistoryPages } from './pages/history-pages.js';
import { addSearchPages } from './pages/search-pages.js';
import { addSuggestionPages } from './pages/suggestion-pages.js';
import { addSynsetPage } from './pages/synset-page.js';
import { respond } from './respond.js';
import { addGuards, readForm } from './security.js';
import type { Theme, WorkbenchApp, WorkbenchContext, WorkbenchEnv } from './view.js';

/** How {@link createWorkbench} works. */
export interface WorkbenchOptions {
  /** The address on which it is to listen; default 127.0.0.1. */
  readonly host?: string | undefined;
  /** What a browser has to show before anything else; default none. */
  readonly token?: string | undefined;
  /** The name under which edits are noted, where a reader has given none; default empty. */
  readonly who?: string | undefined;
  /** The modules of the script of the pages by name; default none, so that pages work by forms alone. */
  readonly scripts?: ReadonlyMap<string, string> | undefined;
  /** What does long works on a whole lexicon; by default they are done in this thread. */
  readonly run?: JobRunner | undefined;
}

/** The workbench of a store. */
export interface Workbench {
  /** Answers requests. */
  readonly app: WorkbenchApp;
  /** Begins to check the lexicons, so that findings are there when they are asked for; resolves when they are. */
  check(): Promise<void>;
  /** Stops what is being done beside requests. */
  close(): Promise<void>;
}

/** Makes the workbench of a store, in which lexicons are looked at and edited by a browser. */
export function createWorkbench(database: LexiconDatabase, options: WorkbenchOptions = {}): Workbench {
  const { host = '127.0.0.1', token, who = '', scripts = new Map(), run = runHere } = options;
  const csrf = randomBytes(24).toString('base64url');
  const lexicons = database.list();
  const desks = new Map(lexicons.map(({ id }) => [id, new LexiconDesk(database, id, run)]));
  const assets = createAssets(scripts);
  const app = new Hono<WorkbenchEnv>();
  app.onError(tellError);
  app.notFound((context) =>
    explain(context, 404, { title: 'No such page', text: 'There is nothing at this address.' }),
  );
  app.use(async (context, next) => {
    const { pathname, searchParams } = new URL(context.req.url);
    const done = Number(searchParams.get('done') ?? '') || undefined;
    searchParams.delete('done');
    const here = searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
    const name = getCookie(context, 'who') ?? who;
    context.set('view', { lexicons, assets, theme: readTheme(context), who: name, csrf, here, done });
    await next();
  });
  addGuards(app, { host, token, csrf });
  addCommonPages(app);
  app.use('/lexicon/:lexicon/*', async (context, next) => {
    const desk = desks.get(context.req.param('lexicon'));
    if (desk === undefined)
      return explain(context, 404, { title: 'No such lexicon', text: 'The store does not hold it.' });
    context.set('desk', desk);
    return await next();
  });
  app.route('/lexicon/:lexicon', createLexiconPages());
  return {
    app,
    check: async () => {
      for (const desk of desks.values()) await desk.findings.start();
    },
    close: async () => {
      for (const desk of desks.values()) await desk.findings.close();
    },
  };
}

function createLexiconPages(): WorkbenchApp {
  const pages = new Hono<WorkbenchEnv>();
  addSearchPages(pages);
  addEntryPage(pages);
  addSynsetPage(pages);
  addEditPages(pages);
  addFindingPages(pages);
  addSuggestionPages(pages);
  addConcordancePages(pages);
  addAspectPages(pages);
  addHistoryPages(pages);
  addExportPages(pages);
  pages.all('*', (context) =>
    explain(context, 404, { title: 'No such page', text: 'There is nothing at this address.' }),
  );
  return pages;
}

function addCommonPages(app: WorkbenchApp): void {
  app.get('/', (context) => {
    const { lexicons } = context.get('view');
    const [only, ...others] = lexicons;
    if (only !== undefined && others.length === 0)
      return context.redirect(`/lexicon/${encodeURIComponent(only.id)}`, 303);
    const rows = lexicons.map(({ id, label, version }) => {
      return html`<li data-item><a href="/lexicon/${encodeURIComponent(id)}" data-open><b>${id}</b> ${label} <small>${version}</small></a></li>`;
    });
    return respond(context, { title: 'Lexicons', body: html`<h1>Lexicons</h1><ul class="rows">${rows}</ul>` });
  });
  app.get('/assets/:version/:name', (context) => {
    const asset = context.get('view').assets.files.get(context.req.param('name'));
    if (asset === undefined) return context.notFound();
    return context.body(asset.text, 200, {
      'Content-Type': asset.type,
      'Cache-Control': 'private, max-age=31536000, immutable',
    });
  });
  app.post('/settings', async (context) => {
    const form = await readForm(context);
    const kept = { path: '/', sameSite: 'Strict', httpOnly: true, maxAge: 34_000_000 } as const;
    const [name, theme] = [form.get('who'), form.get('theme')];
    if (name !== null) setCookie(context, 'who', name.trim().slice(0, 80), kept);
    if (theme !== null && isTheme(theme)) setCookie(context, 'theme', theme, kept);
    return context.redirect(localAddress(form.get('back') ?? undefined, '/'), 303);
  });
}

function isTheme(text: string): text is Theme {
  return text === 'auto' || text === 'light' || text === 'dark';
}

function readTheme(context: WorkbenchContext): Theme {
  const theme = getCookie(context, 'theme') ?? '';
  return isTheme(theme) ? theme : 'auto';
}

/** What is known to go wrong is told; the rest is told too, and printed with its stack. */
function tellError(error: Error, context: WorkbenchContext): Response | Promise<Response> {
  if (error instanceof QualiaError) return explain(context, 400, { title: 'That cannot be done', text: error.message });
  process.stderr.write(`${error.stack ?? error.message}\n`);
  const text = 'The command has printed what went wrong. Nothing that was saved before is lost.';
  return explain(context, 500, { title: 'Something went wrong', text });
}
