import { problemOf } from '../../../design/client.ts'
import { deviceNow } from '../../../design/clock.ts'
import { type DeviceStore, forgetDeviceStore, openDeviceStore } from '../../../design/device-store.ts'
import { showFirm } from '../../../design/firm.ts'
import { notify } from '../../../design/notices.ts'
import { type Id, type PartyId, uuidV7 } from '../../../kernel/id.ts'
import type { Part, Regular, Tap, TapResult } from '../../../capabilities/counter/model.ts'
import { indexOf, type RegularsIndex, withParts } from '../../../capabilities/counter/rules/regulars.ts'
import { say } from '../../../capabilities/counter/ui/words.ts'
import { api } from '../api.ts'
import {
  type About,
  counterOnDevice,
  keptHours,
  type Parts,
  type Question,
  type Recorded,
  type Waiting,
} from './kept.ts'
import { speakLanguage } from './languages.ts'

/** What the counter shows: where it stands, who is on the device, what waits. */
export type Device = Readonly<{
  standing: 'opening' | 'ready' | 'needs-line' | 'signed-out' | 'may-not'
  isOnline: boolean
  isKept: boolean
  about: About | null
  parts: Parts
  index: RegularsIndex
  waiting: readonly Waiting[]
  questions: readonly Question[]
  recorded: readonly Recorded[]
}>

const atFirst: Device = {
  standing: 'opening',
  isOnline: true,
  isKept: true,
  about: null,
  parts: new Map(),
  index: [],
  waiting: [],
  questions: [],
  recorded: [],
}

let device = atFirst
const listeners = new Set<() => void>()
let store: DeviceStore | null = null

export const currentDevice = (): Device => device

export function onDeviceChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function show(change: Partial<Device>): void {
  device = { ...device, ...change }
  for (const listener of listeners) listener()
}

/** Opens what is on the device, before anything is asked of the server. */
export async function openDevice(): Promise<void> {
  await read()
  if (device.about === null) return
  showFirm(device.about.firmId)
  await speakLanguage(device.about.language)
  if (isTooOld(device.about)) await forgetRegulars()
}

async function read(): Promise<void> {
  store = await openDeviceStore(counterOnDevice)
  const about = (await store.get<About>('about')) ?? null
  const [parts, waiting, questions] = await Promise.all([
    store.all<Part>('part:'),
    store.all<Waiting>('tap:'),
    store.all<Question>('question:'),
  ])
  const isReady = about !== null && about.version !== '' && !isTooOld(about)
  const known = withParts(new Map(), isReady ? parts.map(([, part]) => part) : [])
  show({
    standing: isReady ? 'ready' : 'opening',
    isKept: store.isKept,
    about,
    parts: known,
    index: indexOf([...known.values()].flat()),
    waiting: waiting.map(([, one]) => one),
    questions: questions.map(([, one]) => one),
  })
}

const isTooOld = ({ reachedAt }: About) => deviceNow().getTime() - reachedAt > keptHours * 3_600_000

/** Takes the regulars off the device; what waits to be sent stays, and has no names but those it needs. */
async function forgetRegulars(): Promise<void> {
  await store?.removeAll('part:')
  const about = device.about && { ...device.about, version: '' }
  if (about) await store?.put('about', about)
  show({ about, parts: new Map(), index: [], recorded: [] })
}

let turn: Promise<void> = Promise.resolve()

/** Sends what waits and fetches what changed; one time after the other. */
export function refresh(): Promise<void> {
  turn = turn.then(reach).catch(() => undefined)
  return turn
}

async function reach(): Promise<void> {
  if (store === null) return
  try {
    const me = await api.accounts.me()
    if (!me.capabilities.includes('talks:write')) return await lose('may-not')
    await settleIn({
      firmId: me.firm.id,
      memberId: me.member.id,
      language: me.member.language,
      timeZone: me.firm.timeZone,
    })
    await deliver()
    const { version, parts } = await api.counter.regulars({ since: device.about?.version || undefined })
    await keep(parts, version)
  } catch (error) {
    const { code } = problemOf(error)
    if (code === 'not-signed-in') return lose('signed-out')
    if (code === 'not-allowed') return lose('may-not')
    if (device.about && isTooOld(device.about)) await forgetRegulars()
    show({ isOnline: false, standing: device.about?.version ? 'ready' : 'needs-line' })
  }
}

/** Somebody signed out in another window: what was in this one is no longer theirs to see. */
export async function someoneLeft(): Promise<void> {
  show({ parts: new Map(), index: [], recorded: [], standing: 'signed-out' })
  await read()
  await refresh()
}

/** Nobody may see regulars here any more. */
async function lose(standing: 'signed-out' | 'may-not'): Promise<void> {
  await forgetRegulars()
  show({ standing, isOnline: true })
}

/** Another member or another firm begins with an empty device. */
async function settleIn(who: Omit<About, 'version' | 'reachedAt'>): Promise<void> {
  const { about } = device
  const isSame = about?.firmId === who.firmId && about.memberId === who.memberId
  if (about && !isSame) await forgetRegulars()
  showFirm(who.firmId)
  await speakLanguage(who.language)
  show({
    about: { ...who, version: isSame ? about.version : '', reachedAt: deviceNow().getTime() },
    isOnline: true,
  })
}

async function keep(changed: readonly Part[], version: string): Promise<void> {
  if (store === null || device.about === null) return
  for (const part of changed) {
    if (part.regulars.length > 0) await store.put(`part:${part.part}`, part)
    else await store.remove([`part:${part.part}`])
  }
  const about = { ...device.about, version, reachedAt: deviceNow().getTime() }
  await store.put('about', about)
  const parts = changed.length > 0 ? withParts(device.parts, changed) : device.parts
  const index = changed.length > 0 ? indexOf([...parts.values()].flat()) : device.index
  show({ about, parts, index, standing: 'ready' })
}

// Two windows must not send, or take back, the same tap at once.
function alone<Result>(run: () => Promise<Result>): Promise<Result> {
  return navigator.locks ? navigator.locks.request(counterOnDevice, run) : run()
}

const mostAtOnce = 100

/** Sends what waits of whoever is signed in. Only what the server has answered for is taken from the device. */
async function deliver(): Promise<void> {
  await alone(async () => {
    for (;;) {
      const all = (await store?.all<Waiting>('tap:'))?.map(([, one]) => one) ?? []
      const batch = all.filter(isOurs).slice(0, mostAtOnce)
      if (batch.length === 0) return show({ waiting: all })
      const { results } = await api.counter.tapMany({ taps: batch.map(({ tap }) => tap) })
      await settle(batch, results)
    }
  })
}

const isOurs = ({ firmId, memberId }: Waiting) =>
  firmId === device.about?.firmId && memberId === device.about.memberId

async function settle(batch: readonly Waiting[], results: readonly TapResult[]): Promise<void> {
  for (const { outcome, id, by, at } of results) {
    const sent = batch.find(({ tap }) => tap.id === id)
    if (sent === undefined) continue
    if (outcome === 'same-visit') {
      const { tap, name, memberId } = sent
      const question: Question = { tap, name, by, at: at ?? tap.at, memberId }
      await store?.put(`question:${id}`, question)
      show({
        questions: [...device.questions, question],
        recorded: device.recorded.filter(({ tapId }) => tapId !== id),
      })
    }
    if (outcome === 'refused') notify({ text: say('counter.refused'), kind: 'problem' })
    await store?.remove([`tap:${id}`])
  }
  const done = new Set(results.map(({ id }) => id))
  show({ waiting: device.waiting.filter(({ tap }) => !done.has(tap.id)) })
}

type Done = Partial<Pick<Tap, 'text' | 'evenSo' | 'of' | 'at'>> & { kind: Tap['kind'] }

/** Writes down what was tapped; once this is done, no dead battery loses it. */
export async function tapFor({ id: partyId, name }: Pick<Regular, 'id' | 'name'>, done: Done): Promise<void> {
  if (store === null || device.about === null) return
  const { firmId, memberId } = device.about
  const at = deviceNow()
  const id = uuidV7(at.getTime(), crypto.getRandomValues(new Uint8Array(10))) as Id<'tap'>
  const tap: Tap = { id, partyId, at: at.toISOString(), text: null, evenSo: false, of: null, ...done }
  const waiting: Waiting = { tap, name, firmId, memberId }
  await store.put(`tap:${id}`, waiting)
  const isVisit = done.kind === 'visit'
  show({
    waiting: [...device.waiting, waiting],
    recorded: isVisit ? [...device.recorded, { tapId: id, partyId, at: tap.at }] : device.recorded,
  })
  void refresh()
}

/** Takes a visit back: off the device where it still waits, else at the server. */
export async function takeBack(regular: Pick<Regular, 'id' | 'name'>, { tapId }: Recorded): Promise<void> {
  const isSent = await alone(async () => {
    if ((await store?.get(`tap:${tapId}`)) === undefined) return true
    await store?.remove([`tap:${tapId}`])
    return false
  })
  show({
    waiting: device.waiting.filter(({ tap }) => tap.id !== tapId),
    recorded: device.recorded.filter((one) => one.tapId !== tapId),
  })
  if (isSent) await tapFor(regular, { kind: 'take-back', of: tapId })
}

/** Whether a visit that another device recorded too is one or two. */
export async function answer(question: Question, visits: 'one' | 'two'): Promise<void> {
  const { tap, name } = question
  await store?.remove([`question:${tap.id}`])
  show({ questions: device.questions.filter((one) => one.tap.id !== tap.id) })
  if (visits === 'two') {
    await tapFor({ id: tap.partyId, name }, { kind: 'visit', text: tap.text, at: tap.at, evenSo: true })
  }
}

/** Says whose a card is; this asks the server at once. */
export async function giveCard(partyId: PartyId, code: string): Promise<void> {
  await api.counter.giveCard({ partyId, code })
  await refresh()
}

/** Before somebody signs out: sends what waits, then leaves nothing of the firm on the device. */
export async function leaveDevice(who: Pick<About, 'firmId' | 'memberId'>): Promise<void> {
  await read()
  if (device.about === null) return forgetDeviceStore(counterOnDevice)
  if (device.about.firmId === who.firmId && device.about.memberId === who.memberId) {
    // What can't be sent stays, encrypted, until the same member signs in again.
    await deliver().catch(() => undefined)
  }
  if (device.waiting.length > 0) await forgetRegulars()
  else await forgetDeviceStore(counterOnDevice)
  new BroadcastChannel(counterOnDevice).postMessage('left')
}
