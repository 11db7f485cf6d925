import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../kernel/refusal.ts'
import { sendProblem } from './problem.ts'

/** Serves the web app: hashed files for ever, index.html never from a cache, and for every page's address. */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  const isBuilt = existsSync(`${folder}/index.html`)
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      index: false,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = path.includes(`${folder}/assets/`)
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (isBuilt && wantsPage(request)) return sendPage(request, reply)
    return sendProblem(refuse('not-found', { what: 'address' }), request, reply)
  })
}

/** Pages that are no part of the app, and stand by themselves. */
const pagesOfTheirOwn: Readonly<Record<string, string>> = { '/counter': 'counter.html' }

function sendPage({ url }: FastifyRequest, reply: FastifyReply) {
  const page = pagesOfTheirOwn[url.split('?')[0]] ?? 'index.html'
  return reply.header('cache-control', 'no-cache').sendFile(page)
}

/** An address that a person opened: no file and no call. */
function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?')[0]
  const isPage = !path.startsWith('/api/') && !/\.\w{1,5}$/.test(path)
  return (
    (method === 'GET' || method === 'HEAD') && isPage && /text\/html|\*\/\*/.test(headers.accept ?? '*/*')
  )
}
