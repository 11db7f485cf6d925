import type { CallOptions } from './call.ts'

/** A call of the API; what may be left out altogether may be left out. */
export type Call<Input, Output> =
  Record<never, never> extends Input
    ? (input?: Input, options?: CallOptions) => Promise<Output>
    : (input: Input, options?: CallOptions) => Promise<Output>

/** A call that answers with a page; `each` goes through all pages, item by item. */
export type PagedCall<Input, Output extends { items: unknown[] }> = Call<Input, Output> & {
  each: Record<never, never> extends Input
    ? (input?: Input, options?: CallOptions) => AsyncGenerator<Output['items'][number]>
    : (input: Input, options?: CallOptions) => AsyncGenerator<Output['items'][number]>
}
