import type { types } from '@slack/bolt';
import type { Finding } from '../../finding.ts';
import { type Block, context, divider, modal, section } from '../kit/blocks.ts';
import { shorten } from '../kit/escape.ts';
import { VIEWS } from '../kit/ids.ts';
import { ALL_WELL, CHECKING, finding, HOW_TO_CHECK_MORE, needsWork, SETUP_TITLE, toFix } from './words.ts';

/** The most of a finding that is shown, in characters: some name every event. */
const LONGEST = 800;

/** What needs work comes first. */
const ORDER: readonly Finding['status'][] = ['failing', 'warning', 'unknown', 'ok'];

/** What the modal shows while everything is being checked. */
export function checkingView(): types.ModalView {
  return setupModal([section(CHECKING)]);
}

export function setupView(findings: readonly Finding[]): types.ModalView {
  const count = (status: Finding['status']) => findings.filter((one) => one.status === status).length;
  const [failing, warnings] = [count('failing'), count('warning')];
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  return setupModal([
    section(failing + warnings === 0 ? ALL_WELL : needsWork(failing, warnings)),
    divider,
    ...sorted.map(({ status, check, says, fix }) =>
      section(finding(status, check, shorten(says, LONGEST)) + (fix ? toFix(shorten(fix, LONGEST)) : '')),
    ),
    context(HOW_TO_CHECK_MORE),
  ]);
}

function setupModal(blocks: Block[]): types.ModalView {
  return modal(VIEWS.setup, SETUP_TITLE, blocks, JSON.stringify({ channel: '' }));
}
