import { useMutation, useQuery } from '@tanstack/react-query'
import { Mail } from 'lucide-react'
import { say } from '../../../../capabilities/accounts/ui/mail-words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { Empty } from '../../../../design/Empty.tsx'
import { Problem } from '../../../../design/Problem.tsx'
import { Section } from '../../../../design/Section.tsx'
import { Skeleton } from '../../../../design/Skeleton.tsx'
import { api } from '../../api.ts'
import { wordsOfProblem } from '../../problem-words.ts'
import { ask, refresh } from '../../queries.ts'
import { LetterRow, type SentLetter } from './LetterRow.tsx'
import { MailServerCard } from './MailServerCard.tsx'

const pollMs = 1_500
const isUnderWay = ({ state }: SentLetter) => state === 'waiting' || state === 'sending'

/** Whether mail leaves, how to find out, and what became of the last letters. */
export function MailPart() {
  const mail = useQuery({
    ...ask(['accounts', 'mail'], api.accounts.mail, undefined),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? pollMs : false),
  })
  const test = useMutation({
    mutationFn: () => api.accounts.sendTestMail(undefined),
    onSuccess: () => refresh('accounts'),
  })
  if (mail.isPending) return <Skeleton />
  if (mail.isError) return <Problem text={wordsOfProblem(mail.error)} onRetry={() => void mail.refetch()} />
  const tested = mail.data.items.find(({ id }) => id === test.data?.id)
  return (
    <div className="stack gap-6">
      <Card roomy>
        <div className="stack">
          <MailServerCard server={mail.data.server} />
          {mail.data.server && (
            <>
              {test.error && <Problem text={wordsOfProblem(test.error)} />}
              <div>
                <Button look="primary" disabled={test.isPending} onClick={() => test.mutate()}>
                  {say('mail.test')}
                </Button>
              </div>
              <div className="-mx-4" role="status">
                {tested && <LetterRow letter={tested} />}
              </div>
            </>
          )}
        </div>
      </Card>
      <Section title={say('mail.last')}>
        <Card>
          {mail.data.items.length === 0 && <Empty icon={Mail} text={say('mail.none')} />}
          {mail.data.items.map((letter) => (
            <LetterRow key={letter.id} letter={letter} />
          ))}
        </Card>
      </Section>
    </div>
  )
}
