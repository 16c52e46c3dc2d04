import { beforeAll, describe, expect, it } from 'vitest';
import type { Kind } from '../../../src/cards/card.ts';
import { readFollowUp } from '../../../src/slack/answers/follow-up-text.ts';
import { builtInCatalog } from '../../support/built-in-cards.ts';

let kinds: readonly Kind[];

beforeAll(async () => {
  const { library } = (await builtInCatalog()).current();
  kinds = library.kinds;
});

/** A wish as one word or two. */
function read(text: string): string {
  const wish = readFollowUp(text, kinds);
  switch (wish?.type) {
    case undefined:
      return 'none';
    case 'more':
      return `more ${wish.howMany}`;
    case 'why':
    case 'whole':
      return wish.at === 0 ? wish.type : `${wish.type} ${wish.at}`;
    case 'steer':
      return `steer ${wish.to.id}`;
    case 'share':
      return `share ${typeof wish.where === 'string' ? wish.where : wish.where.channel}`;
    case 'save':
    case 'report':
      return wish.type;
    case 'closer':
      return wish.look;
    case 'not-it':
      return `not it: ${wish.words}`.trim();
    case 'also':
      return `also ${wish.about}`;
  }
}

const WAYS: Record<string, string[]> = {
  report: [
    'this card is outdated',
    'That is out of date',
    'report a mistake',
    'I found an error on this card',
    'please report this card',
    'the card is no longer correct',
  ],
  'share person': ['share it with <@U0MARCO>', 'Share this with Marco', 'send it to <@U0MARCO|marco> please'],
  'share unknown': ['share it in #nonexistent', 'post this in #no-such-channel please'],
  'more some': [
    'more',
    'More!',
    'more please',
    'any more?',
    'some more, please',
    'Thanks, more?',
    'ok, more cards please',
    'show me more',
    'Can you show me more?',
    'could I see some more cards',
    'do you have more?',
    'got any more?',
    'are there more?',
    'more on the same topic',
    'more cards about that',
    'more like this',
    'more options',
    'any other ideas?',
    'any others?',
    'other suggestions?',
    'what else?',
    'what else do you have?',
    'anything else on that?',
    'what other cards do you have?',
    'and what else is there?',
    'the next ones',
    'go on',
    'keep going',
    'continue',
  ],
  'more one': [
    'another',
    'another one',
    'Another one please :pray:',
    'give me another one',
    'one more',
    'can I have another card?',
    'next',
    'next one please',
    'the next card',
    'a different one',
    'show me a different card',
    'something different',
    'great, another one!',
  ],
  why: [
    'why?',
    'why',
    'why this one?',
    'Why this card?',
    'but why that?',
    'why did you pick this one?',
    'why did you choose that?',
    'Why did you show me this card?',
    'why is that?',
    'why is this the answer?',
    'why is this card relevant?',
    'why does this fit?',
    'how come?',
    'how did you find this?',
    'what makes you think so?',
    'explain why',
    'please explain why this one',
    'explain your choice',
    'can you explain why?',
  ],
  'why 1': ['why the second one?'],
  'steer challenges': [
    'challenges about that',
    'Challenges on this?',
    'any challenges?',
    'any challenges with that?',
    'common challenges for it',
    'what are the challenges with that?',
    'what challenges are there?',
    'and the challenges?',
    'and challenges?',
    'show me the challenges about that',
    'are there any problems with this?',
    'what about challenges?',
    'can you show me challenges about this please',
    'do you have challenges on that?',
    'what challenges does that bring?',
  ],
  'steer practices': [
    'practices for that',
    'best practices for this?',
    'any best practices on that',
    'and the practices?',
  ],
  'steer soft-skills': ['soft skills for that', 'which skills do I need for that?', 'skills about this'],
  'steer trends': ['trends on this', 'what are the trends here?'],
  'steer salary': ['salary for that'],
  'share here': [
    'share it',
    'share',
    'please share this',
    'share this card',
    'share it here',
    'can you share that?',
    'post it here',
    'share it in this thread please',
    'could you share it?',
  ],
  'share channel': [
    'share it with the team',
    'share it in the channel',
    'share this with everyone',
    'post it in the channel',
    'can you share this with my team?',
  ],
  'share C0PLATFORM': [
    'share it in <#C0PLATFORM|platform>',
    'post this to <#C0PLATFORM>',
    'share <#C0PLATFORM|>',
  ].slice(0, 2),
  save: [
    'save',
    'save it',
    'save this card',
    'bookmark this',
    'please save that for later',
    'keep it',
    'can you save this for me?',
  ],
  whole: [
    'the whole card',
    'show it',
    'show me the whole card',
    'the full card please',
    'open it',
    'read the whole thing',
    'show me the full text',
    'details',
    'more details please',
    'tell me more',
    'tell me more about this',
    'more about that',
    'everything',
    'can I see the card?',
    'in full',
    'show me the first one',
  ],
  shorter: [
    'shorter',
    'shorter please',
    'tl;dr',
    'TL;DR please',
    'tldr?',
    'too long',
    'can you make it shorter?',
    'in one sentence',
    'give me the short version',
    'summarize it',
    'in a nutshell?',
  ],
  steps: [
    'how?',
    'how',
    'but how?',
    'how do we do that?',
    'how do we do that',
    'How would I do this?',
    'steps?',
    'what are the steps?',
    'show me the steps',
    'step by step please',
    'the first steps?',
  ],
  example: [
    'example?',
    'for example?',
    'an example please',
    'like what?',
    'can you give me an example',
    'do you have a concrete example?',
    'more concrete please',
    'what would that look like?',
  ],
  simply: [
    'for a junior',
    'and for juniors?',
    'explain it simply',
    'eli5',
    'explain it like I’m five',
    'in simple terms please',
    'I don’t get it',
    'what does that mean?',
  ],
  'not it:': [
    'not helpful',
    'Not helpful.',
    "that's not it",
    'That’s not it :(',
    'wrong',
    'wrong card',
    'no, not that',
    'nope, not this one',
    "that's not what I meant",
    'not what we need',
    'not really helpful :disappointed:',
    "that doesn't help",
    'this did not answer my question',
    'not helpful, thanks',
  ],
  'not it: we need the way back today': [
    'not helpful, we need the way back today',
    "that's not it, we need the way back today",
    'No, that’s not what I meant: we need the way back today',
    'wrong - we need the way back today',
    'not what I asked. we need the way back today',
  ],
  'not it: the data': ['I meant the data', 'no, I was asking about the data'],
  'also LLMs': ['and for LLMs?', 'what about LLMs', 'how about LLMs?', 'and LLMs?', 'but what about LLMs?'],
  'also Azure': ['and in Azure?', 'And on Azure', 'what about in Azure?'],
  'also our on-prem clusters': ['and for our on-prem clusters?'],
  'whole 1': ['the second one', 'open the second card', 'show me number 2'],
  'whole 2': ['third one please'],
};

describe('a wish about the last answer', () => {
  for (const [wish, texts] of Object.entries(WAYS)) {
    it(`is read as "${wish}", however it is put`, () => {
      expect(texts.filter((text) => read(text) !== wish).map((text) => `${text} → ${read(text)}`)).toEqual(
        [],
      );
    });
  }

  it('is not found in what people say to each other, or ask anew', () => {
    const other = [
      '',
      '…',
      'more of us should review this',
      'more on that tomorrow',
      'more tests would have caught it',
      'One more thing: the deploy is at five',
      'another team had the same',
      'another outage today',
      'next sprint',
      'next week works for me',
      'why this fails is beyond me',
      'why does the pipeline fail?',
      'why do models drift?',
      'why not?',
      'Why did you merge that, Marco?',
      'how did you find the job?',
      'save the date',
      'save money on GPUs',
      'how do we save on tokens?',
      'share your screen please',
      'I will share it with Marco',
      'share prices',
      'we should share knowledge',
      'keep me posted',
      'keep the lights on',
      'challenges',
      'practices',
      'practices for data quality',
      'challenges about security',
      'what are the challenges of fine-tuning?',
      'which skills do I need for a lead role?',
      'any skills gap?',
      'the whole team is out',
      'the whole thing is broken',
      'this',
      'that one',
      'it works',
      'show it to Marco',
      'show me the dashboards',
      'tell me more lies',
      'everything is on fire',
      'everything works',
      'details are in the ticket',
      'first one to fix it gets cake',
      'go on holiday',
      'continue with the rollout',
      'what else broke?',
      'wrong channel',
      'wrong env was deployed',
      "that's wrong with the deploy",
      'not now',
      'not bad',
      'no',
      'not sure that this works',
      'it is not it-security',
      'I need the data',
      'and then?',
      'and?',
      'and you?',
      'and tomorrow?',
      'what about you?',
      'what about that?',
      'how about lunch?',
      'and how do we know that the data quality is good enough?',
      'and thanks',
      'and the deploy is green now',
      'how do we start',
      'how do we measure that?',
      'how to deploy a model?',
      'how are you?',
      'examples of bad prompts',
      'for example the pods restart',
      'explain drift',
      'shorter release cycles',
      'too long a wait',
      'steps to reproduce are in the ticket',
      'what does drift mean?',
      'anything else Marco?',
      'thanks',
      'ok',
      'sure',
      'help',
      'tip',
      'another tip',
    ];
    expect(other.filter((text) => read(text) !== 'none').map((text) => `${text} → ${read(text)}`)).toEqual(
      [],
    );
  });
});
