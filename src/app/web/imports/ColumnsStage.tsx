import type { Import } from '../../../capabilities/imports/model.ts'
import { ColumnTable } from '../../../capabilities/imports/ui/ColumnTable.tsx'
import { ReadingFields } from '../../../capabilities/imports/ui/ReadingFields.tsx'
import { say } from '../../../capabilities/imports/ui/words.ts'
import { Button } from '../../../design/Button.tsx'
import { Columns } from '../../../design/Columns.tsx'
import { activeLocale } from '../../../design/words.ts'
import { allCurrencies } from '../places.ts'
import { FirstRows } from './FirstRows.tsx'
import { GiveUp } from './GiveUp.tsx'
import { atStep } from './at-step.ts'
import type { PlanDraft } from './use-plan.ts'
import type { ImportWork } from './use-work.ts'

type Props = { readonly imported: Import; readonly draft: PlanDraft; readonly work: ImportWork }

/** What each column is, and how the file is read. */
export function ColumnsStage({ imported, draft, work }: Props) {
  const { plan, change, flaw } = draft
  return (
    <>
      <Columns
        main={
          <>
            <ColumnTable
              columns={imported.sniffed.columns}
              plan={plan}
              onChange={(columns) => change({ columns })}
            />
            <FirstRows id={imported.id} plan={plan} flaw={flaw} />
          </>
        }
        side={
          <ReadingFields
            sniffed={imported.sniffed}
            plan={plan}
            onChange={change}
            currencies={allCurrencies(activeLocale())}
          />
        }
      />
      <div className="import-actions">
        {flaw === undefined ? (
          <Button look="primary" href={atStep(imported, 'who')}>
            {say('imports.continue')}
          </Button>
        ) : (
          <Button look="primary" disabledBecause={flaw}>
            {say('imports.continue')}
          </Button>
        )}
        <GiveUp work={work} />
        <span>{flaw}</span>
      </div>
    </>
  )
}
