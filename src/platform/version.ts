import { readFileSync } from 'node:fs'
import { join } from 'node:path'

// The built server lies as deep below the root as this file.
const file = join(import.meta.dirname, '../..', 'package.json')

/** The version of Rapport that runs. */
export const version: string = JSON.parse(readFileSync(file, 'utf8')).version
