import { addDays, weekday } from '../../kernel/day.ts'
import { clockTimeOn, dayOf, now } from '../clock.ts'
import type { Chore } from '../work.ts'
import { drillBackup } from './drill.ts'
import { makeBackup } from './make.ts'
import type { BackupPlace } from './place.ts'

const dayMinutes = 24 * 60

/** A backup every day, and once a week the newest one really restored; none of both where they are switched off. */
export function backupChores(place: BackupPlace): readonly Chore[] {
  if (place.at === undefined) return []
  // An hour and a half later, and on another day if need be: never while the backup is still being written.
  const later = place.at + 90
  return [
    {
      name: 'backup',
      ...dailyAt(place.at, place.timeZone),
      run: async () => {
        const { rowCount, byteCount } = await makeBackup(place, 'scheduled')
        return `${rowCount} rows in a backup of ${megabytes(byteCount)} MB.`
      },
    },
    {
      name: 'backup-drill',
      ...onSundays(later, place.timeZone),
      run: async () => {
        const { file, rowCount } = await drillBackup(place, 'scheduled')
        return `${file} was restored and compared: ${rowCount} rows.`
      },
    },
  ]
}

type Times = Pick<Chore, 'cron' | 'isDue'>

/** Every day at a time of the clock on the wall, whatever the season. */
export function dailyAt(minutes: number, timeZone: string): Times {
  const at = now()
  const next = clockTimeOn(dayOf(at, timeZone), minutes, timeZone)
  return {
    cron: `${next.getUTCMinutes()} ${next.getUTCHours()} * * *`,
    isDue: (instant) =>
      clockTimeOn(dayOf(instant, timeZone), minutes, timeZone).getTime() === instant.getTime(),
  }
}

/** So many minutes after a Sunday began; where that is more than a day has, it is on a Monday. */
export function onSundays(minutes: number, timeZone: string): Times {
  const [overnight, rest] = [Math.floor(minutes / dayMinutes), minutes % dayMinutes]
  const today = dayOf(now(), timeZone)
  const sunday = addDays(today, 7 - weekday(today))
  const next = clockTimeOn(addDays(sunday, overnight), rest, timeZone)
  const daily = dailyAt(rest, timeZone)
  return {
    cron: `${next.getUTCMinutes()} ${next.getUTCHours()} * * ${next.getUTCDay()}`,
    isDue: (instant) =>
      weekday(addDays(dayOf(instant, timeZone), -overnight)) === 7 && daily.isDue?.(instant) === true,
  }
}

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1)
