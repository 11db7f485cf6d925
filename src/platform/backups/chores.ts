import type { Chore } from '../work.ts'
import { drillBackup } from './drill.ts'
import { makeBackup } from './make.ts'
import type { BackupPlace } from './place.ts'

/** A backup every day, and once a week the newest one really restored; none of both where they are switched off. */
export function backupChores(place: BackupPlace): readonly Chore[] {
  if (place.at === undefined) return []
  const [minute, hour] = [place.at % 60, Math.floor(place.at / 60)]
  // An hour and a half later, and on another day if need be: never while the backup is still being written.
  const later = place.at + 90
  const weekday = later < 24 * 60 ? 0 : 1
  return [
    {
      name: 'backup',
      cron: `${minute} ${hour} * * *`,
      run: async () => {
        const { rowCount, byteCount } = await makeBackup(place, 'scheduled')
        return `${rowCount} rows in a backup of ${megabytes(byteCount)} MB.`
      },
    },
    {
      name: 'backup-drill',
      cron: `${later % 60} ${Math.floor(later / 60) % 24} * * ${weekday}`,
      run: async () => {
        const { file, rowCount } = await drillBackup(place, 'scheduled')
        return `${file} was restored and compared: ${rowCount} rows.`
      },
    },
  ]
}

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1)
