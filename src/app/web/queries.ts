import { QueryClient } from '@tanstack/react-query'

/** What is asked of the API is kept under its capability, its endpoint and its input. */
export function ask<Input, Output>(
  key: readonly [capability: string, endpoint: string],
  call: (input: Input, options: { signal?: AbortSignal }) => Promise<Output>,
  input: Input,
) {
  return {
    queryKey: [...key, input] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) => call(input, { signal }),
  }
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // The client retries what is safe to retry; a refusal stays a refusal.
      retry: false,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})

/** Marks everything that was asked of some capabilities as old, so that what is on screen is asked anew. */
export function refresh(...capabilities: readonly string[]): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: ({ queryKey }) => capabilities.includes(String(queryKey[0])),
  })
}
