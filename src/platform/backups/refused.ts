/** A file that is no whole backup. */
export class BackupDamaged extends Error {
  override name = 'BackupDamaged'
}

/** An encrypted backup, and not the passphrase that opens it. */
export class BackupLocked extends Error {
  override name = 'BackupLocked'
}

/** A backup could not be made, or not where it was wanted. */
export class BackupRefused extends Error {
  override name = 'BackupRefused'
}

/** A restore was refused before it changed anything. */
export class RestoreRefused extends Error {
  override name = 'RestoreRefused'
}

/** Whether the message is all that a person needs; any other error is a bug or the machine's. */
export function isPlainRefusal(error: unknown): error is Error {
  return [BackupDamaged, BackupLocked, BackupRefused, RestoreRefused].some((kind) => error instanceof kind)
}
