import type { PageRoot } from './sources/page-root.ts';

/** What is told of where pages come from, and who may see them. */
export type ShownRoot = Pick<PageRoot, 'id' | 'name' | 'channels' | 'groups'>;
