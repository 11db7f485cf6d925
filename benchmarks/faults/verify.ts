// What must be true after each fault, asked of the database itself and not of those who wrote.
import { setTimeout as pause } from 'node:timers/promises'
import type { House } from './house.ts'
import type { Acknowledged, Caller } from './writers.ts'

/** What was found; all of it should be 0 but the first. */
export type Verdict = Readonly<{
  acknowledged: number
  lost: number
  twice: number
  factsMissing: number
  factsTwice: number
  replaysThatDiffer: number
  jobsStuck: number
}>

/** Compares what was acknowledged with what is there, and repeats some of it with the same keys. */
export async function verify(
  house: House,
  caller: Caller,
  acknowledged: readonly Acknowledged[],
): Promise<Verdict> {
  const replaysThatDiffer = await replay(caller, acknowledged)
  const kept = await keptByMarker(house)
  const lost = acknowledged.filter(({ marker, id }) => !kept.get(marker)?.includes(id)).length
  const twice = [...kept.values()].filter((ids) => ids.length > 1).length
  const facts = await factsBySubject(house)
  const factsMissing = acknowledged.filter(({ id }) => !facts.has(id)).length
  const factsTwice = acknowledged.filter(({ id }) => (facts.get(id) ?? 0) > 1).length
  const jobsStuck = await untilQueueIsEmpty(house)
  return {
    acknowledged: acknowledged.length,
    lost,
    twice,
    factsMissing,
    factsTwice,
    replaysThatDiffer,
    jobsStuck,
  }
}

async function keptByMarker(house: House): Promise<Map<string, string[]>> {
  const rows = await house.ask<{ marker: string; ids: string[] }>(
    `select marker, array_agg(id::text) as ids
     from (
       select display_name as marker, id from party 
       union all
       select notes, id from interaction where notes is not null) as written
     group by marker`,
  )
  return new Map(rows.map(({ marker, ids }) => [marker, ids]))
}

async function factsBySubject(house: House): Promise<Map<string, number>> {
  const rows = await house.ask<{ id: string; facts: number }>(
    `select subject_id::text as id, count(*)::int as facts
     from fact
     where kind in ('PartyAdded', 'InteractionLogged')
     group by subject_id`,
  )
  return new Map(rows.map(({ id, facts }) => [id, facts]))
}

/** The last writes, and all that took more than one try, once more with the same key: the answer names the same thing. */
async function replay(caller: Caller, acknowledged: readonly Acknowledged[]): Promise<number> {
  const hard = acknowledged.filter(({ tries }) => tries > 1).slice(-40)
  let differ = 0
  for (const { key, path, body, id } of [...hard, ...acknowledged.slice(-20)]) {
    const answer = await caller.call('POST', path, body, key)
    if (answer.body.id !== id) differ += 1
  }
  return differ
}

/** Jobs that are due, or that somebody holds, until there are none; gives how many are left after three minutes. */
async function untilQueueIsEmpty(house: House): Promise<number> {
  let left = 0
  for (let tries = 0; tries < 900; tries++) {
    const [row] = await house.ask<{ left: number }>(
      'select count(*)::int as left from jobs._private_jobs where run_at <= now() or locked_at is not null',
    )
    left = row?.left ?? 0
    if (left === 0) return 0
    await pause(200)
  }
  const held = await house.ask(
    `select payload ->> 'reaction' as reaction, payload ->> 'name' as name, attempts, locked_by is not null as held,
       now() - locked_at as since, now() - run_at as due
     from jobs._private_jobs
     where run_at <= now() or locked_at is not null`,
  )
  console.log(`  still in the queue: ${JSON.stringify(held)}`)
  return left
}
