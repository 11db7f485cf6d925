import { say, words } from '../../../../capabilities/accounts/ui/mail-words.ts'
import { Chip } from '../../../../design/Chip.tsx'
import { formatInstant } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import type { Tone } from '../../../../design/tone.ts'
import type { api } from '../../api.ts'
import { useMe } from '../../use-me.ts'

export type SentLetter = Awaited<ReturnType<typeof api.accounts.mail>>['items'][number]

const tones: Record<SentLetter['state'], Tone> = {
  waiting: 'neutral',
  sending: 'neutral',
  sent: 'steady',
  refused: 'dying',
  failed: 'dying',
  late: 'fading',
}

/** One letter: to whom, what about, what became of it, and the mail server's own words. */
export function LetterRow({ letter }: { readonly letter: SentLetter }) {
  const { firm } = useMe()
  const { subject, to, state, problem, reply, createdAt } = letter
  const key = `mail.problem.${problem}`
  return (
    <ListRow
      title={<span dir="auto">{subject}</span>}
      note={
        <>
          <span className="break-all" dir="ltr">
            {to}
          </span>
          , {formatInstant(createdAt, firm.timeZone)}
          {problem !== null && key in words && (
            <>
              <br />
              {say(key as keyof typeof words & `mail.problem.${string}`)}
            </>
          )}
          {reply !== null && (
            <>
              <br />
              <q className="break-words" dir="ltr">
                {reply}
              </q>
            </>
          )}
        </>
      }
      aside={
        <Chip tone={tones[state]} dot>
          {say(`mail.state.${state}`)}
        </Chip>
      }
    />
  )
}
