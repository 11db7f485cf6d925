import { speak } from '../../../design/words.ts'

/** What the pages about people's privacy say. */
export const words = {
  'privacy.menu': 'Privacy',
  'privacy.title': 'Privacy of {name}',
  'privacy.sub': 'What is held, who looked, and how it is handed out or erased.',
  'privacy.held': 'What is held',
  'privacy.rows': '{count, plural, one {# entry} other {# entries}}',
  'privacy.handOut': 'Hand it out',
  'privacy.handOutWhy':
    'Who asks what you hold about them gets everything, with where it came from, what was done and who looked. Look through it first: notes may speak of others.',
  'privacy.asPage': 'As a page to read and print',
  'privacy.asJson': 'As JSON',
  'privacy.looks': 'Who looked',
  'privacy.noLooks': 'Nobody yet.',
  'privacy.looksKept': 'One line for each member and day; kept for two years.',
  'privacy.mentions': 'Words about others that name them',
  'privacy.mentionsWhy': 'These belong to others and stay. Change them by hand where they say too much.',
  'privacy.erase': 'Erase for good',
  'privacy.eraseWhy':
    'All that is held about {name} goes for ever, and uploaded files with it. Sales and payments stay as figures, of somebody unknown. A file that is brought in later won’t bring them back. Backups made before still hold them until they are removed.',
  'privacy.noUndo': 'This can’t be undone.',
  'privacy.typeName': 'Type the name to confirm',
  'privacy.typeNameHint': 'Exactly as it stands: {name}',
  'privacy.eraseDo': 'Erase for good',
  'privacy.notTheName': 'this is not the name',
  'privacy.importRuns': 'A file is being brought in. Erase once that is done.',
  'privacy.changedMeanwhile': 'Somebody changed this person meanwhile. Look again, then erase.',
  'privacy.erased': 'Erased.',

  'privacy.settings': 'Privacy',
  'privacy.proofs': 'Erased',
  'privacy.noProofs': 'Nobody was erased yet. It begins on the page of a person, under Privacy.',
  'privacy.proof': 'Proof of erasure',
  'privacy.proofOf.person': 'A person was erased',
  'privacy.proofOf.organisation': 'An organisation was erased',
  'privacy.proofSub': 'On {when}, by {who}.',
  'privacy.number': 'Number of this erasure',
  'privacy.formerId': 'The id that leads nowhere now',
  'privacy.whatWent': 'What was erased',
  'privacy.whatStays': 'What stays, as figures of somebody unknown',
  'privacy.tradesKept': '{count, plural, one {# sale or purchase} other {# sales and purchases}}',
  'privacy.paymentsKept': '{count, plural, one {# payment} other {# payments}}',
  'privacy.nothingStays': 'No sale, purchase or payment.',
  'privacy.files': 'Uploaded files',
  'privacy.filesGone': 'Removed on {when}',
  'privacy.filesWait': 'Being removed',
  'privacy.return': 'Coming back',
  'privacy.blocked': 'An import doesn’t bring them back',
  'privacy.letBackOn': 'Allowed again on {when}',
  'privacy.letBack': 'Allow again',
  'privacy.letBackDone': 'They can be brought in again.',
  'privacy.backups':
    'Backups made before the erasure hold what was erased until they are removed. Whoever restores one erases again.',
} as const

export const say = speak(words)
