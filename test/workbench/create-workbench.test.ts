import { describe, expect, it } from 'vitest';
import { createLexiconRecord } from '../../src/lexicon/records/lexicon-record.js';
import { createAnimals } from '../lexicon/edits/edit-fixture.js';
import { suggest } from '../lexicon/evidence/evidence-fixture.js';
import { openWorkbench } from './workbench-fixture.js';

const at = (path: string): string => `/lexicon/tiny${path}`;

/** What a page shows below its head. */
const mainOf = (text: string): string => text.slice(text.indexOf('<main'), text.indexOf('</main>'));

describe('the workbench', () => {
  it('leads to the only lexicon, or lists several', async () => {
    expect((await openWorkbench().get('/')).location).toBe('/lexicon/tiny');
    const bench = openWorkbench({}, [createAnimals(), createLexiconRecord({ id: 'other', label: 'Another one' })]);
    const { text } = await bench.get('/');
    expect(text).toContain('href="/lexicon/tiny"');
    expect(text).toContain('Another one');
    expect((await bench.get('/lexicon/other')).status).toBe(200);
  });

  it('finds words by how they begin, and synsets by words of their glosses', async () => {
    const bench = openWorkbench();
    const { text } = await bench.get(at('?q=dog'));
    expect(text).toContain('/lexicon/tiny/entry/tiny-dog-n');
    expect(text).toContain('/lexicon/tiny/entry/tiny-hot%20dog-n');
    expect((await bench.get(at('?q=barking+bea'))).text).toContain('/lexicon/tiny/synset/tiny-2');
    expect((await bench.get(at('?q=dog&pos=v'))).text).not.toContain('tiny-dog-n');
    expect((await bench.get(at('?q=constructor'))).text).toContain('tiny-constructor-n');
    expect((await bench.get(at('?q=zebra'))).text).toContain('Add “zebra”');
  });

  it('shows only what was found to the script that asks', async () => {
    const bench = openWorkbench();
    const answer = await bench.request(at('?q=dog'), { headers: { 'x-piece': '1' } });
    const text = await answer.text();
    expect(text).toContain('tiny-dog-n');
    expect(text).not.toContain('<html');
  });

  it('shows a word with its senses, and a synset with its relations as a list and drawn', async () => {
    const bench = openWorkbench();
    const { text } = await bench.get(at('/entry/tiny-dog-n'));
    for (const shown of [
      'a barking beast',
      'the dog barked',
      'a sausage in a bun',
      'hound',
      '2 of 3 in the corpus, 67%',
    ])
      expect(text).toContain(shown);
    const synset = await bench.get(at('/synset/tiny-2'));
    expect(synset.text).toContain('<svg');
    expect(synset.text.match(/\/lexicon\/tiny\/synset\/tiny-1"/g)?.length).toBe(2);
  });

  it('tells what is not there, and still has a search', async () => {
    const bench = openWorkbench();
    for (const path of [
      '/entry/zebra',
      '/synset/__proto__',
      '/history/99',
      '/history/x',
      '/suggestions/7',
      '/nowhere',
    ]) {
      const { status, text } = await bench.get(at(path));
      expect(status, path).toBe(404);
      expect(text).toContain('type="search"');
    }
  });

  it('tries an edit before it saves it, and says what it would bring', async () => {
    const bench = openWorkbench();
    const typed = { synset: 'tiny-2', text: 'a dog that barks', version: '0 tiny-2' };
    const tried = await bench.post(at('/edit/set-gloss'), { ...typed, step: 'preview' });
    expect(tried.status).toBe(200);
    expect(tried.text).toContain('<del><b>gloss</b> a barking beast');
    expect(tried.text).toContain('W352');
    expect(bench.database.lexicon().findSynset('tiny-2')?.version).toBe(0);
    const saved = await bench.post(at('/edit/set-gloss'), {
      ...typed,
      step: 'save',
      why: 'plain',
      back: '/lexicon/tiny/entry/tiny-dog-n#dog-1',
    });
    expect([saved.status, saved.location]).toEqual([303, '/lexicon/tiny/entry/tiny-dog-n?done=1#dog-1']);
    const history = await bench.get(at('/history'));
    expect(history.text).toContain('a dog that barks');
    expect(history.text).toContain('<q>plain</q>');
    expect(history.text).toContain('Ada');
  });

  it('keeps what was typed where somebody was quicker, and says what he did', async () => {
    const bench = openWorkbench();
    await bench.post(at('/edit/set-gloss'), { synset: 'tiny-2', text: 'theirs', version: '0 tiny-2', step: 'save' });
    const mine = { synset: 'tiny-2', text: 'mine & only mine', why: 'because', version: '0 tiny-2', step: 'save' };
    const late = await bench.post(at('/edit/set-gloss'), mine);
    expect(late.status).toBe(409);
    expect(late.text).toContain('>\nmine &amp; only mine</textarea>');
    expect(late.text).toContain('value="because"');
    expect(late.text).toContain('theirs');
    expect(late.text).toContain('value="1 tiny-2"');
    const again = await bench.post(at('/edit/set-gloss'), { ...mine, version: '1 tiny-2' });
    expect(again.status).toBe(303);
  });

  it('keeps a form whose fields are wrong, and says which', async () => {
    const bench = openWorkbench();
    const relate = { source: 'tiny-2', type: 'hypernym', target: 'hot dog', step: 'save' };
    const { status, text } = await bench.post(at('/edit/relate'), relate);
    expect(status).toBe(422);
    expect(text).toContain('value="hot dog"');
    const unknown = await bench.post(at('/edit/relate'), { ...relate, target: 'book' });
    expect([unknown.status, unknown.text]).toEqual([422, expect.stringContaining('tiny-4')]);
    expect((await bench.post(at('/edit/nothing'), {})).status).toBe(404);
  });

  it('adds a word with a sense in a new synset below another one, by one change, and takes it back', async () => {
    const bench = openWorkbench();
    const fields = {
      lemma: 'emu',
      partOfSpeech: 'n',
      gloss: 'a bird',
      type: 'hypernym',
      target: 'tiny-1',
      example: 'Emus run.',
    };
    const saved = await bench.post(at('/edit/new-sense'), { ...fields, step: 'save' });
    expect(saved.status).toBe(303);
    const lexicon = bench.database.lexicon();
    const [entry] = lexicon.entriesWithForm('emu');
    const synset = entry?.record.senses[0]?.synset ?? '';
    expect(entry?.record.senses[0]?.examples[0]?.text).toBe('Emus run.');
    expect(lexicon.findSynset('tiny-1')?.record.relations).toContainEqual(
      expect.objectContaining({ type: 'hyponym', target: synset }),
    );
    await bench.post(at('/undo'), { change: '1' });
    expect(lexicon.entriesWithForm('emu')).toEqual([]);
    expect((await bench.post(at('/undo'), { change: '1' })).status).toBe(409);
    await bench.post(at('/redo'), { change: '1' });
    expect(lexicon.entriesWithForm('emu')).toHaveLength(1);
  });

  it('adds a sense of a word that is there, in a synset that is there or new', async () => {
    const bench = openWorkbench();
    await bench.post(at('/edit/new-sense'), { entry: 'tiny-hound-n', synset: 'tiny-3', step: 'save' });
    await bench.post(at('/edit/new-sense'), { entry: 'tiny-hound-n', gloss: 'a rogue', step: 'save' });
    expect(bench.database.lexicon().findEntry('tiny-hound-n')?.record.senses).toHaveLength(3);
    const { status } = await bench.post(at('/edit/new-sense'), { step: 'save' });
    expect(status).toBe(422);
  });

  it.each([
    ['add-entry', { lemma: 'emu', partOfSpeech: 'n', forms: 'emus\r\nemoos' }],
    ['add-synset', { partOfSpeech: 'n', gloss: 'a bird' }],
    ['add-sense', { entry: 'tiny-hound-n', synset: 'tiny-3' }],
    ['set-ili-gloss', { synset: 'tiny-2', text: 'a dog' }],
    ['add-example', { of: 'dog-1', text: 'Dogs bark.' }],
    ['set-example', { of: 'book-1', number: '1', text: 'The book is red.' }],
    ['remove-example', { of: 'book-1', number: '1' }],
    ['unrelate', { source: 'tiny-2', type: 'hypernym', target: 'tiny-1' }],
    ['merge', { synset: 'tiny-3', into: 'tiny-4' }],
    ['split', { synset: 'tiny-2', senses: ['hound-1'], gloss: 'a dog that hunts' }],
    ['move-sense', { sense: 'hound-1', synset: 'tiny-4' }],
    ['remove', { id: 'hound-1', reason: 'it is the same' }],
    ['remove', { id: 'tiny-3', reason: 'no food', withSenses: 'true' }],
    ['set-key', { sense: 'dog-1', key: 'dog%1:05:00::' }],
    ['set-dot-type', { sense: 'book-1', dotType: ['physical', 'information'] }],
    ['order-senses', { entry: 'tiny-dog-n', senses: 'dog-2 a sausage\r\ndog-1' }],
    ['set-qualia', { sense: 'book-1', role: 'telic', values: 'to be read\ntiny-6' }],
  ] as const)('has a form for %s', async (verb, fields) => {
    const bench = openWorkbench();
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) query.append(name, each);
    const form = await bench.get(`${at(`/edit/${verb}`)}?${query}`);
    expect(form.status).toBe(200);
    const tried = await bench.post(at(`/edit/${verb}`), { ...fields, step: 'preview' });
    expect([tried.status, tried.text]).toEqual([200, expect.stringContaining('What will change')]);
    expect((await bench.post(at(`/edit/${verb}`), { ...fields, step: 'save' })).status).toBe(303);
  });

  it('shows aspects once a sense has a dot type, with their glosses', async () => {
    const bench = openWorkbench();
    expect((await bench.get(at('/aspects'))).text).toContain('No sense has a dot type yet');
    await bench.post(at('/edit/set-dot-type'), { sense: 'book-1', dotType: ['physical', 'information'], step: 'save' });
    await bench.post(at('/edit/set-aspect-gloss'), {
      sense: 'book-1',
      aspect: 'physical',
      text: 'paper and ink',
      step: 'save',
    });
    const { text } = await bench.get(at('/aspects?type=information.physical'));
    expect(text).toContain('paper and ink');
    expect(mainOf((await bench.get(at('/aspects?type=human'))).text)).not.toContain('paper and ink');
  });

  it('lists findings, mends one, and keeps the list as edits change it', async () => {
    const bench = openWorkbench();
    bench.database.lexicon();
    await bench.post(at('/edit/add-entry'), { lemma: 'emu', partOfSpeech: 'n', step: 'save' });
    await bench.check();
    const { text } = await bench.get(at('/findings'));
    expect(text).toContain('W201');
    const field = (name: string): string =>
      new RegExp(`name="${name}" value="([^"]*)"`).exec(text.slice(text.indexOf('class="fix"')))?.[1] ?? '';
    const [message = ''] = [field('message').replaceAll('&quot;', '"').replaceAll('&#39;', "'")];
    const finding = { code: field('code'), subject: field('subject'), message };
    expect((await bench.post(at('/findings/fix'), finding)).status).toBe(303);
    expect(mainOf((await bench.get(at('/findings?code=W201'))).text)).not.toContain('tiny-emu-n');
    expect((await bench.post(at('/findings/fix'), finding)).status).toBe(409);
    await bench.post(at('/edit/set-gloss'), { synset: 'tiny-2', text: 'a dog', step: 'save' });
    expect((await bench.get(at('/findings?code=W352'))).text).toContain('tiny-2');
  });

  it('shows the lines of a word in the corpus, the least sure first where asked', async () => {
    const bench = openWorkbench();
    expect((await bench.get(at('/concordance'))).text).toContain('tales');
    const { text } = await bench.get(at('/concordance?lemma=dog&order=unsure'));
    expect(text).toContain('1 to 3 of 3');
    expect(text.indexOf('days came')).toBeLessThan(text.indexOf('barked.'));
    expect((await bench.get(at('/concordance?lemma=dog&sense=dog-2'))).text).toContain('1 to 1 of 1');
    expect((await bench.get(at('/concordance?lemma=constructor'))).text).toContain('no such lines');
  });

  it('accepts, changes, rejects and opens suggestions again', async () => {
    const bench = openWorkbench();
    bench.evidence.addSuggestions(1, [
      suggest(),
      suggest({ subject: 'hound n', lemma: 'hound', title: 'Hounds.', operations: [] }),
      suggest({ subject: 'book n', lemma: 'book', title: 'Books.', kind: 'hypernym' }),
    ]);
    const queue = await bench.get(at('/suggestions'));
    expect(queue.text).toContain('Three lines of &quot;dog&quot; fit no sense.');
    expect(queue.text).toContain('barked.');
    expect((await bench.get(at('/suggestions?kind=hypernym'))).text).not.toContain('Hounds.');
    expect((await bench.get(at('/suggestions/1'))).text).toContain('days, came');
    const accepted = await bench.post(at('/suggestions/1/accept'), { back: at('/suggestions') });
    expect([accepted.status, accepted.location]).toEqual([303, at('/suggestions?done=1')]);
    expect((await bench.post(at('/suggestions/1/accept'))).status).toBe(409);
    const wrong = await bench.post(at('/suggestions/2/change'), { operations: '[{"verb":', step: 'save' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('[{&quot;verb&quot;:')]);
    const operations = JSON.stringify([{ verb: 'add-example', of: 'hound-1', text: 'The hound bayed.' }]);
    const tried = await bench.post(at('/suggestions/2/change'), { operations, step: 'preview' });
    expect(tried.text).toContain('The hound bayed.');
    expect((await bench.post(at('/suggestions/2/change'), { operations, step: 'save' })).status).toBe(303);
    expect((await bench.post(at('/suggestions/3/reject'), { why: 'they are' })).status).toBe(303);
    expect(bench.evidence.findSuggestion(3)).toMatchObject({
      state: 'rejected',
      decision: { why: 'they are', who: 'Ada' },
    });
    expect((await bench.post(at('/suggestions/3/reopen'))).status).toBe(303);
    expect(bench.evidence.findSuggestion(3)?.state).toBe('open');
    await bench.post(at('/undo'), { change: '2' });
    expect(bench.evidence.findSuggestion(2)?.state).toBe('open');
    expect(bench.evidence.findSuggestion(1)?.state).toBe('accepted');
  });

  it.each([
    ['lmf', 'tiny.xml', '<LexicalEntry id="tiny-dog-n">'],
    ['json', 'tiny.jsonl', '"tiny-dog-n"'],
    ['omw', 'tiny.tab', '# tiny\ten'],
  ])('exports %s as %s', async (format, name, part) => {
    const bench = openWorkbench();
    const answer = await bench.request(at(`/export/${format}`));
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
    expect(await answer.text()).toContain(part);
  });

  it('makes no file for who asks only for its head', async () => {
    const run = async function* (): AsyncGenerator<never> {
      yield* [] as never[];
      throw new Error('A file was made.');
    };
    const bench = openWorkbench({ run });
    const answer = await bench.request(at('/export/lmf'), { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="tiny.xml"',
    ]);
  });

  it('keeps the name and the colours that a reader sets', async () => {
    const bench = openWorkbench();
    const cookie = 'theme=dark; who=Grace';
    const text = await (await bench.request(at(''), { headers: { cookie } })).text();
    expect(text).toContain('data-theme="dark"');
    expect(text).toContain('value="Grace"');
    const { location } = await bench.post('/settings', { who: 'Grace', back: at('/findings') });
    expect(location).toBe(at('/findings'));
  });
});
