// What came of a file, counted as it goes by. Every line with data is accepted or rejected, never both, never neither.
import { scaled } from '../../../kernel/money.ts'
import type { TradeLineDraft } from '../../trade/model.ts'
import type { Rejection, Report } from '../model.ts'
import { exactSum } from './numbers.ts'

type Changes = { created: number; changed: number; unchanged: number }
type Sum = { amountMinor: number; exact: bigint }

const mostRejectionsShown = 50

/** The running counts of one import. */
export class Tally {
  accepted = 0
  rejected = 0
  readonly parties: Changes = { created: 0, changed: 0, unchanged: 0 }
  readonly customers = new Set<string>()
  /** Those among them who were put away before. */
  readonly archived = new Set<string>()
  readonly #rejections: Rejection[] = []
  readonly #leftOut: Rejection[] = []
  #cellsLeftOut = 0
  readonly #sums = new Map<string, Sum>()
  #firstOn: string | null = null
  #lastOn: string | null = null

  get lines(): number {
    return this.accepted + this.rejected
  }

  reject(rejection: Rejection): void {
    this.rejected += 1
    if (this.#rejections.length < mostRejectionsShown) this.#rejections.push(rejection)
  }

  leaveOut(cells: readonly Rejection[]): void {
    this.#cellsLeftOut += cells.length
    this.#leftOut.push(...cells.slice(0, Math.max(0, mostRejectionsShown - this.#leftOut.length)))
  }

  acceptLine({ happenedOn, currency, amountMinor, quantity, unitPrice }: TradeLineDraft): void {
    this.accepted += 1
    if (this.#firstOn === null || happenedOn < this.#firstOn) this.#firstOn = happenedOn
    if (this.#lastOn === null || happenedOn > this.#lastOn) this.#lastOn = happenedOn
    const sum = this.#sums.get(currency) ?? { amountMinor: 0, exact: 0n }
    sum.amountMinor += amountMinor
    sum.exact += (scaled(quantity, 4) ?? 0n) * (scaled(unitPrice, 6) ?? 0n)
    this.#sums.set(currency, sum)
  }

  meet({ created, changed, unchanged }: Changes): void {
    this.parties.created += created
    this.parties.changed += changed
    this.parties.unchanged += unchanged
  }

  report(rest: Pick<Report, 'dryRun' | 'seconds' | 'trades' | 'tradeLines'> & TradeCounts): Report {
    return {
      lines: this.lines,
      accepted: this.accepted,
      rejected: this.rejected,
      parties: this.parties,
      customers: this.customers.size,
      totals: [...this.#sums].map(([currency, { amountMinor, exact }]) => ({
        currency,
        amountMinor,
        exact: exactSum(exact),
      })),
      firstOn: this.#firstOn,
      lastOn: this.#lastOn,
      rejections: this.#rejections,
      cellsLeftOut: this.#cellsLeftOut,
      leftOut: this.#leftOut,
      archived: this.archived.size,
      ...rest,
    }
  }
}

type TradeCounts = Pick<Report, 'linesWithoutCustomer' | 'invoices' | 'cancelledInvoices'>
