import { z } from 'zod';
import { frontMatterSchema } from './card-schema.ts';

/**
 * The front matter of a card as JSON Schema, for editors. Made from the schema that the cards are read with, so that
 * the two can't differ; what JSON Schema can't say (a day in the calendar, no term twice) only the check says.
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
  };
}
