import { ResizeFit, Transformer } from '@napi-rs/image'

/** A photo as it is kept: WebP, upright, without what the camera wrote beside the picture. */
export type Prints = Readonly<{ large: Buffer; small: Buffer }>

const largePixels = 640
const smallPixels = 136
const quality = 82

/** Prints a picture in two sizes; null where it can't be read. Its pixels must have been counted before. */
export async function printed(picture: Uint8Array): Promise<Prints | null> {
  try {
    // Each step changes the one before, so each print begins anew.
    const print = (pixels: number, fit: ResizeFit) =>
      new Transformer(picture).rotate().resize({ width: pixels, height: pixels, fit }).webp(quality)
    const large = await print(largePixels, ResizeFit.Inside)
    return { large, small: await print(smallPixels, ResizeFit.Cover) }
  } catch {
    // It begins like a picture and is none: broken, cut off, or made to break whoever opens it.
    return null
  }
}
