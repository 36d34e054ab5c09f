import type { FileStore, StoredContent } from './file-store.ts'

const ascii = (text: string) => Buffer.from(text, 'latin1')

/** How contents of pictures begin that browsers show. */
const beginnings: readonly ((head: Buffer) => boolean)[] = [
  (head) => head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (head) => head.subarray(0, 6).equals(ascii('GIF87a')) || head.subarray(0, 6).equals(ascii('GIF89a')),
  (head) => head.subarray(0, 4).equals(ascii('RIFF')) && head.subarray(8, 12).equals(ascii('WEBP')),
]

/** Whether a stored file is a PNG, JPEG, GIF or WebP by what is in it; its name and what its sender said prove nothing. */
export async function isPicture(files: FileStore, content: StoredContent): Promise<boolean> {
  const parts: Buffer[] = []
  for await (const part of files.read(content, 0, Math.min(content.size, 12))) parts.push(part as Buffer)
  const head = Buffer.concat(parts)
  return beginnings.some((begins) => begins(head))
}
