const fullWidth = /[\uff01-\uff5e]/g
const shape = /^[+-]?(\d+\.?\d*|\.\d+)$/
const chineseUnits: Readonly<Record<string, number>> = { 万: 4, 亿: 8 }

/**
 * A number as people type or paste it: with grouping, currency signs, full-width digits, 万 and 亿, or in brackets
 * where accountants mean minus.
 * @returns null for nothing, undefined when it is no number
 */
export function parseNumber(typed: string): number | null | undefined {
  const plain = typed
    .replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s,，'_\u00a0¥￥$€£]/g, '')
    .replace(/^(RMB|CNY|USD|EUR)/i, '')
    .replace(/元$/, '')
  if (plain === '') return null
  const bracketed = /^\((.+)\)$/.exec(plain)
  const text = bracketed ? `-${bracketed[1]}` : plain
  const zeros = chineseUnits[text.at(-1)!] ?? 0
  const digits = zeros ? text.slice(0, -1) : text
  if (!shape.test(digits)) return undefined
  // The exponent keeps 1.1万 exact, where a product would not.
  return Number(`${digits}e${zeros}`)
}
