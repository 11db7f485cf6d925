import { afterAll, beforeEach, expect, test } from 'vitest'
import { openOwnerPool } from '../database.ts'
import { openDesk } from '../desk.ts'
import type { Jobs, JobsOptions } from '../jobs/open-jobs.ts'
import { openJobs } from '../jobs/open-jobs.ts'
import { jobsState } from '../jobs/state.ts'
import { silentLog } from '../log.ts'
import { testDesk } from '../testing/desk.ts'
import { openMailServer } from '../testing/mail-server.ts'
import { testDatabase } from '../testing/test-database.ts'
import { until } from '../testing/until.ts'
import { now } from '../clock.ts'
import { deliveryOf } from './deliver.ts'
import { forgetMail } from './forget.ts'
import type { Letter } from './letter.ts'
import { mailTask, openPost } from './post.ts'
import { openSmtp } from './smtp.ts'

const database = await testDatabase({ max: 6 })
const owner = openOwnerPool(database.ownerUrl)
const server = await openMailServer()
const secret = 'a secret that is long enough for all'
const mailFrom = 'Rapport <rapport@shop.example>'
const post = openPost({ smtpUrl: server.url, mailFrom, secret, publicUrl: () => 'http://localhost:4747' })
const smtp = openSmtp(server.url, { wholeMs: 3_000, silenceMs: 500 })
const errand = deliveryOf({ database, smtp, secret, mailFrom, log: silentLog })

const firm = await testDesk(database)
const frame = { timeZone: 'UTC', country: 'GB', currency: 'GBP', today: '2026-11-20' }
const frameOf = async () => ({ ...frame, workspaceId: firm.workspaceId, now: now() }) as never
const desk = openDesk({ database, frameOf, reactions: [], post, actor: firm.actor })

let jobs: Jobs | undefined
const start = async (crew: Pick<JobsOptions, 'errands' | 'waitingErrands'>) => {
  jobs = await openJobs({
    url: database.ownerUrl,
    database,
    frameOf,
    post,
    reactions: [],
    schedules: [],
    ...crew,
    workspaces: async () => [firm.workspaceId],
    concurrency: 1,
    log: silentLog,
  })
}
afterAll(async () => {
  await jobs?.stop()
  await owner.end()
  await server.close()
})
beforeEach(() => server.behave('kind'))

const letter: Letter = {
  kind: 'invitation',
  to: { name: 'Bo', address: 'bo@example.com' },
  language: 'en',
  subject: 'Join us',
  paragraphs: ['Hello Bo,'],
  link: { words: 'Join', href: 'http://localhost:4747/invitation#the-token' },
  because: 'You were invited.',
}
const send = async (about: Partial<Letter> = {}) => {
  const id = await desk.writing((work) => work.mail.send({ ...letter, ...about }))
  return String(id)
}
const rowOf = async (id: string) => {
  const { rows } = await owner.query(
    `select state, attempts, problem, reply, sealed_letter is null as wiped, settled_at is not null as settled
     from mail where id = $1`,
    [id],
  )
  return rows[0]
}
const carry = (id: string, isLastTry = false) =>
  errand({ workspaceId: firm.workspaceId, mailId: id }, { isLastTry })
const idsIn = (sources: readonly { source: string }[]) =>
  sources.map(({ source }) => /^Message-ID: (.+)$/m.exec(source)?.[1])

test('where no mail server is set, no letter is kept', async () => {
  const id = await firm.writing((work) => work.mail.send(letter))
  expect(id).toBeNull()
  expect((await owner.query('select from mail')).rowCount).toBe(0)
})

test('the link in a letter that waits can’t be read from the database', async () => {
  const id = await send()
  const { rows } = await owner.query('select mail::text as kept from mail where id = $1', [id])
  expect(rows[0].kept).toContain('bo@example.com')
  expect(rows[0].kept).not.toContain('the-token')
})

test('what was taken back leaves no letter', async () => {
  const failing = desk.writing(async (work) => {
    await work.mail.send({ ...letter, subject: 'Never' })
    throw new Error('dropped')
  })
  await expect(failing).rejects.toThrow('dropped')
  expect((await owner.query(`select from mail where subject = 'Never'`)).rowCount).toBe(0)
})

test('a letter leaves once, says whom it is from and for, and is then wiped', async () => {
  const before = server.received.length
  const id = await send()
  await carry(id)
  await carry(id)
  expect(server.received).toHaveLength(before + 1)
  const { from, to, source } = server.received[before]
  expect([from, to]).toEqual(['rapport@shop.example', ['bo@example.com']])
  expect(source).toContain(`Message-ID: <${id}@shop.example>`)
  expect(source).toContain('To: Bo <bo@example.com>')
  expect(source).toContain('http://localhost:4747/invitation#the-token')
  expect(await rowOf(id)).toMatchObject({
    state: 'sent',
    attempts: 1,
    reply: '250 2.0.0 Ok: queued as 4711',
    wiped: true,
    settled: true,
  })
})

test('a letter that fails waits with the server’s words beside it, and is tried again', async () => {
  server.behave('busy')
  const id = await send()
  await expect(carry(id)).rejects.toThrow('later')
  expect(await rowOf(id)).toMatchObject({
    state: 'waiting',
    problem: 'later',
    reply: '451 4.3.2 Try again later',
    wiped: false,
  })
  server.behave('kind')
  await carry(id)
  expect(await rowOf(id)).toMatchObject({ state: 'sent', attempts: 2, problem: null })
})

test('an address that is refused is not tried again', async () => {
  server.behave('refusing')
  const id = await send()
  await carry(id)
  expect(await rowOf(id)).toMatchObject({ state: 'refused', wiped: true, settled: true })
})

test('after the last try a letter has failed, stays visible, and can be given another chance', async () => {
  server.behave('busy')
  const id = await send()
  await expect(carry(id, true)).rejects.toThrow('later')
  expect(await rowOf(id)).toMatchObject({ state: 'failed', wiped: false, settled: true })
  server.behave('kind')
  await carry(id)
  expect(await rowOf(id)).toMatchObject({ state: 'sent' })
})

test('a letter that came too late to be of use is not sent', async () => {
  const before = server.received.length
  const id = await send({ usefulUntil: new Date(now().getTime() - 1000) })
  await carry(id)
  expect(server.received).toHaveLength(before)
  expect(await rowOf(id)).toMatchObject({ state: 'late', wiped: true })
})

test('two workers that hold the same letter send it once', async () => {
  const before = server.received.length
  const id = await send()
  const both = await Promise.allSettled([carry(id), carry(id)])
  expect(both.map(({ status }) => status).sort()).not.toEqual(['rejected', 'rejected'])
  expect(server.received).toHaveLength(before + 1)
})

test('a worker that died in the middle leaves a claim that ends, and the letter keeps its Message-ID', async () => {
  const before = server.received.length
  const id = await send()
  // What a killed worker leaves when the server took the letter and nobody wrote it down.
  server.behave('dropping-after-yes')
  await expect(carry(id)).rejects.toThrow('dropped')
  await owner.query(
    `update mail set state = 'sending', claimed_until = now() + interval '2 minutes' where id = $1`,
    [id],
  )
  server.behave('kind')
  await expect(carry(id)).rejects.toThrow('in-hand')
  expect(server.received).toHaveLength(before + 1)
  await owner.query(`update mail set claimed_until = now() - interval '1 second' where id = $1`, [id])
  await carry(id)
  const ids = idsIn(server.received.slice(before))
  expect(ids).toEqual([`<${id}@shop.example>`, `<${id}@shop.example>`])
})

test('a letter with a key is posted only once', async () => {
  const first = await desk.writing((work) => work.mail.send({ ...letter, onceKey: 'alert:today' }))
  const second = await desk.writing((work) => work.mail.send({ ...letter, onceKey: 'alert:today' }))
  expect([typeof first, second]).toEqual(['string', null])
})

test('a letter sealed by another server is given up, in words that say so', async () => {
  const id = await send()
  const elsewhere = deliveryOf({ database, smtp, secret: 'another secret', mailFrom, log: silentLog })
  await elsewhere({ workspaceId: firm.workspaceId, mailId: id }, { isLastTry: false })
  expect(await rowOf(id)).toMatchObject({ state: 'refused', problem: 'unexpected' })
})

test('old letters are forgotten, and a failed one keeps its link for a week only', async () => {
  const [old, failed, young] = [await send(), await send(), await send()]
  await owner.query(`update mail set created_at = now() - interval '91 days' where id = $1`, [old])
  await owner.query(
    `update mail set state = 'failed', settled_at = now() - interval '8 days' where id = $1`,
    [failed],
  )
  expect(await desk.writing(forgetMail)).toBe(1)
  expect([await rowOf(old), (await rowOf(failed)).wiped, (await rowOf(young)).wiped]).toEqual([
    undefined,
    true,
    false,
  ])
})

test('letters leave by themselves once somebody works the queue, and one that fails is tried again later', async () => {
  await owner.query('select jobs.complete_jobs(array_agg(id)) from jobs._private_jobs')
  server.behave('busy')
  const id = await send()
  await start({ waitingErrands: { [mailTask]: errand } })
  await until(async () => (await rowOf(id)).problem === 'later')
  server.behave('kind')
  await until(async () => (await rowOf(id)).state === 'sent')
  expect((await jobsState(owner)).dead).toEqual([])
})

test('a mail server that takes letters and never answers holds up letters, and nothing else', async () => {
  await jobs?.stop()
  const slow = await openMailServer()
  slow.behave('silent')
  // Nobody loses patience before the test does.
  const patient = openSmtp(slow.url, { wholeMs: 90_000, silenceMs: 90_000 })
  const mail = deliveryOf({ database, smtp: patient, secret, mailFrom, log: silentLog })
  let knocks = 0
  await owner.query('select jobs.complete_jobs(array_agg(id)) from jobs._private_jobs')
  const letters = [await send(), await send(), await send()]
  await start({ waitingErrands: { [mailTask]: mail }, errands: { knock: async () => void (knocks += 1) } })
  const sending = async () => {
    const { rowCount } = await owner.query(
      `select from mail where state = 'sending' and id = any($1::uuid[])`,
      [letters],
    )
    return rowCount
  }
  await until(async () => (await sending()) === 2)
  await owner.query(`select platform.enqueue('knock', '{}'::json)`)
  await until(() => knocks === 1)
  expect(await sending()).toBe(2)
  // It hangs up on those that wait, and their workers may go.
  await slow.close()
})
