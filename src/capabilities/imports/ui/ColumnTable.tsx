import { useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { Section } from '../../../design/Section.tsx'
import { Select } from '../../../design/Select.tsx'
import type { Field, Plan, Sniffed } from '../model.ts'
import { fieldsOf } from './plan-draft.ts'
import { sayField } from './field-words.ts'
import { say } from './words.ts'

type Props = {
  readonly columns: Sniffed['columns']
  readonly plan: Plan
  readonly onChange: (columns: Plan['columns']) => void
}

const shownAtFirst = 40
const shownMore = 100
const samplesShown = 3

/** What each column of the file is, beside what stands in it. The empty ones wait below. */
export function ColumnTable({ columns, plan, onChange }: Props) {
  const places = columns.map((column, at) => ({ ...column, at }))
  const filled = places.filter(({ samples }) => samples.length > 0)
  const ordered = [...filled, ...places.filter(({ samples }) => samples.length === 0)]
  const [shown, setShown] = useState(Math.min(shownAtFirst, filled.length || places.length))
  const options = [
    { value: '', label: say('imports.leaveOut') },
    ...fieldsOf(plan.what).map((value) => ({ value, label: sayField(`field.${value}`) })),
  ]
  const choose = (at: number, field: Field | null) => onChange(plan.columns.with(at, field))
  const used = plan.columns.filter((field) => field !== null).length

  return (
    <Section
      title={say('imports.columns')}
      aside={<span className="tabular">{say('imports.columnsNote', { used, count: columns.length })}</span>}
    >
      <Card>
        <div className="column-line column-head" aria-hidden>
          <span>{say('imports.columnInFile')}</span>
          <span>{say('imports.columnSamples')}</span>
          <span>{say('imports.columnIs')}</span>
        </div>
        <ul>
          {ordered.slice(0, shown).map(({ at, name, samples }) => (
            <li key={at} className="column-line" data-unused={plan.columns[at] === null ? '' : undefined}>
              <b dir="auto">{name}</b>
              <span className="samples" dir="auto">
                {samples.length === 0
                  ? say('imports.emptyColumn')
                  : samples.slice(0, samplesShown).map((sample) => <bdi key={sample}>{sample}</bdi>)}
              </span>
              <Select
                aria-label={say('imports.columnOf', { name })}
                options={options}
                value={plan.columns[at] ?? ''}
                onChange={({ target }) =>
                  choose(at, fieldsOf(plan.what).find((field) => field === target.value) ?? null)
                }
              />
            </li>
          ))}
        </ul>
        {shown < ordered.length && (
          <div className="column-line-more">
            <Button look="quiet" onClick={() => setShown(shown + shownMore)}>
              {say('imports.moreColumns', { count: ordered.length - shown })}
            </Button>
          </div>
        )}
      </Card>
    </Section>
  )
}
