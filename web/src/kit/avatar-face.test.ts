import { expect, test } from 'vitest'
import { avatarHue, initialsOf } from './avatar-face.ts'

test('a Chinese name shows its last two characters, another its initials', () => {
  expect(initialsOf('欧阳小明')).toBe('小明')
  expect(initialsOf('李雷')).toBe('李雷')
  expect(initialsOf('Ada King Lovelace')).toBe('AL')
  expect(initialsOf('ada')).toBe('A')
  expect(initialsOf('欧阳小明', 1)).toBe('明')
  expect(initialsOf('Ada King Lovelace', 1)).toBe('A')
  expect(initialsOf('  ')).toBe('?')
})

test('the same person keeps the same colour', () => {
  expect(avatarHue('0198-a')).toBe(avatarHue('0198-a'))
  expect(new Set(Array.from({ length: 200 }, (_, i) => avatarHue(`person ${i}`))).size).toBeGreaterThan(12)
})
