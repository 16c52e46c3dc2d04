import { fullTimeText, timeText } from '../state/clock-text.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { MrkdwnText } from '../text/mrkdwn-text.tsx';
import { Icon } from './icon.tsx';

/** What Slack itself tells this person in this channel, e.g. that a command failed. */
export function NoticeList({ channel }: { channel: string }) {
  const { state, tryAct } = useWorkspace();
  const here = state.notices.filter((notice) => notice.channel === channel);
  return (
    <div className="notices" aria-live="polite">
      {here.map(({ id, at, text }) => (
        <div key={id} className="notice">
          <span className="avatar slackbot" aria-hidden="true">
            <Icon name="info" />
          </span>
          <div>
            <span className="only-you">
              <Icon name="eye" size={14} /> Only visible to you
            </span>
            <p className="message-head">
              <strong className="author">Slackbot</strong>
              <time className="message-time" dateTime={at} title={fullTimeText(tsOf(at), state.me.tz)}>
                {timeText(tsOf(at), state.me.tz)}
              </time>
            </p>
            <MrkdwnText text={text} />
            <button type="button" className="link-button" onClick={() => tryAct({ do: 'dismissNotice', id })}>
              Dismiss message
            </button>
          </div>
        </div>
      ))}
    </div>
  );
}

/** As the times of messages are written: in seconds. */
const tsOf = (at: string) => String(Date.parse(at) / 1000);
