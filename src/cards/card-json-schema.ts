import { z } from 'zod';
import { frontMatterSchema } from './card-schema.ts';

/**
 * The front matter of a card as JSON Schema, for editors. Generated from the schema that reads the cards, so
 * that the two can't differ. What JSON Schema can't express (a day in the calendar, no term twice) only the
 * check reports.
 */
export function cardJsonSchema(): Record<string, unknown> {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(frontMatterSchema, {
    target: 'draft-7',
    io: 'input',
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Front matter of a Guidepost card, format 1',
    ...schema,
    oneOf: [{ required: ['guide'] }, { required: ['source'] }],
  };
}
