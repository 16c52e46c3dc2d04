import { StartError } from '../start-error.ts';

type StoreErrorCode =
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
  | 'locked'
  | 'stopped'
  | 'newer-schema'
  | 'unreleased-schema';

/** The database can't be opened. The message never holds a password. */
export class StoreError extends StartError {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
