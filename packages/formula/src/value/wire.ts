import { formatDay, parseDay } from '@sluice/clock'
import { type FormulaType, isList, isRecord } from '../type/type.ts'
import { type Decimal, formatDecimal, fromNumber, parseDecimal } from './number.ts'
import { formatMoment, parseMoment } from './time.ts'
import type { Row, Value } from './value.ts'

/** Numbers of more digits before the point are no numbers to a formula. */
const largest = 1e40

/** Reads a value in the shape of the wire; what does not have the shape of its type is blank. */
export function fromWire(raw: unknown, type: FormulaType, zone: string): Value {
  if (raw === null || raw === undefined) return null
  if (isList(type)) {
    const items = Array.isArray(raw) ? raw : [raw]
    return items.map((item) => fromWire(item, type.list, zone))
  }
  if (isRecord(type)) return typeof raw === 'object' ? (raw as Row) : null
  switch (type) {
    case 'number':
    case 'duration':
      return numberFromWire(raw)
    case 'boolean':
      return typeof raw === 'boolean' ? raw : null
    case 'date':
      return typeof raw === 'string' ? parseDay(raw) : null
    case 'datetime':
      if (raw instanceof Date)
        return Number.isNaN(raw.getTime()) ? null : parseMoment(raw.toISOString(), zone)
      return typeof raw === 'string' ? parseMoment(raw, zone) : null
    case 'blank':
      return null
    case 'text':
      return typeof raw === 'string' ? raw : null
    default:
      return idFromWire(raw)
  }
}

function numberFromWire(raw: unknown): Decimal | null {
  if (typeof raw === 'number') return raw < largest && raw > -largest ? fromNumber(raw) : null
  if (typeof raw !== 'string') return null
  return parseDecimal(raw) ?? null
}

/** Member and department fields that hold several ids are lists; one id in an array is still that id. */
function idFromWire(raw: unknown): string | null {
  if (typeof raw === 'string') return raw === '' ? null : raw.toLowerCase()
  return Array.isArray(raw) && typeof raw[0] === 'string' ? raw[0].toLowerCase() : null
}

/** A result in the shape of the wire: numbers of more than 15 digits become text, for others would round them. */
export function toWire(value: Value, type: FormulaType): unknown {
  if (value === null) return null
  if (isList(type)) return (value as readonly Value[]).map((each) => toWire(each, type.list))
  switch (type) {
    case 'number':
    case 'duration':
      return typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER
        ? value
        : formatDecimal(value as Decimal)
    case 'date':
      return formatDay(value as number)
    case 'datetime':
      return formatMoment(value as number)
    default:
      return value
  }
}
