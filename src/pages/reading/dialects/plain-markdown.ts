import { withoutContainers } from './containers.ts';
import { withoutDefinitionLists } from './definition-lists.ts';
import { withoutMdx } from './mdx.ts';
import { withoutSmallMarks } from './small-marks.ts';
import { withoutTemplates } from './templates.ts';

/**
 * Markdown of any tool as Markdown that GitHub would show: what templates, components, admonitions, tabs and other
 * additions hold is kept, what they are made of is not.
 */
export function plainMarkdown(markdown: string, path: string): string {
  const isMdx = path.endsWith('.mdx');
  const filled = withoutTemplates(markdown);
  // Templates indent their HTML as they like. It is no code.
  const templates = path.endsWith('.erb') ? filled.replaceAll(/^[ \t]{4,}(?=<\/?[a-z])/gm, '   ') : filled;
  return withoutSmallMarks(withoutDefinitionLists(withoutContainers(withoutMdx(templates, isMdx))));
}
