// How fast the list of people answers with 100,000 of them, as Chromium shows it: from a key pressed to rows painted.
//   npx tsx benchmarks/people-list.ts
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { chromium, type Page } from 'playwright-core'
import { freshSql } from '../src/capabilities/vitality/views/fresh-relationships.ts'
import { withDatabase } from '../src/platform/postgres/access.ts'

const people = 100_000

const partiesSql = `
  with names as (
    select n,
      (array['Maria','Omar','Dana','Tomás','Ana','Jonas','Sofia','Priya','Elias','Ruth','Wendy','Yusuf','Giulia',
        'Henrik','Rosa','Lukas'])[1 + (hashint4(n) & 15)] as given,
      (array['Ross','Khal','Vega','Lim','Berg','Now','Kap','Mos','Adl','Chen','Dem','Cont','Dahl','Delg','Brand',
        'Cart'])[1 + (hashint4(n + 7) & 15)]
        || (array['i','er','sen','ski','ova','ez','mann','ley'])[1 + (hashint4(n + 13) & 7)] as family,
      to_char(n, 'FM000000') as number
    from generate_series(1, $2::int) n)
  insert into party (workspace_id, id, kind, display_name, sort_name, given_name, family_name, organisation_name,
    search_text, source, external_id, created_at, updated_at)
  select $1, gen_random_uuid(), 'person', given || ' ' || family, lower(family || ' ' || given), given, family,
    case when n % 3 = 0 then family || ' Trading' end,
    lower(given || ' ' || family || ' ' || family || number || '@example.com'), 'benchmark', number,
    now() - n * interval '1 minute', now()
  from names`

const rolesSql = `
  insert into party_role (workspace_id, id, party_id, role, since, steward_id, created_at)
  select $1, gen_random_uuid(), p.id,
    (array['customer','customer','customer','customer','supplier','prospect'])[1 + (hashint4(p.external_id::int) & 3)],
    current_date - 900, m.id, now()
  from party p
  cross join (select id from member where workspace_id = $1 limit 1) m
  where p.workspace_id = $1`

const talksSql = `
  insert into interaction (workspace_id, id, party_id, kind, direction, outcome, happened_at, happened_on, created_at)
  select $1, gen_random_uuid(), p.id, 'call', 'out', 'reached', now() - d * interval '1 day', current_date - d, now()
  from (select id, external_id::int % 400 as d from party where workspace_id = $1) p`

const fitSql = `
  insert into vitality_fit (workspace_id, id, as_of, model, kind, customers, parameters, created_at)
  values ($1, gen_random_uuid(), current_date, 'benchmark', 'told', 100000, '{}', now())
  returning id`

const vitalitySql = `
  insert into vitality (workspace_id, party_id, fit_id, as_of, state, candidate, candidate_since, state_since, orders,
    first_on, last_on, silent_days, chance, horizon_days, worth_year_minor, worth_total_minor, reason, trail, created_at)
  select $1, p.id, $2, current_date, s.state, s.state, current_date, current_date, 12, current_date - 800,
    current_date - n % 200, n % 200, (n % 100) / 100.0, 90, n % 2000000, n % 4000000, '{}',
    array(select ((n + month * 3) % 100 / 100.0)::real from generate_series(1, 25) month), now()
  from (select id, external_id::int as n from party where workspace_id = $1) p
  cross join lateral (
    select (array['new','growing','steady','steady','fading','dying','dormant','too-early'])[1 + (hashint4(n) & 7)]
      as state) s`

async function seed(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const found = await client.query<{ workspace_id: string }>('select workspace_id from workspace')
  const workspace = found.rows[0]?.workspace_id
  await client.query(partiesSql, [workspace, people])
  await client.query(rolesSql, [workspace])
  await client.query(talksSql, [workspace])
  const fit = await client.query<{ id: string }>(fitSql, [workspace])
  await client.query(vitalitySql, [workspace, fit.rows[0]?.id])
  await client.query(`insert into relationship ${freshSql()}`, [workspace, new Date()])
  const mark = `select $1, id from fact where workspace_id = $1 order by id desc limit 1`
  await client.query(
    `insert into relationship_mark (workspace_id, fact_id) ${mark}
     on conflict (workspace_id) do update set fact_id = excluded.fact_id`,
    [workspace],
  )
  await client.query('vacuum analyze')
  await client.end()
}

async function startServer(dataDir: string): Promise<{ address: string; stop: () => Promise<void> }> {
  const { builtCli, prepare } = await import(
    pathToFileURL(join(import.meta.dirname, '../scripts/preparing.mjs')).href
  )
  const given = process.env['BUILT_CLI']
  if (given === undefined) await prepare()
  const child = spawn(process.execPath, [given ?? builtCli, 'start'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      const found = /http:\/\/\S+/.exec(text.toString())
      if (found) resolve(found[0])
    })
    child.on('exit', () => reject(new Error('The server did not start.')))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { address, stop }
}

async function signUp(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const firm = {
      name: 'Benchmark',
      country: 'GB',
      timeZone: 'Europe/London',
      currency: 'GBP',
      workingDays: [1, 2, 3, 4, 5],
    }
    const owner = { name: 'Joe', email: 'joe@example.com', password: 'horse cloud seven lamp' }
    const answer = await fetch('/api/v1/sign-up', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ firm, owner }),
    })
    if (!answer.ok) throw new Error(await answer.text())
  })
}

/** Milliseconds from one letter typed (or deleted) to the new rows on screen. */
function typeUntilPainted(page: Page, text: string): Promise<number> {
  return page.evaluate((value) => {
    const box = document.querySelector<HTMLInputElement>('.people-find input')
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    const shown = () => document.querySelector('.people-count')?.textContent
    const before = shown()
    const start = performance.now()
    write?.call(box, value)
    box?.dispatchEvent(new Event('input', { bubbles: true }))
    return new Promise<number>((resolve) => {
      const look = () => {
        const isThere = shown() !== before && document.querySelector('.people-list[data-waiting]') === null
        // The frame after the one in which it was found has painted it.
        requestAnimationFrame(isThere ? () => resolve(performance.now() - start) : look)
      }
      look()
    })
  }, text)
}

type Scrolled = { frames: number; blankFrames: number; waitingFrames: number; longestFrameMs: number }

/** Scrolls on by so many pixels a frame and looks in each whether a row stands in the middle, and with its content. */
function scrollOn(page: Page, pixels: number): Promise<Scrolled> {
  return page.evaluate(
    (step) =>
      new Promise<Scrolled>((resolve) => {
        const grid = document.querySelector('.people-list [role=grid]')
        const box = grid?.getBoundingClientRect()
        const seen = { frames: 0, blankFrames: 0, waitingFrames: 0, longestFrameMs: 0 }
        let last = performance.now()
        const look = (now: number) => {
          const at = document.elementFromPoint(
            (box?.left ?? 0) + 60,
            (box?.top ?? 0) + (box?.height ?? 0) / 2,
          )
          const row = at?.closest('[data-index]')
          seen.frames += 1
          if (!row) seen.blankFrames += 1
          else if (row.getAttribute('aria-busy') === 'true') seen.waitingFrames += 1
          seen.longestFrameMs = Math.max(seen.longestFrameMs, Math.round(now - last))
          last = now
          if (seen.frames >= 240) return resolve(seen)
          grid?.scrollBy({ top: step })
          requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    pixels,
  )
}

async function measure(page: Page) {
  const keys: Record<'oneLetter' | 'twoLetters' | 'more' | 'cleared', number[]> = {
    oneLetter: [],
    twoLetters: [],
    more: [],
    cleared: [],
  }
  const kindOf = (length: number) => (['oneLetter', 'twoLetters'] as const)[length - 1] ?? 'more'
  for (const word of ['vega', 'rossi', 'chen', 'maria', 'dahlsen']) {
    for (let length = 1; length <= word.length; length++) {
      const took = await Promise.race([
        typeUntilPainted(page, word.slice(0, length)),
        // A letter that leaves the same people shows nothing new to wait for.
        page.waitForTimeout(2000).then(() => null),
      ])
      if (took !== null) keys[kindOf(length)].push(took)
      await page.waitForTimeout(500)
    }
    keys.cleared.push(await typeUntilPainted(page, ''))
    await page.waitForTimeout(500)
  }
  return {
    filter: Object.fromEntries(Object.entries(keys).map(([kind, times]) => [kind, summary(times)])),
    scroll: {
      reading: await scrollOn(page, 12),
      wheeling: await scrollOn(page, 120),
      flinging: await scrollOn(page, 900),
    },
  }
}

function summary(times: readonly number[]) {
  const sorted = times.map(Math.round).sort((one, other) => one - other)
  return { keys: sorted.length, medianMs: sorted[sorted.length >> 1], longestMs: sorted.at(-1) }
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-benchmark-'))
  const server = await startServer(dataDir)
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  })
  try {
    const page = await browser.newPage({ baseURL: server.address, viewport: { width: 1320, height: 900 } })
    // tsx names every function through a helper of its own, which the page doesn't have.
    await page.addInitScript('globalThis.__name = (it) => it')
    await page.goto('/sign-up')
    await signUp(page)
    await withDatabase({ dataDir, databaseUrl: process.env['DATABASE_URL'] }, ({ url }) => seed(url))
    await page.goto('/people')
    await page.waitForSelector('.people-list [data-index]')
    await page.waitForTimeout(1500)
    const machine = {
      cpu: cpus()[0]?.model,
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 1e9),
      node: process.version,
      chromium: browser.version(),
    }
    process.stdout.write(`${JSON.stringify({ machine, people, ...(await measure(page)) }, null, 2)}\n`)
  } finally {
    await browser.close()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

await main()
