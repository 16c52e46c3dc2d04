import type { Topic } from '../intent/intents.ts';
import { smallTalkElsewhere } from './small-talk-elsewhere.ts';

/** Whole messages that are talk and nothing else; anything longer is left to the model. */
const TALK: readonly (readonly [Topic, RegExp])[] = [
  [
    'thanks',
    /^(?:ok(?:ay)?[, ]+)?(?:many |much |big )?(?:thanks?|thank you|thx|thnx|ty|tysm|cheers|merci|danke|gracias|obrigad[oa]|arigato)(?: (?:so much|a lot|a bunch|a million|bot|guidepost|mate|man|everyone|for (?:that|this|the help|your help)|you))*(?:[ !.:)👍🙏❤]|\u{FE0F})*$/iu,
  ],
  [
    'greeting',
    /^(?:hi+|hey+|hello+|yo|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|morning|namaste|hola|hallo|moin|servus)(?: (?:bot|guidepost|there|all|team|everyone|folks|again|my friend))*[ !.,:)👋]*$/iu,
  ],
  [
    'farewell',
    /^(?:bye+(?: bye)?|goodbye|good ?night|see (?:you|ya)(?: (?:later|tomorrow|soon|monday))?|later|ciao|cu|have a (?:good|nice|great) (?:one|day|evening|weekend))(?: (?:bot|guidepost|all|everyone|team))*[ !.:)👋]*$/iu,
  ],
  [
    'praise',
    /^(?:(?:that(?:'s| is| was)|this is|it'?s|you(?:'re| are)|so|very|really) )?(?:great|perfect|awesome|excellent|brilliant|amazing|nice|cool|super|superb|good|helpful|useful|spot on|exactly|love it|well done|good (?:bot|job|answer|one)|nice (?:one|job)|great (?:answer|job|bot)|lovely|neat|wow)(?: (?:bot|guidepost|answer|stuff|thanks|one|work|job))*[ !.:)👍🎉]*$/iu,
  ],
  // Nothing but emoji, and one of them approves. What the others mean is anybody's guess: 🔥 may be an outage.
  [
    'praise',
    /^(?=.*(?:👍|👏|🙌|🎉|🙏|❤|💯|😀|😃|😄|😁|😊|🙂|😍|🥳|🤩|💪|👌|:(?:\+1|thumbsup|clap|raised_hands|tada|pray|heart|100|smile|smiley|grinning|blush|heart_eyes|star-struck|partying_face|muscle|ok_hand)(?:::skin-tone-\d)?:))(?::[a-z0-9_+-]+:|[\p{Extended_Pictographic}\p{Emoji_Modifier}\s]|\u{FE0F}|\u{200D})+$/u,
  ],
  ['chatter', /^(?::[a-z0-9_+-]+:|[\p{Extended_Pictographic}\p{Emoji_Modifier}\s]|\u{FE0F}|\u{200D})+$/u],
  [
    'test',
    /^(?:test(?:ing)?(?: test| 1 2 3| 123)?|ping|are you (?:there|alive|awake|working|online|up)|you there|does this work|is this (?:thing )?on|anybody (?:here|home))[ !?.]*$/i,
  ],
  [
    'about-bot',
    /^(?:and )?(?:who|what) (?:are|r) (?:you|u)(?: exactly| anyway)?[ ?!.]*$|^(?:are|r) (?:you|u) (?:an? )?(?:ai|a\.i\.|llm|language model|gpt|chatgpt|bot|robot|human|real|person|claude|copilot)\b.*$|^(?:is|was) (?:there |this )?(?:an? )?(?:ai|llm|language model|chatgpt|gpt|human|person)(?: behind (?:you|this|it))?[ ?!.]*$|^who (?:made|built|wrote|runs|owns|maintains|created) (?:you|this|these(?: cards)?|it|the cards)[ ?!.]*$|^(?:can|should) i trust (?:you|this|these cards|your answers)[ ?!.]*$/i,
  ],
  // Who tries this wants to know what the bot is.
  [
    'about-bot',
    /^(?:please )?(?:ignore|disregard|forget|override) (?:all |any |your |the |my )*(?:previous|prior|above|earlier|system) (?:instructions?|prompts?|rules|messages?)\b(?!.*\b(?:how|what if|prevent|protect|stop|attack|injection|defend)\b).{0,120}$|^(?:print|show|reveal|repeat|output) (?:me )?(?:your|the) (?:system )?(?:prompt|instructions)[ ?!.]*$/i,
  ],
  [
    'about-data',
    /^(?:and )?(?:what|which|do|does|who|where|how long|can|are|is) .{0,40}\b(?:store|save|keep|log|record|read|see|know(?= about (?:me|us)\b)|collect|remember|track|private)\b.{0,50}\b(?:me|my|i|you|messages?|questions?|data|us|this|dms?)\b.{0,20}$/i,
  ],
  [
    'help',
    /^(?:what (?:can|do) you (?:do|know|offer|help with)|what (?:are you|is this bot|is this) (?:for|good for)|how do(?:es)? (?:you|this|it) work|how do i use (?:you|this)|what can i ask(?: you)?|what else can you do|capabilities|commands)[ ?!.]*$/i,
  ],
  [
    'complaint',
    /^(?:that(?:'s| is| was)|this is|you(?:'re| are)|so) (?:useless|wrong|rubbish|nonsense|stupid|dumb|terrible|bad|not (?:helpful|useful|what i (?:asked|meant))|annoying|garbage|crap)(?: bot)?[ !.]*$|^(?:bad|stupid|dumb|useless|silly) bot[ !.]*$/i,
  ],
  [
    'stop',
    /^(?:please )?(?:stop|unsubscribe|opt ?(?:me )?out|stop (?:it|this|that|messaging me|sending me (?:stuff|messages|nudges|these)|the nudges|nudging(?: me)?|writing to me|bothering me)|no more (?:messages|nudges)(?: please)?|too many messages(?:,? please stop)?|leave me alone|shut up|go away|be quiet)(?: please)?[ !.]*$/i,
  ],
  [
    'pause',
    /^(?:please )?(?:pause|snooze|mute)(?: (?:my |the |all )?(?:nudges|messages|you|this|it))?(?: (?:please|for (?:a|one|two|\d+) (?:days?|weeks?)|(?:until|till) \S+))?[ !.]*$/i,
  ],
  [
    'chatter',
    /^(?:sorry|my bad|oops|lol|haha+|hehe+|rofl|lmao|never ?mind|nvm|forget it|wrong (?:channel|window|thread)|ignore (?:that|me|this)|just kidding|jk|brb|k+|yes|no|yep|nope|sure|maybe|hm+|ok+(?:ay)?|got it|right|i see|same|me too|\+1|cool story)[ !.:)]*$/i,
  ],
];

/** What a message is about that is plainly small talk. @param inThread there, a bare “ok?” may ask about the thread */
export function smallTalkTopic(text: string, inThread: boolean): Topic | undefined {
  const said = text.trim().replaceAll('’', "'");
  if (said === '' || (inThread && said.length < 3)) return undefined;
  return TALK.find(([, pattern]) => pattern.test(said))?.[0] ?? smallTalkElsewhere(said);
}
