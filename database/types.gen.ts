// Made by scripts/schema.mjs from the migrated database. Don't edit.
// biome-ignore lint/suspicious/noEmptyInterface: filled once the first migration exists
export interface DB {}
