import { speak } from '../../../design/words.ts'

/** What a profile says about a photo. */
export const photoWords = {
  'photo.add': 'Add a photo',
  'photo.another': 'Take another photo',
  'photo.remove': 'Remove the photo',
  'photo.kept': 'The photo is kept.',
  'photo.removed': 'The photo is removed.',
  'photo.wrong': 'This is no photo we can read. Take a JPEG, a PNG or a WebP of at most 12 MB.',
} as const

export const say = speak(photoWords)
