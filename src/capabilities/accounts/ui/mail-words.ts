import { speak } from '../../../design/words.ts'

/** What the page about mail says. */
export const words = {
  'mail.on': 'Mail leaves through {server}, from {from}.',
  'mail.onAs': 'Mail leaves through {server}, from {from}, signed in as {user}.',
  'mail.encrypted': 'The way there is encrypted from the start.',
  'mail.startTls': 'The way there is encrypted as soon as the mail server offers it.',
  'mail.where': 'This is set where the server runs, with SMTP_URL and MAIL_FROM.',
  'mail.off':
    'No mail server is set, so nothing is mailed: invitations are links to pass on, and who forgets the password needs a link from whoever runs the server.',
  'mail.how': 'Set these two where the server runs, then start it again:',
  'mail.test': 'Send me a test',
  'mail.last': 'The last 50 letters',
  'mail.none': 'No letter has left yet.',
  'mail.state.waiting': 'waiting',
  'mail.state.sending': 'being sent',
  'mail.state.sent': 'sent',
  'mail.state.refused': 'refused',
  'mail.state.failed': 'not sent',
  'mail.state.late': 'too late',
  'mail.problem.unreachable':
    'Nobody answers at this address. Is the name of the mail server right, and its port?',
  'mail.problem.time-out': 'The mail server did not answer in time.',
  'mail.problem.encryption':
    'The encrypted connection did not come about. Is the port right, and does the certificate belong to this name?',
  'mail.problem.sign-in': 'The mail server does not accept the user or the password.',
  'mail.problem.dropped': 'The connection broke in the middle.',
  'mail.problem.later': 'The mail server is busy or makes us wait.',
  'mail.problem.refused': 'The mail server refuses this letter.',
  'mail.problem.unexpected': 'Something else went wrong.',
} as const

export const say = speak(words)
