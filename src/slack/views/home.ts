import type { types } from '@slack/bolt';
import type { Card } from '../../guidance/card.ts';
import type { Library } from '../../guidance/library.ts';
import { LIMITS } from '../limits.ts';
import { cardRow } from './answer.ts';
import { type Block, divider, header } from './blocks.ts';
import { helpBlocks } from './help.ts';

/** The app's Home tab: a card to begin with, and the ways to ask. */
export function homeView(library: Library, botUserId: string, tip: Card): types.HomeView {
  const blocks: Block[] = [
    header('A card for you'),
    cardRow(tip, '', library),
    divider,
    header('Ask Guidepost'),
    ...helpBlocks(library, botUserId),
  ];
  return { type: 'home', blocks: blocks.slice(0, LIMITS.viewBlocks) };
}
