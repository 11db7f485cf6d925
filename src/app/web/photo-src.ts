import { inShownFirm } from '../../design/firm.ts'

/** Where a photo is; undefined where there is none. The digest is there so that another photo has another address. */
export function photoSrc(
  { id, photo }: { readonly id: string; readonly photo: string | null },
  size: 'large' | 'small',
): string | undefined {
  if (photo === null) return undefined
  return inShownFirm(`/api/v1/parties/${id}/photo?size=${size}&digest=${photo}`)
}
