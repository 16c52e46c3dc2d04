import { StartError } from '../../start-error.ts';

/** A backup that can't be made, read or restored, for a reason that the person who runs the bot can fix. */
export class BackupError extends StartError {
  override readonly name = 'BackupError';
}
