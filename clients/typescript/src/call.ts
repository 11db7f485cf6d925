/** Where the server is, and who calls. */
export type Settings = Readonly<{
  /** The address of the server, such as https://rapport.example.com. */
  url: string
  /** An API key, made in Settings. */
  key?: string
  /** How often a call is tried again; 4 unless set. */
  retries?: number
  /** How long one try may take; a minute unless set. */
  timeoutMs?: number
  fetch?: typeof fetch
}>

export type CallOptions = Readonly<{
  signal?: AbortSignal
  /** A key of your own for a write: with the same one it is done once, however often and from wherever it is sent. */
  idempotencyKey?: string
  /** The version that was read: when it was changed meanwhile, the call is refused with `changed-meanwhile`. */
  ifMatch?: number
  /** The fields wanted of the answer of a read, such as ['id', 'emails.address']. */
  fields?: readonly string[]
}>

export type WrongField = Readonly<{ field: string; message: string; found?: string }>

/** A no of the server, or no answer at all (`unreachable`). Go by its code. */
export class RapportProblem extends Error {
  override name = 'RapportProblem'
  readonly code: string
  readonly status: number
  readonly details: Readonly<Record<string, unknown>>
  readonly fields: readonly WrongField[]
  /** Leads to the line in the log of the server. */
  readonly requestId: string | null

  constructor(code: string, found: Partial<Omit<RapportProblem, 'code'>> = {}) {
    super(found.message ?? code)
    this.code = code
    this.status = found.status ?? 0
    this.details = found.details ?? {}
    this.fields = found.fields ?? []
    this.requestId = found.requestId ?? null
  }
}

export type Asking = Readonly<{ method: string; path: string; isKeyed: boolean }>
type Input = Readonly<Record<string, unknown>>
type Sending = { url: string; init: RequestInit; mayRepeat: boolean; signal: AbortSignal | undefined }

/** Opens the way to a server: it tries again what may be tried again, with the same key. */
export function openCall(settings: Settings) {
  const base = `${settings.url.replace(/\/+$/, '')}/api/v1`
  const own: Record<string, string> = settings.key ? { authorization: `Bearer ${settings.key}` } : {}
  return {
    json: async ({ method, path, isKeyed }: Asking, input: Input, options: CallOptions = {}) => {
      const { address, body } = addressOf({ method, path }, input, options)
      const headers: Record<string, string> = { ...own, ...headersOf(options), accept: 'application/json' }
      if (body !== undefined) headers['content-type'] = 'application/json'
      if (isKeyed) headers['idempotency-key'] ??= crypto.randomUUID()
      const init = { method, headers, ...(body === undefined ? {} : { body }) }
      const mayRepeat = method === 'GET' || isKeyed
      const answer = await persist(settings, { url: base + address, init, mayRepeat, signal: options.signal })
      return answer.json()
    },
    raw: (method: string, path: string, { body, ...options }: CallOptions & { body?: BodyInit } = {}) => {
      const headers = { ...own, ...headersOf(options) }
      const init = { method, headers, ...(body === undefined ? {} : { body }) }
      const isKept = options.idempotencyKey !== undefined && !(body instanceof ReadableStream)
      const mayRepeat = method === 'GET' || isKept
      return persist(settings, { url: base + path, init, mayRepeat, signal: options.signal })
    },
  }
}

function headersOf({ idempotencyKey, ifMatch }: CallOptions): Record<string, string> {
  return {
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
  }
}

/** Fills the path from the input; the rest goes into the query or the body. */
function addressOf(
  { method, path }: { method: string; path: string },
  input: Input,
  { fields }: CallOptions,
) {
  const rest: Record<string, unknown> = { ...input }
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  if (method !== 'GET')
    return { address: filled, body: Object.keys(rest).length > 0 ? JSON.stringify(rest) : undefined }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...rest, ...(fields ? { fields: fields.join(',') } : {}) })) {
    if (value !== undefined && value !== null) query.set(name, String(value))
  }
  return { address: query.size > 0 ? `${filled}?${query}` : filled, body: undefined }
}

const firstPauseMs = 250
const longestPauseMs = 30_000

async function persist(settings: Settings, sending: Sending): Promise<Response> {
  const most = settings.retries ?? 4
  for (let tries = 0; ; tries++) {
    const answer = await attempt(settings, sending)
    if (answer instanceof Response && answer.ok) return answer
    const problem = answer instanceof Response ? await problemIn(answer) : answer
    if (tries >= most || !isWorthRepeating(problem, sending)) throw problem
    await pause(pauseMs(problem, tries), sending.signal)
  }
}

async function attempt(
  settings: Settings,
  { url, init, signal }: Sending,
): Promise<Response | RapportProblem> {
  const limit = AbortSignal.timeout(settings.timeoutMs ?? 60_000)
  const until = signal === undefined ? limit : AbortSignal.any([signal, limit])
  try {
    return await (settings.fetch ?? fetch)(url, { ...init, signal: until })
  } catch (error) {
    // Whoever called it off doesn't wait for an answer.
    if (signal?.aborted) throw error
    return new RapportProblem('unreachable', { message: `No answer from ${new URL(url).origin}` })
  }
}

/** What was not done can be sent again; what may have been done only with a key that makes it safe. */
function isWorthRepeating({ code, status }: RapportProblem, { mayRepeat }: Sending): boolean {
  if (status === 429) return true
  if (!mayRepeat) return false
  return code === 'unreachable' || code === 'key-in-use' || status === 502 || status === 503 || status === 504
}

function pauseMs({ details }: RapportProblem, tries: number): number {
  const asked = details['retryAfterSeconds']
  if (typeof asked === 'number') return Math.min(asked * 1000, 2 * longestPauseMs)
  // Half of it at random, so that many who failed together don't come back together.
  return Math.min(firstPauseMs * 2 ** tries, longestPauseMs) * (0.5 + Math.random() / 2)
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}

async function problemIn(response: Response): Promise<RapportProblem> {
  const { status, headers } = response
  const told = (await response.json().catch(() => ({}))) as Record<string, unknown>
  const after = Number(headers.get('retry-after'))
  const details = {
    ...(after > 0 ? { retryAfterSeconds: after } : {}),
    ...(told['details'] as object | undefined),
  }
  return new RapportProblem(String(told['code'] ?? 'unexpected'), {
    status,
    details,
    message: String(told['title'] ?? `The server answered ${status}.`),
    fields: (told['fields'] as WrongField[] | undefined) ?? [],
    requestId: (told['requestId'] as string | undefined) ?? null,
  })
}
