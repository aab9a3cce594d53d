import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { EmbeddingHttpError } from '../../src/embedding/embedding-http-error.js';
import { hideSecrets, holdsSecret, listSecrets, redact } from '../../src/embedding/hide-secrets.js';
import { readRetryAdvice } from '../../src/embedding/retry-call.js';
import { callError } from './ai-sdk-shape.js';

describe('hideSecrets', () => {
  it('lists the longest values first and no short ones', () => {
    expect(listSecrets(['abcd', 'abc', undefined, 'abcd-2', ''])).toEqual(['abcd-2', 'abcd']);
    expect(redact('abcd-2, abcd', listSecrets(['abcd', 'abcd-2']))).toBe('***, ***');
  });

  it('returns an error without secrets as it is', () => {
    const error = new Error('busy');
    expect(hideSecrets(error, ['sk-1234'], 'a server')).toBe(error);
    expect(hideSecrets(error, [], 'a server')).toBe(error);
  });

  it('finds a secret in whatever hangs on an error, and keeps what matters to another try', () => {
    const secret = 'sk-0123456789';
    const errors = [
      Object.assign(new Error('busy'), { responseBody: `${'x'.repeat(20_000)}${secret}`, statusCode: 429 }),
      Object.assign(new Error(`wrong key ${secret}.`), { statusCode: 429 }),
      Object.assign(new Error('busy', { cause: new Error(secret) }), { statusCode: 429 }),
      Object.assign(new Error('busy'), {
        requestBodyValues: { values: [...Array(300).fill('a'), secret] },
        status: 429,
      }),
    ].map((error) => Object.assign(error, { responseHeaders: { 'retry-after': '3' } }));
    for (const error of errors) {
      expect(holdsSecret(error, [secret])).toBe(true);
      const hidden = hideSecrets(error, [secret], 'a server') as EmbeddingHttpError;
      expect(hidden).toBeInstanceOf(EmbeddingHttpError);
      expect(inspect(hidden, { depth: 20, maxStringLength: null, maxArrayLength: null })).not.toContain(secret);
      expect(readRetryAdvice(hidden)).toEqual({ isRetryable: true, isCrowded: true, waitMilliseconds: 3000 });
    }
    expect((hideSecrets(errors[1], [secret], 'a server') as Error).message).toBe('a server: wrong key ***.');
    expect(hideSecrets(callError(401, { echo: secret }), [secret], 'x')).toMatchObject({
      failure: 'status',
      status: 401,
    });
    expect(hideSecrets(secret, [secret], 'x')).toMatchObject({ failure: 'network', isRetryable: false });
  });
});
