import { expect, test } from 'vitest'
import { isOpenable, pictureIn } from './picture.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

test('a picture is known by its own bytes, and how large it is before it is opened', () => {
  const png = bytes('89504e47 0d0a1a0a 0000000d 49484452 00000280 000001e0 08020000 00')
  expect(pictureIn(png)).toEqual({ type: 'png', width: 640, height: 480 })
  const jpeg = bytes('ffd8 ffe00010 4a46494600010100000100010000 ffff c2000b08 01e0 0280 0101 1100 0000')
  expect(pictureIn(jpeg)).toEqual({ type: 'jpeg', width: 640, height: 480 })
  const extended = bytes('52494646 00000000 57454250 56503858 0a000000 00000000 7f0200 df0100')
  expect(pictureIn(extended)).toEqual({ type: 'webp', width: 640, height: 480 })
  const lossy = bytes('52494646 00000000 57454250 56503820 00000000 000000 9d012a 8002 e001')
  expect(pictureIn(lossy)).toEqual({ type: 'webp', width: 640, height: 480 })
  const lossless = bytes('52494646 00000000 57454250 5650384c 00000000 2f 7fc27700 0000000000')
  expect(pictureIn(lossless)).toEqual({ type: 'webp', width: 640, height: 480 })
})

test.each([
  ['nothing', ''],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>').toString('hex')],
  ['a drawing that can run', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('hex')],
  ['a JPEG without a frame', 'ffd8ffe000104a46494600010100000100010000ffd9'],
  ['a JPEG whose segments lead nowhere', 'ffd8ffe0fffe00000000000000000000'],
  ['a PNG cut off', '89504e470d0a1a0a'],
])('%s is no picture', (_what, hex) => {
  expect(pictureIn(bytes(hex))).toBeNull()
})

test('a picture of a few bytes that would unfold to gigabytes is not opened', () => {
  expect(isOpenable({ type: 'png', width: 4000, height: 3000 })).toBe(true)
  expect(isOpenable({ type: 'png', width: 60_000, height: 60_000 })).toBe(false)
  expect(isOpenable({ type: 'png', width: 0, height: 10 })).toBe(false)
})
