/** Chance that falls the same way each time it is given the same seed. */
export type Dice = {
  /** From 0 up to 1. */
  share: () => number
  /** A whole number from one to another, both included. */
  between: (least: number, most: number) => number
  /** Whether something that happens so often happens now. */
  falls: (chance: number) => boolean
  pick: <T>(from: readonly T[]) => T
}

/** Dice for a seed (mulberry32 by T. Ettinger). */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(share() * (most - least + 1))
  return {
    share,
    between,
    falls: (chance) => share() < chance,
    pick: (from) => from[between(0, from.length - 1)],
  }
}

/** A seed of its own for each name, so that one person's dice don't move when another is added. */
export function seedOf(seed: number, name: string): number {
  let hash = 2166136261 ^ seed
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619)
  return hash >>> 0
}
