import type { SeenCards } from '../../people/seen-cards.ts';
import type { BudgetRecords } from './budget-records.ts';
import type { DeliveryRecords } from './delivery-records.ts';
import type { InterestRecords } from './interest-records.ts';
import type { LearningRecords } from './learning-records.ts';
import type { NoticeRecords } from './notice-records.ts';
import type { RehearsalRecords } from './rehearsal-records.ts';
import type { StopRecords } from './stop-records.ts';
import type { SubscriptionRecords } from './subscription-records.ts';
import type { TryRecords } from './try-records.ts';

/** Everything that nudges store. Each function takes the parts it needs. */
export interface NudgeRecords {
  subscriptions: SubscriptionRecords;
  deliveries: DeliveryRecords;
  learning: LearningRecords;
  seen: SeenCards;
  interest: InterestRecords;
  rehearsals: RehearsalRecords;
  notices: NoticeRecords;
  tries: TryRecords;
  stops: StopRecords;
  budgets: BudgetRecords;
  /** Runs `work` so that everything it records is stored, or nothing if it throws. */
  transaction<T>(
    work: (
      records: Pick<NudgeRecords, 'deliveries' | 'learning' | 'seen' | 'notices' | 'tries'>,
    ) => Promise<T>,
  ): Promise<T>;
  /** Resolves when the database answers, and rejects when it does not. */
  ping(): Promise<void>;
}
