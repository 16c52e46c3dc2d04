import type { types } from '@slack/bolt';
import { type Requirement, RUNGS, type Rung } from '../../cards/ladder.ts';
import type { Library } from '../../cards/library.ts';
import type { PathStatus } from '../../path/path-service.ts';
import { openButton } from '../cards/open-button.ts';
import { OPEN_CARD } from '../cards/words.ts';
import { actions, type Block, button, context, modal, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, INPUTS, VIEWS } from '../kit/ids.ts';
import { inputBlock, plainText } from '../kit/input-block.ts';
import { LIMITS } from '../kit/limits.ts';
import { objectIn, textIn } from '../kit/slack-json.ts';
import {
  BACK,
  BACK_LABEL,
  EVIDENCE,
  EVIDENCE_PLACEHOLDER,
  FINISH,
  formIntro,
  LATER,
  levelChoice,
  NEXT,
  PATH_TITLE,
  progressOf,
  rungLabel,
  WHICH_LEVEL,
} from './words.ts';

/**
 * One question of the self-assessment: a requirement, what good looks like on each rung, and the choice. One at a time fits a
 * phone, and each answer is kept on the way. The sentences stand above the choice, because an option holds 75 characters.
 */
export function stepModal(
  requirement: Requirement,
  { current, underWay }: Pick<PathStatus, 'current' | 'underWay'>,
  library: Library,
): types.ModalView {
  const { ladder } = library;
  const index = ladder.indexOf(requirement);
  const { card: id, short, levels } = requirement;
  const card = library.card(id);
  // What they said last time is where they begin; what they say now counts, and what they take out now stays out.
  const said = underWay?.reached.includes(id) ? underWay : current;
  const level = said?.levels[id];
  const evidence = said?.evidence[id];
  const blocks: Block[] = [
    ...(index === 0 ? [section(formIntro(ladder.length))] : []),
    context(progressOf(index + 1, ladder.length)),
    section(`*${escapeText(short)}*`, card && openButton(card, '', undefined, OPEN_CARD)),
    section(RUNGS.map((rung) => levelChoice(rung, levels[rung])).join('\n')),
    levelInput(id, level),
    evidenceInput(id, evidence),
    ...(index > 0 ? [actions(button(BACK, { action: ACTIONS.pathBack, value: id, label: BACK_LABEL }))] : []),
  ];
  return {
    ...modal(VIEWS.pathStep, PATH_TITLE, blocks, JSON.stringify({ channel: '', requirement: id })),
    submit: plainText(index < ladder.length - 1 ? NEXT : FINISH),
    close: plainText(LATER),
  };
}

/** Its own block for each requirement: Slack's apps keep what was chosen in a block of the same id. */
export const levelBlock = (requirement: string) => `${INPUTS.pathLevel} ${requirement}`;
const evidenceBlock = (requirement: string) => `${INPUTS.pathEvidence} ${requirement}`;

function levelInput(requirement: string, level: Rung | undefined): types.InputBlock {
  const option = (rung: Rung) => ({ text: plainText(rungLabel(rung)), value: rung });
  return inputBlock(
    levelBlock(requirement),
    WHICH_LEVEL,
    {
      type: 'radio_buttons',
      action_id: INPUTS.pathLevel,
      options: RUNGS.map(option),
      ...(level && { initial_option: option(level) }),
    },
    { optional: true },
  );
}

function evidenceInput(requirement: string, evidence: string | undefined): types.InputBlock {
  return inputBlock(
    evidenceBlock(requirement),
    EVIDENCE,
    {
      type: 'plain_text_input',
      action_id: INPUTS.pathEvidence,
      multiline: true,
      max_length: LIMITS.evidence,
      placeholder: plainText(EVIDENCE_PLACEHOLDER),
      ...(evidence && { initial_value: evidence.slice(0, LIMITS.evidence) }),
    },
    { optional: true },
  );
}

/** The requirement that a form is about; undefined if it is not a form of ours. */
export function readStep(metadata: string): string | undefined {
  try {
    return textIn(objectIn(JSON.parse(metadata)).requirement) || undefined;
  } catch {
    return undefined;
  }
}

/** What was filled in. `level` is `strange` for anything but a rung. */
export function readAnswer(
  values: unknown,
  requirement: string,
): { level: Rung | undefined | 'strange'; evidence: string } {
  const filled = objectIn(values);
  const of = (block: string, input: string) => objectIn(objectIn(filled[block])[input]);
  const chosen = objectIn(of(levelBlock(requirement), INPUTS.pathLevel).selected_option).value;
  const written = textIn(of(evidenceBlock(requirement), INPUTS.pathEvidence).value).trim();
  const level = RUNGS.find((rung) => rung === chosen);
  return {
    level: chosen === undefined ? undefined : (level ?? 'strange'),
    evidence: written.slice(0, LIMITS.evidence),
  };
}
