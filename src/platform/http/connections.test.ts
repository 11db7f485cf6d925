import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { boundConnections } from './connections.ts'

async function opened(isFree: (address: string) => boolean) {
  const server = createServer((socket) => socket.write('welcome'))
  boundConnections(server, { most: 3, isFree })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  /** Whether one is spoken to, and the connection. */
  const visit = async (): Promise<[string, Socket]> => {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined)
    const met = await Promise.race([
      once(socket, 'data').then(() => 'met'),
      once(socket, 'close').then(() => 'hung up'),
    ])
    return [met, socket]
  }
  return { visit, close: () => server.close() }
}

test('one address holds so many connections and no more, until it lets go of one', async () => {
  const { visit, close } = await opened(() => false)
  const visits = [await visit(), await visit(), await visit(), await visit()]
  expect(visits.map(([met]) => met)).toEqual(['met', 'met', 'met', 'hung up'])
  visits[0][1].destroy()
  await expect.poll(async () => (await visit())[0]).toBe('met')
  for (const [, socket] of visits) socket.destroy()
  close()
})

test('whoever is not counted holds as many as they like', async () => {
  const { visit, close } = await opened((address) => address.endsWith('127.0.0.1'))
  const visits = await Promise.all(Array.from({ length: 8 }, visit))
  expect(visits.filter(([met]) => met === 'met')).toHaveLength(8)
  for (const [, socket] of visits) socket.destroy()
  close()
})
