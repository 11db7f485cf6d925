import { speak } from '../../../design/words.ts'

/** What the page of today says around its list. */
export const todayWords = {
  'today.morning': 'Good morning, {name}',
  'today.afternoon': 'Good afternoon, {name}',
  'today.evening': 'Good evening, {name}',
  'today.talks':
    '{count, plural, =0 {} one {one talk to have} =2 {two talks to have} =3 {three talks to have} other {# talks to have}}',
  'today.bills':
    '{count, plural, =0 {} one {one bill to pay} =2 {two bills to pay} =3 {three bills to pay} other {# bills to pay}}',
  'today.promises':
    '{count, plural, =0 {} one {one promise due} =2 {two promises due} =3 {three promises due} other {# promises due}}',
  'today.birthdays':
    '{count, plural, =0 {} one {one birthday} =2 {two birthdays} =3 {three birthdays} other {# birthdays}}',
  'today.occasions':
    '{count, plural, =0 {} one {one occasion} =2 {two occasions} =3 {three occasions} other {# occasions}}',
  'today.nothing': 'Nothing is waiting.',
  'today.free': 'No working day.',
  'today.holiday': 'No working day: {name}.',
  'today.restDay': 'Nobody is on the list on a day off, and nothing piles up.',
  'today.anyway': 'Show whom I would talk to',
  'today.talkTo': 'Talk to',
  'today.progress': '{done} of {goal} today',
  'today.call': 'Call',
  'today.write': 'Write',
  'today.logIt': 'Log it',
  'today.later': 'Later',
  'today.tomorrow': 'Tomorrow',
  'today.inAWeek': 'In a week',
  'today.inAMonth': 'In a month',
  'today.postponed': '{name} comes back on {day}.',
  'today.done': 'Talked today',
  'today.worth': 'worth {money} a year',
  'today.noWorth': 'no sales in the last year',
  'today.goalMet': 'That was today’s list. Anyone else you think of is one key away.',
  'today.nobody': 'Nobody needs a talk today. Everyone was reached lately, or asked not to be.',
  'today.trail': '{name}: from {from} to {to} in two years',
  'today.alsoToday': 'Also today',
  'today.nothingElse': 'Nothing else is due.',
  'today.turns': '{name} turns {age}',
  'today.birthday': 'Birthday of {name}',
  'today.anniversary': 'Anniversary of {name}',
  'today.festival': 'A festival of {name}',
  'today.occasion': '{label}, {name}',
  'today.onDay': 'On {day}',
  'today.isToday': 'Today',
  'today.payBill': 'Pay {name}, {money}',
  'today.billDue': '{days, plural, =0 {Due today.} =1 {Due tomorrow.} other {Due in # days.}}',
  'today.billLate': '{days, plural, one {Due yesterday.} other {Due # days ago.}}',
  'today.promiseUs': 'Promised {name}: {text}',
  'today.promiseThem': '{name} promised: {text}',
  'today.promiseDue': 'By {day}.',
  'today.promiseLate': 'It was due on {day}.',
  'today.network': 'The network',
  'today.relationships': '{count, plural, one {# relationship} other {# relationships}}',
  'today.growing': '{change, plural, =0 {as many growing as a month ago} other {{sign}# growing this month}}',
  'today.networkCount': '{state} {count}',
  'today.early': 'Can’t be told yet',
  'today.month': '{month} talks',
  'today.monthOf': '{done} of {goal}',
  'today.aDay':
    '{count, plural, one {one a working day} =2 {two a working day} =3 {three a working day} other {# a working day}}',
  'today.heard': 'Heard this week',
  'today.refitting': 'How relationships go is being worked out. This page renews itself.',
  'today.customerSince': 'customer since {year}',
  'today.roles': '{first} and {second}',

  'first.title': 'Let us begin with your people',
  'first.sub': 'Rapport starts from what you already have. Choose one; the other stays open.',
  'first.own': 'Bring your own files',
  'first.ownText':
    'Contacts from Google, Outlook or HubSpot, or sales from your shop, as CSV. You see what will happen before anything is written.',
  'first.ownDo': 'Bring in a file',
  'first.sample': 'Walk through a sample business',
  'first.sampleText':
    'A corner café with its roaster, its dairy and its regulars: two years of trade and talks. One click removes it.',
  'first.sampleDo': 'Open the sample café',
  'first.sampleLoading': 'Opening the café',
  'today.nobodyYet':
    'There is nobody here for you yet. Whoever is given into your care appears on this page.',
  'first.add': 'Or add the first person by hand',

  'role.customer': 'customer',
  'role.supplier': 'supplier',
  'role.producer': 'producer',
  'role.partner': 'partner',
  'role.prospect': 'prospect',
} as const

export const say = speak(todayWords)
