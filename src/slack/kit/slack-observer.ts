/** How it stands with what the bot receives from Slack. */
export type SlackLink =
  /** `why` is a clause for the person who runs the bot. */
  { type: 'connecting'; why: string } | { type: 'connected'; again?: 'lost' | 'asked' };

/** A call to the Web API that is over. */
export interface SlackCall {
  method: string;
  /** `ok`, Slack's error code, `http_<status>`, or `no_answer`. */
  result: string;
  seconds: number;
  /** How long Slack asks to wait, if it limits the calls. */
  waitSeconds?: number;
}

/** Is told what happens between the bot and Slack, for whoever runs it. Must not throw. */
export interface SlackObserver {
  link(link: SlackLink): void;
  /** Slack refuses the bot's token, in words; undefined once it accepts it again. */
  token(refusal: string | undefined): void;
  call(call: SlackCall): void;
  /** A request from Slack is dealt with. @param type such as `event` or `command` */
  request(type: string, seconds: number, ok: boolean): void;
  /** A request from Slack has arrived. */
  received(): void;
  /** Does the work for a request, so that what happens meanwhile is known to belong to it. @param type as for `request` */
  around<Result>(type: string, work: () => Promise<Result>): Promise<Result>;
}

/** Where nobody wants to know. */
export const NO_OBSERVER: SlackObserver = {
  link: () => {},
  token: () => {},
  call: () => {},
  request: () => {},
  received: () => {},
  around: (_, work) => work(),
};
