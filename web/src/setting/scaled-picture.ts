/** Side of the square that a picture is scaled into, in pixels. */
const side = 128

/**
 * Scales a picture to fit a square and writes it as a PNG data URL.
 * @param maxBytes most bytes of the result
 * @returns undefined for what is no picture, or does not become small enough
 */
export async function scaledPicture(file: File, maxBytes: number): Promise<string | undefined> {
  const image = await createImageBitmap(file).catch(() => undefined)
  if (!image) return undefined
  const scale = Math.min(1, side / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  const url = canvas.toDataURL('image/png')
  return (url.length * 3) / 4 <= maxBytes ? url : undefined
}
