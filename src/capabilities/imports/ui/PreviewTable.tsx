import { formatDayShort } from '../../../design/format.ts'
import type { Field, Rejection } from '../model.ts'
import { say, words } from './words.ts'

type Row = { row: number; cells: string[]; read: Record<string, string> }

type Props = {
  readonly rows: readonly Row[]
  readonly rejections: readonly Rejection[]
  /** The real day: another year than its own is said. */
  readonly today: string
}

const rowsShown = 8

/** The first rows as they would be kept. */
export function PreviewTable({ rows, rejections, today }: Props) {
  const shown = rows.slice(0, rowsShown)
  const fields = (Object.keys(words) as (keyof typeof words)[])
    .filter((key): key is `field.${Field}` => key.startsWith('field.'))
    .map((key) => key.slice('field.'.length) as Field)
    .filter((field) => shown.some(({ read }) => field in read))
  if (shown.length === 0) return <p className="px-5 py-4 text-ink-3">{say('imports.previewNothing')}</p>
  return (
    // Focusable, so that it can be scrolled from the keyboard.
    <div className="preview" tabIndex={0} role="region" aria-label={say('imports.preview')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('imports.previewRow')}</th>
            {fields.map((field) => (
              <th key={field} scope="col">
                {say(`field.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, read }) => {
            const rejection = rejections.find((one) => one.row === row)
            return (
              <tr key={row}>
                <td className="text-ink-3">{row}</td>
                {rejection ? (
                  <td colSpan={Math.max(1, fields.length)} className="text-dying-ink">
                    {rejectionWords(rejection)}
                  </td>
                ) : (
                  fields.map((field) => (
                    <td key={field} dir="auto">
                      {shownCell(field, read[field] ?? '', today)}
                    </td>
                  ))
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function rejectionWords({ column, found, reason }: Rejection): string {
  const quoted = found === '' ? '' : say('imports.found', { text: found })
  const parts = [say('imports.previewCantComeIn'), column ?? '', quoted, say(`reason.${reason}`)]
  return parts.filter((part) => part !== '').join(' ')
}

function shownCell(field: Field, text: string, today: string): string {
  const isDay = (field === 'date' || field === 'due-date') && text !== ''
  return isDay ? formatDayShort(text, today) : text
}
