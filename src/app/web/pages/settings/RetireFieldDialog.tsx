import { useMutation, useQuery } from '@tanstack/react-query'
import type { CustomField } from '../../../../capabilities/fields/model.ts'
import { say } from '../../../../capabilities/fields/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Dialog } from '../../../../design/Dialog.tsx'
import { formatNumber } from '../../../../design/format.ts'
import { notify } from '../../../../design/notices.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { api } from '../../api.ts'
import { wordsOfProblem } from '../../problem-words.ts'
import { ask, refresh } from '../../queries.ts'

type Props = { readonly field: CustomField; readonly onClose: () => void }

/** Says what happens to what is written before a field goes. */
export function RetireFieldDialog({ field, onClose }: Props) {
  const { id, label } = field
  const use = useQuery({ ...ask(['fields', 'use'], api.fields.use, { id }), staleTime: 0 })
  const retire = useMutation({
    mutationFn: () => api.fields.retire({ id }),
    onSuccess: async () => {
      onClose()
      await refresh('fields', 'lists')
      const undo = async () => {
        await api.fields.bringBack({ id })
        await refresh('fields', 'lists')
      }
      notify({ text: say('fields.retired', { label }), undo })
    },
  })
  const count = use.data?.parties
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('fields.retireTitle', { label })}
      size="narrow"
      actions={
        <>
          <Button onClick={onClose}>{say('fields.cancel')}</Button>
          <Button
            look="danger"
            disabled={retire.isPending || count === undefined}
            onClick={() => retire.mutate()}
          >
            {say('fields.retire')}
          </Button>
        </>
      }
    >
      {retire.error && <Problem text={wordsOfProblem(retire.error)} />}
      {use.error && <Problem text={wordsOfProblem(use.error)} onRetry={() => void use.refetch()} />}
      <p className="m-0" role="status">
        {count === undefined
          ? say('fields.counting')
          : say('fields.retireSub', { count, shown: formatNumber(count) })}
      </p>
    </Dialog>
  )
}
