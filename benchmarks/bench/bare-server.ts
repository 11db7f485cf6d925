// The reference: node:http and pg, one statement for each request, its rows as JSON. No session, no workspace, no check.
import { createServer } from 'node:http'
import pg from 'pg'

const statements = JSON.parse(process.env['STATEMENTS'] ?? '{}') as Record<string, string>
const pool = new pg.Pool({ connectionString: process.env['DATABASE'], max: 10 })

const server = createServer(async (request, response) => {
  const at = new URL(request.url ?? '/', 'http://localhost')
  const name = decodeURIComponent(at.pathname.slice(1))
  const values = JSON.parse(at.searchParams.get('values') ?? '[]') as unknown[]
  const { rows } = await pool.query({ name, text: statements[name] ?? '', values })
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(rows))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' ? address?.port : null)
})
