import { useMutation } from '@tanstack/react-query'
import { Fingerprint, KeySquare } from 'lucide-react'
import { useState } from 'react'
import type { Passkey } from '../../../../capabilities/accounts/model.ts'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { formatDay, formatInstant } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { notify } from '../../../../design/notices.ts'
import { canUsePasskeys } from '../../../../design/passkey.ts'
import { api } from '../../api.ts'
import { notifyProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'
import { PasskeyDialog } from './PasskeyDialog.tsx'

type Props = { readonly passkeys: readonly Passkey[] }

/** The devices that open with a finger, a face or a PIN: added, named, removed. */
export function Passkeys({ passkeys }: Props) {
  const { firm } = useMe()
  const [edited, setEdited] = useState<Passkey | 'new' | null>(null)
  const remove = useMutation({
    mutationFn: (id: string) => api.accounts.removePasskey({ id }),
    onSuccess: async () => {
      await refresh('accounts')
      notify({ text: say('ways.passkeyRemoved') })
    },
    onError: notifyProblem,
  })
  const used = ({ lastUsedAt }: Passkey) =>
    lastUsedAt
      ? say('ways.passkeyUsed', { when: formatInstant(lastUsedAt, firm.timeZone) })
      : say('ways.passkeyNeverUsed')
  return (
    <>
      <ListRow
        icon={Fingerprint}
        title={say('ways.passkeys')}
        note={say('ways.passkeysNone')}
        aside={
          <Button
            disabledBecause={canUsePasskeys() ? undefined : say('ways.passkeysCannot')}
            onClick={() => setEdited('new')}
          >
            {say('ways.passkeyAdd')}
          </Button>
        }
      />
      {passkeys.map((passkey) => (
        <ListRow
          key={passkey.id}
          icon={KeySquare}
          title={<span dir="auto">{passkey.name}</span>}
          note={`${say('ways.passkeySince', { day: formatDay(passkey.createdAt.slice(0, 10)) })}, ${used(passkey)}`}
          aside={
            <div className="flex flex-wrap justify-end gap-2">
              <Button look="quiet" onClick={() => setEdited(passkey)}>
                {say('ways.passkeyRename')}
              </Button>
              <Button look="quiet" disabled={remove.isPending} onClick={() => remove.mutate(passkey.id)}>
                {say('ways.passkeyRemove')}
              </Button>
            </div>
          }
        />
      ))}
      {edited && <PasskeyDialog passkey={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  )
}
