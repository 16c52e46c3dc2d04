import type { ElementObject } from '../blocks/block-types.ts';

/** The props of every interactive element. */
export interface ElementProps {
  element: ElementObject;
  blockId: string;
  /** Whether the app is told about each change: always, except in an input block that doesn't ask for it. */
  dispatch: boolean;
  /** The field's id, so that an input block's label can refer to it. */
  fieldId?: string | undefined;
  /** Id of its label: an input block's label or a section's text. */
  labelledBy?: string | undefined;
  /** Ids of its hint and error. */
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
}
