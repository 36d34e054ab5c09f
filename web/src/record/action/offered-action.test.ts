import { expect, test } from 'vitest'
import { askedPlace, directInput, type OfferedAction } from './offered-action.ts'

const action = (direct: Partial<OfferedAction['direct']>) =>
  ({
    direct: { operation: 'x.do', record: 'memberId', input: { kind: 1 }, parts: {}, under: null, ...direct },
  }) as OfferedAction

test('[9.2] what was asked for stands in the input where the operation looks for it, and its problems beside its field', () => {
  const plain = action({ parts: { other_id: 'otherId' } })
  expect(directInput(plain, 'a', { other_id: 'b', more: 'c' })).toEqual({
    kind: 1,
    memberId: 'a',
    otherId: 'b',
  })
  expect(directInput(plain, 'a', { other_id: null })).toEqual({ kind: 1, memberId: 'a' })
  expect(askedPlace(plain, 'otherId')).toBe('input.other_id')
  expect(askedPlace(plain, 'memberId')).toBe('memberId')
  const designed = action({ parts: { keeper: 'keeper' }, under: 'input' })
  expect(directInput(designed, 'a', { keeper: 'b' })).toEqual({
    kind: 1,
    memberId: 'a',
    input: { keeper: 'b' },
  })
  expect(askedPlace(designed, 'values.keeper.0')).toBe('input.keeper.0')
  expect(askedPlace(designed, 'input.keeper')).toBe('input.keeper')
})
