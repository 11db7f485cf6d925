import type { FastifyInstance } from 'fastify'
import type { ServerResponse } from 'node:http'
import type { Actor } from '../kernel/actor.ts'
import { refuse } from '../kernel/refusal.ts'
import { channel, type Tiding } from './announce.ts'
import type { Database } from './database.ts'
import type { Gate } from './http/gate.ts'
import { passCounted, shownBy } from './http/gate.ts'
import type { Rates } from './http/rates.ts'

type Stream = Readonly<{
  response: ServerResponse
  /** The session or the member to whom the screen belongs. */
  whose: string
  actor: Actor
  isStillWelcome: () => Promise<boolean>
}>

/** What decides who may hear what; the capabilities know. */
export type Hearing = Readonly<{
  /** Whether a member who is limited may know of this party. */
  mayKnow: (actor: Actor, partyId: string) => Promise<boolean>
  /** Whether somebody may have lost the right to listen by what happened. */
  isAboutAccess: (kind: string) => boolean
}>

/** Tells open screens what happened in their workspace. */
export type Live = Readonly<{
  /** Sends a workspace's tidings to a screen until it goes away. */
  follow: (workspaceId: string, stream: Stream) => void
  /** How many screens are open. */
  count: () => number
  /** How many screens somebody has open. */
  countOf: (workspaceId: string, whose: string) => number
  /** Ends all streams; screens come back by themselves. */
  close: () => Promise<void>
}>

const heartbeatMs = 20_000
const mostStreams = 10
const mostWaitingBytes = 64_000
const resync = 'event: resync\ndata: {}\n\n'

/** Hears NOTIFY on one connection and passes on each word to the screens of its workspace. */
export async function openLive(database: Database, hearing: Hearing): Promise<Live> {
  const screens = new Map<string, Set<Stream>>()
  const everyScreen = () => [...screens.values()].flatMap((set) => [...set])
  const stop = await database.listen(
    channel,
    (payload) => {
      const { workspaceId, ...tiding } = JSON.parse(payload) as Tiding & { workspaceId: string }
      for (const stream of screens.get(workspaceId) ?? []) {
        void pass(stream, tiding, hearing).catch(() => send(stream.response, resync))
        if (hearing.isAboutAccess(tiding.kind)) void beat(stream)
      }
    },
    // What was said while the connection was away is lost: screens must look again.
    () => {
      for (const { response } of everyScreen()) send(response, resync)
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
    count: () => everyScreen().length,
    countOf: (workspaceId, whose) =>
      [...(screens.get(workspaceId) ?? [])].filter((stream) => stream.whose === whose).length,
    close: async () => {
      clearInterval(heart)
      for (const { response } of everyScreen()) response.end()
      await stop()
    },
  }
}

const isBehind = (response: ServerResponse) => response.writableLength > mostWaitingBytes

/** What waits for a screen lies in our memory: one that is behind misses the rest, and looks again later. */
function send(response: ServerResponse, text: string): void {
  if (!isBehind(response)) response.write(text)
  else if (response.listenerCount('drain') === 0) response.once('drain', () => response.write(resync))
}

/** Passes a word on. Who is limited hears of their own parties, and of the rest of the firm no ids. */
async function pass({ response, actor }: Stream, tiding: Tiding, { mayKnow }: Hearing): Promise<void> {
  const say = (said: Tiding) => send(response, `event: fact\ndata: ${JSON.stringify(said)}\n\n`)
  if (!actor.isLimited) say(tiding)
  else if (tiding.partyId === null) say({ ...tiding, subjectId: null })
  else if (await mayKnow(actor, tiding.partyId)) say(tiding)
}

/** Keeps proxies from closing a silent stream; ends one whose session was revoked, and one that nobody reads. */
async function beat({ response, isStillWelcome }: Stream): Promise<void> {
  if (isBehind(response)) return void response.destroy()
  const isWelcome = await isStillWelcome().catch(() => true)
  if (isWelcome) send(response, ': still here\n\n')
  else response.end()
}

/** Serves the stream of tidings as server-sent events. */
export function serveLive(
  app: FastifyInstance,
  { live, gate, rates }: { live: Live; gate: Gate; rates: Rates },
): void {
  app.get('/api/v1/live', async (request, reply) => {
    const caller = await passCounted({ gate, rates, request, reply }, { needs: 'member' })
    if (caller === null) throw refuse('not-signed-in')
    const { workspaceId, memberId } = caller.actor
    const shown = shownBy(request)
    const whose = caller.session?.id ?? memberId
    if (live.countOf(workspaceId, whose) >= mostStreams) {
      throw refuse('too-many-requests', { most: mostStreams, retryAfterSeconds: 60 })
    }
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
    live.follow(workspaceId, {
      response,
      whose,
      actor: caller.actor,
      isStillWelcome: async () => {
        const now = await gate({ ...shown, workspaceId })
        return now !== null && now.actor.isLimited === caller.actor.isLimited
      },
    })
  })
}
