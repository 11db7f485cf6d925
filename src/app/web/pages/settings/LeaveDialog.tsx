import { useMutation } from '@tanstack/react-query'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Dialog } from '../../../../design/Dialog.tsx'
import { showFirm } from '../../../../design/firm.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { forgetDrafts } from '../../../../design/use-draft.ts'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../use-me.ts'
import { wordsOfStanding } from './standing-words.ts'

/** Leaves the firm, once asked twice. */
export function LeaveDialog({ onClose }: { readonly onClose: () => void }) {
  const { firm } = useMe()
  const leave = useMutation({
    mutationFn: () => api.accounts.leave(),
    onSuccess: () => {
      forgetDrafts()
      showFirm(null)
      window.location.assign(paths.today)
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('members.leaveTitle', { firm: firm.name })}
      sub={say('members.leaveSub')}
      size="narrow"
      actions={
        <>
          <Button onClick={onClose}>{say('members.stay')}</Button>
          <Button look="primary" disabled={leave.isPending} onClick={() => leave.mutate()}>
            {say('members.leaveDo')}
          </Button>
        </>
      }
    >
      {leave.error && <Problem text={wordsOfStanding(leave.error)} />}
    </Dialog>
  )
}
