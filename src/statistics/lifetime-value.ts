// What a customer is still worth: expected orders of each month, times what an order is worth, discounted (Fader,
// Hardie & Lee 2005). Beware of published examples that feed weeks to a function that counts days.

/** Orders expected by a time from now, what one is worth, and how the future is discounted. */
export type ExpectedWorth = {
  /** Cumulative expected orders by so many units of time from now. */
  readonly expectedOrdersBy: (time: number) => number
  readonly spendPerOrder: number
  readonly months: number
  /** Units of the model's time in a month: 30 for days, 4.345 for weeks. */
  readonly timePerMonth: number
  readonly monthlyDiscount: number
}

/** Discounted worth of the coming months, each paid at its end. */
export function lifetimeValue(worth: ExpectedWorth): number {
  let value = 0
  let before = 0
  for (let month = 1; month <= worth.months; month++) {
    const orders = worth.expectedOrdersBy(month * worth.timePerMonth)
    value += (worth.spendPerOrder * (orders - before)) / (1 + worth.monthlyDiscount) ** month
    before = orders
  }
  return value
}
