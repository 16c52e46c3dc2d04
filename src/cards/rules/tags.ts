import { adviceAt, type Rule } from './rule.ts';

/** A tag connects cards: one that is on a single card connects nothing. */
export const tags: Rule = ({ files }) => {
  const uses = new Map<string, number>();
  for (const { card } of files) for (const tag of card.tags) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  return files.flatMap((file) =>
    file.card.tags.flatMap((tag, index) =>
      uses.get(tag) === 1
        ? adviceAt(
            file,
            file.lineOf('tags', index),
            `no other card has the tag "${tag}".`,
            'Use a tag that other cards have, add it to another card that it fits, or make it an alias.',
          )
        : [],
    ),
  );
};
