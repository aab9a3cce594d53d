import { describe, expect, it } from 'vitest';
import { findInverse, mayLead, relationTypeRecords } from '../../../src/lexicon/records/relation-types.js';

const all = [...relationTypeRecords.values()];

describe('relationTypeRecords', () => {
  it('has the 85 types between synsets and the 53 between senses that WN-LMF 1.4 lists', () => {
    expect(all.filter(({ betweenSynsets }) => betweenSynsets)).toHaveLength(synsetTypes.length);
    expect(all.filter(({ betweenSenses }) => betweenSenses)).toHaveLength(senseTypes.length);
    expect(synsetTypes.filter((name) => relationTypeRecords.get(name)?.betweenSynsets !== true)).toEqual([]);
    expect(senseTypes.filter((name) => relationTypeRecords.get(name)?.betweenSenses !== true)).toEqual([]);
  });

  it('has inverses whose inverse is the type itself, between the same ends', () => {
    for (const { name } of all) {
      for (const ends of ['synsets', 'senses'] as const) {
        const record = relationTypeRecords.get(name);
        const inverse = findInverse(name, ends);
        if (inverse === undefined || record === undefined || !mayLead(record, ends)) continue;
        expect(findInverse(inverse, ends), `${name} of ${ends}`).toBe(name);
        const other = relationTypeRecords.get(inverse);
        expect(other !== undefined && mayLead(other, ends), `${inverse} of ${ends}`).toBe(true);
      }
    }
  });
});

describe('findInverse', () => {
  it.each([
    ['hypernym', 'synsets', 'hyponym'],
    ['similar', 'synsets', 'similar'],
    ['metonym', 'senses', 'has_metonym'],
    ['agent', 'synsets', 'involved_agent'],
    ['agent', 'senses', undefined],
    ['also', 'synsets', undefined],
    ['domain_topic', 'sense to synset', undefined],
    ['constructor', 'synsets', undefined],
    ['', 'senses', undefined],
  ] as const)('leads back from %s of %s by %s', (type, ends, inverse) => {
    expect(findInverse(type, ends)).toBe(inverse);
  });
});

const synsetTypes =
  `agent also attribute be_in_state causes classified_by classifies co_agent_instrument co_agent_patient co_agent_result
  co_instrument_agent co_instrument_patient co_instrument_result co_patient_agent co_patient_instrument co_result_agent
  co_result_instrument co_role direction domain_region domain_topic exemplifies entails eq_synonym has_domain_region
  has_domain_topic is_exemplified_by holo_location holo_member holo_part holo_portion holo_substance holonym hypernym hyponym
  in_manner instance_hypernym instance_hyponym instrument involved involved_agent involved_direction involved_instrument
  involved_location involved_patient involved_result involved_source_direction involved_target_direction is_caused_by
  is_entailed_by location manner_of mero_location mero_member mero_part mero_portion mero_substance meronym similar other
  patient restricted_by restricts result role source_direction state_of target_direction subevent is_subevent_of antonym
  feminine has_feminine masculine has_masculine young has_young diminutive has_diminutive augmentative has_augmentative
  anto_gradable anto_simple anto_converse ir_synonym`.split(/\s+/);
const senseTypes =
  `antonym also participle pertainym derivation domain_topic has_domain_topic domain_region has_domain_region exemplifies
  is_exemplified_by similar other simple_aspect_ip secondary_aspect_ip simple_aspect_pi secondary_aspect_pi feminine
  has_feminine masculine has_masculine young has_young diminutive has_diminutive augmentative has_augmentative anto_gradable
  anto_simple anto_converse metaphor has_metaphor metonym has_metonym agent material event instrument location by_means_of
  undergoer property result state uses destination body_part vehicle`.split(/\s+/);
