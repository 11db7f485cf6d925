import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { say } from '../../../../capabilities/exports/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { inShownFirm } from '../../../../design/firm.ts'
import { Section } from '../../../../design/Section.tsx'
import { api } from '../../api.ts'
import { notifyProblem } from '../../problem-words.ts'

/** Everything of the firm as one file, to keep it elsewhere. */
export function TakeoutSection() {
  // Whoever takes everything away proves anew who they are; only then is there something to fetch.
  const take = useMutation({
    mutationFn: () => api.exports.takeout(),
    onSuccess: ({ href }) => window.location.assign(inShownFirm(href)),
    onError: notifyProblem,
  })
  return (
    <Section title={say('exports.title')}>
      <Card roomy>
        <div className="stack">
          <p className="m-0">{say('exports.why')}</p>
          <div>
            <Button icon={Download} disabled={take.isPending} onClick={() => take.mutate()}>
              {say('exports.take')}
            </Button>
          </div>
        </div>
      </Card>
    </Section>
  )
}
