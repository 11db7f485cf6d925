import { expect, test } from 'vitest'
import type { Reaction } from './work.ts'
import { testDatabase } from './testing/test-database.ts'
import { testDesk } from './testing/desk.ts'
import { openOwnerPool } from './database.ts'
import { afterAll } from 'vitest'
import { newId } from './work.ts'

const database = await testDatabase()
const owner = openOwnerPool(database.ownerUrl)
afterAll(() => owner.end())

const nothing = async () => undefined
const reactions: Reaction[] = [
  { name: 'each', to: ['CupFilled'], run: nothing },
  { name: 'once-for-all', to: ['CupFilled', 'CupBroken'], debounceSeconds: 60, run: nothing },
]
const desk = await testDesk(database, { reactions })

const jobsOf = async (reaction: string) => {
  const { rows } = await owner.query(
    `select payload, run_at > now() as later
     from jobs._private_jobs
     where payload ->> 'reaction' = $1
       and payload ->> 'workspaceId' = $2`,
    [reaction, desk.workspaceId],
  )
  return rows
}

test('a fact is kept with who, when and what', async () => {
  const subjectId = newId('cup')
  await desk.writing((work) => work.announce({ kind: 'CupSeen', subjectId, details: { sips: 3 } }))
  const fact = (await desk.facts()).find(({ kind }) => kind === 'CupSeen')
  expect(fact).toMatchObject({ subjectId, memberId: desk.memberId, details: { sips: 3 } })
})

test('what was taken back left no fact and no job', async () => {
  const before = (await desk.facts()).length
  const failing = desk.writing(async (work) => {
    await work.announce({ kind: 'CupFilled' })
    throw new Error('dropped')
  })
  await expect(failing).rejects.toThrow('dropped')
  expect((await desk.facts()).length).toBe(before)
  expect(await jobsOf('each')).toEqual([])
})

test('a fact is followed by one job for each reaction; a debounced one answers many facts once', async () => {
  await desk.writing((work) => work.announce({ kind: 'CupFilled' }, { kind: 'CupFilled' }))
  await desk.writing((work) => work.announce({ kind: 'CupBroken' }))
  expect(await jobsOf('each')).toHaveLength(2)
  const debounced = await jobsOf('once-for-all')
  expect(debounced).toHaveLength(1)
  expect(debounced[0].later).toBe(true)
})

test('ten thousand facts are announced in one go', async () => {
  const many = Array.from({ length: 10_000 }, () => ({ kind: 'CupWashed', partyId: newId('party') }))
  await desk.writing((work) => work.announce(...many))
  const washed = (await desk.facts()).filter(({ kind }) => kind === 'CupWashed')
  expect(washed).toHaveLength(10_000)
})

test('the ledger can be added to, never changed', async () => {
  const change = (sql: string) => desk.writing(({ db }) => db.query(sql))
  await expect(change(`update fact set kind = 'Other'`)).rejects.toThrow('permission denied')
  await expect(change('delete from fact')).rejects.toThrow('permission denied')
  await expect(change('truncate fact')).rejects.toThrow('permission denied')
})
