import { QueryClient } from '@tanstack/react-query'
import { problemOf } from '../../design/client.ts'

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

/** Whether asking again may help, with nothing changed. */
const passes = (error: unknown) => ['unreachable', 'busy', 'took-too-long'].includes(problemOf(error).code)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal stays a refusal. A server or a database that is away comes back; what is on screen stays until then.
      retry: (failures, error) => passes(error) && failures < 8,
      retryDelay: (failures) => Math.min(500 * 2 ** failures, 5_000),
      refetchInterval: ({ state }) => (state.status === 'error' && passes(state.error) ? 5_000 : false),
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
