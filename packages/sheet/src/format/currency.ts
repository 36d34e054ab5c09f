/** Countries by their number in a format code (`[$¥-411]`), as far as their money has a sign (MS-LCID 2.2). */
const countries: Record<number, string> = {
  2052: 'CN',
  1028: 'TW',
  3076: 'HK',
  5124: 'MO',
  4100: 'SG',
  18441: 'SG',
  1041: 'JP',
  1042: 'KR',
  1033: 'US',
  2057: 'GB',
  3081: 'AU',
  4105: 'CA',
  3084: 'CA',
  5129: 'NZ',
  16393: 'IN',
  1081: 'IN',
  1046: 'BR',
  2058: 'MX',
  11274: 'AR',
  13322: 'CL',
  9226: 'CO',
  1044: 'NO',
  2068: 'NO',
  1053: 'SE',
  1030: 'DK',
  2055: 'CH',
  4108: 'CH',
  2064: 'CH',
  1045: 'PL',
  1029: 'CZ',
  1038: 'HU',
  1049: 'RU',
  1055: 'TR',
  1058: 'UA',
  1066: 'VN',
  1054: 'TH',
  13321: 'PH',
  1124: 'PH',
  1086: 'MY',
  17417: 'MY',
  1057: 'ID',
  7177: 'ZA',
  1078: 'ZA',
  1037: 'IL',
  1025: 'SA',
  14337: 'AE',
  1048: 'RO',
  1026: 'BG',
  3073: 'EG',
  1056: 'PK',
  2117: 'BD',
  15369: 'HK',
  1039: 'IS',
}

const moneyOf: Record<string, string> = {
  CN: 'CNY',
  TW: 'TWD',
  HK: 'HKD',
  MO: 'MOP',
  SG: 'SGD',
  JP: 'JPY',
  KR: 'KRW',
  US: 'USD',
  GB: 'GBP',
  AU: 'AUD',
  CA: 'CAD',
  NZ: 'NZD',
  IN: 'INR',
  BR: 'BRL',
  MX: 'MXN',
  AR: 'ARS',
  CL: 'CLP',
  CO: 'COP',
  NO: 'NOK',
  SE: 'SEK',
  DK: 'DKK',
  CH: 'CHF',
  PL: 'PLN',
  CZ: 'CZK',
  HU: 'HUF',
  RU: 'RUB',
  TR: 'TRY',
  UA: 'UAH',
  VN: 'VND',
  TH: 'THB',
  PH: 'PHP',
  MY: 'MYR',
  ID: 'IDR',
  ZA: 'ZAR',
  IL: 'ILS',
  SA: 'SAR',
  AE: 'AED',
  RO: 'RON',
  BG: 'BGN',
  EG: 'EGP',
  PK: 'PKR',
  BD: 'BDT',
  IS: 'ISK',
}

/** Signs that several countries share: the country decides among them, and without one the first is likely. */
const shared: Record<string, readonly string[]> = {
  $: ['USD', 'AUD', 'CAD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN', 'ARS', 'CLP', 'COP', 'MOP', 'BRL'],
  '¥': ['CNY', 'JPY'],
  '£': ['GBP', 'EGP'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  '₨': ['PKR', 'INR'],
  rs: ['INR', 'PKR'],
}

const own: Record<string, string> = {
  US$: 'USD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  CAD$: 'CAD',
  NZ$: 'NZD',
  S$: 'SGD',
  SG$: 'SGD',
  HK$: 'HKD',
  NT$: 'TWD',
  NTD$: 'TWD',
  TW$: 'TWD',
  MX$: 'MXN',
  MOP$: 'MOP',
  R$: 'BRL',
  'CN¥': 'CNY',
  'RMB¥': 'CNY',
  'JP¥': 'JPY',
  RMB: 'CNY',
  NTD: 'TWD',
  '€': 'EUR',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₴': 'UAH',
  '₫': 'VND',
  '฿': 'THB',
  '₱': 'PHP',
  '₪': 'ILS',
  '₸': 'KZT',
  '₦': 'NGN',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
  RM: 'MYR',
  Rp: 'IDR',
  R: 'ZAR',
  Fr: 'CHF',
  'Fr.': 'CHF',
  'SFr.': 'CHF',
  руб: 'RUB',
  'руб.': 'RUB',
  'р.': 'RUB',
  lei: 'RON',
  лв: 'BGN',
  'лв.': 'BGN',
  元: 'CNY',
  圆: 'CNY',
  人民币: 'CNY',
  美元: 'USD',
  港元: 'HKD',
  港币: 'HKD',
  欧元: 'EUR',
  英镑: 'GBP',
  日元: 'JPY',
  円: 'JPY',
  원: 'KRW',
  新台币: 'TWD',
  台币: 'TWD',
  澳元: 'AUD',
  加元: 'CAD',
  新加坡元: 'SGD',
  韩元: 'KRW',
  卢布: 'RUB',
}

/** Codes of ISO 4217 that stand beside amounts in the sheets of the world. */
const codes = new Set([
  ...Object.values(moneyOf),
  ...Object.values(own),
  ...[
    'EUR',
    'KWD',
    'QAR',
    'BHD',
    'OMR',
    'JOD',
    'LKR',
    'NPR',
    'MMK',
    'LAK',
    'KHR',
    'MNT',
    'KES',
    'GHS',
    'MAD',
    'TND',
  ],
  ...['PEN', 'UYU', 'BOB', 'PYG', 'CRC', 'DOP', 'GEL', 'AMD', 'AZN', 'UZS', 'BYN', 'RSD', 'HRK', 'CNH'],
])

export interface Currency {
  /** ISO 4217; absent: the sign of a money we cannot name. */
  code?: string
  /** Other moneys have the same sign, and nothing says which is meant. */
  isGuess?: true
}

/**
 * Which money a sign means.
 * @param place what stands behind the sign in a format code: a number (`C04`) or a language (`zh-HK`)
 * @returns `undefined` when it is no sign of money
 */
export function currencyOf(sign: string, place?: string): Currency | undefined {
  const bare = sign.trim().normalize('NFKC')
  if (bare === '¤') return {}
  const upper = bare.toUpperCase()
  if (/^[A-Z]{3}$/.test(upper) && codes.has(upper)) return { code: upper === 'CNH' ? 'CNY' : upper }
  const alone = own[bare] ?? own[upper]
  if (alone) return { code: alone }
  const candidates = shared[bare] ?? shared[bare.replace(/\.$/, '').toLowerCase()]
  if (!candidates) return undefined
  const there = place ? moneyOf[countryOf(place) ?? ''] : undefined
  if (there && candidates.includes(there)) return { code: there }
  return { code: candidates[0]!, isGuess: true }
}

function countryOf(place: string): string | undefined {
  const language = /^[a-z]{2,3}(?:-[A-Za-z]{4})?-([A-Z]{2})$/.exec(place)
  if (language) return language[1]
  // The upper half of the number tells calendar and digits.
  return /^[0-9a-f]{1,8}$/i.test(place) ? countries[Number.parseInt(place, 16) & 0xffff] : undefined
}

/** True when two moneys have a sign in common (`$` of the United States and of Hong Kong). */
export function haveSameSign(one: string, other: string): boolean {
  return Object.values(shared).some((codes) => codes.includes(one) && codes.includes(other))
}
