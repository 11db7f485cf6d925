import { z } from 'zod'
import { endpoint } from '../../../kernel/contract.ts'
import { idOf, type PartyId } from '../../../kernel/id.ts'
import { photoSchema } from '../model/photo.ts'

const tags = ['people']
const ids = z
  .string()
  .max(8000)
  .default('')
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(idOf('party')).max(200, 'at most 200 at once'))
  .transform((list): PartyId[] => list)

export const photosContract = {
  photos: endpoint('people:read', {
    method: 'GET',
    path: '/photos',
    summary: 'Which of some parties have a photo',
    tags,
  })
    .input(z.object({ ids: ids.meta({ description: 'Up to 200 ids of parties, with commas between.' }) }))
    .output(z.object({ items: z.array(z.object({ id: idOf('party'), photo: photoSchema })) })),
  removePhoto: endpoint('people:write', {
    method: 'DELETE',
    path: '/parties/{id}/photo',
    summary: 'Throw the photo away',
    tags,
  })
    .input(z.object({ id: idOf('party') }))
    .output(z.object({ done: z.literal(true) })),
}
