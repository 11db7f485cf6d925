export const capabilities: readonly string[]
export const vocabulary: readonly string[]
