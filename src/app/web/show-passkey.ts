import { showPasskey } from '../../design/passkey.ts'
import { api } from './api.ts'

/** Asks the device for a passkey of this Rapport. */
export async function passkeyShown() {
  const { options } = await api.accounts.beginPasskey()
  return showPasskey(options)
}
