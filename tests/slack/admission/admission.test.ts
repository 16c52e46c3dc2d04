import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { readActor } from '../../../src/slack/admission/actor.ts';
import { createStandings } from '../../../src/slack/kit/standing.ts';
import { workspaceWith } from '../../support/workspace.ts';

/** People as users.info knows them; asked for in vain when they are missing. */
const PROFILES: Record<string, object> = {
  U1: { team_id: 'T1' },
  UGUEST: { team_id: 'T1', is_restricted: true },
  UPARTNER: { team_id: 'T9' },
  UCOLLEAGUE: { team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } },
};

function standing({
  enterprise,
  answerGuests = true,
  failures = 0,
}: {
  enterprise?: string;
  answerGuests?: boolean;
  /** So many look-ups fail before one works. */
  failures?: number;
} = {}) {
  const asked: string[] = [];
  let at = Date.parse('2026-11-02T09:00:00Z');
  const client = new webApi.WebClient('xoxb-test');
  client.users.info = async (args) => {
    asked.push(args?.user ?? '');
    const user = PROFILES[args?.user ?? ''];
    if (!user) throw Object.assign(new Error('not found'), { data: { error: 'user_not_found' } });
    if (failures > 0) {
      failures -= 1;
      throw new Error('socket hang up');
    }
    return { ok: true, user };
  };
  const standings = createStandings({ answerGuests, answerOutsiders: false });
  const workspace = workspaceWith(client, { enterprise, now: () => new Date(at) });
  return {
    asked,
    changed: (userId: string) => standings.forget(userId, workspace),
    wait: (minutes: number) => {
      at += minutes * 60_000;
    },
    async of(body: object) {
      const actor = readActor(body);
      return actor ? standings.of(actor, workspace) : 'nobody';
    },
  };
}

const mention = (event: object, shared = false) => ({
  type: 'event_callback',
  team_id: 'T1',
  is_ext_shared_channel: shared,
  event: { type: 'app_mention', channel: 'C1', ts: '1.1', text: 'hi', ...event },
});
const press = (user: object, more: object = {}) => ({ type: 'block_actions', user, ...more });

describe('who somebody is to the workspace', () => {
  it('is read from the request where it says so, without asking Slack', async () => {
    const who = standing();
    expect(await who.of(mention({ user: 'U1', team: 'T1' }))).toBe('member');
    expect(await who.of(mention({ user: 'U9', team: 'T1', user_team: 'T9', source_team: 'T9' }, true))).toBe(
      'outsider',
    );
    expect(await who.of(mention({ user: 'U9', source_team: 'T9' }, true))).toBe('outsider');
    expect(await who.of(press({ id: 'U1', team_id: 'T1' }))).toBe('member');
    expect(await who.of(press({ id: 'U9', team_id: 'T9' }, { team: { id: 'T9' } }))).toBe('outsider');
    expect(await who.of(press({ id: 'U9' }, { team: { id: 'T9' } }))).toBe('outsider');
    expect(await who.of({ command: '/guide', user_id: 'U1', team_id: 'T1' })).toBe('member');
    expect(await who.of({ command: '/guide', user_id: 'U9', team_id: 'T9' })).toBe('outsider');
    expect(await who.of(mention({ bot_id: 'B1', user: 'U9' }))).toBe('nobody');
    expect(await who.of({ type: 'event_callback', event: { type: 'channel_rename' } })).toBe('nobody');
    expect(who.asked).toEqual([]);
  });

  it('is looked up again after five minutes, and once Slack says that the profile has changed', async () => {
    const who = standing();
    const reaction = (user: string) =>
      ({ ...mention({}, true), event: { type: 'reaction_added', user, item: {} } }) as object;
    expect(await who.of(reaction('UPARTNER'))).toBe('outsider');
    expect(await Promise.all([who.of(reaction('U1')), who.of(reaction('U1'))])).toEqual(['member', 'member']);
    expect(who.asked).toEqual(['UPARTNER', 'U1']);
    who.wait(4);
    await who.of(reaction('U1'));
    expect(who.asked).toEqual(['UPARTNER', 'U1']);
    who.wait(2);
    await who.of(reaction('U1'));
    expect(who.asked).toEqual(['UPARTNER', 'U1', 'U1']);
    who.changed('U1');
    await who.of(reaction('U1'));
    expect(who.asked).toEqual(['UPARTNER', 'U1', 'U1', 'U1']);
  });

  it('is looked up again after the clock was set back', async () => {
    const who = standing({ answerGuests: false });
    await who.of(mention({ user: 'U1', team: 'T1' }));
    who.wait(-24 * 60);
    await who.of(mention({ user: 'U1', team: 'T1' }));
    expect(who.asked).toEqual(['U1', 'U1']);
  });

  it('is found out although one look-up fails', async () => {
    const who = standing({ answerGuests: false, failures: 1 });
    expect(await who.of(mention({ user: 'U1', team: 'T1' }))).toBe('member');
    expect(who.asked).toEqual(['U1', 'U1']);
  });

  it('is looked up where neither the team nor the sharing of the channel is said', async () => {
    const who = standing();
    expect(await who.of(mention({ user: 'U1' }))).toBe('member');
    expect(await who.of(mention({ user: 'UPARTNER' }))).toBe('outsider');
    expect(await who.of(press({ id: 'UPARTNER' }))).toBe('outsider');
    expect(who.asked).toEqual(['U1', 'UPARTNER']);
  });

  it('is nobody to answer while it can not be found out', async () => {
    const who = standing({ answerGuests: false });
    expect(await who.of(mention({ user: 'UGONE', team: 'T1' }))).toBe('unknown');
    expect(await who.of(mention({ user: 'UGONE', team: 'T1' }))).toBe('unknown');
    expect(who.asked).toEqual(['UGONE']);
    who.wait(2);
    await who.of(mention({ user: 'UGONE', team: 'T1' }));
    expect(who.asked).toHaveLength(2);
  });

  it('is a guest when guests are of interest', async () => {
    expect(await standing().of(mention({ user: 'UGUEST', team: 'T1' }))).toBe('member');
    const who = standing({ answerGuests: false });
    expect(await who.of(mention({ user: 'UGUEST', team: 'T1' }))).toBe('guest');
    expect(await who.of(mention({ user: 'U1', team: 'T1' }))).toBe('member');
  });

  it('is a colleague in another workspace of the same organization', async () => {
    const who = standing({ enterprise: 'E1' });
    expect(await who.of(mention({ user: 'UCOLLEAGUE', user_team: 'E1' }))).toBe('member');
    expect(await who.of(mention({ user: 'UCOLLEAGUE', user_team: 'T2' }))).toBe('member');
    expect(await who.of(press({ id: 'U2', team_id: 'T2' }, { enterprise: { id: 'E1' } }))).toBe('member');
    expect(await who.of(mention({ user: 'UPARTNER', user_team: 'T9' }, true))).toBe('outsider');
  });
});
