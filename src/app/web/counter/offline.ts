// The service worker of the counter, and of no other page. It keeps the counter's own files, and never an answer of
// the API. A page that can be fetched is always the server's: what is kept is for when there is no connection. Each
// build has a worker of its own, which takes all its files at once or none, and throws away those before it.

type Kept = Readonly<{ version: string; files: readonly string[] }>
type Fetching = Event & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Lasting = Event & { waitUntil: (work: Promise<unknown>) => void }
type Worker = {
  addEventListener: ((type: 'install' | 'activate', run: (event: Lasting) => void) => void) &
    ((type: 'fetch', run: (event: Fetching) => void) => void)
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
}

// Put here when it is built.
declare const __KEPT__: Kept

const worker = self as unknown as Worker
const { version, files } = __KEPT__
const cacheName = `counter-${version}`
const page = '/counter'
const patienceMs = 4_000

worker.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName)
      // Past the browser's own cache: a page from there may be of another build.
      await cache.addAll([page, ...files].map((file) => new Request(file, { cache: 'reload' })))
      await worker.skipWaiting()
    })(),
  )
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys()
      const old = names.filter((one) => one.startsWith('counter-') && one !== cacheName)
      await Promise.all(old.map((one) => caches.delete(one)))
      await worker.clients.claim()
    })(),
  )
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') {
    if (pathname === page) event.respondWith(freshPage(request))
  } else if (files.includes(pathname)) event.respondWith(keptFile(request))
})

async function freshPage(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patienceMs) })
    if (answer.status < 500) return answer
  } catch {
    // No connection, or none worth the name.
  }
  const kept = await caches.match(page, { cacheName })
  return kept ?? Response.error()
}

async function keptFile(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName, ignoreVary: true })
  return kept ?? fetch(request)
}

export {}
