/** Province, city and district with the line that leads to the door. */
export interface Address {
  /** From the province down. */
  region: readonly string[]
  detail: string
}

/**
 * An address as it is kept: `浙江省/杭州市/西湖区 文三路1号`. Names are kept, not numbers: they are what people search and
 * export, and a district that is renamed later was called so when the address was written.
 */
export function splitAddress(value: string): Address {
  const blank = value.indexOf(' ')
  const [region, detail] = blank < 0 ? [value, ''] : [value.slice(0, blank), value.slice(blank + 1)]
  return { region: region.split('/').filter(Boolean), detail: detail.trim() }
}

/** The parts as they are kept; empty where there is no region. */
export function joinAddress({ region, detail }: Address): string {
  const rest = detail.trim().replace(/\s+/g, ' ')
  return rest ? `${region.join('/')} ${rest}` : region.join('/')
}

/** An address as one line, as it stands on a letter. */
export function writeAddress(value: string): string {
  const { region, detail } = splitAddress(value)
  return `${region.join('')}${detail}`
}
