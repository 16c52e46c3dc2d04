/** A select menu's choices and values, the same for options, people, and channels. */
import type { Channel, Json, PageState } from '../../protocol.ts';
import type { ElementObject, OptionObject } from '../blocks/block-types.ts';
import { channelTitle } from '../state/workspace.tsx';
import { labelOf } from '../text/text-object.tsx';
import type { ElementValue } from './element-value.ts';

export interface Choice {
  value: string;
  text: string;
  detail?: string;
  group?: string;
  /** What the app gets: an option object, or an id. */
  raw: Json;
}

/** The choice for one of the app's option objects. */
function choiceOf(option: OptionObject, group?: string): Choice {
  return {
    value: option.value ?? '',
    text: labelOf(option.text),
    raw: option as unknown as Json,
    ...(option.description ? { detail: labelOf(option.description) } : {}),
    ...(group ? { group } : {}),
  };
}

/** Every choice in a select that doesn't need to ask the app. */
export function choicesOf(element: ElementObject, state: PageState): Choice[] {
  const kind = element.type.replace(/^multi_/, '');
  if (kind === 'users_select') {
    return state.people.map(({ id, realName, title }) => ({
      value: id,
      text: realName,
      detail: title,
      raw: id,
    }));
  }
  if (kind === 'channels_select') {
    return state.channels
      .filter((channel) => channel.kind === 'public')
      .map((channel) => conversation(channel, state));
  }
  if (kind === 'conversations_select') {
    const kinds = { public: 'public', private: 'private', dm: 'im' } as const;
    const { include, exclude_bot_users: noBots } = element.filter ?? {};
    return state.channels
      .filter((channel) => !include || include.includes(kinds[channel.kind]))
      .filter((channel) => !(noBots && channel.id === state.botDmChannel))
      .map((channel) => conversation(channel, state));
  }
  return [
    ...(element.options ?? []).map((option) => choiceOf(option)),
    ...(element.option_groups ?? []).flatMap(({ label, options }) =>
      options.map((option) => choiceOf(option, labelOf(label))),
    ),
  ];
}

function conversation(channel: Channel, state: PageState): Choice {
  const title = channelTitle(state, channel);
  return { value: channel.id, text: channel.kind === 'dm' ? title : `#${title}`, raw: channel.id };
}

/** The field in which Slack reports this type of select. */
function fieldOf(type: string): string {
  const many = type.startsWith('multi_');
  const kind = type.replace(/^multi_/, '');
  const noun =
    kind === 'users_select'
      ? 'user'
      : kind === 'channels_select'
        ? 'channel'
        : kind === 'conversations_select'
          ? 'conversation'
          : 'option';
  return `selected_${noun}${many ? 's' : ''}`;
}

/** The select's value for these choices, in Slack's format. */
export function valueFrom(type: string, chosen: Choice[]): ElementValue {
  const raws = chosen.map(({ raw }) => raw);
  return { type, [fieldOf(type)]: type.startsWith('multi_') ? raws : (raws[0] ?? null) };
}

/** The choices for a value. Unknown ids are shown as they are. */
export function chosenIn(type: string, value: ElementValue, offered: Choice[]): Choice[] {
  const held = value[fieldOf(type)];
  const raws = Array.isArray(held) ? held : held === null || held === undefined ? [] : [held];
  return raws.map((raw) => {
    if (typeof raw === 'string')
      return offered.find((choice) => choice.value === raw) ?? { value: raw, text: raw, raw };
    return choiceOf(raw as unknown as OptionObject);
  });
}
