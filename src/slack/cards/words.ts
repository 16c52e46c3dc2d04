import type { Topic } from '../../answers/intent/intents.ts';
import type { Elsewhere } from '../../answers/pipeline/elsewhere.ts';
import { isTelling } from '../../answers/why.ts';
import type { SinceReview } from '../../cards/review.ts';
import type { Reason } from '../../search/search-types.ts';
import { escapeText } from '../kit/escape.ts';
import { COMMAND, quoted } from '../kit/words.ts';

// What the bot says on and around cards. Names of buttons, labels for screen readers and titles of modals are plain
// text; everything else is mrkdwn, already escaped, unless it says otherwise.

/** Sample questions, each with the card that answers it (a test asks them all). */
export const EXAMPLES = [
  { text: 'Our data is a mess, where do we start?', card: 'challenges/data-quality' },
  { text: 'How do we roll back a bad model?', card: 'practices/version-models-and-data' },
  { text: 'People are afraid that AI takes their jobs', card: 'challenges/cultural-resistance' },
  { text: 'What does a lead DevOps engineer earn?', card: 'salary/base-salary' },
] as const;
/** The sample question for any other card. @param title plain text */
export const showCard = (title: string) => `Show me “${title}”`;

// Lines of the help

export const TIP_HELP = 'a card you haven’t seen lately';
export const BROWSE_HELP = 'all cards of a kind, or on a topic like “agents and LLMs”';
export const CARD_HELP = 'one card by its name';

// Buttons

export const READ_WHOLE_CARD = 'Read the whole card';
export const OPEN_CARD = 'Open the card';
export const OPEN = 'Open';
export const SHARE_HERE = 'Share in this channel';
/** @param channel its name, if Slack says it */
export const shareIn = (channel: string | undefined, inThread: boolean) => {
  if (inThread) return channel ? `Share in the #${channel} thread` : 'Share in the thread';
  return channel ? `Share in #${channel}` : SHARE_HERE;
};
export const SHARE_ELSEWHERE = 'Share elsewhere…';
export const RELATED_CARDS = 'Related cards';
export const SAVE = 'Save';
export const SAVED = ':bookmark: Saved';
export const REMOVE = 'Remove';
/** @param channel its name, if Slack says it */
export const postChecklist = (channel: string | undefined, inThread: boolean) => {
  if (inThread) return 'Post a checklist in the thread';
  return channel ? `Post a checklist in #${channel}` : 'Post a checklist here';
};
export const REHEARSE = 'Rehearse';
export const LEARN = 'Learn with nudges';
export const ANOTHER_TIP = 'Another tip';
export const HELPFUL = 'Helpful';
export const NOT_HELPFUL = 'Not helpful';
export const PREVIOUS = 'Previous';
export const NEXT = 'Next';

export const REPORT_MISTAKE = 'Report a mistake';

// The same buttons for screen readers: what each one is about

/** @param button what is written on it */
export const aboutCard = (button: string, title: string) => `${button}: ${title}`;
export const openCardLabel = (title: string) => `Open the card ${title}`;
export const shareElsewhereLabel = (title: string) => `Share elsewhere, with a note: ${title}`;
export const saveLabel = (title: string) => `Save: ${title}`;
export const savedLabel = (title: string) => `Saved. Click to remove: ${title}`;
export const removeLabel = (title: string) => `Remove from your saved cards: ${title}`;
export const learnLabel = (title: string) => `Learn with nudges, on topics like ${title}`;
export const pageLabel = (button: string, list: string) => `${button} page of ${list}`;
export const HELPFUL_LABEL = 'This card is helpful';
export const NOT_HELPFUL_LABEL = 'This card is not helpful';

// Answers

export const OTHER_CARDS = 'These may fit, too';
/** Plain text; the heading of a checklist, too. */
export const RIGHT_NOW = 'Right now';
/** Above what helps in the first ten minutes of an incident. @param title the card's, as mrkdwn or plain text */
export const rightNowFrom = (title: string) => `${RIGHT_NOW} · from ${title}`;
export const SIREN = ':rotating_light:';
/** @param titles of cards for later, as mrkdwn */
export const afterward = (titles: readonly string[]) => `Afterward: ${titles.join(' · ')}`;
/** Something is broken, and no card has a step for just that. */
export const NO_STEP = 'No card has a first-ten-minutes step for this.';
/** @param title of the card that has the line */
export const inAnyIncident = (line: string, title: string) => `In any incident: ${line} (${title})`;

/** What to do first. @param step mrkdwn or plain text */
export const beginWith = (step: string) => {
  // Some steps say themselves when to take them.
  const [thisWeek = ''] = /^this week[:,] */i.exec(step) ?? [];
  const what = step.slice(thisWeek.length);
  return `First step${thisWeek && ' this week'}: ${what.charAt(0).toUpperCase()}${what.slice(1)}`;
};
/** @param titles of other cards that may fit, as mrkdwn */
export const alsoFitting = (titles: readonly string[]) => `Also: ${titles.join(' · ')}`;
export const openNamed = (title: string) => `Open “${title}”`;

/** When the answer is the card that the thread has just seen. @param card its title as mrkdwn, escaped */
export const stillThatCard = (card: string) => `Still the card above: ${card}. The whole card says more.`;

/** Said where guidance can't be the answer: a status, an error, a person, the weather. */
export const NOT_FOR_ME =
  'I can’t answer that: I only have guidance for DevOps teams that work with AI, and I don’t see your systems or schedules.';
/** The same where it is clear what helps instead. */
export function helpElsewhere({ need, tool }: Elsewhere): string {
  switch (need) {
    case 'on-call':
      return 'I don’t know who is on call; your on-call tool does.';
    case 'status':
      return `I can’t see whether ${tool ?? 'it'} is up; check its status page or your dashboards.`;
    case 'access':
      return `That’s about permissions${tool ? ` in ${tool}` : ''}, and no card knows yours: check your runbook, or ask whoever grants access or is on call.`;
    case 'error':
      return `That’s an error ${tool ? `from ${tool}` : 'in your own systems'}, and no card explains it: try ${tool ? 'its docs or your runbook' : 'your runbook or the tool’s docs'}, or ask whoever is on call.`;
  }
}
/** @param about the name that no card has. Plain text, like all that is said where no card answers. */
export const noCardOn = (about: string) => `I have no card on “${about}”.`;
export const NO_CARD = 'I have no card on that.';
export const closestCards = (titles: readonly string[]) => `Closest: ${titles.join(' · ')}.`;
export const HOW_DO_I_ASK = 'How to ask';

/** Why a card was found, in words that a person can check; empty if there is nothing to say. */
export function whyFound(reasons: readonly Reason[]): string {
  const parts = reasons.filter(isTelling).slice(0, 3).map(reasonText);
  return parts.length > 0 ? `Matches: ${parts.join(' · ')}` : '';
}

/** How many people such an answer has helped; undefined if nobody said so. */
export function foundHelpful(reasons: readonly Reason[]): string | undefined {
  const found = reasons.find(({ type }) => type === 'found-helpful');
  return found && reasonText(found);
}

function reasonText(reason: Reason): string {
  switch (reason.type) {
    case 'term':
      return escapeText(reason.term);
    case 'spelling':
      return `“${escapeText(reason.typed)}” read as ${escapeText(reason.readAs)}`;
    case 'concept':
      return `“${escapeText(reason.typed)}” as ${escapeText(reason.concept)}`;
    case 'meaning':
      return `“${escapeText(reason.typed)}” is close to ${escapeText(reason.near)}`;
    case 'named-kind':
      return `you asked for ${escapeText(reason.cardKind)}`;
    case 'found-helpful':
      return `${reason.people} ${reason.people === 1 ? 'person' : 'people'} found it helpful for that question`;
  }
}

// The whole card

/** Above the passage that answered. @param heading of its section, plain text */
export const answeredBy = (heading: string) =>
  `:point_right: What answers your question, from *${escapeText(heading)}*`;
export const RELATED_HEADING = `*${RELATED_CARDS}*`;
export const leadOnFrom = (title: string) => `Cards that lead on from *${escapeText(title)}*`;
export const NONE_RELATED = 'None yet.';
export const READ_ON = '*Read on*';
/** @param place mrkdwn */
export const fromGuide = (place: string) => `From the guide: ${place}`;
export const guidePlace = (section: string, item: string) => `${escapeText(section)} › ${escapeText(item)}`;
export const BEYOND_THE_GUIDE = 'Beyond the guide';
/** @param who mrkdwn */
export const lookedAfterBy = (who: string) => `Looked after by ${who}`;
/** @param day in words */
export const checkedOn = (day: string) => `Last checked ${day}`;
export const STARTING_VALUES =
  'Figures without a source are our starting values; adjust them to what you measure.';

// A team's own pages

export const OPEN_PAGE = 'Open the page';
/** @param names of the root and of the parts of its navigation that lead to the page, plain text */
export const fromRoot = (names: readonly string[]) => `:page_facing_up: ${escapeText(names.join(' › '))}`;
export const pageLookedAfterBy = (who: string) => `Looked after by ${escapeText(who)}`;
/** @param day ISO date */
export const pageChangedOn = (day: string) =>
  `Changed ${Temporal.PlainDate.from(day).toLocaleString('en-US', { day: 'numeric', month: 'long', year: 'numeric' })}`;
export const PAGE_GOES_ON = 'The page says more than fits here.';
/** @param titles of pages, as mrkdwn */
export const inYourPages = (titles: readonly string[]) => `In your pages: ${titles.join(' · ')}`;
export const NO_PAGE_NOW = 'That page is not in the guidance any more. Ask again to find what fits.';
export const pageHelpedThanks = (title: string) => `Thank you. Noted that *${escapeText(title)}* helped.`;
export const pageDidNotHelp = (title: string) =>
  `Thank you. Noted that *${escapeText(title)}* did not help. Ask in other words, or name what is missing.`;
/** The credit above a shared page. */
export const sharedPageBy = (userId: string) => `<@${escapeText(userId)}> shared a page`;
export const NOT_FOR_THIS_CHANNEL =
  'Not everybody in this channel may see that page, so I can’t post it here.';

// When a card is overdue for a review

const ago = ({ count, unit }: SinceReview) => `${count} ${unit}${count === 1 ? '' : 's'} ago`;
export const checkedAgo = (since: SinceReview) => `:hourglass: Last checked ${ago(since)}`;
/** @param day in words */
export const checkedOnAgo = (since: SinceReview, day: string) => `Last checked ${ago(since)}, on ${day}`;
/** @param title mrkdwn */
export const titleCheckedAgo = (title: string, since: SinceReview) =>
  `:hourglass: *${title}* was last checked ${ago(since)}`;
export const nameToCopy = (cardId: string) =>
  `This card’s name, to copy:\n\`\`\`${commandFor(escapeText(cardId))}\`\`\``;

// Lists of cards

export const CHOOSE_TOPIC = 'Choose a topic';
export const ABOUT_TOPIC = 'Cards of every kind on this topic';
export const cardCount = (count: number) => (count === 1 ? '1 card' : `${count} cards`);
/** @param first from 1 */
export const rangeOf = (first: number, last: number, all: number) => `${first}–${last} of ${all}`;
/** Where the cards come from, wherever many are listed. */
export const aboutCards = (count: number) =>
  `${cardCount(count)}, written and reviewed by people, no AI involved.`;
export const OR_BROWSE = '*Or browse*';

// Cards by their names

/** The command that shows a card. Plain text. */
export const commandFor = (cardId: string) => `${COMMAND} card ${cardId}`;
export const noSuchCard = (name: string) =>
  // A backtick of theirs would start code that ends in the middle of the next one.
  `There is no card ${quoted(name.replaceAll('`', ''))}.`;
/** @param example a card's id, if there are any cards */
export const howToNameACard = (example: string | undefined) =>
  `Write a card’s name after \`${COMMAND} card\`${example === undefined ? '' : `, for example \`${escapeText(commandFor(example))}\``}. You can copy it from the end of the whole card.`;
export const didYouMean = (count: number) =>
  count === 1 ? 'Did you mean this one?' : 'Did you mean one of these?';
/** When a button or a text refers to a card that is not in the knowledge base. */
export const goneCard = (cardId: string) =>
  `There is no card \`${escapeText(cardId)}\` now. Ask again to find what fits.`;

// Tips

export const NO_CARDS =
  'There are no cards here: I answer from your team’s own pages. Ask me anything in your own words.';
export const A_TIP = ':bulb: A tip';
/** @param card its fallback text */
export const tipSpoken = (card: string) => `Tip: ${card}`;

// Sharing

/** The credit above a shared card. */
export const sharedBy = (userId: string) => `<@${escapeText(userId)}> shared a guidance card`;
export const sharedIn = (channel: string, inThread: boolean) =>
  `Shared in ${inThread ? 'the thread in ' : ''}<#${escapeText(channel)}>.`;
/** Where the bot can't see whether it is there. */
export const sharedLately = (channel: string, inThread: boolean) =>
  `Somebody shared it in ${inThread ? 'the thread in ' : ''}<#${escapeText(channel)}> just now. If it isn’t there, try again in half a minute.`;
export const sharedCardIn = (title: string, channel: string) =>
  `Shared *${escapeText(title)}* in <#${escapeText(channel)}>.`;
/** @param rightAbove “right above”, as a link if its address is known */
export const alreadyHere = (rightAbove: string) => `It’s already here, ${rightAbove}.`;
export const RIGHT_ABOVE = 'right above';
/** When somebody wants to share with more people than those in a thread. */
export const SAY_IN_CHANNEL = 'To post it in the channel, say “share it in the channel”.';
/** @param alreadyIn “already in”, as a link if its address is known */
export const alreadyInChannel = (title: string, alreadyIn: string, channel: string) =>
  `*${escapeText(title)}* is ${alreadyIn} <#${escapeText(channel)}>, among the latest messages.`;
export const ALREADY_IN = 'already in';
/** To the person whose request was answered with a public post in their name. */
export const POSTED_FOR_YOU = 'I posted it in your name.';
export const NOWHERE_TO_SHARE = 'There is no channel here to share it in.';

// Saving

export const savedCard = (title: string) =>
  `:bookmark: Saved *${escapeText(title)}*. You’ll find it on my Home tab and with \`${COMMAND} saved\`.`;
export const alreadySaved = (title: string) =>
  `:bookmark: *${escapeText(title)}* is already among your saved cards. \`${COMMAND} saved\` lists them.`;

// Feedback

export const helpedThanks = (title: string) => `Thank you. Noted that *${escapeText(title)}* helped.`;
/** Followed by the reasons as buttons. */
export const didNotHelpThanks = (title: string) =>
  `Thank you. Noted that *${escapeText(title)}* did not help; the people who write the cards will see that. What was wrong with it?`;
export const WRONG_TOPIC = 'Wrong topic';
export const TOO_LONG = 'Too long';
export const NOT_CONCRETE = 'Not concrete';
export const WRONG_TOPIC_LABEL = 'Wrong topic: show me the next card';
export const TOO_LONG_LABEL = 'Too long: show me one sentence';
export const NOT_CONCRETE_LABEL = 'Not concrete: show me steps or an example';

// Small talk

/** What the bot says to what is no question; mrkdwn. */
export const SMALL_TALK: Record<Topic, string> = {
  greeting: 'Hi! Ask me anything about running AI with a DevOps team, in your own words.',
  thanks: 'You’re welcome. Ask again whenever you like.',
  farewell: 'See you! I’m here when you need me.',
  praise: 'Glad it helped.',
  complaint:
    'Sorry about that. Tell me what you need in other words, or press *Not helpful* under the answer: the people who write the cards see it.',
  'about-bot':
    'I’m a bot, not an AI: I find passages in cards that people wrote and reviewed. No language model writes my answers, and I can always say why I chose a card.',
  'about-data':
    'I keep your questions for a while, what you save, and what you learn. You can see all of it, export it, or delete it.',
  stop: 'I only send what you asked for. Here you can stop your nudges at once.',
  pause: 'Here you can pause your nudges for a day, for a week, or until a date.',
  help: 'I find guidance for DevOps teams that work with AI: practices, challenges, skills, career and pay. Ask in your own words.',
  test: 'I’m here and listening.',
  // Also for what was only taken for talk: an outburst, a slip of the keyboard.
  chatter: 'I’m here when you have a question about your work. A few words are enough.',
};
export const SHOW_EXAMPLES = 'Show examples';
export const PRIVACY_BUTTON = 'What I store about you';
export const YOUR_NUDGES = 'Your nudges';
