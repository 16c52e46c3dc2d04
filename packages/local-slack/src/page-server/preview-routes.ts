import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { openEventStream } from '../http/event-stream.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { PreviewState } from '../protocol.ts';
import type { PageBundle } from './page-bundle.ts';
import { refusal, sendJson, sendPageFile } from './page-responses.ts';
import type { PreviewSource } from './preview-source.ts';
import { previewStateOf } from './preview-state.ts';

/** An id is looked up, never used as a path, so it may contain anything that a file name can. */
const query = z.strictObject({ item: z.string().min(1).max(500).optional() });

/**
 * Serves the previews of messages. Returns false if the path isn't one of its own, or if the app has no previews.
 * @param warn receives the reason if a state can't be made; the page then reconnects
 */
export async function servePreview(
  slack: LocalSlack,
  bundle: PageBundle,
  request: IncomingMessage,
  response: ServerResponse,
  warn: (text: string) => void,
): Promise<boolean> {
  if (!slack.previews) return false;
  const url = new URL(request.url ?? '/', 'http://localhost');
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /preview':
      await sendPageFile(response, bundle, 'html');
      return true;
    case 'GET /preview/events': {
      const parsed = query.safeParse(Object.fromEntries(url.searchParams));
      const source = slack.previews.source();
      if (!parsed.success) sendJson(response, 400, refusal('invalid_query', z.prettifyError(parsed.error)));
      else if (!source) sendJson(response, 503, refusal('app_not_running', 'The app is still starting.'));
      else streamPreviews(slack, source, parsed.data.item ?? null, request, response, warn);
      return true;
    }
    default:
      return false;
  }
}

/** Complete states as server-sent events: one immediately, then one after each change to the items' files. */
function streamPreviews(
  slack: LocalSlack,
  source: PreviewSource,
  asked: string | null,
  request: IncomingMessage,
  response: ServerResponse,
  warn: (text: string) => void,
): void {
  const stream = openEventStream(request, response);
  let sending = false;
  let outdated = false;
  let last: PreviewState | undefined;
  const send = async () => {
    outdated = true;
    // Reading takes a while. Until then, nobody should take the old state for the new one.
    if (last) stream.send({ ...last, checking: true });
    // Changes that happen while a state is being made go into the next one, so states arrive in order.
    if (sending) return;
    sending = true;
    while (outdated) {
      outdated = false;
      const [reader] = slack.workspace.people.filter((person) => !person.isBot);
      if (!reader) continue;
      last = await previewStateOf(slack, source, reader, asked);
      // Another change has come meanwhile.
      stream.send({ ...last, checking: outdated });
    }
    sending = false;
  };
  const sendOrEnd = () => {
    send().catch((error: unknown) => {
      warn(`The preview failed: ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    });
  };
  stream.onClose(source.onChange(sendOrEnd));
  sendOrEnd();
}
