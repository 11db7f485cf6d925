const known = new Map<string, ReadonlyMap<string, string>>()
const mostKept = 200

/** The public holidays of a country in a year: name by day. Empty for a country nobody has written down. */
export async function publicHolidays(country: string, year: number): Promise<ReadonlyMap<string, string>> {
  const key = `${country} ${year}`
  const found = known.get(key)
  if (found) return found
  const read = await readHolidays(country, year)
  // The oldest goes: whoever leafs through the centuries must not fill the memory.
  const [oldest] = known.keys()
  if (oldest !== undefined && known.size >= mostKept) known.delete(oldest)
  known.set(key, read)
  return read
}

// All countries of the world take a fifth of a second to load: not while the server starts.
async function readHolidays(country: string, year: number): Promise<ReadonlyMap<string, string>> {
  const { default: Holidays } = await import('date-holidays')
  const days = new Map<string, string>()
  const calendar = new Holidays(country, { types: ['public'] })
  for (const { date, start, end, name } of calendar.getHolidays(year) ?? []) {
    // Some last several days; the hours differ where a holiday begins at sunset or the clocks change.
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000))
    const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
    for (let day = 0; day < length; day++)
      days.set(new Date(first + day * 86_400_000).toISOString().slice(0, 10), name)
  }
  return days
}
