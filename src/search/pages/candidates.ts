import type { Question } from './question.ts';
import type { View } from './view.ts';

/** A page that has something of a question. */
export interface Candidate {
  /** Its number in the store. */
  page: number;
  /** How much of the question the page is about: 0 to 1. */
  whole: number;
  /** The same for its best section. */
  section: number;
}

/** So many pages are looked into. */
const MOST_CANDIDATES = 24;
/** How much the best section counts beside the page, to choose candidates. */
const SECTION_COUNTS = 1;

/** Reused from question to question: arrays for 100,000 sections cost more than the search in them. All zeros in between. */
let sums = { pages: new Float32Array(0), sections: new Float32Array(0) };
let most = { pages: new Float32Array(0), sections: new Float32Array(0) };

/** Finds the pages that fit a question best, roughly in order. Pages outside of the view are passed over. */
export function findCandidates(question: Question, { store, isVisible }: View): Candidate[] {
  if (sums.pages.length < store.pages.length || sums.sections.length < store.sectionCount) {
    const fresh = () => ({
      pages: new Float32Array(Math.ceil(store.pages.length * 1.2)),
      sections: new Float32Array(Math.ceil(store.sectionCount * 1.2)),
    });
    sums = fresh();
    most = fresh();
  }
  const pages: number[] = [];
  const sections: number[] = [];
  const total = question.weight || 1;
  for (const { forms, weight } of question.terms) {
    addBest(forms, weight / total, store.forEachPage, sums.pages, most.pages, pages);
    addBest(forms, weight / total, store.forEachSection, sums.sections, most.sections, sections);
  }
  const bestSection = new Map<number, number>();
  for (const section of sections) {
    const page = store.pageOfSection(section);
    const score = sums.sections[section] ?? 0;
    if (score > (bestSection.get(page) ?? 0)) bestSection.set(page, score);
    sums.sections[section] = 0;
  }
  const found: Candidate[] = [];
  for (const page of pages) {
    const stored = store.pages[page];
    if (stored && isVisible(stored.page.root)) {
      found.push({ page, whole: sums.pages[page] ?? 0, section: bestSection.get(page) ?? 0 });
    }
    sums.pages[page] = 0;
  }
  return bestOf(found)
    .toSorted((a, b) => worth(b) - worth(a) || a.page - b.page)
    .slice(0, MOST_CANDIDATES);
}

/** The best of many, without sorting all of them: a typed array sorts many times faster than a list of objects. */
function bestOf(found: Candidate[]): Candidate[] {
  if (found.length <= 4 * MOST_CANDIDATES) return found;
  const worths = Float64Array.from(found, worth).sort();
  const floor = worths[worths.length - MOST_CANDIDATES] ?? 0;
  return found.filter((candidate) => worth(candidate) >= floor);
}

function worth({ whole, section }: Candidate): number {
  return whole + SECTION_COUNTS * section;
}

/** Adds to each holder of some form what the best of its forms counts. */
function addBest(
  forms: Question['terms'][number]['forms'],
  weight: number,
  forEach: (token: number, use: (number: number, amount: number) => void) => void,
  into: Float32Array,
  highest: Float32Array,
  touched: number[],
): void {
  const add = (number: number, worth: number) => {
    if (into[number] === 0) touched.push(number);
    into[number] = (into[number] ?? 0) + worth;
  };
  const [only] = forms;
  if (only && forms.length === 1) {
    forEach(only.token, (number, amount) => add(number, weight * only.counts * amount));
    return;
  }
  const holders: number[] = [];
  for (const { token, counts } of forms) {
    forEach(token, (number, amount) => {
      if (highest[number] === 0) holders.push(number);
      highest[number] = Math.max(highest[number] ?? 0, counts * amount);
    });
  }
  for (const number of holders) {
    add(number, weight * (highest[number] ?? 0));
    highest[number] = 0;
  }
}
