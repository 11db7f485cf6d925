import { Card } from '../../../design/Card.tsx'
import { ListRow } from '../../../design/ListRow.tsx'
import { activeLocale } from '../../../design/words.ts'
import { tableName } from '../rules/held-words.ts'
import { say } from './words.ts'

type Props = { readonly held: readonly { readonly table: string; readonly rows: number }[] }

/** What is, or was, kept about somebody, and how much of each. */
export function HeldRows({ held }: Props) {
  return (
    <Card>
      {held.map(({ table, rows }) => (
        <ListRow
          key={table}
          title={tableName(table, activeLocale())}
          aside={say('privacy.rows', { count: rows })}
        />
      ))}
    </Card>
  )
}
