import type { ElementObject } from '../blocks/block-types.ts';

/** What every interactive element is given. */
export interface ElementProps {
  element: ElementObject;
  blockId: string;
  /** Whether a change is told to the app at once: always, except in an input block that did not ask for it. */
  dispatch: boolean;
  /** Id of the field, so that an input block's label can point to it. */
  fieldId?: string | undefined;
  /** Id of what names it: an input block's label or a section's text. */
  labelledBy?: string | undefined;
  /** Ids of hint and error. */
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
}
