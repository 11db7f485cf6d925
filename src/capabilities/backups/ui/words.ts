import { speak } from '../../../design/words.ts'

/** What the page about backups says. */
export const words = {
  'backups.made': 'Last backup',
  'backups.madeNever': 'None yet',
  'backups.tried': 'Last restored in a drill',
  'backups.triedNever': 'Not yet',
  'backups.intro':
    'A backup is one file with everything in it. In a drill the newest one is really restored, into a database that is thrown away, and compared row by row.',
  'backups.daily': 'One is made every day at {time} ({zone}), and one is tried every week.',
  'backups.off': 'None is made by itself: BACKUP_AT is off.',
  'backups.kept': 'Of the last {days} days, {weeks} weeks and {months} months one each is kept.',
  'backups.folder': 'They lie in {folder}. Keep one on another machine as well.',
  'backups.shared':
    'Several firms share this server. Its backups hold all of them, so whoever keeps the server looks after them.',

  'backups.make': 'Make a backup now',
  'backups.making': 'A backup is being made',
  'backups.try': 'Try the newest one',
  'backups.trying': 'The newest one is being tried',
  'backups.nothingToTry': 'There is none to try yet.',
  'backups.list': 'Backups',
  'backups.none': 'Backups will be listed here.',
  'backups.downloadOf': 'Download the backup of {when}',
  'backups.encrypted': 'encrypted',
  'backups.triedOn': 'restored in a drill on {when}',
  'backups.reason.scheduled': 'made by itself',
  'backups.reason.asked': 'made by hand',
  'backups.reason.command': 'made by a command',
  'backups.reason.upgrade': 'before an upgrade',

  'backups.warning.never-made': 'There is no backup yet. Make one now.',
  'backups.warning.too-old': 'The last backup is more than two days old. Make one now.',
  'backups.warning.never-tried': 'No backup was tried yet. Only one that was restored is sure to help.',
  'backups.warning.tried-long-ago': 'The last drill was more than two weeks ago. Try the newest backup.',
  'backups.failed.backup': 'The backup of {when} came to nothing. {why}',
  'backups.failed.drill': 'The drill of {when} came to nothing. {why}',
  'backups.why.no-room': 'There was too little room on the disk.',
  'backups.why.not-allowed': 'Rapport may not write there.',
  'backups.why.damaged': 'The file is damaged. Make a new backup now, and look at the disk.',
  'backups.why.locked': 'The passphrase that is set is not the one of the file.',
  'backups.why.no-backup': 'There was no backup to try.',
  'backups.why.broken-off': 'The server stopped in the middle of it.',
  'backups.why.unexpected': 'The log of the server says why.',
} as const

export const say = speak(words)
