import type { z } from 'zod';
import type { Guidance, Reader } from './guidance.ts';
import { NotFoundError } from './not-found-error.ts';
import { openApiDocument } from './openapi.ts';
import { failure, json } from './responses.ts';
import { cardInput, pageInput, passageInput, searchInput, topicsInput } from './schemas.ts';

/** The paths of the API, to name them when somebody asks for another one. */
const PATHS =
  '/api/search, /api/cards/{id}, /api/pages/{id}, /api/passages/{id}, /api/topics, /api/openapi.json and /mcp';

/** A request that can't be answered as it is. The message says what was found and what was expected. */
class BadRequestError extends Error {}

/** Answers a request for the JSON API. Never rejects because of what a client sent. */
export async function answerJson(
  request: Request,
  guidance: Guidance,
  reader: Reader,
  version: string,
): Promise<Response> {
  const { pathname, searchParams: query } = new URL(request.url);
  const posted = request.method === 'POST' && pathname === '/api/search';
  if (request.method === 'POST' && !posted) {
    const allow = 'GET, HEAD';
    return failure(405, 'method_not_allowed', `Only ${allow} are answered at ${shown(pathname)}.`, { allow });
  }
  try {
    if (pathname === '/api/search') {
      const asked = posted ? await bodyOf(request) : searchQuery(query);
      return json(200, await guidance.search(read(searchInput, asked), reader));
    }
    if (pathname === '/api/topics') {
      return json(200, guidance.topics(read(topicsInput, only(query, ['in'])).in, reader));
    }
    only(query, []);
    if (pathname === '/api/openapi.json') return json(200, openApiDocument(version));
    const [, kind, rest = ''] = /^\/api\/(cards|pages|passages)\/(.+)$/s.exec(pathname) ?? [];
    const id = decoded(rest);
    if (kind === 'cards') return json(200, guidance.card(read(cardInput, { id }).id));
    if (kind === 'pages') return json(200, guidance.page(read(pageInput, { id }).id, reader));
    if (kind === 'passages') return json(200, guidance.passage(read(passageInput, { id }).id, reader));
    return failure(404, 'not_found', `There is nothing at ${shown(pathname)}. There are ${PATHS}.`);
  } catch (error) {
    if (error instanceof NotFoundError) return failure(404, 'not_found', error.message);
    if (error instanceof BadRequestError) return failure(400, 'bad_request', error.message);
    throw error;
  }
}

function searchQuery(query: URLSearchParams): Record<string, unknown> {
  const { q, limit } = only(query, ['q', 'limit', 'context']);
  if (q === undefined) {
    throw new BadRequestError('The question is missing. Expected /api/search?q=how+do+we+roll+back');
  }
  const context = query.getAll('context');
  return { question: q, context, ...(limit !== undefined && { limit: Number(limit) }) };
}

/** The parameters of an address. A misspelled one would be taken for one that was left out. */
function only(query: URLSearchParams, known: readonly string[]): Record<string, string> {
  for (const name of query.keys()) {
    if (known.includes(name)) continue;
    const expected = known.length > 0 ? `Expected: ${known.join(', ')}` : 'None is expected';
    throw new BadRequestError(`There is no parameter “${shown(name)}” here. ${expected}.`);
  }
  return Object.fromEntries(query);
}

async function bodyOf(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(?:;|$)/i.test(type)) {
    throw new BadRequestError('Expected the header “content-type: application/json” with a JSON object.');
  }
  try {
    return JSON.parse(await request.text());
  } catch {
    throw new BadRequestError(
      'The body is not valid JSON. Expected an object like {"question":"how do we roll back?"}.',
    );
  }
}

function read<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => {
    const where = path.length > 0 ? `“${path.join('.')}”: ` : '';
    return `${where}${message}`;
  });
  throw new BadRequestError(`${problems.join('; ')}. /api/openapi.json says what is expected.`);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new BadRequestError('The address has a “%” in it that encodes nothing. Encode it as %25.');
  }
}

function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
