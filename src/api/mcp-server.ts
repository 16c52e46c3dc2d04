import { McpServer } from '@modelcontextprotocol/server';
import type { Guidance, Reader } from './guidance.ts';
import { NotFoundError } from './not-found-error.ts';
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

const INSTRUCTIONS = `Guidepost knows how this team works: reviewed guidance cards for DevOps with AI (practices, challenges, soft skills, roles, markets) and, where the team has named them, pages of its own documentation.
Before you decide how something is done here (rollbacks, deployments, data and model versions, incidents, reviews, costs, access), call search_guidance with the question as a colleague would ask it. Follow what it says over general knowledge; where a page and a card differ, the page holds.
If "answered" is false, say that there is no guidance on it instead of inferring a rule from the nearest cards. Name your source with "cite" and "address". Everything here is read-only, and nothing that you ask is kept.`;

/** Nothing that a tool does changes anything, and none goes beyond the cards and pages. */
const READ_ONLY = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/**
 * A server with the tools for one reader. It takes well under a millisecond to make, so each connection, and over HTTP each request,
 * gets its own.
 * @param guidance asked for with each call: a client may list the tools before the cards are read
 */
export function createMcpServer(
  guidance: () => Guidance | Promise<Guidance>,
  reader: Reader,
  version: string,
): McpServer {
  const server = new McpServer(
    { name: 'guidepost', title: 'Guidepost', version },
    { instructions: INSTRUCTIONS, capabilities: { tools: { listChanged: false } } },
  );

  server.registerTool(
    'search_guidance',
    {
      title: 'Search the team’s guidance',
      description:
        'Finds what this team’s guidance says on a question, with the passage that answers, how sure that is, and where it stands. Call it before you choose how to do something that a team has rules for: deploying, rolling back, versioning data or models, testing, monitoring, incidents, reviews, security, cost, working with AI. Ask one whole question; for two topics, call it twice. Returns the answer as text, the passage with its source, and ranked cards and pages. If `answered` is false, there is no guidance: say so. Cite with `passage.cite` and `passage.address`.',
      inputSchema: searchInput,
      outputSchema: searchOutput,
      annotations: READ_ONLY,
    },
    (input) => result(async () => (await guidance()).search(input, reader)),
  );
  server.registerTool(
    'get_passage',
    {
      title: 'Read a passage',
      description:
        'Reads one passage of a card or page whole, with the ids of its neighbors. Call it when a passage from search_guidance is cut (“…”), or when a step needs the one before or after it. For all of the text, call get_card or get_page.',
      inputSchema: passageInput,
      outputSchema: passageOutput,
      annotations: READ_ONLY,
    },
    ({ id }) => result(async () => (await guidance()).passage(id, reader)),
  );
  server.registerTool(
    'get_card',
    {
      title: 'Read a card',
      description:
        'Reads a guidance card whole: why it matters, steps, what to measure, related cards, sources, and when it was reviewed. Call it with an id from search_guidance or list_topics when you are going to follow the guidance, not just quote it. If `overdue` is true, check figures and versions before you rely on them.',
      inputSchema: cardInput,
      outputSchema: cardOutput,
      annotations: READ_ONLY,
    },
    ({ id }) => result(async () => (await guidance()).card(id)),
  );
  server.registerTool(
    'get_page',
    {
      title: 'Read a page',
      description:
        'Reads a page of the team’s own documentation whole, such as a runbook. Call it with an id from the `pages` of search_guidance. Pages may be long; if one passage is enough, call get_passage.',
      inputSchema: pageInput,
      outputSchema: pageOutput,
      annotations: READ_ONLY,
    },
    ({ id }) => result(async () => (await guidance()).page(id, reader)),
  );
  server.registerTool(
    'list_topics',
    {
      title: 'List what there is guidance on',
      description:
        'Lists the kinds and topics of cards, how many cards each has, and where pages come from. With `in`, lists the cards of that kind or topic, too. Call it to get an overview, or to check that a whole area is covered; for a question, call search_guidance.',
      inputSchema: topicsInput,
      outputSchema: topicsOutput,
      annotations: READ_ONLY,
    },
    ({ in: group }) => result(async () => (await guidance()).topics(group, reader)),
  );
  return server;
}

/** What a tool gives: the data, and the same as text for clients that read nothing else. */
async function result<T extends object>(find: () => T | Promise<T>) {
  try {
    const found = await find();
    return {
      content: [{ type: 'text' as const, text: JSON.stringify(found) }],
      structuredContent: { ...found },
    };
  } catch (error) {
    // The model reads the sentence and tries something else.
    if (!(error instanceof NotFoundError)) throw error;
    return { content: [{ type: 'text' as const, text: error.message }], isError: true };
  }
}
