import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { printed } from '../../../platform/photos.ts'
import type { Desk, Writing } from '../../../platform/work.ts'
import { photoChanged, photoRemoved } from '../facts.ts'
import { isOpenable, mostPhotoBytes, pictureIn } from '../rules/picture.ts'
import { lockParty } from '../store/load.ts'
import { deletePhoto, savePhoto } from '../store/photos.ts'
import { isOnRecord } from '../views/on-record.ts'

/** Takes a photo of a party, in the place of the one before. What is no picture is refused, whatever it is called. */
export async function takePhoto(
  desk: Desk,
  { id, body }: { id: PartyId; body: Readable },
): Promise<{ photo: string }> {
  if (!(await desk.reading((work) => isOnRecord(work, id)))) throw refuse('not-found', { what: 'party' })
  const picture = await gathered(body)
  const found = pictureIn(picture)
  if (found === null) throw refuse('wrong-file', { found: 'no-picture' })
  if (!isOpenable(found)) throw refuse('wrong-file', { found: 'too-many-pixels' })
  const prints = await printed(picture)
  if (prints === null) throw refuse('wrong-file', { found: 'no-picture' })
  const digest = createHash('sha256').update(prints.large).digest('hex').slice(0, 16)
  await desk.writing(async (work) => {
    if (!(await lockParty(work, id))) throw refuse('not-found', { what: 'party' })
    await savePhoto(work, { partyId: id, digest, ...prints })
    await work.announce(photoChanged(id))
  })
  return { photo: digest }
}

/** Throws the photo of a party away. */
export async function removePhoto(work: Writing, { id }: { id: PartyId }): Promise<{ done: true }> {
  if (!(await deletePhoto(work, id))) throw refuse('not-found', { what: 'photo' })
  await work.announce(photoRemoved(id))
  return { done: true }
}

async function gathered(body: Readable): Promise<Buffer> {
  const pieces: Buffer[] = []
  let seen = 0
  for await (const piece of body as AsyncIterable<Buffer>) {
    seen += piece.length
    if (seen > mostPhotoBytes) throw refuse('too-large', { mostMb: mostPhotoBytes / 1_000_000 })
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
