import { type Api, routes } from './api.gen.ts'
import { type Asking, type CallOptions, openCall, type Settings } from './call.ts'

export type { Api } from './api.gen.ts'
export type { Call, PagedCall } from './shapes.ts'
export { type CallOptions, RapportProblem, type Settings, type WrongField } from './call.ts'

/** All calls of the API, by capability, and a door for what is no plain call. */
export type Rapport = Api & {
  /** Sends a file or fetches one: `rapport.raw('POST', '/imports?fileName=a.csv', { body })`. */
  raw: (method: string, path: string, options?: CallOptions & { body?: BodyInit }) => Promise<Response>
}

/** Opens a client: `openRapport({ url: 'https://rapport.example.com', key })`. */
export function openRapport(settings: Settings): Rapport {
  const call = openCall(settings)
  const api: Record<string, Record<string, unknown>> = {}
  for (const [name, [method, path, isKeyed]] of Object.entries(routes)) {
    const [group, own] = name.split('.')
    api[group] ??= {}
    api[group][own] = callOf(call.json, { method, path, isKeyed: isKeyed === 1 })
  }
  return { ...api, raw: call.raw } as unknown as Rapport
}

type Input = Readonly<Record<string, unknown>>
type Page = { items: unknown[]; next: string | null }
type Ask = (asking: Asking, input: Input, options?: CallOptions) => Promise<unknown>

function callOf(ask: Ask, asking: Asking) {
  const one = (input: Input = {}, options?: CallOptions) => ask(asking, input, options)
  async function* each(input: Input = {}, options?: CallOptions): AsyncGenerator {
    let cursor: string | null | undefined
    do {
      const page = (await one(cursor ? { ...input, cursor } : input, options)) as Page
      yield* page.items
      cursor = page.next
    } while (cursor !== null)
  }
  return Object.assign(one, { each })
}
