import { Check } from 'lucide-react'
import type { Import } from '../../../capabilities/imports/model.ts'
import { WhoFields } from '../../../capabilities/imports/ui/WhoFields.tsx'
import { say } from '../../../capabilities/imports/ui/words.ts'
import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { Columns } from '../../../design/Columns.tsx'
import { FirstRows } from './FirstRows.tsx'
import { GiveUp } from './GiveUp.tsx'
import { atStep } from './at-step.ts'
import type { PlanDraft } from './use-plan.ts'
import type { ImportWork } from './use-work.ts'

type Props = { readonly imported: Import; readonly draft: PlanDraft; readonly work: ImportWork }

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
