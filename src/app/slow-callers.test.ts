import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { testDatabase } from '../platform/testing/test-database.ts'
import { serve } from './testing/serve.ts'

const database = await testDatabase()
const server = await serve(database, { requestTimeoutSeconds: 1 })

/** Sends a head that promises a long body, and a single letter of it; gives all that came until the end. */
async function sendOneLetter(requestLine: string): Promise<string> {
  const { hostname, port } = new URL(server.address)
  const socket = connect(Number(port), hostname)
  const head = `${requestLine} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n`
  socket.write(`${head}{`)
  let came = ''
  socket.setEncoding('utf8')
  socket.on('data', (text: string) => {
    came += text
  })
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => {
      socket.destroy()
      reject(new Error(`The connection is still open. It said: ${came}`))
    }, 30_000)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(tooLong)
      resolve(came)
    })
  })
}

test('who never finishes what they began to send is told so, and the connection is closed', async () => {
  const came = await sendOneLetter('POST /api/v1/sign-in')
  expect(came).toMatch(/^HTTP\/1\.1 503 /)
  expect(came.toLowerCase()).toContain('connection: close')
  expect(came).toContain('took-too-long')
})

test.each([
  ['GET /healthz', 200],
  ['POST /api/v1/parties', 401],
  ['POST /api/v1/imports?fileName=a.csv', 401],
  ['POST /nothing-here', 404],
])('%s is answered before all of it came, and holds no connection either', async (requestLine, status) => {
  expect(await sendOneLetter(requestLine)).toContain(`HTTP/1.1 ${status} `)
})
