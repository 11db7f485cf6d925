const turns = /[\u202a-\u202e\u2066-\u2069]/g

/**
 * A name without the invisible signs that turn the writing direction around: with them "gpj.exe" reads "exe.jpg",
 * and what stands beside a name reads backwards. Names in Arabic or Hebrew need none of them.
 */
export function withoutTurns(text: string): string {
  return text.replace(turns, '')
}
