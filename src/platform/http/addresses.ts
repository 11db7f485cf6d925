import type { FastifyReply } from 'fastify'
import { refuse } from '../../kernel/refusal.ts'

/** The HTTP address below which everything lies. */
export const apiPrefix = '/api/v1'

/** '/parties/{id}' as the router writes it: '/parties/:id'. */
export function routerPath(path: string): string {
  return apiPrefix + path.replaceAll(/\{(\w+)\}/g, ':$1')
}

type Addressed = Readonly<{ method: string; path: string }>

/** Says which methods an address takes, where it takes some: the difference between 404 and 405. */
export function openAddresses(all: readonly Addressed[]): (url: string) => string[] {
  const methods = new Map<string, string[]>()
  for (const { method, path } of all) {
    const pattern = routerPath(path)
    methods.set(pattern, [...(methods.get(pattern) ?? []), method])
  }
  const patterns = [...methods].map(([pattern, known]) => ({
    shape: new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`),
    known,
  }))
  return (url) => {
    const path = url.split(/[?#;]/)[0]
    return [...new Set(patterns.flatMap(({ shape, known }) => (shape.test(path) ? known : [])))]
  }
}

/** Refuses a method that an address doesn't take, and says which it does. */
export function refuseMethod(allowed: readonly string[], reply: FastifyReply): never {
  reply.header('allow', allowed.join(', '))
  throw refuse('wrong-method', { allowed })
}
