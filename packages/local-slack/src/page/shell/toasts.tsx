import { useWorkspace } from '../state/workspace.tsx';
import { MrkdwnText } from '../text/mrkdwn-text.tsx';
import { Icon } from './icon.tsx';

export interface ToastFailure {
  id: number;
  /** As in an `ActResult`. */
  error: string;
  text: string;
}

interface Props {
  failures: ToastFailure[];
  onDismiss: (id: number) => void;
}

/** Errors, and notices that belong to no conversation, in a corner until they are dismissed. */
export function Toasts({ failures, onDismiss }: Props) {
  const { state, tryAct } = useWorkspace();
  const nowhere = state.notices.filter(({ channel }) => !channel);
  return (
    <section className="toasts" aria-label="Notices" role="alert">
      {nowhere.map(({ id, text }) => (
        <div key={id} className="toast">
          <MrkdwnText text={text} />
          <button
            type="button"
            className="icon-button"
            aria-label="Dismiss notice"
            onClick={() => tryAct({ do: 'dismissNotice', id })}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
      {failures.map(({ id, text }) => (
        <div key={id} className="toast toast-failure">
          <Icon name="warning" />
          <span>{text}</span>
          <button type="button" className="icon-button" aria-label="Dismiss" onClick={() => onDismiss(id)}>
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </section>
  );
}
