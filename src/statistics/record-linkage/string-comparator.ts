// How alike two words are, in [0, 1]: the string comparator of Jaro 1989 (JASA 84) with the bonus for a common
// beginning of Winkler 1990 (Proceedings of the Section on Survey Research Methods, ASA). Published values: Winkler
// 1999, table 3.

const bonus = 0.1
const longestPrefix = 4

/** Jaro's comparator: shares of common characters near each other, half a character off for each transposition. */
export function jaro(left: string, right: string): number {
  const [one, other] = [[...left], [...right]]
  if (one.length === 0 && other.length === 0) return 1
  if (one.length === 0 || other.length === 0) return 0
  const { first, second } = common(one, other)
  if (first.length === 0) return 0
  const misplaced = first.filter((character, at) => character !== second[at]).length
  const shared = first.length
  return (shared / one.length + shared / other.length + (shared - misplaced / 2) / shared) / 3
}

/** Jaro's comparator, raised where the first characters (up to four) agree. */
export function jaroWinkler(left: string, right: string): number {
  const alike = jaro(left, right)
  const [one, other] = [[...left], [...right]]
  const differs = one.findIndex((character, at) => at >= longestPrefix || character !== other[at])
  const prefix = Math.min(differs < 0 ? one.length : differs, longestPrefix, other.length)
  return alike + prefix * bonus * (1 - alike)
}

/** The characters both have within reach of each other, in the order of each. */
function common(one: readonly string[], other: readonly string[]) {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  const taken = other.map(() => false)
  const first = one.filter((character, at) => {
    const last = Math.min(other.length - 1, at + reach)
    for (let place = Math.max(0, at - reach); place <= last; place++) {
      if (taken[place] === true || other[place] !== character) continue
      taken[place] = true
      return true
    }
    return false
  })
  return { first, second: other.filter((_, place) => taken[place]) }
}
