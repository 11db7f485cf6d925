// WebAuthn speaks in bytes, the API in base64url; browsers learned to translate by themselves only lately.

type Given = Readonly<Record<string, unknown>>

/** Whether this browser can keep a passkey for this address: it takes https, or the machine itself. */
export function canUsePasskeys(): boolean {
  return typeof window.PublicKeyCredential === 'function'
}

/** Whether somebody has let go, or the device said no: nothing to tell anybody. */
export function isCalledOff(error: unknown): boolean {
  return error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name)
}

/** Whether the device has a passkey for this address already. */
export function isKnownAlready(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError'
}

/** Has the device make a passkey, as the server asked. */
export async function makePasskey({ user, excludeCredentials, ...rest }: Given) {
  const publicKey = {
    ...inBytes(rest),
    user: { ...(user as Given), id: bytesOf((user as Given)['id']) },
    excludeCredentials: allWithBytes(excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential
  const response = credential.response as AuthenticatorAttestationResponse
  return described(credential, {
    attestationObject: textOf(response.attestationObject),
    transports: response.getTransports(),
  })
}

/** Has the device show a passkey, as the server asked. */
export async function showPasskey({ allowCredentials, ...rest }: Given) {
  const publicKey = {
    ...inBytes(rest),
    allowCredentials: allWithBytes(allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential
  const response = credential.response as AuthenticatorAssertionResponse
  return described(credential, {
    authenticatorData: textOf(response.authenticatorData),
    signature: textOf(response.signature),
    ...(response.userHandle ? { userHandle: textOf(response.userHandle) } : {}),
  })
}

function described<More extends object>(credential: PublicKeyCredential, more: More) {
  return {
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: 'public-key' as const,
    clientExtensionResults: credential.getClientExtensionResults() as Record<string, unknown>,
    response: { clientDataJSON: textOf(credential.response.clientDataJSON), ...more },
  }
}

const inBytes = (options: Given) => ({ ...options, challenge: bytesOf(options['challenge']) })

const allWithBytes = (descriptors: unknown) =>
  ((descriptors ?? []) as Given[]).map((one) => ({ ...one, id: bytesOf(one['id']) }))

function bytesOf(text: unknown): Uint8Array {
  const plain = String(text).replaceAll('-', '+').replaceAll('_', '/')
  return Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0))
}

function textOf(bytes: ArrayBuffer): string {
  const plain = btoa(String.fromCharCode(...new Uint8Array(bytes)))
  return plain.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
