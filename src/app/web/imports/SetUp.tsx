import { Check } from 'lucide-react'
import type { Import } from '../../../capabilities/imports/model.ts'
import { ColumnTable } from '../../../capabilities/imports/ui/ColumnTable.tsx'
import { ReadingFields } from '../../../capabilities/imports/ui/ReadingFields.tsx'
import { WhoFields } from '../../../capabilities/imports/ui/WhoFields.tsx'
import { say } from '../../../capabilities/imports/ui/words.ts'
import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { Columns } from '../../../design/Columns.tsx'
import { activeLocale } from '../../../design/words.ts'
import { paths } from '../paths.ts'
import { allCurrencies } from '../places.ts'
import { FirstRows } from './FirstRows.tsx'
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

/** Who the people of the file are. */
export function WhoStage({ imported, draft, work }: Props) {
  const { plan, change, flaw } = draft
  return (
    <>
      <Columns
        main={
          <>
            <WhoFields plan={plan} onChange={change} />
            <FirstRows id={imported.id} plan={plan} flaw={flaw} />
          </>
        }
        side={
          <Card roomy>
            <h2 className="text-section">{say('imports.recognised')}</h2>
            <p className="mt-2 text-ink-2">{say('imports.recognisedText')}</p>
            <p className="mt-2 text-ink-2">{say('imports.kept')}</p>
          </Card>
        }
      />
      <div className="import-actions">
        <Button
          look="primary"
          icon={Check}
          disabled={work.isStarting}
          disabledBecause={flaw}
          onClick={() => work.tryOut(plan)}
        >
          {work.isStarting ? say('imports.starting') : say('imports.tryOut')}
        </Button>
        <Button href={atStep(imported, 'columns')}>{say('imports.back')}</Button>
        <GiveUp work={work} />
        <span>{flaw ?? say('imports.tryNote')}</span>
      </div>
    </>
  )
}

function GiveUp({ work }: Pick<Props, 'work'>) {
  if (!work.giveUp) return null
  return (
    <Button look="quiet" disabled={work.isStopping} onClick={work.giveUp}>
      {say('imports.giveUp')}
    </Button>
  )
}

/** The address of a file at one of the steps that can be gone back to. */
export function atStep({ id }: Import, step: 'columns' | 'who'): string {
  return `${paths.import(id)}?step=${step}`
}
