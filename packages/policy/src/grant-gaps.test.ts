import { expect, test } from 'vitest'
import { grantGaps } from './grant-gaps.ts'
import type { GrantCondition } from './model.ts'
import { exampleGrant } from './testing/example-rules.ts'

const ALWAYS = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }

function conditionGaps(wide: GrantCondition[], narrow: GrantCondition[]) {
  return grantGaps(
    { grant: exampleGrant({ conditions: wide }), during: ALWAYS },
    { grant: exampleGrant({ conditions: narrow }), during: ALWAYS },
  )
}

test('[P4.4] a grant contains another only if it lasts at least as long, on both ends', () => {
  const grant = exampleGrant()
  const time = (wide: [number, number], narrow: [number, number]) =>
    grantGaps(
      { grant, during: { from: wide[0], to: wide[1] } },
      { grant, during: { from: narrow[0], to: narrow[1] } },
    )
  expect(time([1, 9], [1, 9])).toEqual([])
  expect(time([1, 9], [0, 9])).toEqual(['time'])
  expect(time([1, 9], [1, 10])).toEqual(['time'])
})

test('[P4.4] a restriction is kept only by the same or a tighter one', () => {
  const office: GrantCondition = { kind: 'ip-range', ranges: ['10.0.0.0/8', '11.0.0.0/8'] }
  expect(conditionGaps([office], [{ kind: 'ip-range', ranges: ['10.0.0.0/8'] }])).toEqual([])
  expect(conditionGaps([office], [{ kind: 'ip-range', ranges: ['10.0.0.0/8', '0.0.0.0/0'] }])).toEqual([
    'conditions',
  ])
  const large: GrantCondition = { kind: 'custom', condition: 'large' }
  expect(conditionGaps([large], [office, large])).toEqual([])
  expect(conditionGaps([large, office], [large])).toEqual(['conditions'])
  expect(conditionGaps([large], [{ kind: 'custom', condition: 'small' }])).toEqual(['conditions'])
})

test('[P4.4] office hours are kept only by the same hours on no further day', () => {
  const hours = { kind: 'time-window', from: '09:00', to: '18:00', zone: 'Asia/Shanghai' } as const
  const weekdays = { ...hours, weekdays: [1, 2, 3, 4, 5] }
  expect(conditionGaps([hours], [weekdays])).toEqual([])
  expect(conditionGaps([weekdays], [{ ...hours, weekdays: [2] }])).toEqual([])
  expect(conditionGaps([weekdays], [hours])).toEqual(['conditions'])
  expect(conditionGaps([weekdays], [{ ...hours, weekdays: [5, 6] }])).toEqual(['conditions'])
  expect(conditionGaps([weekdays], [{ ...weekdays, to: '19:00' }])).toEqual(['conditions'])
  expect(conditionGaps([hours], [{ ...hours, zone: 'Asia/Tokyo' }])).toEqual(['conditions'])
})
