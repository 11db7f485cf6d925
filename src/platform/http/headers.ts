import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

const own = ["'self'"]
const none = ["'none'"]

/** What a page may do: run our own files, and nothing that text could turn into. */
const pageMay = {
  defaultSrc: own,
  scriptSrc: own,
  styleSrc: own,
  imgSrc: [...own, 'data:', 'blob:'],
  fontSrc: own,
  connectSrc: own,
  workerSrc: own,
  manifestSrc: own,
  frameSrc: none,
  mediaSrc: none,
  objectSrc: none,
  baseUri: none,
  formAction: own,
  frameAncestors: none,
  // No text becomes markup or a script, whoever wrote it: there is no policy that could let it.
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: none,
}

/** An answer of the API is data: opened as a page, a download that passes for one can do nothing at all. */
const dataMay = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"

const neverUsed =
  'accelerometer autoplay browsing-topics camera clipboard-read display-capture encrypted-media geolocation ' +
  'gyroscope hid idle-detection magnetometer microphone midi payment picture-in-picture screen-wake-lock serial ' +
  'usb xr-spatial-tracking'

/** What of the device a page may use: its passkeys, and copying a link. */
const deviceMay = [
  ...['publickey-credentials-get', 'publickey-credentials-create', 'clipboard-write'].map(
    (feature) => `${feature}=(self)`,
  ),
  ...neverUsed.split(' ').map((feature) => `${feature}=()`),
].join(', ')

/**
 * The counter may do two things more: scan a card with the camera, and start the service worker that lets it work
 * without a connection. Only its own policy can name a worker, and it names that one alone.
 */
const counterMay = {
  policy: (policy: string) => policy.replace("trusted-types 'none'", 'trusted-types counter'),
  device: (device: string) => device.replace('camera=()', 'camera=(self)'),
}
const isCounter = (url: string) => url.split('?')[0] === '/counter'

/** Tells browsers how little a page of ours needs, so that they refuse the rest. */
export async function secure(app: FastifyInstance, config: Pick<Config, 'publicUrl'>): Promise<void> {
  const isSecure = config.publicUrl?.startsWith('https:') ?? false
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...pageMay, ...(isSecure ? { upgradeInsecureRequests: [] } : {}) },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('permissions-policy', isCounter(request.url) ? counterMay.device(deviceMay) : deviceMay)
    if (isCounter(request.url)) {
      const policy = String(reply.getHeader('content-security-policy'))
      reply.header('content-security-policy', counterMay.policy(policy))
    }
    if (!request.url.startsWith('/api/')) return
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html')
    if (!isPage) reply.header('content-security-policy', dataMay)
  })
}
