import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Download, Eye } from 'lucide-react'
import type { Holdings } from '../../../capabilities/privacy/model.ts'
import { HeldRows } from '../../../capabilities/privacy/ui/HeldRows.tsx'
import { say } from '../../../capabilities/privacy/ui/words.ts'
import { Anchor } from '../../../design/Anchor.tsx'
import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { problemOf } from '../../../design/client.ts'
import { inShownFirm } from '../../../design/firm.ts'
import { formatInstant } from '../../../design/format.ts'
import { ListRow } from '../../../design/ListRow.tsx'
import { PageHeader } from '../../../design/PageHeader.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { Section } from '../../../design/Section.tsx'
import { Skeleton } from '../../../design/Skeleton.tsx'
import { api } from '../api.ts'
import { MissingPage } from '../MissingPage.tsx'
import { paths } from '../paths.ts'
import { notifyProblem, wordsOfProblem } from '../problem-words.ts'
import { ask } from '../queries.ts'
import { useMe } from '../use-me.ts'
import { EraseForm } from './privacy/EraseForm.tsx'

/** What is held about somebody, who looked, and the way to hand it out or to erase it. */
export function PrivacyPage() {
  const { id = '' } = useParams({ strict: false })
  const asked = useQuery(ask(['privacy', 'holdings'], api.privacy.holdings, { id }))
  if (asked.isPending) return <Skeleton lines={8} />
  if (asked.isError) {
    if (['not-found', 'invalid'].includes(problemOf(asked.error).code)) return <MissingPage />
    return <Problem text={wordsOfProblem(asked.error)} onRetry={() => void asked.refetch()} />
  }
  const { data } = asked
  return (
    <>
      <PageHeader title={say('privacy.title', { name: data.displayName })} sub={say('privacy.sub')} />
      <div className="stack gap-6 max-w-[680px]">
        <Section title={say('privacy.held')}>
          <HeldRows held={data.held} />
        </Section>
        <HandOut id={id} />
        <Looks looks={data.looks} />
        {data.mentions.length > 0 && <Mentions mentions={data.mentions} />}
        <Section title={say('privacy.erase')}>
          <EraseForm holdings={data} />
        </Section>
      </div>
    </>
  )
}

function HandOut({ id }: { readonly id: string }) {
  // Whoever carries it away proves anew who they are; only then is there something to fetch.
  const handOut = useMutation({
    mutationFn: async (as: 'html' | 'json') => (await api.privacy.handOut({ id }))[as],
    onSuccess: (href) => window.location.assign(inShownFirm(href)),
    onError: notifyProblem,
  })
  return (
    <Section title={say('privacy.handOut')}>
      <Card roomy>
        <div className="stack">
          <p className="m-0">{say('privacy.handOutWhy')}</p>
          <div className="flex flex-wrap gap-3">
            <Button icon={Download} onClick={() => handOut.mutate('html')}>
              {say('privacy.asPage')}
            </Button>
            <Button icon={Download} onClick={() => handOut.mutate('json')}>
              {say('privacy.asJson')}
            </Button>
          </div>
        </div>
      </Card>
    </Section>
  )
}

function Looks({ looks }: { readonly looks: Holdings['looks'] }) {
  const { firm } = useMe()
  return (
    <Section title={say('privacy.looks')}>
      <Card>
        {looks.length === 0 && <ListRow icon={Eye} title={say('privacy.noLooks')} />}
        {looks.map(({ member, onDay, firstAt }) => (
          <ListRow
            key={`${member} ${onDay} ${firstAt}`}
            icon={Eye}
            title={<span dir="auto">{member}</span>}
            aside={formatInstant(firstAt, firm.timeZone)}
          />
        ))}
      </Card>
      <p className="dim-note">{say('privacy.looksKept')}</p>
    </Section>
  )
}

function Mentions({ mentions }: { readonly mentions: Holdings['mentions'] }) {
  return (
    <Section title={say('privacy.mentions')}>
      <Card>
        {mentions.map(({ partyId, displayName, table, excerpt }) => (
          <ListRow
            key={`${partyId} ${table} ${excerpt}`}
            title={
              <Anchor className="text-link" href={paths.party(partyId)} dir="auto">
                {displayName}
              </Anchor>
            }
            note={<span dir="auto">{excerpt}</span>}
          />
        ))}
      </Card>
      <p className="dim-note">{say('privacy.mentionsWhy')}</p>
    </Section>
  )
}
