import { useMutation } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { Party } from '../../../../capabilities/people/model.ts'
import type { Consent, ConsentInput } from '../../../../capabilities/people/model/consent.ts'
import { isInForce } from '../../../../capabilities/people/rules/consent.ts'
import { ConsentForm } from '../../../../capabilities/people/ui/ConsentForm.tsx'
import { say } from '../../../../capabilities/people/ui/consent-words.ts'
import { Button } from '../../../../design/Button.tsx'
import { formatDay } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { notify } from '../../../../design/notices.ts'
import { api } from '../../api.ts'
import { notifyProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'

/** What somebody agreed to, and the place to write down that they did, or no longer do. */
export function ConsentsRow({ party }: { readonly party: Party }) {
  const { today, capabilities } = useMe()
  const [open, setOpen] = useState<Consent | 'new' | null>(null)
  const mayWrite = capabilities.includes('people:write')
  const save = useMutation({
    mutationFn: (said: ConsentInput) =>
      open === 'new' || open === null
        ? api.people.addConsent({ id: party.id, ...said })
        : api.people.withdrawConsent({
            id: party.id,
            consentId: open.id,
            withdrawnOn: said.givenOn,
            withdrawnHow: said.givenHow,
          }),
    onSuccess: async ({ withdrawnOn }) => {
      await refresh('people')
      setOpen(null)
      notify({ text: withdrawnOn === null ? say('consent.kept') : say('consent.withdrawn') })
    },
    onError: notifyProblem,
  })
  return (
    <ListRow
      icon={ShieldCheck}
      over={say('consent.title')}
      title={
        <div className="grid gap-1">
          {party.consents.length === 0 && open === null && (
            <span className="text-ink-3">{say('consent.none')}</span>
          )}
          {party.consents.map((consent) => (
            <ConsentLine
              key={consent.id}
              consent={consent}
              onEnd={mayWrite && isInForce(consent, today) ? () => setOpen(consent) : null}
            />
          ))}
          {open !== null && (
            <ConsentForm
              key={open === 'new' ? open : open.id}
              today={today}
              ends={open === 'new' ? null : nameOf(open)}
              isSaving={save.isPending}
              onSave={save.mutate}
              onCancel={() => setOpen(null)}
            />
          )}
          {open === null && mayWrite && (
            <div>
              <Button look="quiet" className="slim" onClick={() => setOpen('new')}>
                {say('consent.add')}
              </Button>
            </div>
          )}
        </div>
      }
    />
  )
}

function ConsentLine({ consent, onEnd }: { readonly consent: Consent; readonly onEnd: (() => void) | null }) {
  const { givenOn, givenHow, withdrawnOn, proof } = consent
  const what = nameOf(consent)
  const line =
    withdrawnOn === null
      ? say('consent.line', { what, how: say(`consent.how.${givenHow}`), day: formatDay(givenOn) })
      : say('consent.endedLine', { what, day: formatDay(withdrawnOn) })
  return (
    <div className={withdrawnOn === null ? undefined : 'text-ink-3'}>
      <span dir="auto">{line}</span>
      {proof && <small dir="auto">{proof}</small>}
      {onEnd && (
        <div>
          <Button look="quiet" className="slim" onClick={onEnd}>
            {say('consent.tookBack')}
            <span className="sr-only"> {what}</span>
          </Button>
        </div>
      )}
    </div>
  )
}

function nameOf({ purpose, detail }: Consent): string {
  return detail ?? say(`consent.purpose.${purpose}`)
}
