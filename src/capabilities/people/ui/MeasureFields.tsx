import { Field } from '../../../design/Field.tsx'
import { Select } from '../../../design/Select.tsx'
import { type Importance, type InsightState, importances, insightStates } from '../model/insight.ts'
import { say } from './insight-words.ts'

type Props = {
  readonly importance: Importance
  readonly state: InsightState
  readonly onChange: (part: { importance?: Importance; state?: InsightState }) => void
}

/** How much something matters to somebody, and whether we meet it. */
export function MeasureFields({ importance, state, onChange }: Props) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={say('insight.importance')}>
        <Select
          options={importances.map((value) => ({ value, label: say(`insight.importance.${value}`) }))}
          value={importance}
          onChange={({ target }) =>
            onChange({ importance: importances.find((one) => one === target.value) ?? importance })
          }
        />
      </Field>
      <Field label={say('insight.state')}>
        <Select
          options={insightStates.map((value) => ({ value, label: say(`insight.state.${value}`) }))}
          value={state}
          onChange={({ target }) =>
            onChange({ state: insightStates.find((one) => one === target.value) ?? state })
          }
        />
      </Field>
    </div>
  )
}
