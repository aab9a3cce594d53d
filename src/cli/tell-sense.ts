import { OptionError } from '../errors.js';
import { circuitToJson } from '../llm/circuits/circuit.js';
import { discoverCircuit } from '../llm/circuits/discover-circuit.js';
import { explainSense, type SenseEvidence, type SenseVector } from '../llm/circuits/explain-sense.js';
import { measureFaithfulness } from '../llm/circuits/faithfulness.js';
import { ReceiverNetwork } from '../llm/circuits/receiver-network.js';
import type { Encoder } from '../llm/encoder/encoder.js';
import { createEncoderEmbedding } from '../llm/encoder/encoder-embedding.js';
import { createLexiconInventory } from '../wsd/candidate.js';
import { wordnetPartOf } from '../wsd/content-label.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import type { CircuitFlags } from './find-circuit.js';
import { openMeaningLexicon } from './open-meaning-lexicon.js';
import { writeCircuit } from './print-circuit.js';
import { printJson, printRecords, type RecordColumn } from './print-records.js';

/** The edges of a circuit of a sense, unless told otherwise. */
const edgesOfSense = 40;

/** A word of a sentence with the senses that it can have. */
interface OpenedSense {
  readonly words: readonly string[];
  readonly place: number;
  readonly senses: readonly SenseVector[];
  readonly glosses: ReadonlyMap<string, string>;
}

/** Tells which words of a sentence carried the choice of a sense, and checks it by hiding them; a check that fails is a finding. */
export async function tellSense(
  encoder: Encoder,
  asked: { readonly sentence: string; readonly word: string },
  { flags, context }: { readonly flags: CircuitFlags; readonly context: CommandContext },
): Promise<void> {
  const { signal, reportFindings } = context;
  const { named, steps = 16, edges = edgesOfSense, from } = flags;
  const { words, place, senses, glosses } = await openSense(encoder, asked, { flags, signal });
  const explanation = await explainSense(encoder, { words, target: [place], senses }, { steps, named, signal });
  const { margin, marginAlone, check, scores, task } = explanation;
  const circuit = discoverCircuit(scores, { edges, from });
  const network = new ReceiverNetwork(encoder.network);
  const { examples: _, ...faithfulness } = await measureFaithfulness(network, circuit, task, { signal });
  await writeCircuit(circuit, flags);
  const ranked = explanation.senses.map((sense) => ({ ...sense, gloss: glosses.get(sense.key) ?? '' }));
  if (flags.json) {
    const told = { words: explanation.words, check, faithfulness, circuit: circuitToJson(circuit) };
    printJson({ ...asked, senses: ranked, margin, marginAlone, ...told });
  } else printRecords(explanation.words, columns, flags);
  const [best, second] = ranked as [(typeof ranked)[number], (typeof ranked)[number]];
  const tell = (line: string): boolean => process.stderr.write(`${line}\n`);
  tell(`${best.key} (${best.gloss}), cosine ${best.score.toFixed(3)}`);
  tell(
    `before ${second.key} (${second.gloss}) by ${margin.toFixed(4)}; without other words by ${marginAlone.toFixed(4)}.`,
  );
  const names = check.named.map(({ word }) => `"${word}"`).join(', ');
  if (check.named.length === 0) tell('No word of the sentence speaks for it.');
  else {
    const amounts = [check.attributed, check.measured, check.control].map((amount) => amount.toFixed(4));
    tell(
      `Carried by ${names}: hidden, the lead changes by ${amounts[1]} (expected ${amounts[0]}); as many others hidden, by ${amounts[2]}. The check ${check.holds ? 'holds' : 'fails'}.`,
    );
  }
  if (!check.holds) reportFindings();
}

async function openSense(
  encoder: Encoder,
  { sentence, word }: { readonly sentence: string; readonly word: string },
  { flags, signal }: { readonly flags: CircuitFlags; readonly signal: AbortSignal },
): Promise<OpenedSense> {
  const { lexicon, annotate } = await openMeaningLexicon(flags.lexicon ?? ['wordnet']);
  const { tokens } = annotate({ document: 'sentence', position: 0, text: sentence });
  const place = tokens.findIndex(({ form, lemma }) =>
    [form, lemma].some((one) => one.toLowerCase() === word.toLowerCase()),
  );
  const token = tokens[place];
  if (token === undefined) throw new OptionError('--word', word, `a word of the sentence "${sentence}"`);
  const partOfSpeech = wordnetPartOf(token.tag);
  const candidates =
    partOfSpeech === undefined ? [] : createLexiconInventory(lexicon).candidates({ lemma: token.lemma, partOfSpeech });
  const model = createEncoderEmbedding(encoder);
  const known = candidates.filter(({ gloss }) => model.knows?.(gloss) !== false);
  if (known.length < 2) {
    const problem = `"${token.lemma}" as ${token.tag} has ${candidates.length} senses in ${lexicon.name}, of which ${known.length} have a gloss that the encoder can read.`;
    throw new CommandError('SENSES', problem, 'Ask for a word with two senses at least, or train with more words.');
  }
  const { embeddings } = await model.doEmbedPassages({
    passages: known.map(({ gloss }) => ({ text: gloss })),
    abortSignal: signal,
  });
  return {
    words: tokens.map(({ form }) => form),
    place,
    senses: known.map(({ key }, at) => ({ key, vector: embeddings[at] as number[] })),
    glosses: new Map(known.map(({ key, gloss }) => [key, gloss])),
  };
}

const shown = (value: number): string => value.toFixed(4);

const columns: readonly RecordColumn<SenseEvidence>[] = [
  { title: 'word', value: ({ word }) => word },
  { title: 'known', value: ({ isKnown }) => (isKnown ? 'yes' : 'no') },
  {
    title: 'change expected when hidden',
    value: ({ attributed }) => attributed,
    shown: ({ attributed }) => shown(attributed),
    right: true,
  },
  { title: 'change', value: ({ measured }) => measured, shown: ({ measured }) => shown(measured), right: true },
];
