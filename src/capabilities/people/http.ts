import { idOf, type PartyId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Route, RouteCall } from '../../platform/http/route.ts'
import { takePhoto } from './actions/photos.ts'
import { photo } from './views/photo.ts'

/** What is no plain call: photos come and go as they are. */
export const routes: Route[] = [
  {
    method: 'PUT',
    path: '/parties/{id}/photo',
    needs: 'people:write',
    summary: 'Take a photo (the body: JPEG, PNG or WebP) in the place of the one before',
    handler: takePhotoIn,
  },
  {
    method: 'GET',
    path: '/parties/{id}/photo',
    needs: 'people:read',
    summary: 'The photo as WebP, at most 640 pixels wide; `?size=small` gives a square of 136',
    handler: showPhoto,
  },
]

async function takePhotoIn({ desk, request, body }: RouteCall): Promise<{ photo: string }> {
  return takePhoto(desk, { id: partyIn(request.params), body })
}

async function showPhoto({ desk, request, reply }: RouteCall): Promise<unknown> {
  const { size } = request.query as { size?: unknown }
  const which = { id: partyIn(request.params), size: size === 'small' ? size : 'large' } as const
  const { digest, picture } = await desk.reading((work) => photo(work, which))
  const tag = `"${digest}"`
  // A face is nobody's but the firm's: kept by no proxy, and asked for anew each time, which costs next to nothing.
  reply.header('cache-control', 'private, no-cache').header('etag', tag)
  if (request.headers['if-none-match'] === tag) return reply.status(304).send()
  return reply.type('image/webp').header('content-disposition', 'inline').send(picture)
}

function partyIn(params: unknown): PartyId {
  const parsed = idOf('party').safeParse((params as { id?: unknown }).id)
  if (!parsed.success) throw refuse('not-found', { what: 'party' })
  return parsed.data
}
