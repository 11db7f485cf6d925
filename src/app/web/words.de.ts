import { accountsGerman } from '../../capabilities/accounts/ui/words.de.ts'
import { importsGerman } from '../../capabilities/imports/ui/words.de.ts'
import { interactionsGerman } from '../../capabilities/interactions/ui/words.de.ts'
import { outreachGerman } from '../../capabilities/outreach/ui/words.de.ts'
import { peopleGerman } from '../../capabilities/people/ui/words.de.ts'
import { tradeGerman } from '../../capabilities/trade/ui/words.de.ts'
import { vitalityGerman } from '../../capabilities/vitality/ui/words.de.ts'
import { designGerman } from '../../design/texts.de.ts'
import type { Catalogue } from '../../design/words.ts'

const frameGerman = {
  'app.today': 'Heute',
  'app.people': 'Menschen',
  'app.imports': 'Einlesen',
  'app.settings': 'Einstellungen',
  'app.keep': 'Pflegen',
  'app.log': 'Festhalten',
  'app.logTalk': 'Gespräch festhalten',
  'app.find': 'Jemanden finden oder etwas tun',
  'app.skip': 'Zum Inhalt springen',
  'app.navigation': 'Hauptmenü',
  'app.phoneNavigation': 'Hauptmenü unten',
  'app.note': 'Was Sie gerade sehen',
  'app.asOf': 'Die Firma, wie sie am {day} war.',
  'app.asOfBack': 'Zurück zu heute',
  'app.sample': 'Das ist ein Beispielbetrieb. Alles funktioniert; nichts darin gehört Ihnen.',
  'app.removeSample': 'Beispiel entfernen',
  'app.removingSample': 'Das Beispiel wird entfernt',
  'app.sampleRemoved': 'Der Beispielbetrieb ist weg.',
  'app.signOut': 'Abmelden',
  'app.account': '{name}, Ihr Konto',
  'app.keys': 'Tasten',
  'app.keysTitle': 'Alle Tasten',
  'app.keyFind': 'jemanden finden oder etwas tun',
  'app.keyLog': 'ein Gespräch festhalten',
  'app.keyToday': 'zu Heute',
  'app.keyPeople': 'zu Menschen',
  'app.keyNew': 'eine Person hinzufügen',
  'app.keyKeys': 'alle Tasten',
  'app.goTo': 'Gehe zu',
  'app.do': 'Tun',
  'app.newPerson': 'Person oder Organisation hinzufügen',
  'app.bringFile': 'Datei einlesen',
  'app.toLight': 'Hell stellen',
  'app.toDark': 'Dunkel stellen',
  'app.nothingFound': 'Niemand und nichts unter diesem Namen.',
  'app.typeToFind': 'Tippen Sie einen Namen, eine E-Mail-Adresse oder eine Telefonnummer.',
  'app.offline':
    'Keine Verbindung. Was Sie getippt haben, ist sicher; speichern geht, sobald die Verbindung wieder da ist.',
  'app.failed': 'Das konnte nicht geladen werden.',
  'app.missing': 'Unter dieser Adresse ist nichts.',
  'app.missingBack': 'Zu Heute',
  'app.broken': 'Diese Seite ist kaputtgegangen. Was Sie gespeichert haben, ist noch da.',
  'app.reload': 'Neu laden',
  'app.loading': 'Wird geladen',

  'enter.welcome': 'Willkommen bei Rapport',
  'enter.welcomeSub':
    'Rapport hilft Ihnen, die Beziehungen zu stärken, die Ihr Betrieb schon hat. Zuerst ein paar Worte zur Firma.',
  'enter.firm': 'Ihre Firma',
  'enter.firmName': 'Name der Firma',
  'enter.country': 'Land',
  'enter.timeZone': 'Zeitzone',
  'enter.currency': 'Währung',
  'enter.workingDays': 'Arbeitstage',
  'enter.you': 'Sie',
  'enter.name': 'Ihr Name',
  'enter.email': 'E-Mail',
  'enter.password': 'Passwort',
  'enter.passwordHint': 'Mindestens 10 Zeichen. Ein paar Wörter hintereinander merkt man sich leicht.',
  'enter.start': 'Firma eröffnen',
  'enter.starting': 'Wird eröffnet',
  'enter.signIn': 'Anmelden',
  'enter.signInSub': 'Schön, dass Sie wieder da sind.',
  'enter.signingIn': 'Anmeldung läuft',
  'enter.again': 'Bitte melden Sie sich noch einmal an',
  'enter.againSub':
    'Sie wurden abgemeldet. Was Sie getippt haben, ist noch hier; melden Sie sich an und speichern Sie es dann.',
  'enter.invited': 'Bei {firm} mitmachen',
  'enter.invitedSub': 'Sie wurden als {email} eingeladen.',
  'enter.join': 'Mitmachen',
  'enter.invitationGone': 'Diese Einladung gilt nicht mehr. Bitten Sie um eine neue.',
  'enter.closed':
    'Dieses Rapport hat schon eine Firma. Bitten Sie den Inhaber oder die Inhaberin um eine Einladung.',

  'problem.not-signed-in': 'Sie sind abgemeldet.',
  'problem.wrong-credentials': 'Die E-Mail-Adresse oder das Passwort stimmt nicht.',
  'problem.code-needed': 'Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten.',
  'problem.step-up-needed': 'Zeigen Sie zuerst noch einmal, dass Sie es sind.',
  'problem.not-allowed': 'Ihre Rolle erlaubt das nicht.',
  'problem.wrong-origin': 'Das kam von einer fremden Website und wurde abgelehnt.',
  'problem.not-found': 'Das ist nicht mehr hier.',
  'problem.changed-meanwhile':
    'Jemand hat das geändert, während Sie getippt haben. Ihr Text ist noch hier; sehen Sie sich den anderen an und speichern Sie dann noch einmal.',
  'problem.already-there': 'Das gibt es schon.',
  'problem.already-running': 'Das läuft schon.',
  'problem.key-reused': 'Das wurde zweimal mit verschiedenem Inhalt gesendet.',
  'problem.gone': 'Das gibt es nicht mehr.',
  'problem.too-large': 'Das ist zu groß.',
  'problem.wrong-file': 'Solche Dateien können nicht gelesen werden.',
  'problem.invalid': 'Bitte sehen Sie sich die markierten Felder an.',
  'problem.too-many-requests': 'Zu viele Versuche. Warten Sie eine Minute und versuchen Sie es noch einmal.',
  'problem.unreachable': 'Keine Verbindung zu Rapport. Nichts ging verloren; versuchen Sie es noch einmal.',
  'problem.unexpected': 'Bei uns ist etwas schiefgegangen. Nichts wurde halb gespeichert.',
} as const satisfies Catalogue

/** Everything that is said on screen, in German. */
export const german: Catalogue = {
  ...designGerman,
  ...frameGerman,
  ...accountsGerman,
  ...peopleGerman,
  ...interactionsGerman,
  ...tradeGerman,
  ...vitalityGerman,
  ...outreachGerman,
  ...importsGerman,
}
