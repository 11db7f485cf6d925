// Two lanes of 32 bits, turned and multiplied with each character, each lane stirring the other: 64 bits tell the
// rows of a file apart, and unlike BigInt they cost next to nothing per row.

export type Digest = Readonly<{
  text: string
  /** The same in 53 bits, small enough to be remembered for each of millions of rows. */
  short: number
}>

/** What stands for a text: the same for the same text, and nothing of the text can be read from it. */
export function digestOf(text: string): Digest {
  let [one, other] = [0x9e3779b9, 0x7f4a7c15]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    one = Math.imul(turned(one, 5) ^ code, 0x85ebca6b)
    other = Math.imul(turned(other, 13) ^ (code + one), 0xc2b2ae35)
  }
  one = stirred(one ^ text.length ^ turned(other, 16))
  other = stirred(other ^ turned(one, 7))
  const [high, low] = [one >>> 0, other >>> 0]
  return {
    text: high.toString(36) + low.toString(36).padStart(7, '0'),
    short: high * 0x200000 + (low >>> 11),
  }
}

function turned(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by))
}

function stirred(bits: number): number {
  const once = Math.imul(bits ^ (bits >>> 16), 0x7feb352d)
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b)
  return twice ^ (twice >>> 16)
}
