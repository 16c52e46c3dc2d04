import { useState } from 'react';
import { Icon } from '../shell/icon.tsx';
import { Menu, type MenuItem } from '../shell/menu.tsx';
import { useWorkspace } from '../state/workspace.tsx';
import { StepDialog } from '../steps/step-dialog.tsx';

/** What the app offers anywhere: its global shortcuts and workflow steps. Renders nothing if it has neither. */
export function ShortcutMenu() {
  const { state, tryAct } = useWorkspace();
  const [running, setRunning] = useState(false);
  const items: MenuItem[] = state.shortcuts
    .filter(({ type }) => type === 'global')
    .map(({ callbackId, name, description }) => ({
      key: callbackId,
      label: name,
      detail: description || state.appName,
      icon: <Icon name="bolt" />,
      onChoose: () => void tryAct({ do: 'shortcut', callbackId }),
    }));
  if (state.steps.length > 0) {
    items.push({
      key: 'step',
      label: 'Run a workflow step…',
      detail: 'The way one of your team’s workflows would',
      icon: <Icon name="steps" />,
      apart: items.length > 0,
      onChoose: () => setRunning(true),
    });
  }
  if (items.length === 0) return null;
  return (
    <>
      <Menu label="Shortcuts" icon={<Icon name="bolt" />} items={items} align="start" />
      {running && <StepDialog onClose={() => setRunning(false)} />}
    </>
  );
}
