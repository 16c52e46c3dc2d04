import { useWorkspace } from '../state/workspace.tsx';
import { Link } from './link.tsx';
import { formatSlackDate } from './slack-date.ts';

/** A `<!date^…>` in the reader's own time zone. */
export function SlackDateText(props: {
  seconds: number;
  format: string;
  fallback: string;
  url?: string | undefined;
}) {
  const { state } = useWorkspace();
  const text = formatSlackDate(props.seconds, props.format, state.me.tz) || props.fallback;
  const time = <time dateTime={new Date(props.seconds * 1000).toISOString()}>{text}</time>;
  return props.url ? <Link url={props.url}>{time}</Link> : time;
}
