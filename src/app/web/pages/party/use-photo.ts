import { useMutation } from '@tanstack/react-query'
import type { Party } from '../../../../capabilities/people/model.ts'
import { say } from '../../../../capabilities/people/ui/photo-words.ts'
import { problemOf } from '../../../../design/client.ts'
import { notify } from '../../../../design/notices.ts'
import { api } from '../../api.ts'
import { photoSrc } from '../../photo-src.ts'
import { wordsOfProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'
import { fetchPhoto, sendPhoto } from './send-photo.ts'

/** The photo of somebody, and how to take or remove it. */
export function usePhoto({ id, photo }: Party) {
  const renew = () => refresh('people')
  const takePhoto = useMutation({
    mutationFn: (picture: Blob) => sendPhoto(id, picture),
    onSuccess: async () => {
      await renew()
      const undo = () => api.people.removePhoto({ id }).then(renew)
      // Only a first photo can be taken back: the one before is gone.
      notify(photo === null ? { text: say('photo.kept'), undo } : { text: say('photo.kept') })
    },
    onError: (error) => {
      const isWrong = ['wrong-file', 'too-large'].includes(problemOf(error).code)
      notify({ text: isWrong ? say('photo.wrong') : wordsOfProblem(error), kind: 'problem' })
    },
  })
  const src = photoSrc({ id, photo }, 'large')
  const removePhoto = useMutation({
    mutationFn: async () => {
      const kept = src === undefined ? null : await fetchPhoto(src)
      await api.people.removePhoto({ id })
      return kept
    },
    onSuccess: async (kept) => {
      await renew()
      if (kept) notify({ text: say('photo.removed'), undo: () => sendPhoto(id, kept).then(renew) })
    },
    onError: (error) => notify({ text: wordsOfProblem(error), kind: 'problem' }),
  })
  return { src, take: takePhoto.mutate, remove: () => removePhoto.mutate() }
}
