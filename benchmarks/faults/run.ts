// Breaks a server in every way we know while clients write, and looks whether anything acknowledged was lost or done twice.
//   npm run faults                 all of them; what came of them is kept in benchmarks/results
//   npm run faults -- killed       those whose name holds the word; nothing is kept
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { commit, loadOf, machine } from '../bench/machine.ts'
import { type House, openHouse } from './house.ts'
import { openMailServer } from '../../src/platform/testing/mail-server.ts'
import { bringFile } from './importing.ts'
import { letterFault, letterFaultName } from './letters.ts'
import { openScreens, type Screens } from './screens.ts'
import { diskFull, type Fault, faults, openSmallDisk } from './the-faults.ts'
import { type Verdict, verify } from './verify.ts'
import { type Caller, foundFirm, openWriters } from './writers.ts'

type Outcome = Verdict &
  Readonly<{
    fault: string
    /** From the fault, or from when it was mended, to the first write that was acknowledged after it. */
    recoveredMs: number
    /** The longest time without any acknowledged write. */
    silentMs: number
    triesMost: number
    refused: readonly string[]
    import?: Readonly<{ state: string; rows: number; isWhole: boolean; seconds: number }>
    screens: Readonly<{ people: number | null; today: number | null }> | null
    comesTrue: boolean
    passed: boolean
  }>

type Scene = Readonly<{ house: House; caller: Caller; screens: Screens | null }>

async function endure(fault: Fault, { house, caller, screens }: Scene, at: number): Promise<Outcome> {
  const name = `f${at}`
  const writers = openWriters(caller, name)
  await pause(1_500)
  const importing = fault.whileImporting ? await bringFile(house, caller, name) : undefined
  await importing?.untilUnderWay()
  const struck = performance.now()
  const mended = (await fault.strike(house)) ?? struck
  await untilAcknowledged(writers.acknowledged, Math.max(mended, performance.now()))
  const comesTrue = (await fault.until?.(house)) ?? true
  const shown = screens ? await screens.untilBothShow(caller, fault.name) : null
  await pause(1_000)
  await writers.stop()
  const imported = await importing?.outcome()
  const acknowledged = writers.acknowledged()
  const times = acknowledged.map((one) => one.at).sort((a, b) => a - b)
  const verdict = await verify(house, caller, acknowledged)
  const refused = [...new Set(writers.refused())]
  const { acknowledged: _count, ...wrong } = verdict
  const isShown = shown === null || (shown.people !== null && shown.today !== null)
  return {
    fault: fault.name,
    ...verdict,
    recoveredMs: Math.round((times.find((time) => time > mended) ?? Number.NaN) - mended),
    silentMs: Math.round(longestGap(times)),
    triesMost: Math.max(...acknowledged.map(({ tries }) => tries)),
    refused,
    ...(imported ? { import: imported } : {}),
    screens: shown,
    comesTrue,
    passed:
      Object.values(wrong).every((count) => count === 0) &&
      refused.length === 0 &&
      isShown &&
      comesTrue &&
      (imported?.isWhole ?? true),
  }
}

/** Waits until something was acknowledged that was asked after a moment. */
async function untilAcknowledged(all: () => readonly { at: number }[], after: number): Promise<void> {
  for (let tries = 0; tries < 1_800; tries++) {
    if ((all().at(-1)?.at ?? 0) > after) return
    await pause(100)
  }
}

function longestGap(times: readonly number[]): number {
  return times.reduce((longest, time, at) => Math.max(longest, time - (times[at - 1] ?? time)), 0)
}

/** Opens a house with a firm in it and two pages on it. */
async function openScene(
  place?: string,
  settings: Record<string, string> = {},
): Promise<Scene & { notes: string[]; close: () => Promise<void> }> {
  const house = await openHouse(place, settings)
  const firm = await foundFirm(house.address)
  await firm.call('POST', '/parties', { kind: 'person', displayName: 'Probe one' })
  const opened = await openScreens(house.address, firm.cookie)
  const screens = typeof opened === 'string' ? null : opened
  return {
    house,
    caller: firm,
    screens,
    notes: typeof opened === 'string' ? [opened] : [],
    close: async () => {
      await screens?.close()
      await house.close()
    },
  }
}

async function main(words: readonly string[]): Promise<void> {
  const isWanted = ({ name }: Fault) => words.length === 0 || words.some((word) => name.includes(word))
  const outcomes: Outcome[] = []
  const notes: string[] = []
  const begun = { at: new Date().toISOString(), commit: commit(), machine: machine() }
  const lines: string[] = []
  const say = (line: string) => {
    lines.push(line)
    console.log(line)
  }
  const note = (outcome: Outcome) => {
    outcomes.push(outcome)
    say(lineOf(outcome))
  }
  say(`${'fault'.padEnd(44)} acked  lost twice  back after  silence  people  today`)
  const scene = await openScene()
  notes.push(...scene.notes)
  try {
    for (const [at, fault] of faults.filter(isWanted).entries()) note(await endure(fault, scene, at))
  } finally {
    await scene.close()
  }
  if (isWanted(diskFull)) {
    const disk = await openSmallDisk()
    if (typeof disk === 'string') notes.push(disk)
    else {
      try {
        const small = await openScene(disk.folder)
        note(await endure(diskFull, small, 99))
        await small.close()
      } finally {
        await disk.close()
      }
    }
  }
  if (words.length === 0 || words.some((word) => letterFaultName.includes(word))) {
    const mail = await openMailServer()
    const posting = await openScene(undefined, { SMTP_URL: mail.url, MAIL_FROM: 'rapport@example.com' })
    try {
      note(await endure(letterFault(mail, posting.caller), posting, 98))
    } finally {
      await posting.close()
      await mail.close()
    }
  }
  for (const line of notes) say(line)
  const failed = outcomes.filter(({ passed }) => !passed)
  say(`${outcomes.length - failed.length} passed, ${failed.length} failed`)
  if (words.length === 0) await keep({ ...begun, loadAfter: loadOf(), outcomes, notes }, lines)
  process.exitCode = failed.length > 0 ? 1 : 0
}

function lineOf(one: Outcome): string {
  const seconds = (ms: number | null | undefined) => (ms == null ? '–' : `${(ms / 1000).toFixed(1)} s`)
  const figures = [
    String(one.acknowledged).padStart(5),
    String(one.lost).padStart(5),
    String(one.twice).padStart(5),
    seconds(one.recoveredMs).padStart(11),
    seconds(one.silentMs).padStart(8),
    seconds(one.screens?.people).padStart(7),
    seconds(one.screens?.today).padStart(6),
  ]
  const file = one.import ? `  import ${one.import.state}, ${one.import.rows} rows` : ''
  return `${one.passed ? '✓' : '✗'} ${one.fault.padEnd(42)} ${figures.join(' ')}${file}${one.passed ? '' : `\n  ${JSON.stringify(one)}`}`
}

type Kept = Readonly<{ at: string; commit: string; machine: ReturnType<typeof machine> }> &
  Readonly<{ loadAfter: number[]; outcomes: readonly Outcome[]; notes: readonly string[] }>

/** Keeps the figures for machines, and beside them the table that people read. */
async function keep(run: Kept, lines: readonly string[]): Promise<void> {
  const folder = resolve(import.meta.dirname, '../results')
  await mkdir(folder, { recursive: true })
  const name = `faults-${run.at.slice(0, 10)}-${run.commit.replace('+', '-changed')}`
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(run, null, 2)}\n`)
  await writeFile(join(folder, `${name}.txt`), `${lines.join('\n')}\n`)
  console.log(`Kept in ${join(folder, name)}.json and .txt.`)
}

await main(process.argv.slice(2))
