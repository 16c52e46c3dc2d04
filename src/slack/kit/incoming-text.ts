import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import { MOST_READ, withoutMiddle } from './message-content.ts';
import { withPlainCharacters } from './plain-characters.ts';
import { objectIn } from './slack-json.ts';

/**
 * A text as somebody wrote it, in the form in which everything reads it: plain characters, white space collapsed, lines kept apart, and no
 * longer than the search reads. Slack takes 40,000 characters, and what looks for patterns may be slow on these.
 */
export function incomingText(text: string): string {
  const collapsed = withPlainCharacters(text)
    .replace(/\s+/g, (space) => (space.includes('\n') ? '\n' : ' '))
    .trim();
  return withoutMiddle(collapsed, MOST_READ.alone);
}

/**
 * Middleware: the only place that sees texts as they arrive, in messages, commands, shortcuts and menus that somebody types
 * into. What is typed into a form keeps its lines; the form's own reader cuts it.
 */
export async function shortTexts({ body, next }: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> {
  const request = objectIn(body);
  shortenIn(objectIn(request.event), 'text');
  shortenIn(objectIn(request.message), 'text');
  if ('command' in request) shortenIn(request, 'text');
  if (request.type === 'block_suggestion') shortenIn(request, 'value');
  await next();
}

function shortenIn(object: object, property: string): void {
  const text: unknown = Reflect.get(object, property);
  if (typeof text === 'string') Reflect.set(object, property, incomingText(text));
}
