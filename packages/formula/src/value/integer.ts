import { type Decimal, fromUnits, scaleDigits, toUnits } from './number.ts'

const one = 10n ** BigInt(scaleDigits)
/** As in Excel; 171! has more than 300 digits. */
const largestFactorial = 170

/** The number without its fraction. */
export function wholeOf(value: Decimal): bigint {
  return toUnits(value) / one
}

export function fromWhole(whole: bigint): Decimal {
  return fromUnits(whole * one)
}

/** The greatest common divisor of the whole parts. */
export function greatestDivisor(left: Decimal, right: Decimal): Decimal {
  return fromWhole(gcd(wholeOf(left), wholeOf(right)))
}

/** The least common multiple of the whole parts; zero when either is. */
export function leastMultiple(left: Decimal, right: Decimal): Decimal {
  const a = wholeOf(left)
  const b = wholeOf(right)
  if (a === 0n || b === 0n) return 0
  const product = (a / gcd(a, b)) * b
  return fromWhole(product < 0n ? -product : product)
}

function gcd(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right]
  while (b !== 0n) [a, b] = [b, a % b]
  return a < 0n ? -a : a
}

/** Product of the whole numbers 1 … n; null below 0 and above 170. */
export function factorial(n: number): bigint | null {
  return n < 0 || n > largestFactorial ? null : falling(n, n)
}

/** Ways to choose `k` of `n` with order; null outside 0 ≤ k ≤ n ≤ 170. */
export function permutations(n: number, k: number): bigint | null {
  return k < 0 || k > n || n > largestFactorial ? null : falling(n, k)
}

/** Ways to choose `k` of `n` without order; null outside 0 ≤ k ≤ n ≤ 170. */
export function combinations(n: number, k: number): bigint | null {
  const ordered = permutations(n, k)
  return ordered === null ? null : ordered / falling(k, k)
}

/** n × (n−1) × … of `count` factors. */
function falling(n: number, count: number): bigint {
  let product = 1n
  for (let factor = 0; factor < count; factor++) product *= BigInt(n - factor)
  return product
}
