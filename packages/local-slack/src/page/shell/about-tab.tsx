import { useState } from 'react';
import { personOf, useWorkspace } from '../state/workspace.tsx';
import { StepDialog } from '../steps/step-dialog.tsx';
import { Avatar } from './avatar.tsx';

/** What the app offers: its commands and shortcuts, from its manifest. */
export function AboutTab() {
  const { state, open } = useWorkspace();
  const [running, setRunning] = useState(false);
  const bot = personOf(state, state.botUserId);
  const commands = state.commands.filter(({ builtIn }) => !builtIn);
  return (
    <div className="home about" role="tabpanel" aria-labelledby="tab-about">
      <div className="about-head">
        <Avatar person={bot} size={72} />
        <div>
          <h3>{state.appName}</h3>
          <p>{bot.title || 'App'}</p>
          <p className="about-link">
            <span className={state.botConnected ? 'presence' : 'presence presence-away'} aria-hidden="true" />
            {state.botConnected ? 'Connected' : 'Not connected'}
          </p>
        </div>
      </div>
      {commands.length > 0 && (
        <section>
          <h4>Commands</h4>
          <dl className="about-list">
            {commands.map(({ command, usageHint, description }) => (
              <div key={command}>
                <dt>
                  <code className="code">{command}</code> {usageHint}
                </dt>
                <dd>{description}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {state.shortcuts.length > 0 && (
        <section>
          <h4>Shortcuts</h4>
          <dl className="about-list">
            {state.shortcuts.map(({ callbackId, name, description, type }) => (
              <div key={callbackId}>
                <dt>{name}</dt>
                <dd>
                  {description} {type === 'message' ? '(in “More actions” of a message)' : ''}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {state.steps.length > 0 && (
        <section>
          <h4>Workflow steps</h4>
          <dl className="about-list">
            {state.steps.map(({ callbackId, title, description }) => (
              <div key={callbackId}>
                <dt>{title}</dt>
                <dd>{description}</dd>
              </div>
            ))}
          </dl>
          <p>
            In Slack, they are part of your team’s own workflows.{' '}
            <button type="button" className="link-button" onClick={() => setRunning(true)}>
              Run one here…
            </button>
          </p>
          {running && <StepDialog onClose={() => setRunning(false)} />}
        </section>
      )}
      <section>
        <h4>Other ways to ask</h4>
        <p>
          Mention <strong>@{bot.name}</strong> in a channel or a thread, or{' '}
          <button type="button" className="link-button" onClick={() => open({ tab: 'messages' }, true)}>
            write to it directly
          </button>
          .
        </p>
      </section>
      {state.previews && (
        <section>
          <h4>For writers</h4>
          <p>
            <a className="link" href="/preview">
              Preview {state.previewWords.many}
            </a>{' '}
            the way Slack would show them, while you edit their files.
          </p>
        </section>
      )}
    </div>
  );
}
