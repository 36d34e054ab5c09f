/** A place on earth. */
export interface Place {
  latitude: number
  longitude: number
  /** Metres it may be off, as the device that told it says. */
  accuracy: number | undefined
}

const written =
  /^\(?\s*([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([NS])?\s*[,;/\s]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([EW])?\s*\)?(?:\s*(?:;u=|\(?±)\s*(\d{1,7}(?:\.\d+)?)\s*(?:m|米)?\)?)?$/i
/** Six decimals are eleven centimetres. */
const decimals = 6

/**
 * A latitude and a longitude as people and devices write them: `30.2741, 120.1551`, `30.2741N 120.1551E`,
 * `30.2741,120.1551 (±35 m)`, with a `geo:` before it or none.
 * @returns as RFC 5870 writes them, without the scheme: `30.2741,120.1551;u=35`
 */
export function readLocation(text: string): string | undefined {
  const parts = written.exec(text.normalize('NFKC').trim().replace(/^geo:/i, ''))
  if (!parts) return undefined
  const latitude = signed(parts[1]!, parts[2], 'S')
  const longitude = signed(parts[3]!, parts[4], 'W')
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined
  const accuracy = parts[5] === undefined ? '' : `;u=${Math.ceil(Number(parts[5]))}`
  return `${short(latitude)},${short(longitude)}${accuracy}`
}

function signed(number: string, side: string | undefined, negative: string): number {
  return side?.toUpperCase() === negative ? -Number(number) : Number(number)
}

function short(degrees: number): string {
  const rounded = Number(degrees.toFixed(decimals))
  return String(rounded === 0 ? 0 : rounded).includes('e') ? '0' : String(rounded === 0 ? 0 : rounded)
}

/** A place as it is kept. */
export function locationOf({ latitude, longitude, accuracy }: Place): string {
  return `${short(latitude)},${short(longitude)}${accuracy === undefined ? '' : `;u=${Math.ceil(accuracy)}`}`
}

/** The parts of a kept place; undefined for what is none, as when it is masked. */
export function placeOf(value: string): Place | undefined {
  const kept = readLocation(value)
  if (kept === undefined) return undefined
  const [point = '', accuracy] = kept.split(';u=')
  const [latitude, longitude] = point.split(',').map(Number)
  return {
    latitude: latitude!,
    longitude: longitude!,
    accuracy: accuracy === undefined ? undefined : Number(accuracy),
  }
}

/** A place as it is read: `30.2741, 120.1551 (±35 m)`. */
export function writeLocation(value: string): string {
  const place = placeOf(value)
  if (!place) return value
  const { latitude, longitude, accuracy } = place
  return `${short(latitude)}, ${short(longitude)}${accuracy === undefined ? '' : ` (±${accuracy} m)`}`
}
