export type StoreErrorKind =
  | 'folder-in-use'
  | 'folder-is-file'
  | 'folder-not-writable'
  | 'folder-broken'
  | 'disk-full'
  | 'bad-url'
  | 'unreachable'
  | 'tls'
  | 'login-refused'
  | 'no-such-database'
  | 'not-permitted'
  | 'newer-schema';

/**
 * A fault of the place where data is kept that the person who runs the bot can mend. `message` is one
 * sentence: what was found, what was expected, and how to mend it. It never holds a password.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly kind: StoreErrorKind;

  constructor(kind: StoreErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
