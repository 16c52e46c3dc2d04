// Why nudges end in a channel: clauses in plain text, which the database keeps and people read later.

export const REMOVED = 'I was removed from the channel';
export const DELETED = 'the channel was deleted';
export const ARCHIVED = 'the channel was archived';
