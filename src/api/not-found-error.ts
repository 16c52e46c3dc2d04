/** There is nothing by that id, or the reader may not know of it. The message is for the reader. */
export class NotFoundError extends Error {}
