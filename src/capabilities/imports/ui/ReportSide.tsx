import { CalendarRange, CircleHelp, Coins, Receipt, UsersRound } from 'lucide-react'
import { Card } from '../../../design/Card.tsx'
import { formatDay, formatMoneyExactly, formatNumber } from '../../../design/format.ts'
import { ListRow } from '../../../design/ListRow.tsx'
import { Section } from '../../../design/Section.tsx'
import type { Plan, Report } from '../model.ts'
import { say } from './words.ts'

type Props = { readonly report: Report; readonly side: Plan['side'] }

/** What to know about what a file brings. */
export function ReportSide({ report, side }: Props) {
  return report.trades ? <TradeSide report={report} side={side} /> : <PeopleSide report={report} />
}

function PeopleSide({ report }: { readonly report: Report }) {
  const { archived } = report
  return (
    <>
      <WhatHappens report={report} />
      {archived > 0 && (
        <Prose title={say('imports.archivedTitle', { count: archived })} text={say('imports.archivedText')} />
      )}
    </>
  )
}

function WhatHappens({ report: { parties, dryRun } }: { readonly report: Report }) {
  if (!dryRun) return <Prose title={say('imports.nextTitle')} text={say('imports.nextText')} />
  const { changed } = parties
  if (changed === 0) return <Prose title={say('imports.recognised')} text={say('imports.recognisedText')} />
  const title = say('imports.changesTitle', { count: formatNumber(changed) })
  return <Prose title={title} text={say('imports.changesText')} />
}

function Prose({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <Card roomy>
      <h2 className="text-section">{title}</h2>
      <p className="mt-2 text-ink-2">{text}</p>
    </Card>
  )
}

function TradeSide({ report, side }: Props) {
  const { dryRun, customers, parties, invoices, cancelledInvoices, totals, firstOn, lastOn } = report
  const nobody = report.linesWithoutCustomer
  return (
    <Section title={dryRun ? say('imports.inFile') : say('imports.inFileDone')}>
      <Card>
        <ListRow
          icon={UsersRound}
          title={say(side === 'sale' ? 'imports.customers' : 'imports.suppliers', { count: customers })}
          note={say('imports.customersNew', {
            created: formatNumber(parties.created),
            known: formatNumber(Math.max(0, customers - parties.created)),
          })}
        />
        <ListRow
          icon={Receipt}
          title={say('imports.invoices', { count: invoices })}
          note={cancelledInvoices > 0 ? say('imports.returns', { count: cancelledInvoices }) : undefined}
        />
        {totals.map(({ currency, amountMinor }) => (
          <ListRow
            key={currency}
            icon={Coins}
            title={<span className="tabular">{formatMoneyExactly({ currency, amountMinor })}</span>}
            note={say('imports.total')}
          />
        ))}
        {firstOn !== null && lastOn !== null && (
          <ListRow
            icon={CalendarRange}
            title={say('imports.period', { from: formatDay(firstOn), to: formatDay(lastOn) })}
            note={say('imports.periodNote')}
          />
        )}
        {nobody > 0 && (
          <ListRow
            icon={CircleHelp}
            title={say('imports.nobodyNamed', { count: nobody })}
            note={say('imports.nobodyNamedNote')}
          />
        )}
      </Card>
    </Section>
  )
}
