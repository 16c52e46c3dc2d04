import { cleanText } from '../../search/language/clean-text.ts';
import { tellingStems } from '../../search/language/words.ts';

/** A longer message tells one story. */
const MOST_WORDS = 60;
const MOST_PARTS = 4;
/** “Is that normal?” says nothing by itself. */
const FEWEST_WORDS = 2;

/** “How do we …, and who …” are two questions in one sentence. */
const NEXT_QUESTION =
  /,? (?:and|also|plus|but)(?: also)?,? (?=(?:how|who|what|which|where|when|why|should|is there|are there|do we|can we|any|whether)\b)/i;

/** What people say who ask. */
const ASKS =
  /\b(?:how|what|why|which|who|when|where|whom|should|shall|is there|are there|any (?:good|advice|tips?|ideas?|way|rule|guidance)|can|could|do (?:we|i|others|you)|does|is (?:it|that)|whether|need to know|looking for|want to know|wondering|tell me|explain)\b/i;

/** A part of a message. */
export interface Part {
  text: string;
  /** Whether it sounds like a question; otherwise it may tell of the situation that another part asks about. */
  asks: boolean;
}

/** The parts of a message that may each ask for something of its own; none where there are not several. */
export function partsOf(text: string): Part[] {
  const cleaned = cleanText(text);
  if (cleaned.split(/\s+/).length > MOST_WORDS) return [];
  const parts = cleaned
    .split(/[?!;\n]+\s*|\.\s+/)
    .flatMap((sentence) => sentence.split(NEXT_QUESTION))
    .filter((part) => tellingStems(part).size >= FEWEST_WORDS)
    .map((part) => ({ text: part, asks: ASKS.test(part) }));
  return parts.length > 1 && parts.length <= MOST_PARTS ? parts : [];
}
