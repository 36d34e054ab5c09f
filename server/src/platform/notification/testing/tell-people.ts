import { runTransaction } from '../../../database/index.ts'
import { taskOpened } from '../../../engine/flow/notices.ts'
import type { TestHouse } from '../../../testing/test-house.ts'
import { createContext } from '../../operation/index.ts'
import type { NoticeType } from '../define-notice.ts'
import { notify } from '../notify.ts'

const params = { title: '采购 1', applicant: '张三', node: '主管', by: '张三' }

/** Tells people something from a transaction of its own, as an operation would. */
export async function tellPeople(
  house: TestHouse,
  memberIds: string[],
  notice: NoticeType<string> = taskOpened,
): Promise<void> {
  const { services } = house.house
  const options = { tenantId: house.tenantId, asTenantRole: true }
  await runTransaction(services.pools.server, options, async (transaction) => {
    const { context, flush } = createContext({
      services,
      transaction,
      actor: house.admin.actor,
      operationId: 'test',
      origin: { requestId: 'test', locale: 'zh' },
    })
    await notify(context, { memberIds, notice, params, link: '/instances/1' })
    await flush()
  })
}
