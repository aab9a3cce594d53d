// Search over all pages: the list of headings with their texts comes as a script, when the field is first used.

const form = document.querySelector('.search');
const field = form.querySelector('input');
const found = form.querySelector('.found');
const root = document.documentElement.dataset.root;
const most = 12;
let loading;

form.hidden = false;
field.addEventListener('focus', load);
field.addEventListener('input', show);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  found.querySelector('a')?.click();
});
document.addEventListener('keydown', (event) => {
  const isField = event.target instanceof Element && event.target.matches('input, textarea');
  if (event.key === '/' && !isField) {
    event.preventDefault();
    field.focus();
  } else if (event.key === 'Escape') {
    found.hidden = true;
  } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && form.contains(event.target) && !found.hidden) {
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  }
});
document.addEventListener('click', (event) => {
  if (!form.contains(event.target)) found.hidden = true;
});

/** Loads the list once. */
function load() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `${root}search-index.js`;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}

/** Shows the headings that have all words of the field, best first. */
async function show() {
  await load();
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  found.hidden = words.length === 0;
  if (words.length === 0) return;
  const scored = globalThis.qualiaSearch
    .map((entry, place) => ({ entry, place, score: score(entry, words) }))
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .slice(0, most);
  found.replaceChildren(...(scored.length > 0 ? scored.map(({ entry }) => item(entry, words)) : [nothing()]));
}

/** Words in headings count most, then those in the title, then those in the text; each word has to be in one of them. */
function score([, title, heading, text], words) {
  let sum = 0;
  for (const word of words) {
    const places = [
      [heading, 9],
      [title, 4],
      [text, 1],
    ].filter(([part]) => part.toLowerCase().includes(word));
    if (places.length === 0) return 0;
    for (const [, weight] of places) sum += weight;
  }
  return sum;
}

/** One link with a piece of the text around the first word. */
function item([address, title, heading, text], words) {
  const link = document.createElement('a');
  link.href = root + address;
  const name = document.createElement('strong');
  name.textContent = heading === title ? title : `${title}: ${heading}`;
  const at = Math.max(0, text.toLowerCase().indexOf(words[0]));
  const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, at - 40)));
  const piece = document.createElement('small');
  piece.textContent = `${from > 0 ? '… ' : ''}${text.slice(from, from + 140).trim()}${text.length > from + 140 ? ' …' : ''}`;
  link.append(name, piece);
  link.addEventListener('click', () => {
    found.hidden = true;
  });
  return link;
}

function nothing() {
  const text = document.createElement('p');
  text.textContent = 'Nothing has all of these words.';
  return text;
}

/** Moves among the field and the links below it. */
function move(step) {
  const stops = [field, ...found.querySelectorAll('a')];
  const place = stops.indexOf(document.activeElement);
  stops[(place + step + stops.length) % stops.length].focus();
}

// The list of pages begins where the current one can be seen.
const pages = document.querySelector('#site-pages');
const current = pages.querySelector('[aria-current]');
if (current !== null) pages.scrollTop = Math.max(0, current.offsetTop - pages.clientHeight / 2);
