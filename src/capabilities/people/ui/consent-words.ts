import { speak } from '../../../design/words.ts'

/** What a profile says about what somebody agreed to. */
export const consentWords = {
  'consent.title': 'Agreed to',
  'consent.none': 'Nothing on record.',
  'consent.add': 'Write down a consent',
  'consent.purpose': 'What to',
  'consent.purpose.newsletter': 'the newsletter',
  'consent.purpose.offers': 'offers',
  'consent.purpose.calls': 'calls',
  'consent.purpose.messages': 'messages',
  'consent.purpose.surveys': 'questions about how it was',
  'consent.purpose.photo': 'a photo',
  'consent.purpose.introductions': 'being introduced to others',
  'consent.purpose.other': 'something else',
  'consent.detail': 'What exactly',
  'consent.on': 'When',
  'consent.how': 'How they said so',
  'consent.how.in-person': 'in person',
  'consent.how.paper': 'on paper',
  'consent.how.phone': 'by phone',
  'consent.how.email': 'by e-mail',
  'consent.how.online': 'online',
  'consent.how.other': 'another way',
  'consent.proof': 'What proves it',
  'consent.proofHint': 'The signed card in the blue folder.',
  'consent.save': 'Keep this',
  'consent.cancel': 'Leave it',
  'consent.kept': 'Written down.',
  'consent.line': '{what}, {how}, {day}',
  'consent.endedLine': '{what}, until {day}',
  'consent.withdraw': 'They took it back: {what}',
  'consent.withdrawn': 'Taken back.',
  'consent.tookBack': 'They took it back',
} as const

export const say = speak(consentWords)
