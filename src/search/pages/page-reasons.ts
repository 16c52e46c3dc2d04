import type { Reason } from '../search-types.ts';
import type { Question } from './question.ts';
import type { PageEvidence } from './signals.ts';
import type { View } from './view.ts';

/** More of them would bury the words that the page really has. */
const MOST_NEAR = 2;

/** Why a page was found: what it has of the question, in the question's order, then which words are near its own. */
export function pageReasons({ terms }: Question, { has, byForm }: PageEvidence, { store }: View): Reason[] {
  const reasons: Reason[] = [];
  const near: Reason[] = [];
  terms.forEach(({ words, stop, forms, concept, correction }, term) => {
    const held = has[term] ?? 0;
    const [word] = words;
    if (held === 0 || stop || !word) return;
    const typed = words.map((one) => one.typed).join(' ');
    const form = forms[byForm[term] ?? -1];
    const isConcept = form !== undefined && concept !== undefined && form.token === concept.concept;
    if (isConcept) reasons.push({ type: 'concept', typed, concept: concept.name });
    else if (correction)
      reasons.push({ type: 'spelling', typed: correction.typed, readAs: correction.readAs });
    else if (held === 1) reasons.push({ type: 'term', term: typed });
    else if (form) near.push({ type: 'meaning', typed, near: store.dictionary.plainOf(form.token) ?? typed });
  });
  const all = [...reasons, ...near.slice(0, MOST_NEAR)];
  // The words of one correction would each give the same reason.
  return [...new Map(all.map((reason) => [JSON.stringify(reason), reason])).values()];
}
