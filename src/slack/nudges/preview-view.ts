import type { types } from '@slack/bolt';
import type { Library } from '../../cards/library.ts';
import type { Composition } from '../../nudges/delivery/compose-nudge.ts';
import { divider, modal, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { VIEWS } from '../kit/ids.ts';
import { nudgeView } from './nudge-view.ts';
import { PREVIEW, sentences } from './words.ts';

/** A nudge to look at, without its buttons: there is nothing to answer. */
export function previewModal(composed: Composition, library: Library): types.ModalView {
  const state = JSON.stringify({ channel: '' });
  if (composed.type === 'skip') {
    const text = sentences(PREVIEW.nothing, escapeText(composed.why));
    return modal(VIEWS.nudges, PREVIEW.title, [section(text)], state);
  }
  const blocks = nudgeView(composed.nudge, library).plain.filter(({ type }) => type !== 'actions');
  return modal(VIEWS.nudges, PREVIEW.title, [section(PREVIEW.lead), divider, ...blocks], state);
}
