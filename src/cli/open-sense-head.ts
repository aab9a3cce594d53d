import { basename } from 'node:path';
import { OptionError, requireOption } from '../errors.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import { createSenseSystem } from '../evaluation/systems/sense-system.js';
import { formatSystemSpecification, type SystemSpecification } from '../evaluation/systems/system-specification.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { sha256OfFile } from '../manifest.js';
import { createBaseForms } from '../wsd/base-forms.js';
import { createLexiconInventory } from '../wsd/candidate.js';
import { readSenseHead } from '../wsd/head/read-sense-head.js';
import { createSenseHead } from '../wsd/head/sense-head-scorer.js';
import { createLogLinear } from '../wsd/log-linear.js';
import type { OpenBiEncoderContext } from './open-bi-encoder.js';
import { openCachedModel } from './open-cached-model.js';

/**
 * Opens the system `sense-head:FILE?model=MODEL`: a head that `qualia sense train` wrote, over the model that it was trained on.
 *
 * @throws as `openModel`, `readSenseHead` and `createSenseHead`; OptionError for a setting that is out of range.
 */
export async function openSenseHead(
  { kind, target, settings }: SystemSpecification,
  context: OpenBiEncoderContext,
): Promise<EvaluatedSystem> {
  const named = settings.get('model');
  if (named === undefined) throw new OptionError('model', named, 'the embedding model that the head was trained on');
  const relations = settings.get('relations') ?? 'on';
  requireOption(relations === 'on' || relations === 'off', 'relations', relations, 'on, off');
  const prior = settings.get('prior') ?? 'on';
  requireOption(prior === 'on' || prior === 'off', 'prior', prior, 'on, off');
  const head = await readSenseHead(target);
  const { model, cache, shown } = await openCachedModel(named, context);
  const { lexicon, name: inventory, sha256 } = await context.readInventory();
  const off = { ...(relations === 'off' && { relations: 0 }), ...(prior === 'off' && { prior: 0 }) };
  const weights = { ...head.weights, ...off };
  const open = (of: Lexicon) => {
    const scorer = createSenseHead(head, model, { cache, lexicon: of, baseForms: createBaseForms(of), weights });
    return { lexicon: of, disambiguator: createLogLinear(createLexiconInventory(of), [{ scorer, weight: 1 }]) };
  };
  const specification = new Map([...settings, ['model', shown]]);
  return createSenseSystem(
    { ...open(lexicon), openExampleRanker: async () => open(await readWordnet()) },
    {
      name: settings.get('name') ?? `sense head, ${model.provider} ${model.modelId}, ${head.facts.data}`,
      hasRead: ['wordnet'],
      description: {
        specification: formatSystemSpecification({ kind, target: basename(target), settings: specification }),
        files: [
          { path: inventory, sha256 },
          { path: basename(target), sha256: await sha256OfFile(target) },
        ],
        settings: { model: model.modelId, data: head.facts.data, seed: head.facts.seed, ...weights },
      },
    },
  );
}
