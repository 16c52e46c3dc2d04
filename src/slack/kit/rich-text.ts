import { asMarkup, objectsIn, type SlackJson, textIn } from './slack-json.ts';

/**
 * What a rich text says, in Slack's markup: a line for each paragraph, list item and quoted line; code stays one piece.
 * A quote has no mark: in another app's message it is usually what the message is about.
 * @param elements those of a block of the type `rich_text`
 */
export function* richTextLines(elements: unknown): Generator<string> {
  for (const element of objectsIn(elements)) {
    switch (element.type) {
      case 'rich_text_list':
        for (const item of objectsIn(element.elements)) yield* inline(item.elements).split('\n');
        break;
      case 'rich_text_preformatted':
        // Three backticks within it would end it.
        yield `\`\`\`${inline(element.elements).replaceAll('```', "'''")}\`\`\``;
        break;
      default:
        yield* inline(element.elements).split('\n');
    }
  }
}

function inline(elements: unknown): string {
  return objectsIn(elements).map(inlineText).join('');
}

/** One element as Slack writes it in a message's `text`, so that the two can be compared. */
function inlineText(element: SlackJson): string {
  const text = asMarkup(textIn(element.text));
  switch (element.type) {
    case 'link':
      return `<${textIn(element.url)}${text && `|${text}`}>`;
    case 'emoji':
      return `:${textIn(element.name)}:`;
    case 'user':
      return `<@${textIn(element.user_id)}>`;
    case 'usergroup':
      return `<!subteam^${textIn(element.usergroup_id)}>`;
    case 'channel':
      return `<#${textIn(element.channel_id)}>`;
    case 'broadcast':
      return `<!${textIn(element.range)}>`;
    case 'date':
      return asMarkup(textIn(element.fallback));
    case 'color':
      return textIn(element.value);
    default:
      return text;
  }
}
