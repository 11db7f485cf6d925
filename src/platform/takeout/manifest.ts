import { z } from 'zod'

/** What a takeout says of itself, so that a program, and somebody in ten years, can read it. */
export const manifestSchema = z.object({
  name: z.string(),
  title: z.string(),
  created: z.string(),
  resources: z.array(z.object({ name: z.string(), path: z.string(), format: z.string() })),
  rapport: z.object({
    format: z.literal(1),
    version: z.string(),
    workspace: z.record(z.string(), z.unknown()),
    tables: z.array(
      z.object({
        table: z.string(),
        columns: z.array(z.string()),
        rows: z.number().int(),
        sha256: z.string(),
      }),
    ),
    files: z.array(z.object({ file: z.string(), bytes: z.number().int(), sha256: z.string() })),
  }),
})
export type Manifest = z.output<typeof manifestSchema>

export const manifestName = 'datapackage.json'
export const linesOf = (table: string) => `rows/${table}.jsonl`
export const sheetOf = (table: string) => `sheets/${table}.csv`
export const nameOfFile = (file: string) => `files/${file}`

export const readme = `Everything a firm keeps in Rapport, as of one moment.

sheets/  one CSV for each table, for a spreadsheet. What begins like a formula has a ' before it.
rows/    the same rows exactly as they are kept, one JSON object a line. From these all is brought in again.
files/   uploaded files.
datapackage.json  what there is, how many rows, and a checksum of each part.

Rows point to each other by ids: party_id in interaction.jsonl is an id in party.jsonl. Amounts ending in _minor are
in the smallest unit of their currency. Passwords, keys and sessions are not in here.
`
