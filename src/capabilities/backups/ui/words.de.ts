import type { Catalogue } from '../../../design/words.ts'

export const backupsGerman = {
  'backups.made': 'Letzte Sicherung',
  'backups.madeNever': 'Noch keine',
  'backups.tried': 'Zuletzt zur Probe zurückgespielt',
  'backups.triedNever': 'Noch nie',
  'backups.intro':
    'Eine Sicherung ist eine Datei, in der alles steht. Bei der Probe wird die neueste wirklich zurückgespielt, in eine Datenbank, die danach weggeworfen wird, und Zeile für Zeile verglichen.',
  'backups.daily': 'Jeden Tag um {time} ({zone}) entsteht eine, und jede Woche wird eine erprobt.',
  'backups.off': 'Von selbst entsteht keine: BACKUP_AT steht auf off.',
  'backups.kept': 'Aufgehoben wird je eine der letzten {days} Tage, {weeks} Wochen und {months} Monate.',
  'backups.folder': 'Sie liegen in {folder}. Heben Sie auch eine auf einem anderen Gerät auf.',
  'backups.shared':
    'Mehrere Firmen teilen sich diesen Server. Seine Sicherungen enthalten alle, darum kümmert sich, wer den Server führt.',

  'backups.make': 'Jetzt sichern',
  'backups.making': 'Eine Sicherung entsteht',
  'backups.try': 'Die neueste erproben',
  'backups.trying': 'Die neueste wird erprobt',
  'backups.nothingToTry': 'Es gibt noch keine zu erproben.',
  'backups.list': 'Sicherungen',
  'backups.none': 'Hier werden die Sicherungen stehen.',
  'backups.downloadOf': 'Die Sicherung vom {when} herunterladen',
  'backups.encrypted': 'verschlüsselt',
  'backups.triedOn': 'zur Probe zurückgespielt am {when}',
  'backups.reason.scheduled': 'von selbst entstanden',
  'backups.reason.asked': 'von Hand gemacht',
  'backups.reason.command': 'von einem Befehl gemacht',
  'backups.reason.upgrade': 'vor einer neuen Fassung',

  'backups.warning.never-made': 'Es gibt noch keine Sicherung. Machen Sie jetzt eine.',
  'backups.warning.too-old': 'Die letzte Sicherung ist älter als zwei Tage. Machen Sie jetzt eine.',
  'backups.warning.never-tried':
    'Noch keine Sicherung wurde erprobt. Nur eine, die zurückgespielt wurde, hilft sicher.',
  'backups.warning.tried-long-ago':
    'Die letzte Probe ist mehr als zwei Wochen her. Erproben Sie die neueste Sicherung.',
  'backups.failed.backup': 'Aus der Sicherung vom {when} wurde nichts. {why}',
  'backups.failed.drill': 'Aus der Probe vom {when} wurde nichts. {why}',
  'backups.why.no-room': 'Auf der Platte war zu wenig Platz.',
  'backups.why.not-allowed': 'Rapport darf dort nicht schreiben.',
  'backups.why.damaged':
    'Die Datei ist beschädigt. Machen Sie jetzt eine neue Sicherung und sehen Sie nach der Platte.',
  'backups.why.locked': 'Die eingestellte Passphrase ist nicht die der Datei.',
  'backups.why.no-backup': 'Es gab keine Sicherung zu erproben.',
  'backups.why.broken-off': 'Der Server hörte mittendrin auf.',
  'backups.why.unexpected': 'Im Protokoll des Servers steht, warum.',
} as const satisfies Catalogue
