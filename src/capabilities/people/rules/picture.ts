// What a picture is by its own first bytes, whatever its name says, and how large it would be once opened: a few
// kilobytes can unfold to gigabytes. PNG (RFC 2083), JPEG (ITU T.81), WebP (RFC 9649).

export type Picture = { type: 'png' | 'jpeg' | 'webp'; width: number; height: number }

/** As large as the files of today's cameras; and as many pixels as one may unfold. */
export const mostPhotoBytes = 12_000_000
const mostPixels = 60_000_000

/** What picture this is; null where it is none of those that we take. */
export function pictureIn(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return pngIn(view) ?? jpegIn(view) ?? webpIn(view)
}

/** Whether it can be opened without harm. */
export function isOpenable({ width, height }: Picture): boolean {
  return width > 0 && height > 0 && width * height <= mostPixels
}

function pngIn(view: DataView): Picture | null {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a)
    return null
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

function jpegIn(view: DataView): Picture | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null
  let at = 2
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (isFrame(marker))
      return { type: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    // A marker may be preceded by any number of fill bytes.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return null
}

// The start of a frame of any process; the others in that range are tables.
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

function webpIn(view: DataView): Picture | null {
  if (view.byteLength < 30 || view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250)
    return null
  const chunk = view.getUint32(12)
  if (chunk === 0x56503820) {
    const [width, height] = [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff]
    return { type: 'webp', width, height }
  }
  if (chunk === 0x5650384c) {
    const packed = view.getUint32(21, true)
    return { type: 'webp', width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
  }
  if (chunk !== 0x56503858) return null
  const three = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  return { type: 'webp', width: three(24) + 1, height: three(27) + 1 }
}
