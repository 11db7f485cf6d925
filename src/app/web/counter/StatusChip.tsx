import { say } from '../../../capabilities/counter/ui/words.ts'
import { Chip } from '../../../design/Chip.tsx'
import type { Device } from './device.ts'

/** Whether the server hears us, and how much it has not heard yet. */
export function StatusChip({ isOnline, waiting }: Pick<Device, 'isOnline' | 'waiting'>) {
  const count = waiting.length
  return (
    <span role="status">
      <Chip tone={isOnline ? 'growing' : 'steady'} dot>
        {statusWords(isOnline, count)}
      </Chip>
    </span>
  )
}

function statusWords(isOnline: boolean, count: number): string {
  if (!isOnline) return count > 0 ? say('counter.offlineWaiting', { count }) : say('counter.offline')
  return count > 0 ? say('counter.sending', { count }) : say('counter.allSent')
}
