import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { demoPeople } from '../demo.ts'
import { noDemo } from '../errors.ts'
import { membershipsOf } from '../memberships.ts'
import { recordLogin } from '../record-login.ts'
import { signedInSchema, signIn } from '../sign-in.ts'

export const loginAsDemo = defineOperation({
  id: 'identity.loginAsDemo',
  kind: 'command',
  method: 'POST',
  path: '/api/demo/login',
  summary: { zh: '以演示人员登录', en: 'Enter as one of the demo people' },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 300,
  input: z.object({ memberId: z.uuid() }),
  output: signedInSchema,
  audit: false,
  run: async (context, { memberId }) => {
    const { transaction } = context
    const people = await demoPeople(context)
    const person = people.find((one) => one.memberId === memberId)
    if (!person) throw noDemo()
    const memberships = await membershipsOf(transaction, person.accountId)
    const home = memberships.find(({ tenantId }) => tenantId === person.tenantId)
    await recordLogin(context, {
      accountId: person.accountId,
      outcome: 'signedIn',
      opened: home?.tenantId,
    })
    const account = { id: person.accountId, name: person.name, must_change_password: false }
    return signIn(context, { account, remembered: false, home })
  },
})
