import type { Context, Hono } from 'hono';
import type { LexiconListing } from '../lexicon/store/lexicon-database.js';
import type { Assets } from './assets.js';
import type { Html } from './html.js';
import type { LexiconDesk } from './lexicon-desk.js';

/** Light, dark, or as the system of the reader is set. */
export type Theme = 'auto' | 'light' | 'dark';

/** What every page needs beside what it shows. */
export interface View {
  readonly lexicons: readonly LexiconListing[];
  readonly assets: Assets;
  readonly theme: Theme;
  /** The name under which edits are noted. */
  readonly who: string;
  /** The secret that every form carries. */
  readonly csrf: string;
  /** The address that is asked for, to which forms lead back. */
  readonly here: string;
  /** The number of the change that has just been made; undefined for none. */
  readonly done: number | undefined;
}

/** What a request carries through the handlers. */
export interface WorkbenchEnv {
  readonly Variables: { view: View; desk: LexiconDesk };
}

/** The handlers of the pages of a lexicon, or of all pages. */
export type WorkbenchApp = Hono<WorkbenchEnv>;

/** A request. */
export type WorkbenchContext = Context<WorkbenchEnv>;

/** A part of the workbench, as the navigation lists them. */
export type Section =
  | 'search'
  | 'findings'
  | 'suggestions'
  | 'concordance'
  | 'aspects'
  | 'history'
  | 'export'
  | undefined;

/** A page before it has its frame. */
export interface Page {
  readonly title: string;
  readonly section?: Section;
  readonly body: Html;
  /** What stands in the field of the search; default nothing. */
  readonly query?: string | undefined;
}
