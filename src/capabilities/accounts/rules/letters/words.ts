// What our letters say, in English; German and Arabic stand beside it.

export const words = {
  greeting: 'Hello {name},',
  'because.member': 'You get this because you are a member of {firm} at {address}.',
  'because.asked': 'You get this because this address was given at {address}.',

  'invitation.subject': 'Join {firm}',
  'invitation.text': '{inviter} invites you to work with {firm}. The link works for 7 days, and once.',
  'invitation.link': 'Join {firm}',

  'password-link.subject': 'A new password for {firm}',
  'password-link.text':
    'Somebody, most likely you, asked for a new password. The link works for one hour, and once. You are then signed out everywhere.',
  'password-link.not-you': 'If it was not you, do nothing: your password stays as it is.',
  'password-link.link': 'Choose a new password',

  'password-changed.subject': 'Your password was changed',
  'password-changed.text': 'The password for {firm} was changed on {when}.',
  'password-changed.not-you': 'If it was not you, choose a new password now, and tell the owner of the firm.',
  'password-changed.link': 'Choose a new password',

  'new-device.subject': 'You signed in somewhere new',
  'new-device.text':
    'Somebody signed in to {firm} as you on {when}, with a browser that was not used before.',
  'new-device.not-you':
    'If it was you, all is well. If not, choose a new password now: everybody who is signed in as you is then signed out.',
  'new-device.link': 'Choose a new password',

  'email-link.subject': 'Confirm your new address',
  'email-link.text':
    'You asked to sign in to {firm} with this address from now on. The link works for 24 hours, and once.',
  'email-link.not-you': 'If it was not you, do nothing.',
  'email-link.link': 'Confirm this address',

  'email-changed.subject': 'Your address was changed',
  'email-changed.text': 'From now on you sign in to {firm} with {email}, no longer with this address.',
  'email-changed.not-you':
    'If it was not you, take your address back. The link works for 7 days; everybody who is signed in as you is then signed out.',
  'email-changed.link': 'Take my address back',

  'test.subject': 'A test from {firm}',
  'test.text': 'It works: mail from {firm} arrives.',

  'alert.link': 'See what the system did',
  'alert.daily': 'You are told of this once a day at most, as long as it lasts.',
  'alert.schedule-stopped.subject': 'Something stopped running by itself at {firm}',
  'alert.schedule-stopped.text':
    'What {firm} needs done regularly has not run for too long: {what}. Is the server running without a break?',
  'alert.job-failed.subject': 'Work failed for good at {firm}',
  'alert.job-failed.text':
    'Work that runs by itself failed again and again and was put aside: {what}. It can be tried again in the settings.',
  'alert.backup-failed.subject': 'The backup of {firm} failed',
  'alert.backup-failed.text':
    'The last backup could not be made: {what}. Until it works again, new data exists only once.',
  'alert.backup-old.subject': 'The last backup of {firm} is old',
  'alert.backup-old.text': 'No backup was made for too long: {what}.',
  'alert.drill-old.subject': 'No backup of {firm} was tried out lately',
  'alert.drill-old.text': 'A backup counts once it was restored. No restore was tried for too long: {what}.',
  'alert.mail-failed.subject': 'Mail of {firm} could not be sent',
  'alert.mail-failed.text': 'Some mail did not leave: {what}. The settings say why.',
  'alert.disk-full.subject': 'The disk of {firm} is nearly full',
  'alert.disk-full.text': 'Soon nothing can be saved any more: {what}. Please make room.',
  'alert.other.subject': 'Something needs your attention at {firm}',
  'alert.other.text': 'Something that matters stopped: {what}.',
} as const

export type LetterWords = Readonly<Record<keyof typeof words, string>>
