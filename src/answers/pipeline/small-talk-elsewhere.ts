import type { Topic } from '../intent/intents.ts';

/** Whole messages that are a greeting, thanks, a goodbye or a wish for quiet, in the languages that people may slip into. */
const PHRASES: readonly (readonly [Topic, readonly string[]])[] = [
  [
    'greeting',
    [
      'guten (?:morgen|tag|abend)|moin moin|gr(?:ü|ue)(?:ß|ss) (?:gott|dich|euch)|hallo',
      'bonjour|bonsoir|salut|coucou',
      'hola|buen(?:os)? d[ií]as?|buenas(?: tardes| noches)?',
      'ol[aá]|oi|bom dia|boa (?:tarde|noite)',
      'buongiorno|buon giorno|buonasera|buona sera|salve',
      'goede(?:morgen|middag|navond|ndag)|goeie?morgen|hoi',
      'cze[sś][cć]|dzie[nń] dobry|dobry wiecz[oó]r|hej|witam',
      'こんにちは|おはよう(?:ございます)?|こんばんは|はじめまして',
      '(?:你|您|大家)好|早上好|早安|下午好|晚上好',
      '안녕(?:하세요|하십니까)?',
    ],
  ],
  [
    'thanks',
    [
      'danke(?: (?:schön|schoen|sehr|dir|euch|ihnen|vielmals))?|(?:vielen|besten|herzlichen|tausend) dank(?: dafür| dir)?',
      'merci(?: (?:beaucoup|bien|à tous|à toi|à vous))?|mille mercis?',
      '(?:muchas |mil )?gracias(?: a todos)?',
      '(?:muito )?obrigad[oa]|valeu',
      'grazie(?: (?:mille|tante))?|ti ringrazio',
      'dank (?:je|u)(?: wel)?|dankjewel|dankuwel|(?:hartelijk )?bedankt',
      'dzi[eę]kuj[eę](?: bardzo)?|dzi[eę]ki(?: wielkie)?',
      '(?:どうも)?ありがとう(?:ございます|ございました)?|どうも|助かりました',
      '(?:多|非常感)?谢谢(?:你|您|大家)?|多谢|感谢',
      '감사(?:합니다|해요)|고마워요?|고맙습니다',
    ],
  ],
  [
    'farewell',
    [
      'tsch(?:ü|ue)ss?|tschüß|auf wiedersehen|bis (?:bald|dann|morgen|später|montag)|sch(?:ö|oe)nen? (?:abend|tag|feierabend|wochenende)(?: noch)?|gute nacht',
      'au revoir|à (?:bientôt|demain|plus|plus tard|lundi)|bonne (?:journée|soirée|nuit)|bon week-?end',
      'adi[oó]s|hasta (?:luego|mañana|pronto|el lunes)|nos vemos|chao',
      'tchau|at[eé] (?:logo|mais|amanh[aã]|breve)|falou',
      'arrivederci|a (?:domani|presto|dopo)|buona (?:giornata|serata|notte)',
      'tot (?:ziens|morgen|later|straks)|doei|fijne (?:dag|avond)(?: nog)?',
      'do (?:widzenia|jutra|zobaczenia)|na razie|mi[lł]ego dnia',
      'さようなら|またね|また明日|お疲れ様(?:です|でした)?|お先に失礼します|おやすみ(?:なさい)?',
      '再[见見]|拜拜|明天见|晚安|回头见',
      '안녕히 ?(?:가세요|계세요)|잘 ?가요?|내일 ?(?:봐요|뵙겠습니다)|수고하세요',
    ],
  ],
  [
    'stop',
    [
      'stopp|h(?:ö|oe)r(?:t)? (?:bitte )?auf|aufhören|keine nachrichten mehr|lass mich in ruhe',
      'arr[eê]tez?(?: ça)?|plus de messages|laissez?-moi tranquille',
      'basta(?: ya)?|det[eé]nte|no m[aá]s mensajes|d[eé]jame en paz',
      'pare|chega|chega de mensagens|n[aã]o quero mais mensagens|me deixe em paz',
      'smettila|fermati|niente più messaggi|lasciami in pace',
      'hou op|ophouden|geen berichten meer|laat me met rust',
      'przesta[nń]|do[sś][cć]|(?:nie chc[eę] )?wi[eę]cej wiadomo[sś]ci|daj mi spok[oó]j',
      '(?:もう)?(?:や|止)めて(?:ください|下さい)?|停止(?:して(?:ください|下さい))?|もう送らないで(?:ください)?',
      '停(?:止|下)?|别(?:再)?发了|不要再发(?:了|消息(?:了)?)?|请停止',
      '그만(?:해| ?하세요| ?보내세요)?|멈춰(?:요| ?주세요)?|메시지 그만',
    ],
  ],
];

const PLEASE =
  "(?:(?:bitte|por favor|per favore|s'il (?:vous|te) pla[iî]t|alsjeblieft|alstublieft|prosz[eę]|请)[ ,]*)?";
const WHOM =
  '(?:[ ,]*(?:bot|guidepost|robot|zusammen|allerseits|leute|à tous|tout le monde|todos|a todos|equipo|pessoal|gente|tutti|a tutti|allemaal|wszystkim|皆さん|大家|여러분|bitte|por favor|per favore|alsjeblieft|prosz[eę]))*';
const END = '[\\s!.…~:)。!〜👋👍🙏❤\u{FE0F}]*';

const WHOLE: readonly (readonly [Topic, RegExp])[] = PHRASES.map(([topic, phrases]) => [
  topic,
  new RegExp(`^[¡\\s]*${PLEASE}(?:${phrases.join('|')})${WHOM}${END}$`, 'iu'),
]);

/** What a message is about that is plainly small talk in another language. @param said without blanks around it */
export function smallTalkElsewhere(said: string): Topic | undefined {
  return WHOLE.find(([, pattern]) => pattern.test(said))?.[0];
}
