const EMOJI = /:[a-z][a-z0-9_+-]*:|[\p{Extended_Pictographic}\p{Emoji_Modifier}]|[\u{200D}\u{FE0F}]/gu;

/** Emoji that say something by themselves: as the whole text, or before the rest of it. */
const ALONE: readonly [RegExp, string][] = [
  [/^(?:🛑|⛔|🚫|🔕|:(?:octagonal_sign|no_entry|no_entry_sign|no_bell|stop_sign):)\uFE0F?$/u, 'stop'],
  [/^(?:✅|✔|☑|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check):)\uFE0F?$/u, 'done'],
  [/^(?:⏸|:(?:double_vertical_bar|pause_button):)\uFE0F?$/u, 'pause'],
  [/^(?:▶|⏯|:(?:arrow_forward|black_right_pointing_triangle_with_double_vertical_bar):)\uFE0F?$/u, 'resume'],
];
const AWAY =
  /^(?:🏖|🌴|⛱|✈|:(?:beach_with_umbrella|palm_tree|umbrella_on_ground|airplane):)\uFE0F?\s*(?=until|till?\b|for|back)/u;

/** A text without its emoji, except for those that say what it asks for. @param text in lowercase */
export function inEmojiWords(text: string): string {
  const trimmed = text.trim();
  const alone = ALONE.find(([pattern]) => pattern.test(trimmed));
  return alone ? alone[1] : trimmed.replace(AWAY, 'vacation ').replaceAll(EMOJI, ' ');
}
