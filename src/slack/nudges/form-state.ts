import type { AskedTimes } from '../../nudges/rules/asked-times.ts';
import type { SubscriptionForm } from '../../nudges/rules/subscription-form.ts';
import { NUDGE_FIELDS } from '../kit/ids.ts';
import { userIdsIn } from '../kit/slack-ids.ts';
import { packWhose, unpackWhose, type Whose } from '../kit/whose.ts';

/** As many people as can take turns in a year of weekly nudges. */
export const MOST_IN_ROTATION = 50;

/** What a form needs to know when it is submitted; travels in `private_metadata`. */
export interface NudgeFormState {
  whose: Whose;
  /** The time zone of the person's Slack profile, undefined when it is not known. */
  profileZone?: string;
  /** Who took turns in a channel when the form was opened: what is submitted may name somebody who has left since. */
  ledBefore?: string[];
  /** The topics of the card whose button opened the form. They are not kept in the metadata. */
  tags?: string[];
  /** Its kind, if that comes only to those who choose it. */
  kinds?: string[];
  /** The times that somebody has asked for in words. They are not kept in the metadata either. */
  offered?: AskedTimes;
}

/** For `private_metadata`. */
export function packFormState({ whose, profileZone, ledBefore }: NudgeFormState): string {
  const channel = whose.of === 'channel' ? whose.channel : '';
  return JSON.stringify({ channel, whose: packWhose(whose), profileZone, ledBefore });
}

/** Undefined for anything else, such as the form of another version. */
export function readFormState(metadata: string): NudgeFormState | undefined {
  try {
    const state = JSON.parse(metadata) as { whose?: string; profileZone?: string; ledBefore?: unknown };
    const whose = unpackWhose(state.whose);
    if (!whose) return undefined;
    const ledBefore = userIdsIn(state.ledBefore, MOST_IN_ROTATION);
    return {
      whose,
      ...(state.profileZone && { profileZone: state.profileZone }),
      ...(ledBefore && { ledBefore }),
    };
  } catch {
    return undefined;
  }
}

/** The part of Slack's `view.state.values` that the forms read, by block and action. */
export type FormValues = Record<
  string,
  Record<
    string,
    {
      selected_options?: { value?: string | undefined }[];
      selected_option?: { value?: string | undefined } | null;
      selected_time?: string | null;
      selected_date?: string | null;
      selected_users?: unknown;
    }
  >
>;

/**
 * What a person filled in; `rotation` is undefined if it holds anything but people, or more of them than can take turns.
 * @param values as Slack sends them
 */
export function readNudgeForm(values: FormValues): SubscriptionForm & { rotation: string[] | undefined } {
  const of = (block: string) => Object.values(values[block] ?? {})[0];
  const many = (block: string) => (of(block)?.selected_options ?? []).map((one) => one.value ?? '');
  return {
    days: many(NUDGE_FIELDS.days),
    time: of(NUDGE_FIELDS.time)?.selected_time ?? null,
    zone: of(NUDGE_FIELDS.zone)?.selected_option?.value ?? null,
    kinds: many(NUDGE_FIELDS.kinds),
    tags: many(NUDGE_FIELDS.tags),
    onlyUnseen: many(NUDGE_FIELDS.unseen).length > 0,
    holidaysOf: of(NUDGE_FIELDS.holidaysOf)?.selected_option?.value ?? null,
    learner: of(NUDGE_FIELDS.learner)?.selected_option?.value ?? null,
    rotation: userIdsIn(of(NUDGE_FIELDS.rotation)?.selected_users ?? [], MOST_IN_ROTATION),
  };
}
