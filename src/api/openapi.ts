import { z } from 'zod';
import {
  cardInput,
  cardOutput,
  pageInput,
  pageOutput,
  passageInput,
  passageOutput,
  searchInput,
  searchOutput,
  topicsInput,
  topicsOutput,
} from './schemas.ts';

const errorOutput = z
  .object({
    error: z.object({
      code: z.string().describe('What kind of problem it is, for programs.'),
      message: z.string().describe('What was found and what was expected, for people.'),
    }),
  })
  .describe('Why a request was not answered.');

const SCHEMAS = {
  SearchResult: searchOutput,
  Passage: passageOutput,
  Card: cardOutput,
  Page: pageOutput,
  Topics: topicsOutput,
  Error: errorOutput,
};

const FAILURES: Record<number, string> = {
  400: 'The request can’t be read, or a value in it is wrong.',
  401: 'There is no token, or it is not known.',
  403: 'The request comes from a website, or for a host that is not named in API_HOSTS.',
  404: 'There is nothing by that id.',
  413: 'The body is too large.',
  429: 'The token has been used too often; `retry-after` says for how many seconds to wait.',
  500: 'The request failed; the log of the bot says more.',
  503: 'The bot is being stopped or restarted.',
};

/** The HTTP API as an OpenAPI 3.1 document, made from the schemas that check it. */
export function openApiDocument(version: string): Record<string, unknown> {
  const search = {
    summary: 'Search the guidance',
    description: 'The same search, order and decision as in Slack. Nothing that is asked is kept or logged.',
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guidepost',
      version,
      description:
        'Guidance for DevOps teams who work with AI: what a team’s cards and pages say on a question, and where. It only reads.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    security: [{ token: [] }],
    paths: {
      '/api/search': {
        get: {
          operationId: 'search',
          ...search,
          parameters: [
            parameter('query', 'q', searchInput, 'question', true),
            { ...parameter('query', 'context', searchInput, 'context'), style: 'form', explode: true },
            parameter('query', 'limit', searchInput, 'limit'),
          ],
          responses: responses('SearchResult', [400]),
        },
        post: {
          operationId: 'searchByBody',
          ...search,
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(searchInput, 'input') } },
          },
          responses: responses('SearchResult', [400, 413]),
        },
      },
      '/api/passages/{id}': byId('getPassage', 'Read a passage', passageInput, 'Passage'),
      '/api/cards/{id}': byId('getCard', 'Read a card', cardInput, 'Card'),
      '/api/pages/{id}': byId('getPage', 'Read a page', pageInput, 'Page'),
      '/api/topics': {
        get: {
          operationId: 'listTopics',
          summary: 'List what there is guidance on',
          parameters: [parameter('query', 'in', topicsInput, 'in')],
          responses: responses('Topics', [400, 404]),
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries(
        Object.entries(SCHEMAS).map(([name, schema]) => [name, schemaOf(schema, 'output')]),
      ),
    },
  };
}

function byId(operationId: string, summary: string, input: z.ZodObject, output: keyof typeof SCHEMAS) {
  return {
    get: {
      operationId,
      summary,
      description: 'The slashes of an id need no encoding.',
      parameters: [parameter('path', 'id', input, 'id', true)],
      responses: responses(output, [400, 404]),
    },
  };
}

/** A parameter that is a property of what a tool takes. */
function parameter(
  where: 'path' | 'query',
  name: string,
  input: z.ZodObject,
  property: string,
  required = false,
) {
  const { description, ...schema } = (schemaOf(input, 'input').properties as Record<string, object>)[
    property
  ] as { description?: string };
  return { in: where, name, required, description, schema };
}

function responses(output: keyof typeof SCHEMAS, failures: readonly number[]) {
  const statuses = [...failures, 401, 403, 429, 500, 503].toSorted((a, b) => a - b);
  return {
    200: { description: 'Found.', ...content(output) },
    ...Object.fromEntries(
      statuses.map((status) => [status, { description: FAILURES[status], ...content('Error') }]),
    ),
  };
}

function content(schema: keyof typeof SCHEMAS) {
  return { content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } };
}

/** @param io what clients send must have nothing unknown in it; what they get may have more one day */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      if (io === 'output') delete jsonSchema.additionalProperties;
    },
  });
  return made;
}
