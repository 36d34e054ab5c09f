import { expect, test } from 'vitest'
import { framesText, readFrames } from './frames-text.ts'

test('[N3.9] hours are read as people write them', () => {
  const office = [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '18:30' },
  ]
  for (const text of [
    '09:00-12:00, 13:00-18:30',
    '9–12，13：00～18:30',
    ' 9:00 - 12:00 13-18:30 ',
    '9至12、13到18:30',
  ])
    expect(readFrames(text)).toEqual(office)
  expect(readFrames('')).toEqual([])
  expect(readFrames('22:00-06:00')).toEqual([{ from: '22:00', to: '06:00' }])
  expect(readFrames('0-24')).toEqual([{ from: '00:00', to: '24:00' }])
  for (const text of ['nine', '9', '9:00-9:00', '25-26', '9:70-10', '24:00-25:00'])
    expect(readFrames(text)).toBeNull()
  expect(readFrames(framesText(office))).toEqual(office)
})
