import { useMutation } from '@tanstack/react-query'
import type { Member } from '../../../../capabilities/accounts/model.ts'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Dialog } from '../../../../design/Dialog.tsx'
import { notify } from '../../../../design/notices.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { api } from '../../api.ts'
import { refresh } from '../../queries.ts'
import { wordsOfStanding } from './standing-words.ts'

type Props = { readonly member: Member; readonly onClose: () => void }

/** Makes somebody else the owner in one's own place, once asked twice. */
export function HandOverDialog({ member: { id, name, version }, onClose }: Props) {
  const handOver = useMutation({
    mutationFn: () => api.accounts.handOver({ id, version }),
    onSuccess: async () => {
      onClose()
      await refresh('accounts')
      notify({ text: say('members.handedOver', { name }) })
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('members.handOverTitle', { name })}
      sub={say('members.handOverSub', { name })}
      size="narrow"
      actions={
        <>
          <Button onClick={onClose}>{say('members.stay')}</Button>
          <Button look="primary" disabled={handOver.isPending} onClick={() => handOver.mutate()}>
            {say('members.handOverDo')}
          </Button>
        </>
      }
    >
      {handOver.error && <Problem text={wordsOfStanding(handOver.error)} />}
    </Dialog>
  )
}
