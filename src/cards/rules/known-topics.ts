import { errorAt, type Rule } from './rule.ts';

/** The topics of a card exist. */
export const knownTopics: Rule = ({ files, topics = [] }) => {
  const ids = topics.map(({ id }) => id);
  return files.flatMap((file) =>
    file.card.topics.flatMap((id, index) =>
      ids.includes(id)
        ? []
        : errorAt(
            file,
            file.lineOf('topics', index),
            `"${id}" is not a topic.`,
            ids.length > 0
              ? `Use one of ${ids.join(', ')}, or add the topic to topics.yaml.`
              : 'Add the topic to topics.yaml.',
          ),
    ),
  );
};
