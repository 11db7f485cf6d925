import { useMutation } from '@tanstack/react-query'
import { Coffee, FileUp } from 'lucide-react'
import { say } from '../../../../capabilities/outreach/ui/today-words.ts'
import { Anchor } from '../../../../design/Anchor.tsx'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { PageHeader } from '../../../../design/PageHeader.tsx'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { notifyProblem } from '../../problem-words.ts'
import { queryClient } from '../../queries.ts'

/** The first run: one's own files, or a sample business. */
export function FirstRun() {
  const sample = useMutation({
    mutationFn: async () => {
      await api.imports.bringSample()
      await untilWorkedOut()
    },
    onSuccess: () => queryClient.invalidateQueries(),
    onError: notifyProblem,
  })
  return (
    <>
      <PageHeader title={say('first.title')} sub={say('first.sub')} />
      <div className="first-run">
        <Card roomy>
          <FileUp aria-hidden />
          <h2>{say('first.own')}</h2>
          <p>{say('first.ownText')}</p>
          <Button look="primary" href={paths.imports}>
            {say('first.ownDo')}
          </Button>
        </Card>
        <Card roomy>
          <Coffee aria-hidden />
          <h2>{say('first.sample')}</h2>
          <p>{say('first.sampleText')}</p>
          <Button disabled={sample.isPending} onClick={() => sample.mutate()}>
            {sample.isPending ? say('first.sampleLoading') : say('first.sampleDo')}
          </Button>
        </Card>
      </div>
      <p className="mt-5">
        <Anchor className="text-link text-ink-2" href={paths.newParty}>
          {say('first.add')}
        </Anchor>
      </p>
    </>
  )
}

const patienceMs = 15_000
const pauseMs = 300

/** The first day in the café shows who grows and who dies, so it waits until that is known; not for ever. */
async function untilWorkedOut(): Promise<void> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pauseMs) {
    const { fit } = await api.vitality.summary()
    if (fit) return
    await new Promise((done) => setTimeout(done, pauseMs))
  }
}
