import { isStopWord } from './stop-words.ts';

/** The languages in which the bot can say that its cards are in English, by their ISO 639-1 codes. */
export const SPOKEN_LANGUAGES = ['de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'zh', 'ko'] as const;
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number];

/** Any language but English; `unknown` is one that the bot can't say a word in. */
export type OtherLanguage = SpokenLanguage | 'unknown';

/**
 * The little words that hardly any question does without: question words, pronouns, prepositions, forms of "to be". They
 * give a language away where runs of letters would not: names, tools and loanwords come from everywhere. Left out are
 * words that mean something else in this field ("pod" is "under" in Polish, "es" is a database, "bom" is a bill of materials, "ai" and "eu" are clear).
 */
const LISTS: readonly (readonly [OtherLanguage, string])[] = [
  [
    'de',
    `gute guten lohnt fangen aber als am an auch auf aus bei beim bin bis bitte brauche brauchen braucht bräuchte da damit dann darf dürfen das dass
    daß dein dem den denn der des deshalb dich die dies diese diesem diesen dieser dieses dir doch du durch ein eine einem
    einen einer eines einfach er euch euer eure für gar gegen gemacht geht gehen gewesen gibt ganz gut habe haben habt
    hallo hast hat hatte hilfe ich ihm ihn ihr ihre ihren immer im in ins ist ja jede jeden jeder jemand jetzt kann kannst
    kein keine keinen keiner kommt können könnt könnte lange lässt läuft machen machst macht man mehr mein meine meinem
    meinen mich mir mit muss müssen nach nachts nehmt nicht nichts nie noch nur ob oder ohne schon sehr sein seine seit sich
    sie sind so soll sollen sollte sollten tun über um und uns unser unsere unserem unseren unserer unter viel viele vielen
    vom von vor wann war waren warum was wegen weil welche welchem welchen welcher welches wem wen wenig wenn wer werden wie
    wieder wieviel will wir wird wirklich wo wofür woher wollen womit worauf wozu wurde würde zu zum zur zwischen`,
  ],
  [
    'fr',
    `attend attendre temps noter bon bonne bonnes alors après au aucun aussi autre aux avant avec avez avoir avons beaucoup besoin bien bonjour car ce cela ces cet cette
    ceux chaque chez combien comme comment contre dans de depuis des dois doit doivent donc dont du elle elles en encore
    entre est et était étaient être eux fait faire faut ici il ils jamais je la le les leur leurs là lui ma mais
    me même mes moi moins mon ne ni nos notre nous on ont ou où par parce pas pendant peu peut peuvent peux plus pour
    pourquoi pouvez près puis qu quand que quel quelle quelles quelqu quelque quels qui quoi rien sa sans se sera ses si
    soit sommes son sont sous suis sur ta te tes toi ton toujours tous tout toute toutes très trop tu un une vers vos votre
    vous vraiment y aide`,
  ],
  [
    'es',
    `buen buena buenas buenos a ahora al algo alguien algún alguna antes aquí así aún ayuda bien cada como cómo con cual cuál cuáles cualquier cuando
    cuándo cuánto cuánta cuántos cuántas de debe deben debería deberíamos debo del desde donde dónde dos durante e el él ella
    ellos en entonces entre era eres esa ese eso esos está están estamos estar este esta esto estos estas estoy fue ha
    había hace hacemos hacen hacer hago han hasta hay hemos hola la las le les lo los más me mejor mi mis mucho muchos mucha
    muy nada necesito necesitamos ni no nos nosotros nuestra nuestras nuestro nuestros nunca otra otro otros para pero poco
    podemos por porque pues puede pueden puedo que qué quién quiénes quiero se sea según ser si sí siempre sin sobre solo
    somos son soy su sus también tan tanto tenemos tener tengo tiene tienen toda todas todavía todo todos tu tus un una
    unas uno unos usted ustedes va vale vez y ya yo`,
  ],
  [
    'pt',
    `boa boas bons a agora aí ainda ajuda algo alguém algum alguma antes ao aos as até cada com como contra da das de demais depois deve
    devem devemos do dos e é ela ele eles em então entre era essa esse esta está estamos estão estar este fazer faz fiz
    foi foram gente há isso isto já lá lhe mais mas me melhor mesmo meu meus minha muito muita muitos na não nas nem nenhum
    nos nós nossa nossas nosso nossos num numa o obrigado olá onde os ou para parece pela pelo pena pode podem podemos
    por porque porquê posso pra precisa precisamos preciso qual quais qualquer quando quanto quanta quantos que quê quem
    quero são se sem sempre ser seu seus sim só sobre somos sou sua também tão tem têm temos tenho ter toda todas todo todos
    tudo um uma umas uns usar vai vale vamos você vocês`,
  ],
  [
    'it',
    `buon buona buone buoni conviene davvero spesso a abbiamo adesso agli aiuto al alla alle allo anche ancora avere bene bisogna bisogno che chi ciao ciò col come comincia
    con così cosa cos cui da dagli dai dal dalla dalle degli dei del della delle dello deve devo devono di dobbiamo dopo dove
    due e è era essere fa facciamo fare fanno fra già gli ha hanno ho i il in io la le lei li lo loro lui ma mai me meglio
    meno mi mia mie miei mio molto ne nei nel nella nelle nessuno niente noi non nostra nostre nostri nostro ogni ora per
    perché perchè però più poco poi possiamo posso possono prima può puoi qual quale quali qualcuno quando quanta quante
    quanti quanto quella quelle quello quest questa queste questi questo qui quindi sa se sei sempre senza serve si sia siamo
    solo sono sopra sta stasera stesso su sua sue sugli sui sul sulla sulle suo te ti tra troppo tu tutta tutte tutti tutto
    un una uno va vi voglio vogliamo voi vuole`,
  ],
  [
    'nl',
    `goede aan al alle als ben bij daar dan dat de deze die dit doe doen door dus echt een eerst eigen elk elke en er erg gaan gaat
    geeft geen geld goed graag haar hadden had heb hebben hebt heeft heel hem hen het hier hij hoe hoeveel hulp hun iemand iets
    ik in is ja je jij jou jouw jullie kan kost kun kunnen kunt laat maar mag me meer men met mij mijn moet moeten mogen na naar
    nee niet niets niks nog nooit nu of om omdat onder ons onze ook op over sinds steeds te tegen toch toe tot tussen uit uw
    van vandaag veel vannacht verder via voor waar waarom wanneer want waren was wat we weer weinig wel welk welke werd wie wij
    wil willen word worden wordt zal ze zeer zelf zich zij zijn zinvol zitten zo zonder zou zouden zullen`,
  ],
  [
    'pl',
    `dobre dobry albo ale bardzo bez bo być był była było były co coś czego czemu czy czym dać dlaczego dla do dobrze gdy gdzie go i ich
    ile im inne ja jak jaka jaki jakie jako jednak jego jej jest jestem jesteśmy jeszcze jeśli jeżeli już każdy kiedy kto którą
    która które którego której który których ktoś ku lub ma mają mam mamy masz mi mieć mnie moja moje może można mój musi
    musimy my na nad nam nas nasz nasza nasze naszego naszej naszych nic nie niż no o od on ona oni oraz po pomoc pomocy
    potrzebuję potrzebujemy powinien powinna powinniśmy powinno proszę przed przez przy się są skąd sobie swoje ta tak także
    tam te tego tej ten teraz też to trzeba tu tych tylko tym u w warto was więc wiele wszystko wszystkie z za zawsze ze
    zrobić że żeby zbyt dużo mało`,
  ],
  [
    'unknown',
    // Swedish, Danish, Norwegian
    `hur vad och är inte för att som jag på vår vårt våra ett eller varför vilken vilka hjälp hvordan hva hvad og ikke jeg til
    hvorfor hvilken hvilke vores våre hvem blir skal
    ` +
      // Finnish, Hungarian, Turkish
      `miten mitä mikä onko miksi missä kuinka meidän voiko pitää hogyan mennyi miért hogy egy nem van kell vagy nálunk nasıl nedir
    neden niçin bir bu için ile değil hangi kim kaç mı     ` +
      // Czech, Slovak, Romanian, Croatian
      `jak proč kde že není jsme nebo když náš naše který kdo ako prečo kto cum este sunt și pentru ce care cât dacă noastre nostru
    kako zašto što gdje koji naš smo
    ` +
      // Indonesian, Vietnamese, Catalan
      `bagaimana apa apakah yang untuk dengan tidak dan kami kita adalah mengapa bisa berapa làm thế nào để là không của với có gì
    cho như tại sao com què amb els perquè nostre`,
  ],
];

/** Too common as names, abbreviations or parts of set phrases ("Los Angeles", "en masse"): they only count in pairs. */
const WEAK = wordSet(
  `al con das del der des dos est las les los par pro que ser sin son sur una une von sera cum com ton bien bis ist tam nos
  wat wil`,
);

/** English, too, although no stop words; they say nothing either way. */
const ALSO_ENGLISH = wordSet(
  `bin car care den die dies door due era fahrenheit gar gut hat hello kind male man mas men plus post quo serve sole solo tan ten van
  vale vet war word`,
);

/** Endings that no English word of that length has. */
const ENDINGS: readonly (readonly [OtherLanguage, RegExp])[] = [
  ['de', /\p{L}{4}(?:ung|ungen|keit|heit|lich|liche[nrs]?|ieren)$/u],
  ['es', /\p{L}{3}ciones$|\p{L}{3}ci[oó]n$/u],
  ['pt', /\p{L}{3}(?:ção|cao|ções|coes|dade|dades)$/u],
  ['it', /\p{L}{3}(?:zione|zioni|aggio|izzare)$/u],
  ['nl', /\p{L}{3}(?:heid|lijk|lijke)$/u],
  ['pl', /\p{L}{3}(?:ość|ości|ować)$/u],
];

/** How much a word tells that a text is not in English, by the languages that have it. */
export interface Telling {
  languages: ReadonlySet<OtherLanguage>;
  /** 0 for a word of English, too; such words only tell other languages apart. */
  counts: number;
}

/** What a word tells; undefined for one that is in no list and has no telling ending. @param word as typed */
export function tellingOf(word: string): Telling | undefined {
  const lower = word.toLowerCase();
  const known = TELLING.get(lower) ?? TELLING.get(folded(lower));
  if (known || ALSO_ENGLISH.has(lower)) return known;
  const ending = ENDINGS.find(([, letters]) => letters.test(lower));
  return ending && { languages: new Set([ending[0]]), counts: 1 };
}

/** The little words of a language, in plain lower case; none for one without a list. @param language an ISO 639-1 code */
export function littleWordsOf(language: string): string[] {
  return LISTS.flatMap(([of, list]) =>
    of === language ? list.split(/\s+/).filter(Boolean).map(folded) : [],
  );
}

const TELLING: ReadonlyMap<string, Telling> = tellingWords();

function tellingWords(): Map<string, Telling> {
  const languages = new Map<string, Set<OtherLanguage>>();
  for (const [language, list] of LISTS) {
    for (const word of list.split(/\s+/).filter(Boolean)) {
      // Without its accent, "för" is the English "for".
      const forms = isStopWord(folded(word)) ? [word] : [word, folded(word)];
      for (const form of forms) languages.set(form, (languages.get(form) ?? new Set()).add(language));
    }
  }
  return new Map([...languages].map(([word, of]) => [word, { languages: of, counts: countOf(word) }]));
}

function countOf(word: string): number {
  if (/^[a-z]$/.test(word) || isStopWord(word) || ALSO_ENGLISH.has(word)) return 0;
  return word.length <= 2 || WEAK.has(word) ? 0.5 : 1;
}

function wordSet(list: string): Set<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

/** Lower case and without accents, as many people type. */
export function folded(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '');
}
