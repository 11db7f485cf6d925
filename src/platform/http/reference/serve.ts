import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { type Described, referencePage } from './page.ts'

/** Serves the API for people to read, in the looks of the web app where that is built. */
export function serveReference(app: FastifyInstance, describe: () => unknown, webFolder: string): void {
  let page: Promise<string> | undefined
  app.get('/reference', async (_request, reply) => {
    page ??= stylesheetsOf(webFolder).then((stylesheets) =>
      referencePage(describe() as Described, stylesheets),
    )
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(await page)
  })
}

async function stylesheetsOf(webFolder: string): Promise<string[]> {
  const index = await readFile(`${webFolder}/index.html`, 'utf8').catch(() => '')
  return [...index.matchAll(/<link[^>]*rel="stylesheet"[^>]*>/g)].flatMap(
    ([link]) => /href="([^"]+)"/.exec(link)?.[1] ?? [],
  )
}
