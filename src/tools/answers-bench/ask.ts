import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { type BenchSlack, BOT_USER, TEAM } from './bench-slack.ts';

export const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';

/** People and channels that the questions come from, in turns. */
const PEOPLE = 1000;
const CHANNELS = 50;

/** Asks questions of one app over Slack's HTTP wire: mentions and slash commands in turns. */
export interface Asker {
  /** Asks so many questions, some at a time. @returns how long it took, in seconds. @throws Error if one is not answered */
  ask(count: number, atOnce: number): Promise<number>;
}

/** @param port the app's; @param questions are asked one after the other, and then from the beginning */
export function createAsker(port: number, slack: BenchSlack, questions: readonly string[]): Asker {
  let asked = 0;
  const askOne = async (agent: Agent) => {
    asked += 1;
    const at = asked;
    const text = questions[at % questions.length] ?? '';
    const who = { user: `U${at % PEOPLE}`, channel: `C${at % CHANNELS}` };
    const ts = `${1_800_000_000 + at}.${String(port).padStart(6, '0')}`;
    // As many commands as mentions for every question, however many there are.
    const isMention = (at + Math.floor(at / questions.length)) % 2 === 0;
    const answered = slack.answered(ts, who.user);
    await send(agent, port, isMention ? mention(ts, text, who) : command(slack.responseUrl(ts), text, who));
    await answered;
  };
  return {
    async ask(count, atOnce) {
      const agent = new Agent({ keepAlive: true });
      const began = performance.now();
      let left = count;
      const askInTurns = async () => {
        while (left > 0) {
          left -= 1;
          await askOne(agent);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, askInTurns));
      const seconds = (performance.now() - began) / 1000;
      agent.destroy();
      return seconds;
    },
  };
}

interface Request {
  type: string;
  body: string;
}

interface Who {
  user: string;
  channel: string;
}

function mention(ts: string, text: string, { user, channel }: Who): Request {
  const event = {
    type: 'app_mention',
    user,
    team: TEAM,
    channel,
    ts,
    event_ts: ts,
    text: `<@${BOT_USER}> ${text}`,
  };
  return {
    type: 'application/json',
    body: JSON.stringify({
      type: 'event_callback',
      team_id: TEAM,
      api_app_id: 'A0BENCH',
      event_id: `Ev${ts}`,
      event_time: Math.floor(Number(ts)),
      authorizations: [{ team_id: TEAM, user_id: BOT_USER, is_bot: true }],
      event,
    }),
  };
}

function command(responseUrl: string, text: string, { user, channel }: Who): Request {
  return {
    type: 'application/x-www-form-urlencoded',
    body: new URLSearchParams({
      command: '/guide',
      text,
      team_id: TEAM,
      api_app_id: 'A0BENCH',
      user_id: user,
      channel_id: channel,
      channel_name: 'general',
      response_url: responseUrl,
      trigger_id: '1.2.3',
    }).toString(),
  };
}

/** Sends a signed request. @throws Error if it is not acknowledged */
function send(agent: Agent, port: number, message: Request): Promise<void> {
  const { type, body } = message;
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${time}:${body}`).digest('hex');
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/slack/events',
        headers: {
          'content-type': type,
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': time,
          'x-slack-signature': `v0=${signature}`,
        },
      },
      (response) => {
        response.resume().on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`A request was answered with status ${response.statusCode}.`));
        });
      },
    );
    sent
      .on('error', (error: NodeJS.ErrnoException) => {
        // An app closes connections that rest for some seconds, maybe just when one is used again.
        if (sent.reusedSocket && error.code === 'ECONNRESET')
          send(agent, port, message).then(resolve, reject);
        else reject(error);
      })
      .end(body);
  });
}
