import type { OtherLanguage } from '../../search/language/foreign-words.ts';

// What the bot says to a question that is not in English, in the language of the question and as Slack itself addresses
// people in it. All of it is plain text.

interface Sentences {
  cardsAreEnglish: string;
  /** @param title of the card that comes closest, in English */
  closest: (title: string) => string;
  /** How to ask so that a card is found. */
  hint: string;
  openCard: string;
  browse: string;
}

/** Questions that find a card, in two words each. */
const KEYWORDS = ['model drift', 'slow pipeline'] as const;
const [FIRST, SECOND] = KEYWORDS;

export const IN_THEIR_LANGUAGE: Record<OtherLanguage, Sentences> = {
  de: {
    cardsAreEnglish: 'Meine Karten sind auf Englisch.',
    closest: (title) => `Am ehesten passt: ${title}.`,
    hint: `Frag am besten mit ein paar englischen Stichwörtern, zum Beispiel „${FIRST}“ oder „${SECOND}“.`,
    openCard: 'Karte öffnen',
    browse: 'Karten durchsehen',
  },
  fr: {
    cardsAreEnglish: 'Mes fiches sont en anglais.',
    closest: (title) => `La plus proche\u00A0: ${title}.`,
    hint: `Essayez avec quelques mots-clés en anglais, par exemple «\u00A0${FIRST}\u00A0» ou «\u00A0${SECOND}\u00A0».`,
    openCard: 'Ouvrir la fiche',
    browse: 'Parcourir les fiches',
  },
  es: {
    cardsAreEnglish: 'Mis fichas están en inglés.',
    closest: (title) => `La más cercana: ${title}.`,
    hint: `Prueba con algunas palabras clave en inglés, por ejemplo “${FIRST}” o “${SECOND}”.`,
    openCard: 'Abrir la ficha',
    browse: 'Ver las fichas',
  },
  pt: {
    cardsAreEnglish: 'Meus cartões estão em inglês.',
    closest: (title) => `O mais próximo: ${title}.`,
    hint: `Tente com algumas palavras-chave em inglês, por exemplo “${FIRST}” ou “${SECOND}”.`,
    openCard: 'Abrir o cartão',
    browse: 'Ver os cartões',
  },
  it: {
    cardsAreEnglish: 'Le mie schede sono in inglese.',
    closest: (title) => `La più vicina: ${title}.`,
    hint: `Prova con qualche parola chiave in inglese, per esempio “${FIRST}” o “${SECOND}”.`,
    openCard: 'Apri la scheda',
    browse: 'Sfoglia le schede',
  },
  nl: {
    cardsAreEnglish: 'Mijn kaarten zijn in het Engels.',
    closest: (title) => `Deze komt het dichtst in de buurt: ${title}.`,
    hint: `Probeer het met een paar Engelse trefwoorden, bijvoorbeeld ‘${FIRST}’ of ‘${SECOND}’.`,
    openCard: 'Kaart openen',
    browse: 'Kaarten bekijken',
  },
  pl: {
    cardsAreEnglish: 'Moje karty są po angielsku.',
    closest: (title) => `Najbliższa: ${title}.`,
    hint: `Spróbuj użyć kilku angielskich słów kluczowych, na przykład „${FIRST}” albo „${SECOND}”.`,
    openCard: 'Otwórz kartę',
    browse: 'Przeglądaj karty',
  },
  ja: {
    cardsAreEnglish: 'カードは英語で書かれています。',
    closest: (title) => `最も近いカード: ${title}`,
    hint: `「${FIRST}」や「${SECOND}」のように、英語のキーワードで質問してみてください。`,
    openCard: 'カードを開く',
    browse: 'カードの一覧を見る',
  },
  zh: {
    cardsAreEnglish: '我的卡片都是英文的。',
    closest: (title) => `最接近的卡片:${title}`,
    hint: `请试试用几个英文关键词提问,例如“${FIRST}”或“${SECOND}”。`,
    openCard: '打开卡片',
    browse: '浏览卡片',
  },
  ko: {
    cardsAreEnglish: '카드는 모두 영어로 되어 있습니다.',
    closest: (title) => `가장 가까운 카드: ${title}`,
    hint: `영어 키워드로 질문해 보세요. 예: ‘${FIRST}’, ‘${SECOND}’.`,
    openCard: '카드 열기',
    browse: '카드 둘러보기',
  },
  unknown: {
    cardsAreEnglish: 'My cards are in English.',
    closest: (title) => `Closest: ${title}.`,
    hint: `Try a few English keywords, such as “${FIRST}” or “${SECOND}”.`,
    openCard: 'Open the card',
    browse: 'Browse cards',
  },
};

/** That the cards are in English, and the nearest one or how to find one. @param nearest the title of a card */
export function otherLanguageText(language: OtherLanguage, nearest: string | undefined): string {
  const { cardsAreEnglish, closest, hint } = IN_THEIR_LANGUAGE[language];
  // Japanese and Chinese put no blank after a sentence.
  const blank = cardsAreEnglish.endsWith('。') ? '' : ' ';
  return `${cardsAreEnglish}${blank}${nearest === undefined ? hint : closest(nearest)}`;
}
