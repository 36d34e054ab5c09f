import type { TestHouse } from '../../../testing/test-house.ts'
import { fakeKey } from './fake-providers.ts'

/** Sets who sends text messages, as whoever runs the installation does on the screen. */
export async function setSmsProvider(
  house: TestHouse,
  provider: 'off' | 'aliyun' | 'tencent',
): Promise<void> {
  await house.house.services.pools.owner.query('update account set runs_installation = true where id = $1', [
    house.admin.accountId,
  ])
  const admin = house.as(house.admin)
  const { number } = await admin.call('setting.list', { scope: 'installation' })
  const values = {
    // Where those who stand for providers are.
    'outbound.allowedNetworks': '127.0.0.0/8',
    'sms.provider': provider,
    'sms.keyId': fakeKey.id,
    'sms.keySecret': fakeKey.secret,
    'sms.sign': '川流',
    'sms.template': 'SMS_000000001',
    'sms.appId': '1400000000',
  }
  await admin.call('setting.change', { scope: 'installation', values, reason: '测试', basedOn: number })
}
