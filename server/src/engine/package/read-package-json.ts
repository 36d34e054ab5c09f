import { readSealedFile, type SealedFile } from '../../kernel/sealed-content.ts'
import { packageTooLarge, packageUnreadable } from './errors.ts'
import { largestPackage } from './package-file.ts'

/** Levels of lists and objects within each other; a definition has a dozen. */
const deepest = 100

/**
 * The JSON value of a stored package.
 * @throws packageTooLarge; packageUnreadable for what is no JSON, is nested too deep or holds what no database keeps
 */
export async function readPackageJson(file: SealedFile): Promise<unknown> {
  if (file.size > largestPackage)
    throw packageTooLarge({ what: '文件', whatEn: 'MB', max: largestPackage / 1024 / 1024 })
  const chunks: Buffer[] = []
  for await (const chunk of readSealedFile(file)) chunks.push(chunk)
  const value = parse(Buffer.concat(chunks))
  requireKeepable(value, 0)
  return value
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw packageUnreadable({ reasonZh: '不是 JSON 文件', reason: 'it is not JSON' })
  }
}

/** Walks with a list instead of calls, so that depth costs no stack. */
function requireKeepable(root: unknown, depth: number): void {
  const waiting: [unknown, number][] = [[root, depth]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, level] = next
    if (typeof value === 'string') requireText(value)
    if (typeof value !== 'object' || value === null) continue
    if (level >= deepest) throw packageUnreadable({ reasonZh: '嵌套过深', reason: 'it is nested too deep' })
    for (const [key, child] of Object.entries(value)) {
      if (!Array.isArray(value)) requireText(key)
      waiting.push([child, level + 1])
    }
  }
}

function requireText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed() || text === '__proto__')
    throw packageUnreadable({
      reasonZh: '含有无法保存的字符',
      reason: 'it holds characters that cannot be kept',
    })
}
