import { Field } from '../../../design/Field.tsx'
import { formatDay } from '../../../design/format.ts'
import { Select } from '../../../design/Select.tsx'
import { dateOrders, type Plan, type Sniffed } from '../model.ts'
import { readDate } from '../rules/dates.ts'
import { daySamples } from './plan-draft.ts'
import { say } from './words.ts'

type Props = {
  readonly sniffed: Sniffed
  readonly plan: Plan
  readonly onChange: (order: Plan['dateOrder']) => void
}

const samplesShown = 3

/** Which way round days are written, with days of the file as they would be read. */
export function DateOrderField({ sniffed, plan, onChange }: Props) {
  const samples = daySamples(sniffed, plan).slice(0, samplesShown)
  if (samples.length === 0) return null
  return (
    <div className="grid gap-2">
      <Field
        label={say('imports.dateOrder')}
        hint={sniffed.dateAmbiguous ? say('imports.dateAmbiguous') : undefined}
      >
        <Select
          options={dateOrders.map((value) => ({ value, label: say(`imports.order.${value}`) }))}
          value={plan.dateOrder}
          onChange={({ target }) =>
            onChange(dateOrders.find((one) => one === target.value) ?? plan.dateOrder)
          }
        />
      </Field>
      <dl className="day-samples" aria-live="polite">
        {samples.map((sample) => {
          const read = readDate(sample, plan.dateOrder)
          return (
            <div key={sample}>
              <dt>
                <bdi>{sample}</bdi>
              </dt>
              <dd className={read ? undefined : 'text-dying-ink'}>
                {read ? formatDay(read.day) : say('imports.notADay')}
              </dd>
            </div>
          )
        })}
      </dl>
    </div>
  )
}
