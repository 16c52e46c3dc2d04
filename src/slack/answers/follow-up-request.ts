import type { AnswerService } from '../../answers/answer-service.ts';
import type { AnswerSource } from '../../answers/question.ts';
import type { ConversationRef } from '../../people/conversation.ts';
import type { Person } from '../../people/person.ts';
import type { Turns } from '../../people/turns.ts';
import type { CardFactsDeps } from '../cards/card-facts.ts';
import type { ShareRequest } from '../cards/share-card.ts';
import type { Reply } from '../kit/blocks.ts';
import type { BotMessageMetadata } from '../kit/message-metadata.ts';
import type { PageAccess } from '../kit/page-access.ts';
import type { Workspace } from '../kit/workspace.ts';
import type { FollowUp } from './follow-up.ts';

/** What somebody asks about the bot's last answer. */
export interface FollowUpTextRequest {
  followUp: FollowUp;
  /** The bot's last message, by its metadata. */
  last: BotMessageMetadata;
  asker: Person;
  /** The ts of the message that asks for it. */
  ts: string;
  place: ConversationRef;
  source: AnswerSource;
  workspace: Workspace;
  /** What people had written in the thread when the question of the last answer was asked, oldest first. */
  thread: readonly string[];
}

export interface FollowUpDeps extends CardFactsDeps {
  answers: AnswerService;
  nudges: CardFactsDeps['nudges'];
  /** Why a choice that a person made under a nudge was right or wrong, mrkdwn; undefined if they made none. */
  reasonOfChoice(person: Person, about: { deliveryId: string; cardId: string }): Promise<string | undefined>;
  turns: Turns;
  pageAccess: PageAccess;
}

export interface FollowUpReply {
  reply: Reply;
  /** Only the asker needs to see it. */
  privately?: boolean;
  /** It shares a card, which must not stand there twice. */
  share?: ShareRequest;
}
