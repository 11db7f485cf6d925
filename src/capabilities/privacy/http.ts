import { idOf } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Route, RouteCall } from '../../platform/http/route.ts'
import { heldAsHtml } from './rules/held-document.ts'
import { heldAbout } from './views/held.ts'
import { languageOfReader } from './views/reader.ts'

/** What is handed to somebody who asks what is held about them. */
export const routes: Route[] = [
  {
    method: 'GET',
    path: '/parties/{id}/held.html',
    needs: 'privacy:write',
    stepUp: true,
    summary: 'All that is held about somebody, as a page to read and print',
    handler: asPage,
  },
  {
    method: 'GET',
    path: '/parties/{id}/held.json',
    needs: 'privacy:write',
    stepUp: true,
    summary: 'All that is held about somebody, as JSON',
    handler: asJson,
  },
]

async function asPage({ desk, request, reply }: RouteCall): Promise<unknown> {
  const page = await desk.reading(async (work) => {
    const held = await heldAbout(work, { id: idIn(request.params) })
    const language = await languageOfReader(work)
    const when = new Intl.DateTimeFormat(language === 'ar' ? 'ar-u-nu-latn' : language, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: work.timeZone,
    }).format(work.now)
    return heldAsHtml(held, language, when)
  })
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header('content-disposition', 'attachment; filename="held.html"')
    .header('cache-control', 'no-store')
    .send(page)
}

async function asJson({ desk, request, reply }: RouteCall): Promise<unknown> {
  const held = await desk.reading((work) => heldAbout(work, { id: idIn(request.params) }))
  return reply
    .type('application/json; charset=utf-8')
    .header('content-disposition', 'attachment; filename="held.json"')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(held, null, 1))
}

function idIn(params: unknown) {
  const parsed = idOf('party').safeParse((params as { id?: unknown }).id)
  if (!parsed.success) throw refuse('not-found', { what: 'party' })
  return parsed.data
}
