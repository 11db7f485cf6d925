import { activeLocale } from '../../../design/words.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** "1.2 MB". */
export function formatFileSize(bytes: number): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  return new Intl.NumberFormat(activeLocale(), {
    style: 'unit',
    unit: units[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumSignificantDigits: 3,
  }).format(bytes / 1000 ** step)
}
