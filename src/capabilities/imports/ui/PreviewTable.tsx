import { formatDayShort } from '../../../design/format.ts'
import { type Field, fields, type Rejection } from '../model.ts'
import { sayField } from './field-words.ts'
import { say } from './words.ts'

type Row = { row: number; cells: string[]; read: Record<string, string> }

type Props = {
  readonly rows: readonly Row[]
  readonly rejections: readonly Rejection[]
  /** The real day: another year than its own is said. */
  readonly today: string
}

const rowsShown = 8

// What one would check first stands first.
const order: readonly Field[] = [
  'date',
  'customer-name',
  'customer-id',
  'product',
  'quantity',
  'unit-price',
  'currency',
  ...fields,
].filter((field, at, all): field is Field => all.indexOf(field) === at)

/** Whether a field says nothing that another one beside it doesn't. */
function isRepeated(field: Field, read: Record<string, string>): boolean {
  if (field === 'given-name' || field === 'family-name') return 'display-name' in read
  return field === 'product-code' && read['product'] === read[field]
}

/** The first rows as they would be kept. */
export function PreviewTable({ rows, rejections, today }: Props) {
  const shown = rows.slice(0, rowsShown)
  const columns = order.filter((field) => shown.some(({ read }) => field in read && !isRepeated(field, read)))
  if (shown.length === 0) return <p className="px-5 py-4 text-ink-3">{say('imports.previewNothing')}</p>
  return (
    // Focusable, so that it can be scrolled from the keyboard.
    <div className="preview" tabIndex={0} role="group" aria-label={say('imports.preview')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('imports.previewRow')}</th>
            {columns.map((field) => (
              <th key={field} scope="col">
                {sayField(`field.${field}`)}
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
                  <td colSpan={Math.max(1, columns.length)} className="text-dying-ink">
                    {rejectionWords(rejection)}
                  </td>
                ) : (
                  columns.map((field) => (
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
  const parts = [say('imports.previewCantComeIn'), column ?? '', quoted, sayField(`reason.${reason}`)]
  return parts.filter((part) => part !== '').join(' ')
}

function shownCell(field: Field, text: string, today: string): string {
  const isDay = (field === 'date' || field === 'due-date') && text !== ''
  return isDay ? formatDayShort(text, today) : text
}
