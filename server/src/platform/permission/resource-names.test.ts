import { expect, test } from 'vitest'
import type { Transaction } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import { defineResourceKind } from './define-resource-kind.ts'
import { openResourceNames } from './resource-names.ts'

const asked: [string, readonly string[]][] = []
function kindOf(kind: string, known: readonly string[]) {
  const words = (text: string) => ({ zh: text, en: text })
  return defineResourceKind({
    kind,
    all: words(`all ${kind}s`),
    read: async (_transaction, _tenantId, ids) => {
      asked.push([kind, ids])
      const found = ids.filter((id) => known.includes(id))
      return found.map((id) => ({ id, name: words(`${kind} ${known.indexOf(id)}`), parents: ['house:1'] }))
    },
  })
}

test('[8.6] modules name what permissions are held on; each is asked once for all of its own and for nothing else', async () => {
  const [wall, gone, door] = [newId(), newId(), newId()]
  const namesOf = openResourceNames([kindOf('wall', [wall]), kindOf('door', [door]), kindOf('roof', [])])
  const keys = ['*', 'wall:*', `wall:${wall}`, `wall:${wall}`, `wall:${gone}`, `door:${door}`, 'door:green']
  const named = await namesOf({} as Transaction, newId(), [...keys, `lawn:${gone}`, 'lawn:*', ''])
  expect([...named].map(([key, { name }]) => [key, name.en])).toEqual([
    ['*', 'everywhere'],
    ['wall:*', 'all walls'],
    [`wall:${wall}`, 'wall 0'],
    [`door:${door}`, 'door 0'],
  ])
  expect(asked).toEqual([
    ['wall', [wall, gone]],
    ['door', [door]],
  ])
})

test('[8.6] a kind of resources has one module', () => {
  const wall = kindOf('wall', [])
  expect(() => openResourceNames([wall, wall])).toThrow('Two modules declare resources of the kind wall')
})
