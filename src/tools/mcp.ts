import { fileURLToPath } from 'node:url';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Guidance } from '../api/guidance.ts';
import { createMcpServer } from '../api/mcp-server.ts';
import { readKnowledge, readPageSettings, readPlace } from '../config.ts';
import { createLog } from '../log.ts';
import { StartError } from '../start-error.ts';
import { VERSION } from '../version.ts';
import { boundedLines } from './bounded-lines.ts';
import { readOptions, readSettings } from './read-options.ts';

const USAGE = `Serves the cards to a coding agent, as an MCP server over standard input and output.

  npm run -s mcp                          for a client that starts it in this folder
  node src/run.mjs src/tools/mcp.ts       the same without npm; with both paths absolute, from anywhere

Without -s, npm prints lines of its own that are no part of the protocol. docs/api.md has the settings of common clients.`;

/** The longest message in bytes, as over HTTP. */
const LONGEST_LINE = 256 * 1024;

readOptions(USAGE, { options: { help: { type: 'boolean', short: 'h', default: false } } });
// A client starts it in the folder of whatever project somebody works on, whose settings are not for this program.
process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
readSettings();
const read = readKnowledge(process.env);
if (!read.ok) endWith(read.faults.join('\n'));
const { knowledgeDir, builtIn, guideUrl } = read.knowledge;
const place = readPlace(process.env);
if (!place.ok) endWith(place.faults.join('\n'));
const { dataDir } = place.place;
const pageSettings = readPageSettings(process.env);
const closing: (() => void)[] = [];

// Clients wait only some seconds for a server, so it answers before the cards are read; the first call waits for them.
const reading = readGuidance();
// The transport stops reading for good at a line beyond its own bound.
const lines = process.stdin.pipe(boundedLines(LONGEST_LINE, refuseLine));
const serving = serveStdio(() => createMcpServer(() => reading, { roots: [] }, VERSION), {
  transport: new StdioServerTransport(lines),
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
// The client is gone.
process.stdin.on('end', end);
process.stdout.on('error', end);
reading.catch((error: unknown) => {
  if (error instanceof StartError) endWith(error.message);
  throw error;
});

async function readGuidance(): Promise<Guidance> {
  const [{ BUILT_IN_KNOWLEDGE, openCatalog }, { catalogAsOf }, { createGuidance }, { loadIntentModels }] =
    await Promise.all([
      import('../catalog/catalog.ts'),
      import('../catalog/catalog-as-of.ts'),
      import('../api/guidance.ts'),
      import('../answers/intent/intent-models.ts'),
    ]);
  // Standard output is for the protocol alone.
  const log = createLog({ level: 'warn', readable: true, destination: process.stderr });
  const opened = await openCatalog({
    directory: BUILT_IN_KNOWLEDGE,
    own: knowledgeDir,
    builtIn,
    log,
    watching: true,
  });
  closing.push(opened.close);
  const { openSearchableTeamPages } = await import('../catalog/team-pages.ts');
  const pages = await openSearchableTeamPages({
    settings: pageSettings,
    cwd: process.cwd(),
    dataDir,
    knowledgeDir: BUILT_IN_KNOWLEDGE,
    env: process.env,
    log,
    watching: true,
  });
  if (pages) closing.push(() => void pages.close());
  const now = () => new Date();
  return createGuidance({
    catalog: catalogAsOf(opened, now),
    ...(pages && { pages: pages.current }),
    models: await loadIntentModels(),
    guideUrl,
    now,
  });
}

/** Its id is in what was not read. */
function refuseLine(): void {
  const message = `The message is too long. Expected ${LONGEST_LINE / 1024} KiB at most.`;
  const refusal = { jsonrpc: '2.0', id: null, error: { code: -32600, message } };
  process.stdout.write(`${JSON.stringify(refusal)}\n`);
}

function end(): void {
  for (const close of closing) close();
  serving.close().finally(() => process.exit(0));
}

function endWith(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
