import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { webhookSignature } from '../channels/webhook.ts'
import { aliyunCanonical, escapeStrictly, signAliyun } from './aliyun-acs3.ts'
import { signTencent, tencentCanonical } from './tencent-tc3.ts'

// The published examples of both documentations stand here whole; a folder of vectors adds more cases where there is one.
const folder = process.env.SLUICE_DATA

describe('[P5.6] requests to providers of text messages are signed as their documentation says', () => {
  test('Alibaba Cloud: the example of "V3 request body and signature"', () => {
    const headers = {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      'x-acs-action': 'RunInstances',
      'x-acs-date': '2023-10-26T10:22:32Z',
      'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
      'x-acs-version': '2014-05-26',
    }
    const query = { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' }
    const request = { method: 'POST', path: '/', query, headers, body: '' }
    const { authorization } = signAliyun(request, { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' })
    expect(authorization).toMatch(
      /Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0$/,
    )
  })

  test('Tencent Cloud: the example of "Signature v3"', () => {
    const request = {
      host: 'cvm.tencentcloudapi.com',
      service: 'cvm',
      action: 'DescribeInstances',
      timestamp: 1551113065,
      body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
    }
    const key = { id: 'AKID********************************', secret: '********************************' }
    expect(signTencent(request, key).authorization).toMatch(
      /Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f$/,
    )
  })

  test('webhooks: the example of Standard Webhooks', () => {
    const message = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: '1614265330',
      body: '{"test": 2432232314}',
    }
    expect(webhookSignature(message, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    )
  })

  test.skipIf(!folder)(
    'every case of the collected vectors: canonical form, escaping, day of the scope',
    () => {
      const read = (name: string) => JSON.parse(readFileSync(join(folder!, 'vectors', name), 'utf8'))
      const aliyun = read('aliyun-acs3.json')
      for (const one of aliyun.cases) {
        expect([one.name, aliyunCanonical(one).text]).toEqual([one.name, one.canonicalRequest])
        expect([one.name, signAliyun(one, one).authorization]).toEqual([one.name, one.authorization])
      }
      for (const { plain, escaped } of aliyun.escaping) expect(escapeStrictly(plain)).toBe(escaped)
      for (const { ok, name, secret, headers, body } of read('standard-webhooks.json').cases) {
        const message = { id: headers['webhook-id'], timestamp: headers['webhook-timestamp'], body }
        const given = String(headers['webhook-signature']).split(' ')
        if (ok && secret?.startsWith('whsec_'))
          expect([name, given]).toEqual([name, expect.arrayContaining([webhookSignature(message, secret)])])
      }
      const tencent = read('tencent-tc3.json')
      for (const one of tencent.cases) {
        expect([one.name, tencentCanonical(one).text]).toEqual([one.name, one.canonicalRequest])
        expect([one.name, signTencent(one, one).authorization]).toEqual([one.name, one.authorization])
      }
    },
  )
})
