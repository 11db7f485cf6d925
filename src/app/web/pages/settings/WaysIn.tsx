import { useMutation, useQuery } from '@tanstack/react-query'
import { LifeBuoy, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { formatDay } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { notify } from '../../../../design/notices.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { Section } from '../../../../design/Section.tsx'
import { Skeleton } from '../../../../design/Skeleton.tsx'
import { api } from '../../api.ts'
import { notifyProblem, wordsOfProblem } from '../../problem-words.ts'
import { ask, refresh } from '../../queries.ts'
import { AuthenticatorDialog } from './AuthenticatorDialog.tsx'
import { Passkeys } from './Passkeys.tsx'
import { RecoveryCodesDialog } from './RecoveryCodesDialog.tsx'

/** What one signs in with beside the password: codes from the phone, recovery codes, passkeys. */
export function WaysIn() {
  const ways = useQuery(ask(['accounts', 'waysIn'], api.accounts.waysIn, undefined))
  const [begun, setBegun] = useState<{ secret: string; uri: string } | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const begin = useMutation({
    mutationFn: () => api.accounts.beginAuthenticator(),
    onSuccess: setBegun,
    onError: notifyProblem,
  })
  const turnOff = useMutation({
    mutationFn: () => api.accounts.removeAuthenticator(),
    onSuccess: async () => {
      await refresh('accounts')
      notify({ text: say('ways.turnedOff') })
    },
    onError: notifyProblem,
  })
  const remake = useMutation({
    mutationFn: () => api.accounts.remakeRecoveryCodes(),
    onSuccess: ({ recoveryCodes }) => {
      setCodes(recoveryCodes)
      void refresh('accounts')
    },
    onError: notifyProblem,
  })
  const since = ways.data?.authenticatorSince ?? null
  return (
    <Section title={say('ways.title')}>
      <Card>
        {ways.isPending && <Skeleton />}
        {ways.isError && <Problem text={wordsOfProblem(ways.error)} onRetry={() => void ways.refetch()} />}
        {ways.data && (
          <>
            <ListRow
              icon={Smartphone}
              title={say('ways.app')}
              note={since ? say('ways.appOn', { day: formatDay(since.slice(0, 10)) }) : say('ways.appOff')}
              aside={
                <div className="flex flex-wrap justify-end gap-2">
                  <Button
                    look={since ? 'quiet' : 'plain'}
                    disabled={begin.isPending}
                    onClick={() => begin.mutate()}
                  >
                    {since ? say('ways.setUpAnew') : say('ways.setUp')}
                  </Button>
                  {since && (
                    <Button look="quiet" disabled={turnOff.isPending} onClick={() => turnOff.mutate()}>
                      {say('ways.turnOff')}
                    </Button>
                  )}
                </div>
              }
            />
            {since && (
              <ListRow
                icon={LifeBuoy}
                title={say('ways.recovery')}
                note={say('ways.recoveryLeft', { count: ways.data.recoveryCodesLeft })}
                aside={
                  <Button look="quiet" disabled={remake.isPending} onClick={() => remake.mutate()}>
                    {say('ways.recoveryNew')}
                  </Button>
                }
              />
            )}
            <Passkeys passkeys={ways.data.passkeys} />
          </>
        )}
      </Card>
      {begun && (
        <AuthenticatorDialog
          {...begun}
          onClose={() => setBegun(null)}
          onDone={(made) => {
            setBegun(null)
            setCodes(made)
          }}
        />
      )}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </Section>
  )
}
