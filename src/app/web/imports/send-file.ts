import type { Import } from '../../../capabilities/imports/model.ts'
import { ApiProblem, signedOutEvent } from '../../../design/client.ts'
import { inShownFirm } from '../../../design/firm.ts'

export type Sending = Readonly<{ arrival: Promise<Import>; stop: () => void }>

/** Sends a file as it is. Only this old way of asking tells how much has left, which `fetch` doesn't. */
export function sendFile(file: File, onProgress: (bytesSent: number) => void): Sending {
  const call = new XMLHttpRequest()
  const arrival = new Promise<Import>((resolve, reject) => {
    call.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    call.addEventListener('load', () => {
      const answer = parse(call.responseText)
      if (call.status < 300 && answer !== undefined) resolve(answer as Import)
      else reject(problemIn(answer, call.status))
    })
    call.addEventListener('error', () => reject(new ApiProblem('unreachable')))
    call.addEventListener('abort', () => reject(new ApiProblem('stopped')))
    call.open('POST', inShownFirm(`/api/v1/imports?fileName=${encodeURIComponent(file.name)}`))
    call.setRequestHeader('content-type', 'application/octet-stream')
    call.send(file)
  })
  return { arrival, stop: () => call.abort() }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function problemIn(answer: unknown, status: number): ApiProblem {
  const isProblem = typeof answer === 'object' && answer !== null && 'code' in answer
  const { code, details } = (isProblem ? answer : {}) as Partial<ApiProblem>
  if (code === 'not-signed-in') window.dispatchEvent(new Event(signedOutEvent))
  return new ApiProblem(code ?? 'unexpected', { status, details: details ?? {} })
}
