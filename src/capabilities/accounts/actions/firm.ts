import { refuse } from '../../../kernel/refusal.ts'
import { isTimeZone } from '../../../platform/clock.ts'
import type { Reading, Writing } from '../../../platform/work.ts'
import { firmChanged } from '../facts.ts'
import type { Firm } from '../model.ts'
import { firmForChange, saveFirm } from '../store.ts'

type Changes = Partial<Omit<Firm, 'id' | 'version'>> & Pick<Firm, 'version'>

/** Changes the settings of the firm. Whether there is trade already is known further down the order. */
export function changeFirmGiven(hasTrade: (work: Reading) => Promise<boolean>) {
  return async (work: Writing, changes: Changes): Promise<Firm> => {
    const before = await firmForChange(work)
    if (before === undefined) throw refuse('not-found', { what: 'firm' })
    if (before.version !== changes.version) {
      throw refuse('changed-meanwhile', { what: 'firm', version: before.version })
    }
    if (changes.timeZone !== undefined) assertTimeZone(changes.timeZone, 'timeZone')
    const after: Firm = {
      ...before,
      ...withoutUndefined(changes),
      id: before.id,
      version: before.version + 1,
    }
    const changed = changedSettings(before, after)
    if (changed.includes('currency') && (await hasTrade(work))) {
      throw refuse('invalid', { field: 'currency', reason: 'fixed-by-trade' })
    }
    if (changed.length === 0) return before
    await saveFirm(work, after)
    await work.announce(firmChanged(changed))
    return after
  }
}

export function assertTimeZone(timeZone: string, field: string): void {
  if (!isTimeZone(timeZone)) throw refuse('invalid', { field, expected: 'a time zone such as Europe/Berlin' })
}

const settings = ['name', 'country', 'timeZone', 'currency', 'workingDays', 'dailyTalks', 'asOf'] as const

function changedSettings(before: Firm, after: Firm): string[] {
  return settings.filter((setting) => String(before[setting]) !== String(after[setting]))
}

function withoutUndefined<T extends object>(changes: T): Partial<T> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>
}
