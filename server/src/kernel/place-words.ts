import type { Text } from '@sluice/form'

/** What the parts of an input are called by people, by their keys. */
export type PlaceWords = Readonly<Record<string, Text>>

/** Keys that mean the same in many inputs. */
const common: PlaceWords = {
  name: { zh: '名称', en: 'Name' },
  title: { zh: '标题', en: 'Title' },
  description: { zh: '说明', en: 'Description' },
  code: { zh: '代码', en: 'Code' },
  email: { zh: '邮箱', en: 'E-mail' },
  username: { zh: '用户名', en: 'Username' },
  phone: { zh: '手机号码', en: 'Phone' },
  password: { zh: '密码', en: 'Password' },
  reason: { zh: '原因', en: 'Reason' },
  opinion: { zh: '意见', en: 'Opinion' },
  filter: { zh: '筛选条件', en: 'Filter' },
  sort: { zh: '排序', en: 'Order' },
}

/** Of a deep place the end is told. */
const mostParts = 8

/**
 * Where a value stands, as people say it: `步骤 · “经理审批” · 处理人 · 第 1 项`. Parts without a word are left out; what has a
 * name of its own in the input is called by it.
 * @param path of the value within `input`
 * @returns undefined where nothing on the way has a word
 */
export function placeLabel(
  path: readonly PropertyKey[],
  input: unknown,
  words: PlaceWords = {},
): Text | undefined {
  const parts: Text[] = []
  let value = input
  for (const step of path) {
    value =
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined
    const word = typeof step === 'number' ? itemWords(step, value) : (own(words, step) ?? own(common, step))
    if (word) parts.push(word)
  }
  if (parts.length === 0) return undefined
  const last = parts.slice(-mostParts)
  return { zh: last.map(({ zh }) => zh).join(' · '), en: last.map(({ en }) => en).join(' · ') }
}

function own(words: PlaceWords, key: PropertyKey): Text | undefined {
  return typeof key === 'string' && Object.hasOwn(words, key) ? words[key] : undefined
}

/** One of a list: by its name, or by its number. */
function itemWords(index: number, item: unknown): Text {
  const { name, label, title } = (item ?? {}) as Record<string, unknown>
  const called = [name, label, title].find((one) => typeof one === 'string' && one.trim() !== '')
  if (typeof called !== 'string') return { zh: `第 ${index + 1} 项`, en: `no. ${index + 1}` }
  const short = called.trim().slice(0, 60).replaceAll('\0', '').toWellFormed()
  return { zh: `“${short}”`, en: `“${short}”` }
}
