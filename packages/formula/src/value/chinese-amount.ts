import { absolute, type Decimal, formatDecimal } from './number.ts'
import { roundDecimal } from './rounding.ts'

const digits = '零壹贰叁肆伍陆柒捌玖'
const units = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '万亿', '亿亿']

/** An amount of money in Chinese capital characters, rounded to the fen; null from 10^20 yuan on. */
export function chineseAmount(amount: Decimal): string | null {
  const rounded = roundDecimal(amount, 2)
  const [yuan = '0', fraction = ''] = formatDecimal(absolute(rounded)).split('.')
  if (yuan.length > 4 * groups.length) return null
  const [jiao, fen] = fraction.padEnd(2, '0').split('').map(Number) as [number, number]
  const whole = yuan === '0' ? '' : `${wholeInChinese(yuan)}元`
  const rest = fractionInChinese(jiao, fen, whole !== '')
  return `${rounded < 0 ? '负' : ''}${whole === '' && rest === '整' ? '零元整' : whole + rest}`
}

function fractionInChinese(jiao: number, fen: number, afterYuan: boolean): string {
  if (jiao === 0 && fen === 0) return '整'
  const tenth = jiao > 0 ? `${digits[jiao]}角` : afterYuan ? '零' : ''
  return fen > 0 ? `${tenth}${digits[fen]}分` : `${tenth}整`
}

/** Groups of four digits; a gap of zeros inside is said as one 零. */
function wholeInChinese(yuan: string): string {
  let result = ''
  let gap = false
  for (const [index, character] of Array.from(yuan).entries()) {
    const place = yuan.length - 1 - index
    const digit = Number(character)
    if (digit === 0) gap = true
    else {
      if (gap && result !== '') result += '零'
      gap = false
      result += `${digits[digit]}${units[place % 4]}`
    }
    const group = yuan.slice(Math.max(0, index - 3), index + 1)
    if (place % 4 === 0 && place > 0 && Number(group) > 0) result += groups[place / 4]
  }
  return result
}
