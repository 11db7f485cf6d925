import { useState } from 'react'
import type { Regular } from '../../../capabilities/counter/model.ts'
import { RegularCard } from '../../../capabilities/counter/ui/RegularCard.tsx'
import { TypeDialog } from '../../../capabilities/counter/ui/TypeDialog.tsx'
import { say } from '../../../capabilities/counter/ui/words.ts'
import { problemOf } from '../../../design/client.ts'
import { notify } from '../../../design/notices.ts'
import type { Day } from '../../../kernel/day.ts'
import { CardDialog } from './CardDialog.tsx'
import { type Device, giveCard, takeBack, tapFor } from './device.ts'

type Props = { readonly regular: Regular; readonly today: Day; readonly device: Device }

/** One regular, with what can be done for them; all of it but a new card works without a connection. */
export function OneRegular({ regular, today, device }: Props) {
  const [over, setOver] = useState<'else' | 'note' | 'card' | null>(null)
  const recorded = device.recorded.findLast(({ partyId }) => partyId === regular.id)
  const { name } = regular

  const visit = async (text: string | null) => {
    setOver(null)
    await tapFor(regular, { kind: 'visit', text })
    notify({ text: say('counter.recorded', { name }) })
  }
  const note = async (text: string) => {
    setOver(null)
    await tapFor(regular, { kind: 'note', text })
    notify({ text: say('counter.noted', { name }) })
  }
  const undo = async () => {
    if (recorded === undefined) return
    await takeBack(regular, recorded)
    notify({ text: say('counter.takenBack', { name }) })
  }
  const card = async (code: string) => {
    setOver(null)
    try {
      await giveCard(regular.id, code)
      notify({ text: say('counter.cardGiven', { name }) })
    } catch (error) {
      const isAway = problemOf(error).code === 'unreachable'
      notify({ text: say(isAway ? 'counter.cardNeedsLine' : 'counter.refused'), kind: 'problem' })
    }
  }
  return (
    <>
      <RegularCard
        regular={withVisit(regular, recorded ? today : null)}
        today={today}
        timeZone={device.about?.timeZone ?? 'UTC'}
        recordedAt={recorded?.at ?? null}
        onUsual={() => void visit(regular.usual)}
        onTakeBack={() => void undo()}
        onElse={() => setOver('else')}
        onNote={() => setOver('note')}
        onCard={() => setOver('card')}
      />
      {over === 'else' && (
        <TypeDialog
          title={name}
          label={say('counter.elseWhat')}
          onSave={(text) => void visit(text)}
          onClose={() => setOver(null)}
        />
      )}
      {over === 'note' && (
        <TypeDialog
          title={name}
          label={say('counter.noteWhat')}
          onSave={(text) => void note(text)}
          onClose={() => setOver(null)}
        />
      )}
      {over === 'card' && (
        <CardDialog
          title={say('counter.card')}
          hint={say('counter.cardHint', { name })}
          onCode={(code) => void card(code)}
          onClose={() => setOver(null)}
        />
      )}
    </>
  )
}

/** Whoever was recorded a moment ago is here today, whether the server knows it yet or not. */
function withVisit(regular: Regular, today: Day | null): Regular {
  if (today === null || regular.visits.includes(today)) return regular
  return { ...regular, visits: [...regular.visits, today], lastOn: today }
}
