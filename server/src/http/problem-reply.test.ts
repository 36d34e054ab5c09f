import fastify from 'fastify'
import { expect, test } from 'vitest'
import { discover } from '../discover.ts'
import { createLog, forbidden } from '../kernel/index.ts'
import { openPermissionBook } from '../platform/permission/index.ts'
import { registerProblems } from './problem-reply.ts'

test('[P4.4] what somebody lacks is named in words, and by its key for programs', async () => {
  const app = fastify()
  const { permissions } = await discover()
  registerProblems(app, { log: createLog('silent'), permissions: openPermissionBook(permissions) })
  app.get('/x', () => {
    throw forbidden({ permission: 'record.changeDecided' })
  })
  const told = async (language: string) =>
    (await app.inject({ url: '/x', headers: { 'accept-language': language } })).json()
  expect(await told('zh')).toMatchObject({
    detail: '您没有“修改已办结数据”权限。',
    params: { permission: 'record.changeDecided' },
  })
  expect((await told('en')).detail).toBe('You lack the permission "Change records that were decided".')
  await app.close()
})

test('[P5.1] a range that a file does not have is told as what it is', async () => {
  const app = fastify()
  registerProblems(app, { log: createLog('silent'), permissions: openPermissionBook([]) })
  app.get('/x', () => {
    throw Object.assign(new Error('Range Not Satisfiable'), { statusCode: 416 })
  })
  const answer = await app.inject('/x')
  expect([answer.statusCode, answer.json().code]).toEqual([416, 'common.no_such_range'])
  await app.close()
})
