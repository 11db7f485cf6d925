import { z } from 'zod'

declare const brand: unique symbol

/** The id of one kind of thing: a UUIDv7, so that ids sort by the time they were made. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

export type WorkspaceId = Id<'workspace'>
export type MemberId = Id<'member'>
export type PartyId = Id<'party'>
export type FactId = Id<'fact'>

/** The schema of an id; it accepts any UUID and gives it its kind. */
export function idOf<Kind extends string>(kind: Kind) {
  return z
    .guid(`not the id of a ${kind}`)
    .transform((text) => text.toLowerCase() as Id<Kind>)
    .meta({ description: `Id of a ${kind} (UUID).` })
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** A UUIDv7 (RFC 9562) from a time in milliseconds and ten random bytes. */
export function uuidV7(unixMs: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(unixMs / 2 ** (8 * (5 - i))) & 0xff
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = (bytes[6] & 0x0f) | 0x70
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  let hex = ''
  for (const byte of bytes) hex += hexOf[byte]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The least UUIDv7 of a moment: ids made from then on are greater. */
export function earliestIdAt(unixMs: number): string {
  return uuidV7(unixMs, new Uint8Array(10))
}
