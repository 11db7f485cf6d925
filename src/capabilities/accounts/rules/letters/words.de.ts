// What our letters say, in German.
import type { LetterWords } from './words.ts'

export const german: LetterWords = {
  greeting: 'Guten Tag {name},',
  'because.member': 'Sie erhalten dies, weil Sie Mitglied von {firm} auf {address} sind.',
  'because.asked': 'Sie erhalten dies, weil diese Adresse auf {address} angegeben wurde.',

  'invitation.subject': 'Einladung zu {firm}',
  'invitation.text':
    '{inviter} lädt Sie ein, bei {firm} mitzuarbeiten. Der Link gilt 7 Tage lang und nur einmal.',
  'invitation.link': 'Bei {firm} mitmachen',

  'password-link.subject': 'Ein neues Passwort für {firm}',
  'password-link.text':
    'Jemand, vermutlich Sie, hat um ein neues Passwort gebeten. Der Link gilt eine Stunde lang und nur einmal. Danach sind Sie überall abgemeldet.',
  'password-link.not-you': 'Wenn Sie es nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.',
  'password-link.link': 'Neues Passwort wählen',

  'password-changed.subject': 'Ihr Passwort wurde geändert',
  'password-changed.text': 'Das Passwort für {firm} wurde am {when} geändert.',
  'password-changed.not-you':
    'Wenn Sie es nicht waren, wählen Sie jetzt ein neues Passwort und sagen Sie es dem Inhaber der Firma.',
  'password-changed.link': 'Neues Passwort wählen',

  'new-device.subject': 'Sie haben sich an einem neuen Ort angemeldet',
  'new-device.text':
    'Jemand hat sich am {when} als Sie bei {firm} angemeldet, mit einem Browser, der vorher nicht benutzt wurde.',
  'new-device.not-you':
    'Wenn Sie es waren, ist alles gut. Wenn nicht, wählen Sie jetzt ein neues Passwort: Wer als Sie angemeldet ist, wird dann abgemeldet.',
  'new-device.link': 'Neues Passwort wählen',

  'email-link.subject': 'Bestätigen Sie Ihre neue Adresse',
  'email-link.text':
    'Sie möchten sich bei {firm} künftig mit dieser Adresse anmelden. Der Link gilt 24 Stunden lang und nur einmal.',
  'email-link.not-you': 'Wenn Sie es nicht waren, tun Sie nichts.',
  'email-link.link': 'Diese Adresse bestätigen',

  'email-changed.subject': 'Ihre Adresse wurde geändert',
  'email-changed.text': 'Ab jetzt melden Sie sich bei {firm} mit {email} an, nicht mehr mit dieser Adresse.',
  'email-changed.not-you':
    'Wenn Sie es nicht waren, holen Sie Ihre Adresse zurück. Der Link gilt 7 Tage lang; wer als Sie angemeldet ist, wird dann abgemeldet.',
  'email-changed.link': 'Meine Adresse zurückholen',

  'test.subject': 'Ein Test von {firm}',
  'test.text': 'Es klappt: E-Mails von {firm} kommen an.',

  'alert.link': 'Sehen, was das System getan hat',
  'alert.daily': 'Solange es anhält, erfahren Sie davon höchstens einmal am Tag.',
  'alert.schedule-stopped.subject': 'Bei {firm} läuft etwas nicht mehr von selbst',
  'alert.schedule-stopped.text':
    'Was {firm} regelmäßig braucht, ist zu lange nicht gelaufen: {what}. Läuft der Server ohne Unterbrechung?',
  'alert.job-failed.subject': 'Bei {firm} ist Arbeit endgültig misslungen',
  'alert.job-failed.text':
    'Arbeit, die von selbst läuft, misslang immer wieder und wurde beiseitegelegt: {what}. In den Einstellungen kann man sie neu versuchen.',
  'alert.backup-failed.subject': 'Die Sicherung von {firm} ist misslungen',
  'alert.backup-failed.text':
    'Die letzte Sicherung konnte nicht gemacht werden: {what}. Bis es wieder klappt, gibt es neue Daten nur einmal.',
  'alert.backup-old.subject': 'Die letzte Sicherung von {firm} ist alt',
  'alert.backup-old.text': 'Zu lange wurde keine Sicherung gemacht: {what}.',
  'alert.drill-old.subject': 'Keine Sicherung von {firm} wurde in letzter Zeit erprobt',
  'alert.drill-old.text':
    'Eine Sicherung zählt erst, wenn sie sich zurückspielen ließ. Zu lange wurde das nicht erprobt: {what}.',
  'alert.mail-failed.subject': 'E-Mails von {firm} gingen nicht hinaus',
  'alert.mail-failed.text': 'Einige E-Mails gingen nicht hinaus: {what}. In den Einstellungen steht, warum.',
  'alert.disk-full.subject': 'Die Festplatte von {firm} ist fast voll',
  'alert.disk-full.text': 'Bald kann nichts mehr gespeichert werden: {what}. Bitte schaffen Sie Platz.',
  'alert.other.subject': 'Bei {firm} braucht etwas Ihre Aufmerksamkeit',
  'alert.other.text': 'Etwas Wichtiges steht still: {what}.',
}
