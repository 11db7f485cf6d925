import { speak } from '../../../design/words.ts'

/** What the counter says. */
export const words = {
  'counter.title': 'Counter',
  'counter.find': 'Name, phone or card',
  'counter.usual': 'The usual',
  'counter.doUsual': 'The usual',
  'counter.doVisit': 'Here today',
  'counter.else': 'Something else',
  'counter.elseWhat': 'What they have today',
  'counter.note': 'Note',
  'counter.noteWhat': 'Worth remembering',
  'counter.save': 'Save',
  'counter.scan': 'Scan a card',
  'counter.scanHint': 'Hold the card before the camera.',
  'counter.noCamera': 'This device can not scan. Type what the card says.',
  'counter.card': 'Card',
  'counter.cardCode': 'What the card says',
  'counter.cardHint': 'Scan or type it once; from then on the card finds {name}.',
  'counter.cardGiven': 'The card belongs to {name} now.',
  'counter.cardNeedsLine': 'A card can be given once the connection is back.',
  'counter.allSent': 'Online, all sent',
  'counter.sending': '{count, plural, one {Sending #} other {Sending #}}',
  'counter.offline': 'Offline',
  'counter.offlineWaiting': 'Offline, {count, plural, one {# waiting} other {# waiting}}',
  'counter.recorded': 'Visit of {name} recorded.',
  'counter.noted': 'Noted for {name}.',
  'counter.takenBack': 'Visit of {name} taken back.',
  'counter.here': 'Recorded at {time}',
  'counter.takeBack': 'Take back',
  'counter.visits':
    '{count, plural, one {First visit this week} =2 {Second visit this week} =3 {Third visit this week} other {# visits this week}}',
  'counter.away':
    'Not seen for {days, plural, one {# day} other {# days}}, used to come {gap, plural, =1 {daily} other {every # days}}',
  'counter.last': '{days, plural, =0 {Here today} one {Here yesterday} other {Here # days ago}}',
  'counter.new': 'Not seen here yet',
  'counter.called': '“{name}”',
  'counter.regulars': 'Regulars',
  'counter.chosen': 'Who is here',
  'counter.nobody': 'Nobody by that name, phone or card on this device.',
  'counter.empty': 'No customers on this device yet. Whoever is a customer in People shows up here.',
  'counter.twice.title': 'One visit, or two?',
  'counter.twice.text': '{by} had recorded {name} at {time}. It counts once.',
  'counter.twice.someone': 'Somebody else',
  'counter.twice.one': 'One visit',
  'counter.twice.two': 'Two visits',
  'counter.refused':
    'A visit could not be recorded: this person is no longer in the list, or it was too long ago.',
  'counter.signedOut': 'Sign in to use the counter',
  'counter.signedOutWhy': 'Nobody is signed in on this device, so no regulars are kept on it.',
  'counter.signedOutWaiting':
    '{count, plural, one {# visit is kept and will be sent} other {# visits are kept and will be sent}} when the same person signs in again.',
  'counter.mayNot': 'The counter is not for your role',
  'counter.mayNotWhy': 'Whoever runs the firm can change this in Settings.',
  'counter.firstNeedsLine': 'The counter needs a connection once',
  'counter.firstNeedsLineWhy':
    'After that it works without. Regulars leave the device after three days without a connection.',
  'counter.signIn': 'Sign in',
  'counter.back': 'All of Rapport',
  'counter.notKept':
    'This browser can not keep anything safely, so the counter works only while it is online.',
  'counter.cancel': 'Cancel',
} as const

export const say = speak(words)
