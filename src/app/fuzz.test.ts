import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openOwnerPool } from '../platform/database.ts'
import { endpointsOf } from '../platform/http/endpoints.ts'
import { stopwatch } from '../platform/clock.ts'
import { describeApi } from '../platform/http/openapi/describe.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { routes } from './capabilities.ts'
import { contract } from './contract.ts'
import { refusals } from './refusals.ts'
import { handlers } from './router.ts'
import { type Came, send } from './testing/fuzz-call.ts'
import { foundTwoFirms } from './testing/fuzz-firm.ts'
import { type Hit, hits, type Target } from './testing/fuzz-requests.ts'
import type { Schema } from './testing/fuzz-values.ts'
import { serve } from './testing/serve.ts'

// Every endpoint is hit with what it promises to take, with what is nearly that, and with what nobody means well with.
// `npm run fuzz` goes on for longer: --minutes 10, and --seed to see the same again.

const seed = Number(process.env['FUZZ_SEED'] ?? 20261122)
const minutes = Number(process.env['FUZZ_MINUTES'] ?? 0)
const only = process.env['FUZZ_ONLY'] ?? ''
const runs = 10
const slowestMs = 10_000

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const firms = await foundTwoFirms(server)
const owner = openOwnerPool(database.ownerUrl)
afterAll(() => owner.end())

const endpoints = endpointsOf(contract, handlers)
const targets: (Target & { answer: z.ZodType | null })[] = [
  ...endpoints.map(({ name, method, path, procedure }) => ({
    name,
    method,
    path,
    input: schemaOf(procedure['~orpc'].inputSchema as z.ZodType | undefined),
    answer: (procedure['~orpc'].outputSchema as z.ZodType | undefined) ?? null,
  })),
  ...routes.map(({ method, path }) => ({ name: `${method} ${path}`, method, path, input: {}, answer: null })),
]

function schemaOf(schema: z.ZodType | undefined): Schema {
  if (schema === undefined) return { type: 'object' }
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
}

type Responses = Record<number, { content: Record<string, { examples: object }> }>
const described = describeApi({ endpoints, routes, refusals, publicUrl: server.address }) as {
  paths: Record<string, Record<string, { responses: Responses }>>
}

const problemSchema = z.strictObject({
  type: z.string().regex(/^urn:rapport:problem:[a-z-]+$/),
  title: z.string().min(1),
  status: z.int().min(400).max(499),
  code: z.string(),
  requestId: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
  fields: z
    .array(z.strictObject({ field: z.string(), message: z.string(), found: z.string().optional() }))
    .optional(),
})

async function hit({ who, sent }: Hit, target: (typeof targets)[number]): Promise<void> {
  const came = await send(server.address, { ...sent, headers: { ...sent.headers, ...firms.headersOf(who) } })
  if (came.status === 401) await firms.comeBack(who)
  if (came.status === 0 && sent.cutAfter !== undefined) return
  const isAsPromised = sent.method === target.method
  assertKept(came, { method: sent.method, answer: isAsPromised ? target.answer : null })
  if (isAsPromised && came.status >= 400) assertDescribed(came, target)
}

function assertKept(came: Came, { method, answer }: { method: string; answer: z.ZodType | null }): void {
  const said = `${came.status} ${came.text.slice(0, 500)}`
  if (came.tookMs > slowestMs) throw new Error(`took ${came.tookMs} ms: ${said}`)
  if (came.status === 0) throw new Error('the line went dead without an answer')
  if (came.status >= 500) throw new Error(`failed: ${said}`)
  if (came.text === '' || method === 'HEAD') return
  if (came.status >= 400) {
    if (!String(came.headers['content-type']).startsWith('application/problem+json'))
      throw new Error(`a no that is no problem: ${said}`)
    const problem = problemSchema.safeParse(JSON.parse(came.text))
    if (!problem.success) throw new Error(`not as a problem is: ${said} ${problem.error.message}`)
    if (problem.data.status !== came.status) throw new Error(`two statuses: ${said}`)
    if (/node_modules|\.ts:\d|select .* from/.test(came.text)) throw new Error(`says too much: ${said}`)
    return
  }
  if (answer === null) return
  const read = answer.safeParse(JSON.parse(came.text))
  if (!read.success) throw new Error(`not as promised: ${said} ${read.error.message}`)
}

/** A refusal that the API's description doesn't name would surprise whoever goes by it. */
function assertDescribed({ status, text }: Came, { method, path }: Target): void {
  const { code, details } = JSON.parse(text)
  // The address was bent so much that it is another one, or none.
  if (code === 'wrong-method' || details?.what === 'address') return
  const { responses } = described.paths[path][method.toLowerCase()]
  const examples = responses[status]?.content['application/problem+json'].examples ?? {}
  if (!(code in examples)) throw new Error(`${method} ${path} is not described to answer ${status} ${code}`)
}

/** All of the other firm, table by table, as one text. */
async function contentOfOther(): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relispartition
     order by 1`,
  )
  const contents = []
  for (const { name } of tables) {
    const { rows } = await owner.query(
      `select string_agg(kept::text, '|' order by kept::text) as all from ${name} as kept where workspace_id = $1`,
      [firms.otherFirm],
    )
    contents.push(`${name}: ${rows[0].all}`)
  }
  return contents.join('\n')
}

const slow = new Set([
  'imports.bringSample',
  'imports.removeSample',
  'accounts.signUp',
  'accounts.signIn',
  'accounts.leave',
])

const others = await contentOfOther()

test.each(targets)(
  '$name answers whatever comes',
  async (target) => {
    const property = fc.asyncProperty(hits(target, firms.pool), async (one) => {
      if (one.who === 'other' && one.sent.method !== 'GET') return
      await hit(one, target)
    })
    const numRuns = slow.has(target.name) ? 6 : runs
    await fc.assert(property, { seed, numRuns, interruptAfterTimeLimit: 60_000, endOnFailure: false })
    expect(await contentOfOther()).toBe(others)
  },
  90_000,
)

test.runIf(minutes > 0)(
  'for as long as asked, whatever comes is answered',
  async () => {
    const took = stopwatch()
    for (let round = 1; took() < minutes * 60_000; round++) {
      for (const target of targets.filter(({ name }) => name.startsWith(only))) {
        if (took() >= minutes * 60_000) break
        const property = fc.asyncProperty(hits(target, firms.pool), (one) => hit(one, target))
        await fc.assert(property, { seed: seed + round, numRuns: slow.has(target.name) ? 5 : 100 })
      }
      console.log(`seed ${seed + round}: every endpoint answered`)
    }
  },
  minutes * 60_000 + 120_000,
)
