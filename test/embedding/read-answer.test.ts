import { describe, expect, it } from 'vitest';
import { limitAnswer, readAnswer } from '../../src/embedding/read-answer.js';

const refuse = (problem: string): Error => new Error(problem);
const most = 10;

describe('readAnswer', () => {
  it('reads what is as long as the limit, letters of several bytes whole', async () => {
    expect(await readAnswer(new Response('語語語x'), { most, refuse })).toBe('語語語x');
    expect(await readAnswer(new Response(null), { most, refuse })).toBe('');
  });

  it('reads nothing of an answer that announces more', async () => {
    const answer = {
      headers: new Headers({ 'content-length': '11' }),
      text: async () => {
        throw new Error('read');
      },
    };
    await expect(readAnswer(answer, { most, refuse })).rejects.toThrow('the answer is longer than 10 bytes');
  });

  it('ends the body that it does not read to its end', async () => {
    let isEnded = false;
    async function* body(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield new Uint8Array(8);
      } finally {
        isEnded = true;
      }
    }
    const answer = { headers: new Headers(), body: body(), text: async () => '' };
    await expect(readAnswer(answer, { most, refuse })).rejects.toThrow('longer than 10 bytes');
    expect(isEnded).toBe(true);
  });
});

describe('limitAnswer', () => {
  it('lets a short answer through with its status and headers', async () => {
    const answer = limitAnswer(new Response('{"a":1}', { status: 429, headers: { 'retry-after': '3' } }), most);
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([429, '3', { a: 1 }]);
    expect(limitAnswer(new Response(null, { status: 204 }), most).status).toBe(204);
  });

  it('breaks a longer one off', async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(8)) });
    await expect(limitAnswer(new Response(endless), most).text()).rejects.toThrow('longer than 10 bytes');
  });
});
