import { describeDay } from '../../nudges/rules/describe-moment.ts';
import { subscriberOf } from '../../nudges/subscriptions/subscriber.ts';
import type { Reply } from '../kit/blocks.ts';
import type { TextRequest } from '../kit/command.ts';
import { profileDateOrder } from '../kit/date-order.ts';
import { type EitherWay, eitherWay } from '../kit/requests/either-way.ts';
import type { Whose } from '../kit/whose.ts';
import { type ChangeDeps, changeNudges } from './change-nudges.ts';
import { eitherView, type MaybeChange, withOther } from './either-view.ts';
import type { NudgeChange } from './nudge-change.ts';
import { inTheAfternoon, inTheMorning, untilDay } from './words.ts';

/** What a text asks for that may be one of two days or times. */
export interface AskedEither {
  whose: Whose;
  /** The text, in lowercase. */
  said: string;
  /** Reads a text in which the day or time is clear; undefined if it does not surely ask for a change. */
  read(clear: string): NudgeChange | undefined;
  today: Temporal.PlainDate;
}

/**
 * Where a text says one of two days or times (“until 03/04”, “at 4”), asks which with a button for each. A date that can be only
 * one, by the calendar or by how the person writes dates, is taken at once, with the other one a click away. Undefined for any
 * other text.
 */
export async function eitherReply(
  request: TextRequest,
  { whose, said, read, today }: AskedEither,
  deps: ChangeDeps,
): Promise<Reply | undefined> {
  const way = eitherWay(said);
  if (!way) return undefined;
  const [one, other] = readings(way).map((clear) => maybe(read(clear), today));
  const possible = [one, other].filter((each) => each !== undefined && !isOver(each, today));
  const [first, second] = possible;
  const subscriber = subscriberOf(whose, request.asker);
  if (!one || !other || !first) return undefined;
  const isOff = (await deps.nudges.status(subscriber)).type === 'off';
  if (isOff && first.change.verb === 'pause') return undefined;
  if (!second) return changeNudges(whose, first.change, request, deps);
  if (way.by === 'hour') return eitherView(whose, [first, second], isOff);
  const { client, log } = request.workspace;
  const order = await profileDateOrder(client, request.asker.userId, log);
  if (order === undefined) return eitherView(whose, [first, second], isOff);
  const [meant, rest] = order === 'month-first' ? [first, second] : [second, first];
  return withOther(await changeNudges(whose, meant.change, request, deps), whose, rest);
}

function readings(way: EitherWay): [string, string] {
  return way.by === 'date' ? [way.monthFirst, way.dayFirst] : [way.morning, way.afternoon];
}

function maybe(change: NudgeChange | undefined, today: Temporal.PlainDate): MaybeChange | undefined {
  if (change?.verb === 'times' && change.times.time) {
    const { time } = change.times;
    return { change, name: time < '12:00' ? inTheMorning(time) : inTheAfternoon(time) };
  }
  if (change?.verb !== 'pause' || typeof change.length !== 'object') return undefined;
  return { change, name: untilDay(describeDay(Temporal.PlainDate.from(change.length.until), today)) };
}

function isOver({ change }: MaybeChange, today: Temporal.PlainDate): boolean {
  if (change.verb !== 'pause' || typeof change.length !== 'object') return false;
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(change.length.until), today) <= 0;
}
