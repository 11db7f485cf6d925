import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { stopwatch } from '../../platform/clock.ts'

/** A request as it goes over the wire, however odd. */
export type Sent = Readonly<{
  method: string
  url: string
  headers: Readonly<Record<string, string>>
  body: string | null
  /** So many bytes of the body are sent, and then the line goes dead. */
  cutAfter?: number
}>

export type Came = Readonly<{
  /** 0 when the line went dead without an answer. */
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  text: string
  tookMs: number
}>

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

/** Sends it and reads the answer; what fetch would refuse to send goes through as well. */
export async function send(address: string, sent: Sent): Promise<Came> {
  return sent.cutAfter === undefined ? whole(address, sent) : cut(address, sent, sent.cutAfter)
}

function whole(address: string, { method, url, headers, body }: Sent): Promise<Came> {
  const took = stopwatch()
  const { hostname, port } = new URL(address)
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const asking = request({ agent, hostname, port, method, path: url, headers: { ...length, ...headers } })
    asking.on('response', (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece: string) => {
        text += piece
      })
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, tookMs: took() }),
      )
      answer.on('error', reject)
    })
    asking.on('error', (error: NodeJS.ErrnoException) => {
      const isDead = ['ECONNRESET', 'EPIPE'].includes(error.code ?? '')
      if (isDead) resolve({ status: 0, headers: {}, text: '', tookMs: took() })
      else reject(error)
    })
    asking.end(body ?? undefined)
  })
}

function cut(address: string, { method, url, headers, body }: Sent, after: number): Promise<Came> {
  const took = stopwatch()
  const { hostname, port } = new URL(address)
  const bytes = Buffer.from(body ?? '')
  const head = Object.entries({ host: hostname, 'content-length': String(bytes.length + 10), ...headers })
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')
  return new Promise((resolve) => {
    const line = connect(Number(port), hostname, () => {
      line.write(`${method} ${url} HTTP/1.1\r\n${head}\r\n\r\n`)
      line.write(bytes.subarray(0, after), () => setImmediate(() => line.destroy()))
    })
    line.on('error', () => undefined)
    line.on('close', () => resolve({ status: 0, headers: {}, text: '', tookMs: took() }))
  })
}
