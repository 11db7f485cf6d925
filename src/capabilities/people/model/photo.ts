import { z } from 'zod'

/** The digest that a photo is known by: another photo has another. */
export const photoSchema = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .meta({ description: 'Digest of the photo, which `GET /parties/{id}/photo` gives.' })
