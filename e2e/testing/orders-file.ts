import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const header =
  'orderID,customerID,employeeID,orderDate,requiredDate,shippedDate,shipVia,freight,shipName,shipAddress,shipCity,shipRegion,shipPostalCode,shipCountry'
const places = [
  ['Kurier am Tor', 'Torstr. 12', 'Bremen', 'NULL', '28195', 'Germany'],
  ['Quai Sept', '7, quai des Tilleuls', 'Lille', 'NULL', '59000', 'France'],
  ['Casa del Norte', 'Calle Mayor 3', 'Burgos', 'NULL', '09003', 'Spain'],
  ['Harbour & Sons', '21 Wharf Rd.', 'Portland', 'OR', '97201', 'USA'],
  ['Fjord Handel', 'Bryggen 9', 'Bergen', 'NULL', '5003', 'Norway'],
] as const

/** A CSV of 830 orders: the Northwind file where it is there, otherwise orders of our own of the same shape and with its faults. */
export async function ordersFile(): Promise<string> {
  const data = process.env.SLUICE_DATA
  const northwind = data ? join(data, 'northwind', 'orders.csv') : ''
  if (northwind !== '' && existsSync(northwind)) return northwind
  const lines = Array.from({ length: 830 }, (_, index) => orderLine(index))
  const file = join(await mkdtemp(join(tmpdir(), 'sluice-orders-')), 'orders.csv')
  await writeFile(file, `${[header, ...lines].join('\n')}\n`)
  return file
}

function orderLine(index: number): string {
  const place = places[(index * 7) % places.length]!
  const day = (offset: number) =>
    new Date(Date.UTC(2024, 0, 1 + index + offset)).toISOString().slice(0, 10).concat(' 00:00:00.000')
  const shipped = index % 40 === 39 ? 'NULL' : day(6)
  const freight = ((index * 37.31) % 420).toFixed(2)
  const customer = `KUND${String(index % 89).padStart(2, '0')}`
  // A cell with a comma stands without quotes, as in files that a program wrote carelessly.
  return [
    10001 + index,
    customer,
    1 + (index % 9),
    day(0),
    day(28),
    shipped,
    1 + (index % 3),
    freight,
    ...place,
  ].join(',')
}
