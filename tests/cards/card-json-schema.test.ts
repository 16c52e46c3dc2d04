import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { cardJsonSchema } from '../../src/cards/card-json-schema.ts';
import { BUILT_IN_KNOWLEDGE } from '../../src/catalog/catalog.ts';
import { cardFile } from '../support/cards.ts';

const validate = new Ajv({ formats: { uri: true } }).compile(cardJsonSchema());
const front = (changes: Record<string, string>) => parse(cardFile({ front: changes }).split('---')[1] ?? '');

it('the schema for editors says what the cards are read with; node src/tools/write-card-schema.ts renews it', async () => {
  const stored = await readFile(join(BUILT_IN_KNOWLEDGE, 'card.schema.json'), 'utf8');
  expect(JSON.parse(stored)).toEqual(cardJsonSchema());
});

it('the schema for editors accepts a card and refuses what the check refuses', () => {
  expect(validate(front({}))).toBe(true);
  expect(validate(front({ guide: '', source: 'beyond the guide', review_every: '60 days' }))).toBe(true);
  for (const changes of [
    { guide: '' },
    { source: 'beyond the guide' },
    { review_every: 'sometimes' },
    { titel: 'Oops' },
    { title: 'x'.repeat(61) },
    { tags: '[One Tag]' },
    { owner: '' },
  ]) {
    expect(validate(front(changes as unknown as Record<string, string>))).toBe(false);
  }
});
