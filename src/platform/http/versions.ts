import type { AnySchema } from '@orpc/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Refusal, refuse } from '../../kernel/refusal.ts'

/** The version that If-Match names, so that nobody's edit is lost; null where none is named, or nothing is written. */
export function expectedVersion({ headers, method }: FastifyRequest): number | null {
  const given = headers['if-match']
  if (given === undefined || method === 'GET') return null
  const found = /^\s*"([1-9]\d{0,14})"\s*$/.exec(given)
  if (found === null) throw wrongMatch('the ETag of an answer, such as "3"')
  return Number(found[1])
}

/** Whether an endpoint is told in its input which version one has seen. */
export function takesVersion(schema: AnySchema | undefined): boolean {
  return schema instanceof z.ZodObject && 'version' in schema.shape
}

/** A body with the version that If-Match names in it. */
export function withVersion(body: unknown, version: number): unknown {
  if (body === undefined || body === null) return { version }
  if (typeof body !== 'object' || Array.isArray(body)) return body
  const said = 'version' in body ? body.version : version
  if (said !== version) throw wrongMatch('the version that the body names')
  return { ...body, version }
}

/** Writes the version of an answer beside it. */
export function tellVersion(reply: FastifyReply, answer: unknown): void {
  const version = versionOf(answer)
  if (version !== null) reply.header('etag', `"${version}"`)
}

/**
 * For writes that take no version: what was done must follow on the version one has seen, or it is taken back.
 * Each such write moves the version on by one, or leaves it where there was nothing to do.
 */
export function assertFollows(answer: unknown, expected: number): void {
  const version = versionOf(answer)
  if (version === null) throw wrongMatch('nothing: this has no version')
  if (version !== expected && version !== expected + 1)
    throw refuse('changed-meanwhile', { version: version - 1 })
}

/** An edit that came too late, as HTTP calls it when If-Match was sent. */
export function asPrecondition(error: unknown): unknown {
  if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile') return error
  return new Refusal(error.code, error.details, 412)
}

function versionOf(answer: unknown): number | null {
  if (typeof answer !== 'object' || answer === null || !('version' in answer)) return null
  return typeof answer.version === 'number' ? answer.version : null
}

const wrongMatch = (expected: string) => refuse('invalid', { field: 'If-Match', expected })
