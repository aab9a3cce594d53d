import { stringify } from 'yaml';
import {
  type StoredSuggestion,
  type SuggestionKind,
  type SuggestionState,
  suggestionKinds,
} from '../lexicon/evidence/suggestion.js';
import { localAddress } from './addresses.js';
import { type Html, html, nothing } from './html.js';
import type { LexiconDesk } from './lexicon-desk.js';
import { showPaging } from './paging.js';
import { describeOperation, showWhen } from './show-edit.js';
import { showLines } from './show-line.js';

const size = 25;
/** How many lines of the corpus stand below a suggestion, in the queue and on its own page. */
const lineCount = { queue: 3, page: 60 } as const;

/** Which suggestions the queue shows. */
export interface QueueFilter {
  readonly kind: SuggestionKind | undefined;
  readonly state: SuggestionState | undefined;
  readonly lemma: string;
  readonly from: number;
}

/** Shows the queue of suggestions, the surest first. */
export function showQueue(desk: LexiconDesk, { kind, state, lemma, from }: QueueFilter, csrf: string): Html {
  const filter = { kind, state, lemma: lemma === '' ? undefined : lemma };
  const found = desk.evidence.suggestions({ ...filter, limit: size, offset: from });
  const total = desk.evidence.countSuggestions(filter).reduce((sum, { count }) => sum + count, 0);
  const address = (start: number): string => {
    return desk.at(['suggestions'], { kind, state: state ?? 'all', lemma, from: start === 0 ? '' : start });
  };
  const here = address(from);
  const rows = found.map((suggestion, at) => {
    const next = found[at + 1] ?? found[at - 1];
    const back = next === undefined ? here : `${here}#s-${next.number}`;
    return showRow(desk, suggestion, { csrf, back });
  });
  const nothingYet = desk.evidence.countSuggestions().length === 0;
  return html`<h1>Suggestions <small>${total.toLocaleString('en-US')}</small></h1>
${showFilters(desk, { kind, state, lemma })}
${nothingYet ? html`<p>No corpus was read with this lexicon yet. Close the workbench, then run</p><pre><code>qualia lexicon evidence ${desk.lexicon.file.path} CORPUS</code></pre>` : nothing}
${found.length === 0 && !nothingYet ? html`<p class="quiet">None.</p>` : nothing}
<ul class="rows queue">${rows}</ul>
${showPaging({ from, size, total, addressAt: address })}`;
}

function showFilters(desk: LexiconDesk, { kind, state, lemma }: Omit<QueueFilter, 'from'>): Html {
  const counts = desk.evidence.countSuggestions({ state });
  const kinds = Object.entries(suggestionKinds).map(([name, says]) => {
    const count = counts.filter((each) => each.kind === name).reduce((sum, each) => sum + each.count, 0);
    return html`<option value="${name}"${name === kind ? html` selected` : nothing}>${says} (${count})</option>`;
  });
  const states = ['open', 'accepted', 'changed', 'rejected', 'all'].map((each) => {
    return html`<option${each === (state ?? 'all') ? html` selected` : nothing}>${each}</option>`;
  });
  return html`<form class="filters" action="${desk.at(['suggestions'])}"><label><span class="hidden-text">Kind</span><select name="kind" data-submit><option value="">all kinds</option>${kinds}</select></label>
<label><span class="hidden-text">State</span><select name="state" data-submit>${states}</select></label>
<label class="grow"><span class="hidden-text">Word</span><input name="lemma" value="${lemma}" placeholder="Word" autocomplete="off"></label><button>Show</button></form>`;
}

interface RowOptions {
  readonly csrf: string;
  readonly back: string;
}

function showRow(desk: LexiconDesk, suggestion: StoredSuggestion, options: RowOptions): Html {
  const { number, kind, lemma, title, score, lines } = suggestion;
  const shown = desk.evidence.lines({ numbers: lines.slice(0, lineCount.queue) });
  return html`<li id="s-${number}" data-item tabindex="-1"><p><span class="tag">${suggestionKinds[kind]}</span> <a href="${desk.at(['suggestions', String(number)])}" data-open><b>${lemma}</b></a> ${title} <span class="score">${score.toFixed(2)}</span></p>
${showPlan(desk, suggestion)}${shown.length === 0 ? nothing : showLines(desk, shown)}${showDecision(desk, suggestion)}${showDeeds(desk, suggestion, options)}</li>`;
}

function showPlan(desk: LexiconDesk, { operations }: StoredSuggestion): Html {
  if (operations.length === 0)
    return html`<p class="quiet">Only a person can say which edit: change it, or accept it as noted.</p>`;
  return html`<ul class="plan">${operations.map((operation) => html`<li>${describeOperation(desk, operation)}</li>`)}</ul>`;
}

function showDecision(desk: LexiconDesk, { decision }: StoredSuggestion): Html {
  if (decision === undefined) return nothing;
  const { state, change } = decision;
  return html`<p><span class="tag">${state}</span> ${showWhen(decision)}${change === undefined ? nothing : html` <a href="${desk.at(['history', String(change)])}">change ${change}</a>`}</p>`;
}

function showDeeds(
  desk: LexiconDesk,
  { number, state, decision, title }: StoredSuggestion,
  { csrf, back }: RowOptions,
): Html {
  const at = (deed: string): string => desk.at(['suggestions', String(number), deed]);
  const hidden = html`<input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="back" value="${back}">`;
  if (state === 'open') {
    return html`<div class="decide"><form method="post" action="${at('accept')}">${hidden}<button class="main" data-key="a" aria-label="Accept: ${title}">Accept</button></form>
<a class="button" href="${desk.at(['suggestions', String(number), 'change'], { back })}" data-inline data-key="c" aria-label="Change: ${title}">Change</a>
<a class="button" href="${desk.at(['suggestions', String(number), 'reject'], { back })}" data-inline data-key="r" aria-label="Reject: ${title}">Reject</a></div>`;
  }
  if (decision?.change !== undefined) return html`<p class="quiet">It is open again once its change is undone.</p>`;
  return html`<form method="post" action="${at('reopen')}" class="decide">${hidden}<button aria-label="Open again: ${title}">Open again</button></form>`;
}

/** Shows a suggestion with all that speaks for it. */
export function showSuggestion(desk: LexiconDesk, suggestion: StoredSuggestion, csrf: string): Html {
  const { number, kind, title, subject, score, model, facts, lines } = suggestion;
  const decisions = desk.evidence.decisions(number);
  const ids = subject.split(' ').filter((id) => desk.lexicon.has(id));
  const shown = desk.evidence.lines({ numbers: lines.slice(0, lineCount.page) });
  return html`<article data-item tabindex="-1"><h1>${title}</h1><p class="quiet">${suggestionKinds[kind]} · ${score.toFixed(3)} by ${model}</p>
${ids.length === 0 ? nothing : html`<p>${ids.map((id) => html`<a href="${desk.addressOfRecord(id)}">${desk.nameOf(id)}</a> <code>${id}</code> `)}</p>`}
${showPlan(desk, suggestion)}${showDecision(desk, suggestion)}${showDeeds(desk, suggestion, { csrf, back: desk.at(['suggestions']) })}
${facts.length === 0 ? nothing : html`<h2>What speaks for it</h2><dl class="pairs">${facts.map(({ name, text }) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>`}
${shown.length === 0 ? nothing : html`<h2>Lines</h2>${showLines(desk, shown)}`}
${decisions.length === 0 ? nothing : html`<h2>Decisions</h2><ul class="rows">${decisions.map((decision) => html`<li><span class="tag">${decision.state}</span> ${showWhen(decision)}</li>`)}</ul>`}
</article>`;
}

interface DecisionForm {
  readonly csrf: string;
  readonly back: string;
  /** The operations as they were typed; default those of the suggestion. */
  readonly text?: string;
  readonly outcome?: Html;
}

/** Shows the form in which the edits of a suggestion are changed before it is accepted. */
export function showChangeForm(desk: LexiconDesk, suggestion: StoredSuggestion, form: DecisionForm): Html {
  const { number, operations } = suggestion;
  const text = form.text ?? (operations.length === 0 ? '- verb: \n' : stringify(operations));
  const id = `change-${number}`;
  return html`<section class="editing" data-editing><form method="post" action="${desk.at(['suggestions', String(number), 'change'])}" class="edit" data-edit aria-labelledby="${id}-title">
<h3 id="${id}-title">Change, then accept</h3>${hiddenFields(form)}
<p><label for="${id}-text">Edits, as YAML or JSON</label><textarea id="${id}-text" name="operations" rows="8" class="data" spellcheck="false" required>
${text}</textarea></p>${endOfForm(desk, form, { id, step: 'Accept' })}</form></section>`;
}

/** Shows the form in which a suggestion is rejected with a reason. */
export function showRejectForm(desk: LexiconDesk, { number, title }: StoredSuggestion, form: DecisionForm): Html {
  const id = `reject-${number}`;
  return html`<section class="editing" data-editing><form method="post" action="${desk.at(['suggestions', String(number), 'reject'])}" class="edit" data-edit aria-labelledby="${id}-title">
<h3 id="${id}-title">Reject</h3><p>${title}</p>${hiddenFields(form)}${endOfForm(desk, form, { id, step: 'Reject' })}</form></section>`;
}

function hiddenFields({ csrf, back }: DecisionForm): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="back" value="${back}">`;
}

function endOfForm(
  desk: LexiconDesk,
  { back, outcome = nothing }: DecisionForm,
  { id, step }: { readonly id: string; readonly step: string },
): Html {
  return html`<p><label for="${id}-why">Why</label><input id="${id}-why" name="why" autocomplete="off"></p>
<div class="outcome" data-outcome aria-live="polite">${outcome}</div>
<p class="buttons"><button name="step" value="save" class="main">${step}</button>${step === 'Accept' ? html`<button name="step" value="preview">See what will change</button>` : nothing}<a href="${localAddress(back, desk.at(['suggestions']))}" class="button" data-close>Cancel</a></p>`;
}
