import type { Catalog } from '../catalog/read-catalog.ts';
import type { Log } from '../log.ts';
import type { Audit } from '../people/audit.ts';
import type { Person } from '../people/person.ts';
import type { UnderWay } from '../under-way.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { NudgeRecords } from './records/nudge-records.ts';
import { createNudgeAnswering, type NudgeAnswering } from './subscriptions/answer-nudge.ts';
import { createQuestionAnswering, type QuestionAnswering } from './subscriptions/answer-question.ts';
import { createFollowing, type Following } from './subscriptions/follow-person.ts';
import { createTrying, type Trying } from './subscriptions/note-try.ts';
import { createPreviewing, type Previewing } from './subscriptions/preview-nudge.ts';
import { recordActivityOf } from './subscriptions/record-activity.ts';
import { createStoppingAll, type StoppingAll } from './subscriptions/stop-all.ts';
import { createSubscribing, type Subscribing } from './subscriptions/subscribing.ts';

/** Everything that people do about nudges. Knows nothing about Slack. Planning and sending are in delivery/. */
export interface Nudges
  extends NudgeAnswering,
    QuestionAnswering,
    Trying,
    Previewing,
    Subscribing,
    StoppingAll,
    Following {
  /** A person wrote to the bot. Never throws: nothing depends on it. */
  recordActivity(person: Person): Promise<void>;
}

export interface NudgesDeps {
  catalog: { current(): Pick<Catalog, 'library'> };
  store: NudgeRecords;
  audit: Pick<Audit, 'note'>;
  /** Kinds of cards that the team has left out of nudges for everyone. */
  withoutKinds?: readonly string[];
  /** What is being posted right now. */
  posting: UnderWay<Delivery>;
  log: Pick<Log, 'warn' | 'info'>;
  now: () => Date;
}

export function createNudges({
  catalog,
  store,
  audit,
  withoutKinds = [],
  posting,
  log,
  now,
}: NudgesDeps): Nudges {
  return {
    ...createNudgeAnswering({ store, now }),
    ...createQuestionAnswering({ catalog, store, now }),
    ...createTrying({ store, now }),
    ...createPreviewing({ catalog, store, withoutKinds, now }),
    ...createSubscribing({ catalog, store, withoutKinds, posting, now }),
    ...createStoppingAll({ store, audit, posting, log, now }),
    ...createFollowing({ store, now }),
    async recordActivity(person) {
      try {
        await recordActivityOf(store, person, now());
      } catch (error) {
        log.warn(
          { event: 'nudge.activity_not_recorded', err: error },
          'database unavailable; activity not recorded',
        );
      }
    },
  };
}
