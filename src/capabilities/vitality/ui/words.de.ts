import type { Catalogue } from '../../../design/words.ts'

// German has no word for one person who is "they": such a sentence does without a pronoun.
const sentences = {
  'vitality.state.new': 'Neu',
  'vitality.state.growing': 'Wachsend',
  'vitality.state.steady': 'Beständig',
  'vitality.state.fading': 'Schwächer',
  'vitality.state.dying': 'Erlöschend',
  'vitality.state.dormant': 'Ruhend',
  'vitality.state.too-early': 'Noch zu früh',
  'vitality.state.too-little-history': 'Zu wenig bekannt',

  'vitality.first':
    '{who, select, she {Sie bestellte zum ersten Mal} he {Er bestellte zum ersten Mal} they {Erste Bestellung} other {Erste Bestellung}} am {day}.',
  'vitality.firstThenMore':
    '{who, select, she {Sie bestellte zum ersten Mal} he {Er bestellte zum ersten Mal} they {Erste Bestellung} other {Erste Bestellung}} am {day}; bisher {orders} Tage mit Bestellungen, zuletzt {ago}.',
  'vitality.once':
    '{who, select, she {Sie hat einmal bestellt} he {Er hat einmal bestellt} they {Eine einzige Bestellung} other {Eine einzige Bestellung}}, {ago}.',
  'vitality.several':
    '{who, select, she {Sie hat {orders, plural, =2 {zweimal} other {#-mal}} bestellt} he {Er hat {orders, plural, =2 {zweimal} other {#-mal}} bestellt} they {{orders, plural, =2 {Zwei Bestellungen} other {# Bestellungen}}} other {{orders, plural, =2 {Zwei Bestellungen} other {# Bestellungen}}}}; zuletzt {ago}.',
  'vitality.usedTo':
    '{who, select, she {Sie bestellte sonst} he {Er bestellte sonst} they {Bestellungen kamen sonst} other {Bestellungen kamen sonst}} alle {days} Tage. Jetzt sind es {silent}.',
  'vitality.usedToDaily':
    '{who, select, she {Sie bestellte sonst} he {Er bestellte sonst} they {Bestellungen kamen sonst} other {Bestellungen kamen sonst}} jeden Tag. Jetzt sind es {silent} Tage.',
  'vitality.usually':
    '{who, select, she {Sie bestellt} he {Er bestellt} they {Bestellungen kommen} other {Bestellungen kommen}} etwa {every}; zuletzt {ago}.',
  'vitality.faster': 'Jetzt etwa {now} Bestellungen im Jahr; vorher etwa {before}.',
  'vitality.slower': 'Nur noch etwa {now} Bestellungen im Jahr; vorher etwa {before}.',
  'vitality.lastTime': 'Die letzte war {ago}.',
  'vitality.silentFor': '{silentDays} ohne Bestellung; davor {orders, plural, one {eine} other {#}}.',

  'vitality.everyDay': 'jeden Tag',
  'vitality.everyDays': 'alle {days} Tage',
  'vitality.today': 'heute',
  'vitality.yesterday': 'gestern',
  'vitality.daysAgo': 'vor {days} Tagen',
  'vitality.days': '{days, plural, one {# Tag} other {# Tage}}',
  'vitality.longerThan': 'Länger als {share} der Abstände, die man erwarten würde.',

  'vitality.because.few-repeat-buyers':
    'Bisher sind zu wenige Kunden wiedergekommen, um zu sagen, wer für immer weg ist.',
  'vitality.because.nobody-leaves': 'Das Bisherige sagt noch nicht, wer für immer weg ist.',
  'vitality.because.dropout-unknown': 'Es ist zu wenig bekannt, um zu sagen, wer für immer weg ist.',

  'vitality.chance':
    'Chance: {who, select, she {{chance}, dass sie bis zum {by} bestellt} he {{chance}, dass er bis zum {by} bestellt} they {{chance}, dass bis zum {by} eine Bestellung kommt} other {{chance}, dass {name} bis zum {by} bestellt}}',
  'vitality.chanceOfAnOrder': 'Chance: {chance}, dass bis zum {by} eine Bestellung kommt',
  'vitality.between': 'zwischen {low} und {high} von 100',
  'vitality.about': 'etwa {share} von 100',
  'vitality.expected':
    'Wenn sich nichts ändert, {orders, plural, one {ist # Bestellung} other {sind # Bestellungen}} {days, plural, one {am nächsten Tag} other {in den nächsten # Tagen}} zu erwarten.',
  'vitality.expectedFew':
    'Wenn sich nichts ändert, sind in den nächsten {days} Tagen weniger als 0,1 Bestellungen zu erwarten.',

  'vitality.likely.unlikely': 'unwahrscheinlich',
  'vitality.likely.rather-unlikely': 'eher unwahrscheinlich',
  'vitality.likely.uncertain': 'ungewiss',
  'vitality.likely.rather-likely': 'eher wahrscheinlich',
  'vitality.likely.likely': 'wahrscheinlich',
}

const profile = {
  'chance.none': 'Noch keine Verkäufe',
  'chance.noneText':
    'Sobald gekauft wurde, zeigt sich hier, wie lebendig die Beziehung ist und wohin sie geht.',
  'chance.supply': 'Auf der Lieferseite',
  'chance.supplyText':
    'Wie lebendig eine Beziehung ist, wird bisher für Kunden berechnet. Unten steht alles, was zwischen Ihnen war.',
  'chance.early': 'Noch zu früh',
  'chance.littleHistory': 'Zu wenig bekannt',
  'chance.lastMonths': 'die letzten zwei Jahre',
  'chance.chart':
    'Die Chance auf eine Bestellung in den letzten zwei Jahren und die Bestellungen jedes Monats',
  'chance.chance': 'Chance auf eine Bestellung',
  'chance.orders': 'Bestellungen',
  'chance.how': 'Wie das berechnet wird',
  'chance.interval': 'Wahrscheinlich {interval}.',
  'chance.lastYear': '{orders, plural, one {# Bestellung verzeichnet} other {# Bestellungen verzeichnet}}.',
  'chance.due': 'Die nächste Bestellung käme normalerweise bis zum {day}.',
  'chance.method':
    'Die Chance zählt Bestellungen innerhalb von {days} Tagen ab dem {day}. Sie ergibt sich daraus, wie oft hier bestellt wurde, wie lange es still ist und wie alle Ihre Kunden bestellen und gehen (MBG/NBD). Die Linie zeigt, was die heutigen Zahlen damals gesagt hätten.',
  'chance.more': 'Mehr in den Einstellungen',
}

const method = {
  'method.last': 'Berechnet aus den Verkäufen an {customers} Kunden, Stand {day}.',
  'method.told': 'Die Verkäufe zeigen, wer vermutlich weg ist.',
  'method.few-repeat-buyers':
    'Weniger als 15 Kunden haben mehr als einmal gekauft: zu wenig, um zu sagen, wer weg ist. Gezeigt werden nur Häufigkeiten und Abstände.',
  'method.nobody-leaves':
    'Nach diesen Verkäufen geht kaum jemand je weg. Das ist zu schön, um wahr zu sein: Gezeigt werden nur Häufigkeiten und Abstände.',
  'method.dropout-unknown':
    'Die Verkäufe sagen nicht, wie schnell Kunden gehen: Gezeigt werden nur Häufigkeiten und Abstände.',
  'method.none': 'Es gibt noch keine Verkäufe. Sobald sie da sind, steht hier, wie die Zahlen entstehen.',
  'method.chance':
    'Die Chance auf eine Bestellung kommt aus dem MBG/NBD-Modell (Batislam und andere, 2007; Hoppe und Wagner, 2007). Alle kaufen in ihrem eigenen Tempo und können nach jeder Bestellung gehen. Bei wenigen Kunden stützt etwas allgemeine Erfahrung die Schätzung.',
  'method.overdue':
    'Der übliche Abstand ist der Median der eigenen Abstände eines Kunden zwischen seinen Bestellungen. „Länger als 96 % der Abstände“ zählt unter den zu erwartenden Abständen jene, die kürzer sind als die Stille; was zu erwarten ist, sagt ein Modell aus den Abständen aller Kunden und seinen eigenen. Die Modelle werden an höchstens 5.000 Kunden angepasst.',
  'method.state':
    'Ein Zustand wird nur genannt, wenn er zu mindestens 60 % wahrscheinlich ist. Er wechselt erst, wenn zwei Berechnungen übereinstimmen.',
  'method.modest':
    'Diese Modelle ordnen Kunden kaum besser als die Zeit seit der letzten Bestellung. Besser sind sie darin, kommende Bestellungen zu zählen und zu sagen, wie sicher man sein kann. Jahreszeiten kennt keines von ihnen.',
  'method.parameters': 'Die Parameter',
  'method.again': 'Neu berechnen',
  'method.running': 'Wird berechnet',
  'method.queued': 'Es wird berechnet.',
  'method.notYours': 'Das kann nur anstoßen, wer die Firma besitzt oder leitet.',
}

const people = {
  'people.title': 'Menschen',
  'people.import': 'Einlesen',
  'people.new': 'Neue Person',
  'people.views': 'Ansichten',
  'people.view.everyone': 'Alle',
  'people.view.customers': 'Kunden',
  'people.view.supply': 'Lieferanten',
  'people.view.quiet': '60 Tage nicht gesprochen',
  'people.view.worth': 'Mehr als {amount} wert',
  'people.view.archived': 'Archiv',
  'people.find': 'Name, E-Mail, Telefon',
  'people.findLabel': 'In dieser Liste suchen',
  'people.filters': 'Filter',
  'people.worth': 'Wert',
  'people.role': 'Rolle',
  'people.state': 'Zustand',
  'people.steward': 'Zuständig',
  'people.order': 'Reihenfolge',
  'people.any': 'alle',
  'people.anyone': 'alle',
  'people.over': 'über {amount}',
  'people.clear': 'Alles zurücksetzen',
  'people.count':
    '{count, plural, =0 {Niemand} one {{shown} Person oder Organisation} other {{shown} Personen und Organisationen}}, {amount} im Jahr wert',
  'people.countPlain':
    '{count, plural, =0 {Niemand} one {{shown} Person oder Organisation} other {{shown} Personen und Organisationen}}',
  'people.selected': '{count, plural, one {# ausgewählt} other {# ausgewählt}}',
  'people.archive': 'Ins Archiv',
  'people.restore': 'Zurückholen',
  'people.unselect': 'Auswahl aufheben',
  'people.changing': 'Einen Moment',
  'people.archived': '{count, plural, one {{name} ist im Archiv.} other {# sind im Archiv.}}',
  'people.restored': '{count, plural, one {{name} ist wieder da.} other {# sind wieder da.}}',
  'people.notYours': 'Ihre Rolle erlaubt nicht, Menschen zu ändern.',
  'people.empty': 'Hier werden alle stehen, mit denen Sie zu tun haben: Kunden, Lieferanten, Partner.',
  'people.emptyArchived': 'Niemand ist im Archiv.',
  'people.none': 'Auf niemanden hier trifft das alles zu.',
  'people.bringIn': 'Datei einlesen',
  'people.showEveryone': 'Alle zeigen',

  'people.column.name': 'Name',
  'people.column.role': 'Rolle',
  'people.column.state': 'Zustand',
  'people.column.trail': 'Zwei Jahre',
  'people.column.chance': 'Chance',
  'people.column.last-talk': 'Gespräch',
  'people.column.worth': 'Wert im Jahr',
  'people.column.steward': 'Zuständig',
  'people.column.added': 'Seit',
  'people.order.name': 'nach Name',
  'people.order.worth': 'nach Wert',
  'people.order.chance': 'nach Chance',
  'people.order.last-talk': 'nach Gespräch',
  'people.order.state': 'nach Zustand',
  'people.order.added': 'neueste zuerst',
  'people.role.customer': 'Kunde',
  'people.role.supplier': 'Lieferant',
  'people.role.producer': 'Hersteller',
  'people.role.partner': 'Partner',
  'people.role.prospect': 'Interessent',
  'people.also.customer': 'Kunde',
  'people.also.supplier': 'Lieferant',
  'people.also.producer': 'Hersteller',
  'people.also.partner': 'Partner',
  'people.also.prospect': 'Interessent',
  'people.tooEarly': 'noch zu früh',
  'people.nothing': '–',
  'people.aYear': '{amount} im Jahr',
  'people.talked': 'zuletzt {day}',
  'people.trail':
    'Chance auf eine Bestellung vor zwei Jahren oder bei der ersten Bestellung: {from}; jetzt: {to}',

  'people.keys': 'Tasten dieser Liste',
  'people.keyMove': 'bewegen',
  'people.keyEdit': 'bearbeiten',
  'people.keyLog': 'Gespräch festhalten',
  'people.keySelect': 'auswählen',
  'people.keyAll': 'alle Tasten',
  'people.keyFind': 'in dieser Liste suchen',
  'people.keyEditWho': '{name} bearbeiten',
  'people.keyLogWho': 'Gespräch mit {name} festhalten',
}

/** What is said of how relationships go, in German. */
export const vitalityGerman = { ...sentences, ...profile, ...method, ...people } as const satisfies Catalogue
