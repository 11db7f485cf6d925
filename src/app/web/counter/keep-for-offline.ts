const address = '/counter-worker.js'

// A browser with Trusted Types takes the address of a worker from a policy only; ours knows a single one.
type Policies = {
  createPolicy: (name: string, rules: object) => { createScriptURL: (url: string) => string }
}

function workerAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies }
  if (trustedTypes === undefined) return address
  return trustedTypes.createPolicy('counter', { createScriptURL: () => address }).createScriptURL(address)
}

/** Lets the counter open without a connection. A newer build takes over at once: the page loads itself anew. */
export function keepForOffline(): void {
  const { serviceWorker } = navigator
  if (serviceWorker === undefined) return
  const wasKept = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    if (wasKept) window.location.reload()
  })
  // A private window may refuse; then the counter works while it is online.
  serviceWorker.register(workerAddress(), { scope: '/counter' }).catch(() => undefined)
}
