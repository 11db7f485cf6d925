/**
 * What Rapport does, in reading order. Each capability may use only those above it;
 * lint and tests hold everybody to this list, and docs/language.md explains its words.
 */
export const capabilities = [
  'accounts',
  'backups',
  'people',
  'duplicates',
  'fields',
  'interactions',
  'trade',
  'vitality',
  'outreach',
  'counter',
  'imports',
  'privacy',
  'lists',
  'exports',
  'upkeep',
]

/** The questions a capability's files answer, and what each may import (see docs/architecture.md). */
export const vocabulary = [
  'model',
  'rules',
  'facts',
  'contract',
  'store',
  'views',
  'actions',
  'jobs',
  'http',
  'ui',
]
