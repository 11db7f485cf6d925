import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { PageHeader } from '../../../design/PageHeader.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { api } from '../api.ts'
import { goOver } from '../arriving.ts'
import { FirmFields } from '../FirmFields.tsx'
import { firmToBegin } from '../firm-to-begin.ts'
import { fieldProblem, wordsOfProblem } from '../problem-words.ts'
import { say } from '../words.ts'

/** A further firm for somebody who has an account; once it is made, the window goes over to it. */
export function NewFirmPage() {
  const [firm, setFirm] = useState(firmToBegin)
  const make = useMutation({ mutationFn: () => api.accounts.foundFirm({ firm }), onSuccess: goOver })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <>
      <PageHeader title={say('app.newFirm')} sub={say('app.newFirmSub')} />
      <div className="max-w-[680px]">
        <Card roomy>
          <form className="stack" onSubmit={submit}>
            {make.error && <Problem text={wordsOfProblem(make.error)} />}
            <FirmFields
              firm={firm}
              onChange={setFirm}
              wrong={(field) => fieldProblem(make.error, field)}
              legend={say('enter.firm')}
            />
            <div>
              <Button type="submit" look="primary" disabled={make.isPending || make.isSuccess}>
                {make.isPending ? say('enter.starting') : say('enter.start')}
              </Button>
            </div>
          </form>
        </Card>
      </div>
    </>
  )
}
