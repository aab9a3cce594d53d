import { announce, fetchPiece, isGivenUp, toElements } from './fetch-piece.js';
import { startPickers } from './record-picker.js';

/** How long typing has to rest before it is tried what it would change, in milliseconds. */
const rest = 350;

/** Opens forms where their link stands, shows what they will change while one types, and saves them in place. */
export function startForms(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const close = event.target.closest<HTMLAnchorElement>('[data-close]');
    const opened = close?.closest<HTMLElement>('[data-editing].in-place') ?? null;
    if (opened !== null) {
      event.preventDefault();
      closeForm(opened);
      return;
    }
    const link = event.target.closest<HTMLAnchorElement>('a[data-inline]');
    if (link === null) return;
    event.preventDefault();
    void openForm(link);
  });
  document.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement && event.target.matches('[data-submit]'))
      event.target.form?.requestSubmit();
  });
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-edit]')) watch(form);
}

const openers = new WeakMap<HTMLElement, HTMLElement>();

async function openForm(link: HTMLAnchorElement): Promise<void> {
  const { status, text } = await fetchPiece(link.href);
  if (status !== 200) {
    location.assign(link.href);
    return;
  }
  for (const other of document.querySelectorAll<HTMLElement>('[data-editing].in-place'))
    if (!isChanged(other)) other.remove();
  const section = toElements(text).querySelector<HTMLElement>('[data-editing]');
  if (section === null) return;
  section.classList.add('in-place');
  openers.set(section, link);
  placeFor(link).append(section);
  settle(section);
}

/** The end of the item in which a link stands, or of the head of the page. */
function placeFor(link: HTMLElement): Element {
  const item = link.closest('.sense, [data-item], .head, .overview, section') ?? document.getElementById('main');
  return item ?? document.body;
}

function settle(section: HTMLElement): void {
  const form = section.querySelector('form');
  if (form === null) return;
  watch(form);
  const first = form.querySelector<HTMLElement>('textarea, input:not([type=hidden]):not([readonly]), select');
  first?.focus();
  if (first instanceof HTMLTextAreaElement) first.setSelectionRange(first.value.length, first.value.length);
  section.scrollIntoView({ block: 'nearest' });
}

function isChanged(section: HTMLElement): boolean {
  return [...section.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input')].some(
    (field) => field.value !== field.defaultValue,
  );
}

function closeForm(section: HTMLElement): void {
  const opener = openers.get(section);
  section.remove();
  (opener?.closest<HTMLElement>('[data-item]') ?? opener)?.focus();
}

function valuesOf(form: HTMLFormElement, step: string): URLSearchParams {
  const values = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') values.append(name, value);
  values.set('step', step);
  return values;
}

/** Tries what a form would do whenever typing rests, and saves it when it is sent. */
function watch(form: HTMLFormElement): void {
  const outcome = form.querySelector<HTMLElement>('[data-outcome]');
  const button = form.querySelector<HTMLButtonElement>('[data-first]');
  if (button !== null) {
    button.textContent = 'Save';
    button.value = 'save';
    button.insertAdjacentHTML('afterend', '<span class="quiet keys"><kbd>Ctrl</kbd> <kbd>Enter</kbd></span>');
  }
  startPickers(form);
  let timer = 0;
  let running: AbortController | undefined;
  let tried = '';
  /** Shows what would change; says whether it may be saved without a second look. */
  const preview = async (): Promise<boolean> => {
    running?.abort();
    running = new AbortController();
    const sent = valuesOf(form, 'preview');
    const { status, text } = await fetchPiece(form.action, sent, running.signal);
    tried = sent.toString();
    if (status === 409) {
      replaceForm(form, text);
      return false;
    }
    outcome?.replaceChildren(toElements(text));
    return status === 200 && form.querySelector('.preview[data-findings="0"]') !== null;
  };
  const save = async (): Promise<void> => {
    const isSeen = tried === valuesOf(form, 'preview').toString() && form.querySelector('.preview') !== null;
    if (!isSeen && !(await preview())) {
      announce('Look at what would change, then save again.');
      return;
    }
    const { status, text, lead } = await fetchPiece(form.action, valuesOf(form, 'save'));
    if (lead !== null) go(lead);
    else if (status === 409) replaceForm(form, text);
    else outcome?.replaceChildren(toElements(text));
  };
  const fail = (error: unknown): void => {
    if (isGivenUp(error)) return;
    outcome?.replaceChildren(
      toElements('<p class="alert" role="alert">The server does not answer. What you typed is still here.</p>'),
    );
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (form.checkValidity()) preview().catch(fail);
    }, rest);
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener('submit', (event) => {
    if (event.submitter instanceof HTMLButtonElement && event.submitter.value === 'preview') {
      event.preventDefault();
      preview().catch(fail);
      return;
    }
    event.preventDefault();
    clearTimeout(timer);
    save().catch(fail);
  });
}

/** Puts the form in its place that the server sends where somebody was quicker; what was typed is in it. */
function replaceForm(form: HTMLFormElement, text: string): void {
  const old = form.closest<HTMLElement>('[data-editing]');
  const section = toElements(text).querySelector<HTMLElement>('[data-editing]');
  if (old === null || section === null) return;
  section.className = old.className;
  const opener = openers.get(old);
  if (opener !== undefined) openers.set(section, opener);
  old.replaceWith(section);
  settle(section);
}

/** Goes to a page, also where only what stands behind # differs. */
function go(address: string): void {
  const target = new URL(address, location.href);
  if (target.pathname === location.pathname && target.search === location.search) {
    history.replaceState(null, '', target);
    location.reload();
  } else location.assign(target);
}
