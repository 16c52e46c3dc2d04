import type { Channel, Person } from '../../protocol.ts';

export interface Directory {
  people: readonly Pick<Person, 'id' | 'name'>[];
  channels: readonly Pick<Channel, 'id' | 'name'>[];
}

/** Turns Slack's stored text (`<@U1>`, `&amp;`) back into what a person would type, for editing. */
export function editableText(wire: string, { people, channels }: Directory): string {
  return wire
    .replace(/<([^<>\n]+)>/g, (whole, body: string) => {
      const [target = '', label] = body.split('|');
      if (/^@[UW]/.test(target)) {
        const name = people.find(({ id }) => id === target.slice(1))?.name;
        return name ? `@${name}` : whole;
      }
      if (/^#[CG]/.test(target)) {
        const name = channels.find(({ id }) => id === target.slice(1))?.name ?? label;
        return name ? `#${name}` : whole;
      }
      if (target.startsWith('!')) return `@${target.slice(1)}`;
      const bare = target.replace(/^mailto:/, '');
      return label && label !== bare ? `${label} (${bare})` : bare;
    })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
