import { invalidInput, type Text } from '../../kernel/index.ts'
import { readFile } from '../file/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { largestPicture } from './picture-schema.ts'
import { readPicture } from './picture-size.ts'

const notPicture = {
  zh: '请选择 JPG 或 PNG 图片；内容与扩展名要一致',
  en: 'Choose a JPG or PNG picture whose content is what its name says',
}
const tooLarge = { zh: '图片最大 2 MB', en: 'A picture has at most 2 MB' }

/**
 * Checks that an uploaded file is a picture of a size that is taken, by its content.
 * @throws notFound when it is not the actor's, invalidInput naming `fileId`
 */
export async function requirePicture(context: OperationContext, fileId: string): Promise<void> {
  const file = await readFile(context, fileId)
  if (file.size > largestPicture) throw wrong('too_large', tooLarge)
  const chunks: Buffer[] = []
  for await (const chunk of context.services.files.read(file)) chunks.push(chunk as Buffer)
  const picture = readPicture(Buffer.concat(chunks))
  if (!picture || picture.type !== file.type) throw wrong('not_a_picture', notPicture)
}

function wrong(code: string, message: Text) {
  return invalidInput({ count: 1 }, [{ field: 'fileId', code, message }])
}
