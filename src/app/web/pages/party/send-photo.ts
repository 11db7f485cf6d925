import { ApiProblem, signedOutEvent } from '../../../../design/client.ts'
import { inShownFirm } from '../../../../design/firm.ts'

/** Sends a photo as it is; the server makes it upright and small. */
export async function sendPhoto(partyId: string, picture: Blob): Promise<void> {
  const answer = await fetch(inShownFirm(`/api/v1/parties/${partyId}/photo`), {
    method: 'PUT',
    body: picture,
    headers: { 'content-type': 'application/octet-stream' },
    credentials: 'same-origin',
  }).catch(() => {
    throw new ApiProblem('unreachable')
  })
  if (answer.ok) return
  const { code } = (await answer.json().catch(() => ({}))) as { code?: string }
  if (code === 'not-signed-in') window.dispatchEvent(new Event(signedOutEvent))
  throw new ApiProblem(code ?? 'unexpected', { status: answer.status })
}

/** The photo as it is kept, to put it back if it was removed by mistake. */
export async function fetchPhoto(src: string): Promise<Blob> {
  const answer = await fetch(src, { credentials: 'same-origin' })
  if (!answer.ok) throw new ApiProblem('unreachable', { status: answer.status })
  return answer.blob()
}
