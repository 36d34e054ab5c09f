/**
 * A time of day that was typed: `9:30`, `0930`, `09:30:15`, full-width digits and `9点30分` too.
 * @returns `HH:MM:SS`; undefined when it is none
 */
export function readTime(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/\s*[点时:]\s*/g, ':')
    .replace(/:半$/, ':30')
    .replace(/分钟?\s*/, ':')
    .replace(/秒$/, '')
    .replace(/:+$/, '')
  const found =
    /^(\d{1,2})(?::(\d{1,2}))?(?::(\d{1,2}))?$/.exec(text.includes(':') || /\D/.test(typed) ? text : '') ??
    /^(\d{2})(\d{2})(\d{2})?$/.exec(text)
  if (!found) return undefined
  const [hour, minute, second] = [found[1], found[2] ?? '0', found[3] ?? '0'].map(Number) as [
    number,
    number,
    number,
  ]
  if (hour > 23 || minute > 59 || second > 59) return undefined
  return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':')
}

const units = { d: 86_400, h: 3600, m: 60, s: 1 } as const
type Unit = keyof typeof units
const unitOf: Record<string, Unit> = {
  ...{ d: 'd', day: 'd', days: 'd', 天: 'd', 日: 'd' },
  ...{ h: 'h', hr: 'h', hrs: 'h', hour: 'h', hours: 'h', 小时: 'h', 时: 'h', 钟头: 'h' },
  ...{ m: 'm', min: 'm', mins: 'm', minute: 'm', minutes: 'm', 分: 'm', 分钟: 'm' },
  ...{ s: 's', sec: 's', secs: 's', second: 's', seconds: 's', 秒: 's', 秒钟: 's' },
}

/**
 * A span of time that was typed: `1天2小时30分`, `2h 15m`, `26:30` (hours and minutes), `1:02:03`; a bare number counts `bare`.
 * @param bare seconds that a number without a unit counts
 * @returns whole seconds, negative with a sign before; undefined when it is none
 */
export function readDuration(typed: string, bare: number): number | undefined {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  const sign = text.startsWith('-') ? -1 : 1
  const rest = text.replace(/^[+-]\s*/, '')
  const clock = /^(\d{1,6}):([0-5]?\d)(?::([0-5]?\d))?$/.exec(rest)
  if (clock) return sign * (Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0))
  if (/^\d{1,12}(\.\d{1,9})?$/.test(rest)) return sign * Math.round(Number(rest) * bare)
  const parts = [...rest.matchAll(/(\d{1,12}(?:\.\d{1,9})?)\s*([a-z]+|\p{Script=Han}+)\s*/gu)]
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== rest) return undefined
  let seconds = 0
  for (const [, amount, word] of parts) {
    const unit = unitOf[word!]
    if (!unit) return undefined
    seconds += Number(amount) * units[unit]
  }
  return sign * Math.round(seconds)
}

const words: Record<'zh' | 'en', Record<Unit, string>> = {
  zh: { d: '天', h: '小时', m: '分钟', s: '秒' },
  en: { d: 'd', h: 'h', m: 'min', s: 's' },
}

/**
 * A span of time as a person says it: `1天2小时30分钟`, `2 h 15 min`; exact, so that it reads back.
 * @param seconds whole seconds
 * @param largest the largest unit used: a duration counted in hours never speaks of days
 */
export function writeDuration(seconds: number, largest: 'd' | 'h' | 'm' | 's', locale: 'zh' | 'en'): string {
  const order = (Object.keys(units) as Unit[]).filter((unit) => units[unit] <= units[largest])
  let left = Math.abs(seconds)
  const parts: string[] = []
  for (const unit of order) {
    const count = Math.floor(left / units[unit])
    left -= count * units[unit]
    if (count > 0) parts.push(`${count}${locale === 'zh' ? '' : ' '}${words[locale][unit]}`)
  }
  if (parts.length === 0) parts.push(`0${locale === 'zh' ? '' : ' '}${words[locale][largest]}`)
  return `${seconds < 0 ? '-' : ''}${parts.join(locale === 'zh' ? '' : ' ')}`
}
