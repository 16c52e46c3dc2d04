import type { PageAction } from '../protocol.ts';

/** The member of PageAction with this `do`. */
export type ActionOf<Do extends PageAction['do']> = Extract<PageAction, { do: Do }>;
