import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';

// The answers that a newcomer sees must be there, right in kind, and above their baselines.
const { compositions, relation, verbs, scoreboards, sentence, timing } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
);
assert.equal(timing.source, 'cache', 'the second run reads the cache');
assert.equal(relation.choices[0].choice, 'mason:stone');
assert.equal(compositions[0].choices[0].choice, 'kennel');
assert.equal(verbs.choices[0].verb, 'satisfy');
assert.ok(sentence.words.some(({ form }) => form === 'bank'));
assert.equal(scoreboards.length, 3);
for (const { title, overall } of scoreboards) {
  assert.ok(overall.difference.low > 0, `${title}: ${overall.model} is above ${overall.baseline}`);
}
process.stdout.write(`The tour's answers are in order; it took ${timing.seconds.toFixed(1)} s from its cache.\n`);
