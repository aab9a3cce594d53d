import { tensorModels } from '../../src/discocat/tensor-models.js';
import type { SentenceSystemModel, SentenceSystemOptions } from '../../src/evaluation/systems/sentence-models.js';

/** A model of verbs between their arguments, or a mixture of several. */
export interface VerbMeaning extends Pick<SentenceSystemOptions, 'senses' | 'inContext' | 'layers'> {
  readonly name: string;
  /** Whose vectors it takes: a space of a folder of "qualia space build", GloVe's or MiniLM's. */
  readonly vectors: 'window' | 'domain' | 'function' | 'glove' | 'minilm';
  readonly model: SentenceSystemModel;
  /** The name of its learned tensors. */
  readonly tensor?: string;
  /** What is mixed, each with the same say. */
  readonly parts?: readonly VerbMeaning[];
}

/** Lists what is compared; tensors by the names of their files without `.safetensors`. */
export function listVerbMeanings(tensors: readonly string[]): VerbMeaning[] {
  return [...listPlain(), ...listContextual(), ...listTensors(tensors), ...listInContext(), ...listMixtures(tensors)];
}

const spaces = ['window', 'domain', 'function', 'glove'] as const;

function listPlain(): VerbMeaning[] {
  const models = ['verb-only', 'additive', 'multiplicative', 'kronecker'] as const;
  return spaces.flatMap((vectors) => models.map((model) => ({ name: `${vectors} ${model}`, vectors, model })));
}

function listContextual(): VerbMeaning[] {
  return [1, 2, 3, 4, 5, 6].map(inSentence);
}

function inSentence(layer: number): VerbMeaning {
  const name = `minilm verb-in-sentence, layer ${layer}`;
  return { name, vectors: 'minilm', model: 'verb-in-sentence', layers: [layer] };
}

function inContext(vectors: VerbMeaning['vectors'], power: number, subjectWeight: number): VerbMeaning {
  const name = `${vectors} in-context, power ${power}, subject ${subjectWeight}`;
  return { name, vectors, model: 'in-context', inContext: { power, subjectWeight } };
}

function listInContext(): VerbMeaning[] {
  return [
    inContext('minilm', 3, 0.5),
    inContext('minilm', 3, 0),
    ...[1, 2, 3].map((power) => inContext('window', power, 0.5)),
    ...[0, 1].map((subjectWeight) => inContext('window', 1, subjectWeight)),
    inContext('domain', 1, 0.5),
    inContext('function', 1, 0.5),
    inContext('glove', 3, 0.5),
    ...[2, 4].map((power) => inContext('minilm', power, 0.5)),
  ];
}

function listTensors(tensors: readonly string[]): VerbMeaning[] {
  return tensors.flatMap((tensor) =>
    [...tensorModels, 'tensor-substitute' as const].map(
      (model) => ({ name: `${tensor} ${model}`, vectors: 'window', model, tensor }) as const,
    ),
  );
}

function listMixtures(tensors: readonly string[]): VerbMeaning[] {
  const first = inContext('minilm', 3, 0.5);
  const layer = inSentence(2);
  const substitutes = tensors.map((tensor): VerbMeaning => {
    return { name: `${tensor} tensor-substitute`, vectors: 'window', model: 'tensor-substitute', tensor };
  });
  const window = inContext('window', 1, 0.5);
  const several = [substitutes, [window, ...substitutes], [...substitutes, layer], [first, ...substitutes]];
  const mixed = [
    [first, layer],
    [window, layer],
    ...(tensors.length > 1 ? several : []),
    ...(tensors.length > 0 ? [[first, layer, ...substitutes]] : []),
  ];
  return mixed.map((parts) => ({ ...first, name: parts.map(({ name }) => name).join(' + '), parts }));
}
