import type { Catalogue } from '../../../design/words.ts'

const why = {
  'why.callBack': 'Der Tag für das nächste Gespräch ist da.',
  'why.promiseToday': 'Heute ist ein Versprechen fällig.',
  'why.promiseSoon': 'Am {day} ist ein Versprechen fällig.',
  'why.promiseLate': 'Ein Versprechen war am {day} fällig.',
  'why.chance': '{chance}.',
  'why.noTalk': 'Noch ist kein Gespräch verzeichnet.',
  'why.talkedToday': 'Sie haben heute gesprochen.',
  'why.lastTalk':
    '{days, plural, one {Das letzte Gespräch war gestern.} other {Das letzte Gespräch war vor # Tagen.}}',

  'ask.label': 'Fragen:',
  'ask.line': 'Fragen: {what}',
  'ask.lineNever': 'Fragen: {what} Das haben wir noch nie gefragt.',
  'ask.never': 'Das haben wir noch nie gefragt.',
  'ask.why-us':
    '{who, select, she {warum sie bei uns kauft und nicht woanders.} he {warum er bei uns kauft und nicht woanders.} other {warum sie bei uns kaufen und nicht woanders.}}',
  'ask.expectation-met':
    '{who, select, she {ob wir erfüllt haben, was sie erwartet hat.} he {ob wir erfüllt haben, was er erwartet hat.} other {ob wir erfüllt haben, was sie erwartet haben.}}',
  'ask.biggest-problem':
    '{who, select, she {was gerade ihr größtes Problem ist.} he {was gerade sein größtes Problem ist.} other {was gerade ihr größtes Problem ist.}}',
  'ask.what-else':
    '{who, select, she {was sie sonst von uns brauchen könnte.} he {was er sonst von uns brauchen könnte.} other {was sie sonst von uns brauchen könnten.}}',
  'ask.others-better': 'was andere besser machen als wir.',
  'ask.what-changed':
    '{who, select, she {was sich für sie geändert hat.} he {was sich für ihn geändert hat.} other {was sich für sie geändert hat.}}',
  'ask.how-was-it': 'wie es war, das erste Mal bei uns.',
  'ask.what-next':
    '{who, select, she {was sie als Nächstes brauchen könnte.} he {was er als Nächstes brauchen könnte.} other {was sie als Nächstes brauchen könnten.}}',

  'remember.last-talk': 'Letztes Gespräch am {day}: {text}',
  'remember.said': 'Gesagt am {day}: „{text}“',
  'remember.family': 'Familie: {text}',
  'remember.life': 'Im Leben: {text}',
  'remember.interest': 'Mag: {text}',
  'remember.other': 'Notiert: {text}',
  'remember.usual': 'Das Übliche: {text}',
  'remember.hours': 'Beste Zeit: {text}',
}

const today = {
  'today.morning': 'Guten Morgen, {name}',
  'today.afternoon': 'Guten Tag, {name}',
  'today.evening': 'Guten Abend, {name}',
  'today.talks':
    '{count, plural, =0 {} one {ein Gespräch} =2 {zwei Gespräche} =3 {drei Gespräche} other {# Gespräche}}',
  'today.bills':
    '{count, plural, =0 {} one {eine offene Rechnung} =2 {zwei offene Rechnungen} =3 {drei offene Rechnungen} other {# offene Rechnungen}}',
  'today.promises':
    '{count, plural, =0 {} one {ein fälliges Versprechen} =2 {zwei fällige Versprechen} =3 {drei fällige Versprechen} other {# fällige Versprechen}}',
  'today.birthdays':
    '{count, plural, =0 {} one {ein Geburtstag} =2 {zwei Geburtstage} =3 {drei Geburtstage} other {# Geburtstage}}',
  'today.occasions':
    '{count, plural, =0 {} one {ein Anlass} =2 {zwei Anlässe} =3 {drei Anlässe} other {# Anlässe}}',
  'today.nothing': 'Nichts wartet.',
  'today.free': 'Kein Arbeitstag.',
  'today.holiday': 'Kein Arbeitstag: {name}.',
  'today.restDay': 'An freien Tagen steht niemand auf der Liste, und nichts häuft sich an.',
  'today.anyway': 'Trotzdem zeigen',
  'today.talkTo': 'Sprechen Sie mit',
  'today.progress': '{done} von {goal} heute',
  'today.call': 'Anrufen',
  'today.write': 'Schreiben',
  'today.logIt': 'Festhalten',
  'today.later': 'Später',
  'today.tomorrow': 'Morgen',
  'today.inAWeek': 'In einer Woche',
  'today.inAMonth': 'In einem Monat',
  'today.postponed': '{name} kommt am {day} wieder.',
  'today.done': 'Heute gesprochen',
  'today.worth': '{money} im Jahr wert',
  'today.noWorth': 'keine Verkäufe im letzten Jahr',
  'today.goalMet': 'Das war die Liste für heute. Wer Ihnen sonst einfällt, ist einen Tastendruck entfernt.',
  'today.nobody':
    'Heute braucht niemand ein Gespräch. Alle wurden kürzlich erreicht oder möchten keinen Kontakt.',
  'today.trail': '{name}: von {from} auf {to} in zwei Jahren',
  'today.alsoToday': 'Heute außerdem',
  'today.nothingElse': 'Sonst ist nichts fällig.',
  'today.turns': '{name} wird {age}',
  'today.birthday': 'Geburtstag von {name}',
  'today.anniversary': 'Jahrestag von {name}',
  'today.festival': 'Ein Fest von {name}',
  'today.occasion': '{label}, {name}',
  'today.onDay': 'Am {day}',
  'today.isToday': 'Heute',
  'today.payBill': '{name} bezahlen, {money}',
  'today.billDue': '{days, plural, =0 {Heute fällig.} =1 {Morgen fällig.} other {In # Tagen fällig.}}',
  'today.billLate': '{days, plural, one {Gestern fällig.} other {Vor # Tagen fällig.}}',
  'today.promiseUs': '{name} versprochen: {text}',
  'today.promiseThem': '{name} hat versprochen: {text}',
  'today.promiseDue': 'Bis zum {day}.',
  'today.promiseLate': 'Es war am {day} fällig.',
  'today.network': 'Das Netz',
  'today.relationships': '{count, plural, one {# Beziehung} other {# Beziehungen}}',
  'today.growing':
    '{change, plural, =0 {so viele wachsen wie vor einem Monat} other {{sign}# wachsend diesen Monat}}',
  'today.networkCount': '{state} {count}',
  'today.early': 'Noch nicht zu sagen',
  'today.month': 'Gespräche im {month}',
  'today.monthOf': '{done} von {goal}',
  'today.aDay':
    '{count, plural, one {eins je Arbeitstag} =2 {zwei je Arbeitstag} =3 {drei je Arbeitstag} other {# je Arbeitstag}}',
  'today.heard': 'Diese Woche gehört',
  'today.refitting':
    'Gerade wird berechnet, wie die Beziehungen laufen. Diese Seite erneuert sich von selbst.',
  'today.customerSince': 'Kunde seit {year}',
  'today.roles': '{first} und {second}',

  'first.title': 'Beginnen wir mit Ihren Menschen',
  'first.sub': 'Rapport beginnt mit dem, was Sie schon haben. Wählen Sie eins; das andere bleibt offen.',
  'first.own': 'Eigene Dateien einlesen',
  'first.ownText':
    'Kontakte aus Google, Outlook oder HubSpot oder Verkäufe aus Ihrem Laden, als CSV. Sie sehen, was geschehen wird, bevor etwas geschrieben wird.',
  'first.ownDo': 'Datei einlesen',
  'first.sample': 'Einen Beispielbetrieb ansehen',
  'first.sampleText':
    'Ein Café an der Ecke mit Rösterei, Molkerei und Stammgästen: zwei Jahre Geschäfte und Gespräche. Ein Klick entfernt es.',
  'first.sampleDo': 'Beispielcafé öffnen',
  'first.sampleLoading': 'Das Café wird geöffnet',
  'today.nobodyYet': 'Hier ist noch niemand für Sie. Wer Ihnen anvertraut wird, erscheint auf dieser Seite.',
  'first.add': 'Oder die erste Person von Hand hinzufügen',

  'role.customer': 'Kunde',
  'role.supplier': 'Lieferant',
  'role.producer': 'Hersteller',
  'role.partner': 'Partner',
  'role.prospect': 'Interessent',
}

const timeline = {
  'timeline.title': 'Gemeinsam',
  'timeline.all': 'Alles',
  'timeline.talks': 'Gespräche',
  'timeline.trade': 'Geschäfte',
  'timeline.promises': 'Versprechen',
  'timeline.changes': 'Veränderungen',
  'timeline.empty': 'Noch ist nichts verzeichnet. Das erste Gespräch wird hier stehen.',
  'timeline.emptyKind': 'Davon gibt es noch nichts.',
  'timeline.more': 'Mehr zeigen',
  'timeline.changed': '{before}, jetzt {after}',
  'timeline.became': 'Jetzt {after}',
  'timeline.takeBack': 'Zurücknehmen',
  'timeline.asked': 'Gefragt, {what}.',
  'timeline.next': 'Am {day} wieder melden.',
}

/** What is said of whom to talk to and what happened together, in German. */
export const outreachGerman = { ...why, ...today, ...timeline } as const satisfies Catalogue
