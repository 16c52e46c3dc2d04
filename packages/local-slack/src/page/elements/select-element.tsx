import { useCallback } from 'react';
import { useWorkspace } from '../state/workspace.tsx';
import { labelOf } from '../text/text-object.tsx';
import { ChoiceBox, type SearchResult } from './choice-box.tsx';
import type { ElementProps } from './element-props.ts';
import { type Choice, choicesOf, chosenIn, valueFrom } from './select-options.ts';
import { useSurface } from './surface.tsx';
import { usePress } from './use-press.tsx';

/** Slack's default for how many characters people must type before an external select asks the app. */
const MIN_QUERY = 3;

/** Any select menu: options, people, channels, or the app's own search, single or multi. */
export function SelectElement({
  element,
  blockId,
  dispatch,
  fieldId,
  labelledBy,
  describedBy,
  invalid,
}: ElementProps) {
  const actionId = element.action_id ?? '';
  const { state, act } = useWorkspace();
  const surface = useSurface();
  const { busy, press, aside } = usePress(blockId, actionId, element.confirm);
  const many = element.type.startsWith('multi_');
  const external = element.type.endsWith('external_select');
  const offered = choicesOf(element, state);
  const held = surface.held(blockId, actionId);
  const { container } = surface;

  const load = useCallback(
    async (query: string): Promise<SearchResult> => {
      const result = await act({ do: 'options', container, blockId, actionId, value: query });
      if (!result.ok) return { choices: [], failure: result.message };
      return {
        choices: (result.options ?? []).map(({ text, value, description, group }) => ({
          value,
          text,
          ...(group ? { group } : {}),
          ...(description ? { detail: description } : {}),
          raw: {
            text: { type: 'plain_text', text, emoji: true },
            value,
            ...(description ? { description: { type: 'plain_text', text: description, emoji: true } } : {}),
          },
        })),
      };
    },
    [act, container, blockId, actionId],
  );

  const choose = (chosen: Choice[]) => {
    const next = valueFrom(element.type, chosen);
    surface.setValue(blockId, actionId, next);
    if (dispatch) press(next, () => surface.setValue(blockId, actionId, held));
  };

  return (
    <span className={dispatch ? 'element' : 'element element-wide'}>
      <ChoiceBox
        fieldId={fieldId}
        labelledBy={labelledBy}
        describedBy={describedBy}
        invalid={invalid}
        placeholder={labelOf(element.placeholder) || (many ? 'Choose some' : 'Choose an item')}
        choices={offered}
        chosen={chosenIn(element.type, held, offered)}
        many={many}
        most={element.max_selected_items}
        busy={busy}
        {...(external ? { load, minQuery: element.min_query_length ?? MIN_QUERY } : {})}
        onChoose={choose}
      />
      {aside}
    </span>
  );
}
