import type { ContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract'
import { shownFirm } from './firm.ts'

/** A field that was wrong, for the words beside it. */
export type WrongField = Readonly<{ field: string; message: string }>

/** A no from the server, or no server at all; its words are in the catalogue of the screen. */
export class ApiProblem extends Error {
  override name = 'ApiProblem'
  /** A word that stays the same, such as 'changed-meanwhile'; 'unreachable' when there was no answer. */
  readonly code: string
  readonly status: number
  readonly details: Readonly<Record<string, unknown>>
  readonly fields: readonly WrongField[]
  /** Leads to the line in the server's log. */
  readonly requestId: string | null

  constructor(code: string, found: Partial<Omit<ApiProblem, 'code' | keyof Error>> = {}) {
    super(code)
    this.code = code
    this.status = found.status ?? 0
    this.details = found.details ?? {}
    this.fields = found.fields ?? []
    this.requestId = found.requestId ?? null
  }
}

/** What went wrong, whatever was thrown. */
export function problemOf(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem('unexpected')
}

/** Told to the window when the session has ended, so that one can sign in again without losing what was typed. */
export const signedOutEvent = 'rapport:signed-out'

/** Told to the window when a call needs a fresh proof of who one is; whoever can ask for it answers. */
export const stepUpEvent = 'rapport:step-up'
export type StepUpEvent = CustomEvent<{ answer: (isProven: boolean) => void }>

export type CallOptions = Readonly<{ signal?: AbortSignal; idempotencyKey?: string }>

type Call<Input, Output> = undefined extends Input
  ? (input?: Input, options?: CallOptions) => Promise<Output>
  : (input: Input, options?: CallOptions) => Promise<Output>

/** A contract as functions that call it. */
export type Client<Contract> = {
  readonly [Key in keyof Contract]: Contract[Key] extends ContractProcedure<
    infer InputSchema,
    infer OutputSchema,
    infer _Errors,
    infer _Meta
  >
    ? Call<InferSchemaInput<InputSchema>, InferSchemaOutput<OutputSchema>>
    : Client<Contract[Key]>
}

type Route = Readonly<{ method: string; path: string }>

const prefix = '/api/v1'

/** Makes the functions of a contract. It needs only its methods and paths (`minifyContractRouter`). */
export function makeClient<Contract>(contract: object): Client<Contract> {
  const made = Object.entries(contract).map(([key, inner]: [string, object]) => {
    const route = routeOf(inner)
    return [key, route ? callOf(route) : makeClient(inner)]
  })
  return Object.fromEntries(made) as Client<Contract>
}

function routeOf(inner: object): Route | null {
  return '~orpc' in inner ? (inner['~orpc'] as { route: Route }).route : null
}

function callOf(route: Route) {
  return async (input: unknown = {}, options: CallOptions = {}): Promise<unknown> => {
    const { url, body } = addressOf(route, input as Record<string, unknown>)
    const isWrite = route.method !== 'GET'
    const headers: Record<string, string> = { accept: 'application/json', ...firmHeader() }
    if (body !== undefined) headers['content-type'] = 'application/json'
    // The same for both tries, so that a write whose answer was lost is not done twice.
    if (isWrite) headers['idempotency-key'] = options.idempotencyKey ?? crypto.randomUUID()
    // Kept with a session that begins here: the only hint of a place there is.
    if (isWrite) headers['rapport-time-zone'] = Intl.DateTimeFormat().resolvedOptions().timeZone
    const init: RequestInit = { method: route.method, headers, credentials: 'same-origin' }
    if (body !== undefined) init.body = body
    if (options.signal) init.signal = options.signal
    return proven(async () => answerOf(await fetchTwice(url, init)))
  }
}

function firmHeader(): Record<string, string> {
  const firm = shownFirm()
  return firm === null ? {} : { 'x-workspace': firm }
}

/** Makes a call again once its caller has proved who they are, if that was what it needed. */
async function proven(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await call()
  } catch (error) {
    if (problemOf(error).code !== 'step-up-needed' || !(await askForProof())) throw error
    return call()
  }
}

function askForProof(): Promise<boolean> {
  return new Promise((answer) => {
    const event: StepUpEvent = new CustomEvent(stepUpEvent, { cancelable: true, detail: { answer } })
    const isHeard = !window.dispatchEvent(event)
    if (!isHeard) answer(false)
  })
}

/** Fills the path from the input; the rest goes into the query or the body. */
function addressOf({ method, path }: Route, input: Record<string, unknown>) {
  const rest = { ...input }
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  if (method !== 'GET') {
    const body = Object.keys(rest).length > 0 ? JSON.stringify(rest) : undefined
    return { url: prefix + filled, body }
  }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined && value !== null) query.set(name, String(value))
  }
  return { url: `${prefix}${filled}${query.size > 0 ? `?${query}` : ''}`, body: undefined }
}

const pauseMs = 400
const passing = new Set([502, 503, 504])

/** Tries once more when the connection broke or the server was busy; never when it said no. */
async function fetchTwice(url: string, init: RequestInit): Promise<Response> {
  const first = await fetch(url, init).catch((error: unknown) => failure(error, init.signal))
  if (first instanceof Response && !passing.has(first.status)) return first
  await new Promise((resolve) => setTimeout(resolve, pauseMs))
  const second = await fetch(url, init).catch((error: unknown) => failure(error, init.signal))
  if (second instanceof Response) return second
  throw new ApiProblem('unreachable')
}

function failure(error: unknown, signal: AbortSignal | null | undefined): null {
  // Whoever called it off doesn't wait for an answer.
  if (signal?.aborted) throw error
  return null
}

async function answerOf(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '')
  const answer = parse(text)
  if (response.ok && answer !== undefined) return answer
  const problem = problemIn(answer, response.status)
  if (problem.code === 'not-signed-in') window.dispatchEvent(new Event(signedOutEvent))
  throw problem
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function problemIn(answer: unknown, status: number): ApiProblem {
  if (typeof answer !== 'object' || answer === null || !('code' in answer)) {
    return new ApiProblem(passing.has(status) ? 'unreachable' : 'unexpected', { status })
  }
  const { code, details, fields, requestId } = answer as Partial<ApiProblem>
  return new ApiProblem(String(code), {
    status,
    details: details ?? {},
    fields: fields ?? [],
    requestId: requestId ?? null,
  })
}
