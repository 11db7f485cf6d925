import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Question } from '../../capabilities/interactions/model.ts'
import { LogTalkForm } from '../../capabilities/interactions/ui/LogTalkForm.tsx'
import {
  emptyTalk,
  gapsOf,
  inputOf,
  type TalkPartner,
} from '../../capabilities/interactions/ui/talk-draft.ts'
import { say as sayTalk } from '../../capabilities/interactions/ui/words.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { Kbd } from '../../design/Kbd.tsx'
import { notify } from '../../design/notices.ts'
import { Problem } from '../../design/Problem.tsx'
import { useDraft } from '../../design/use-draft.ts'
import { useGo } from '../../design/use-go.ts'
import { api } from './api.ts'
import { withoutLog } from './paths.ts'
import { notifyProblem, wordsOfProblem } from './problem-words.ts'
import { ask, refresh } from './queries.ts'
import { useMe } from './use-me.ts'

type Props = {
  /** Null when it isn't known yet with whom. */
  readonly partyId: string | null
}

/** The form to log a talk, over any page; for a known party it opens with the party chosen. */
export function LogTalk({ partyId }: Props) {
  const { capabilities } = useMe()
  const party = useQuery({
    ...ask(['people', 'get'], api.people.get, { id: partyId ?? '' }),
    enabled: partyId !== null,
  })
  const today = useQuery({
    ...ask(['outreach', 'today'], api.outreach.today, {}),
    enabled: capabilities.includes('talks:read'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (partyId !== null && party.isPending) return null
  const partner = party.data ?? null
  const asked = today.data?.entries.find((entry) => entry.party.id === partyId)?.ask.question
  return <OpenLogTalk partner={partner} asked={asked ?? ''} />
}

function OpenLogTalk({
  partner,
  asked,
}: {
  readonly partner: TalkPartner | null
  readonly asked: Question | ''
}) {
  const go = useGo()
  const { today } = useMe()
  const known = partner && {
    id: partner.id,
    displayName: partner.displayName,
    organisationName: partner.organisationName,
  }
  const draft = useDraft(`talk.${partner?.id ?? 'anyone'}`, emptyTalk(known, today, asked))
  const [isTried, setIsTried] = useState(false)
  const gaps = gapsOf(draft.value)
  const close = () => go(withoutLog())

  const save = useMutation({
    mutationFn: () => api.interactions.log(inputOf(draft.value, today)),
    onSuccess: ({ id }) => {
      const name = draft.value.partner?.displayName ?? ''
      draft.forget()
      close()
      void refreshTalks()
      notify({ text: sayTalk('talk.saved', { name }), undo: () => takeBack(id, name) })
    },
  })
  const trySave = () => {
    setIsTried(true)
    if (gaps.length === 0 && !save.isPending) save.mutate()
  }

  return (
    <Dialog
      open
      size="wide"
      onClose={close}
      title={known ? sayTalk('talk.logWith', { name: known.displayName }) : sayTalk('talk.log')}
      actions={
        <>
          <span className="dim-note desk-only">
            <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>
          </span>
          <Button look="primary" disabled={save.isPending} onClick={trySave}>
            {save.isPending ? sayTalk('talk.saving') : sayTalk('talk.save')}
          </Button>
        </>
      }
    >
      <div
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) trySave()
        }}
      >
        {save.error && <Problem text={wordsOfProblem(save.error)} />}
        <LogTalkForm
          draft={draft.value}
          onChange={draft.change}
          gaps={isTried ? gaps : []}
          today={today}
          find={findPartners}
        />
      </div>
    </Dialog>
  )
}

async function findPartners(q: string, signal: AbortSignal): Promise<readonly TalkPartner[]> {
  const { items } = await api.people.find({ q, limit: 8 }, { signal })
  return items
}

const refreshTalks = () => refresh('interactions', 'outreach', 'vitality')

async function takeBack(id: string, name: string): Promise<void> {
  try {
    await api.interactions.archive({ id })
    await refreshTalks()
    notify({ text: sayTalk('talk.takenBack', { name }) })
  } catch (error) {
    notifyProblem(error)
  }
}
