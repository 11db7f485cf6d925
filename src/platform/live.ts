import type { FastifyInstance } from 'fastify'
import type { ServerResponse } from 'node:http'
import { refuse } from '../kernel/refusal.ts'
import { channel, type Tiding } from './announce.ts'
import type { Database } from './database.ts'
import type { Gate } from './http/gate.ts'
import { passGate } from './http/gate.ts'

type Stream = Readonly<{ response: ServerResponse; isStillWelcome: () => Promise<boolean> }>

/** Tells open screens what happened in their workspace. */
export type Live = Readonly<{
  /** Sends a workspace's tidings to a screen until it goes away. */
  follow: (workspaceId: string, stream: Stream) => void
  /** Ends all streams; screens come back by themselves. */
  close: () => Promise<void>
}>

const heartbeatMs = 20_000

/** Hears NOTIFY on one connection and passes on each word to the screens of its workspace. */
export async function openLive(database: Database): Promise<Live> {
  const screens = new Map<string, Set<Stream>>()
  const everyScreen = () => [...screens.values()].flatMap((set) => [...set])
  const stop = await database.listen(
    channel,
    (payload) => {
      const { workspaceId, ...tiding } = JSON.parse(payload) as Tiding & { workspaceId: string }
      for (const { response } of screens.get(workspaceId) ?? []) {
        response.write(`event: fact\ndata: ${JSON.stringify(tiding)}\n\n`)
      }
    },
    // What was said while the connection was away is lost: screens must look again.
    () => {
      for (const { response } of everyScreen()) response.write('event: resync\ndata: {}\n\n')
    },
  )
  const heart = setInterval(() => {
    for (const stream of everyScreen()) void beat(stream)
  }, heartbeatMs)
  heart.unref()
  return {
    follow: (workspaceId, stream) => {
      const set = screens.get(workspaceId) ?? new Set()
      screens.set(workspaceId, set.add(stream))
      stream.response.once('close', () => {
        set.delete(stream)
        if (set.size === 0 && screens.get(workspaceId) === set) screens.delete(workspaceId)
      })
    },
    close: async () => {
      clearInterval(heart)
      for (const { response } of everyScreen()) response.end()
      await stop()
    },
  }
}

/** Keeps proxies from closing a silent stream, and ends it when the session was revoked. */
async function beat({ response, isStillWelcome }: Stream): Promise<void> {
  const isWelcome = await isStillWelcome().catch(() => true)
  if (isWelcome) response.write(': still here\n\n')
  else response.end()
}

/** Serves the stream of tidings as server-sent events. */
export function serveLive(app: FastifyInstance, { live, gate }: { live: Live; gate: Gate }): void {
  app.get('/api/v1/live', async (request, reply) => {
    const caller = await passGate(gate, request, 'member')
    if (caller === null) throw refuse('not-signed-in')
    reply.hijack()
    const response = reply.raw
    response.writeHead(200, {
      ...reply.getHeaders(),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    } as Record<string, string>)
    response.on('error', () => undefined)
    response.write('retry: 2000\n: welcome\n\n')
    const { cookie, authorization } = request.headers
    live.follow(caller.actor.workspaceId, {
      response,
      isStillWelcome: async () => (await gate({ cookies: cookie, authorization })) !== null,
    })
  })
}
