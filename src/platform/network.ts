import { isIPv4, isIPv6 } from 'node:net'

/**
 * Whose address it is, as far as counting goes: one host of IPv4, or the /64 of IPv6, which a provider gives
 * to a single customer, who may then use any of its addresses. What is no address stays as it is.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1]
  if (mapped !== undefined && isIPv4(mapped)) return mapped
  if (!isIPv6(plain)) return address
  const [left, right] = plain.split('::')
  const head = groupsOf(left)
  const tail = groupsOf(right ?? '')
  const gap = right === undefined ? 0 : 8 - head.length - tail.length
  const groups = [...head, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...tail]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** The 16-bit groups of a part of an address; one written as IPv4 at the end counts for two. */
function groupsOf(text: string): string[] {
  return text
    .split(':')
    .filter((group) => group !== '')
    .flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]))
}
