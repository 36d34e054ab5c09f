import { defineFeature, defineSetting, type SettingGroup } from '../setting/index.ts'

const outbound: SettingGroup = {
  key: 'outbound',
  words: { zh: '访问外部系统', en: 'Calls to other systems' },
}

export const outboundFeature = defineFeature({
  key: 'outbound',
  words: { zh: '外部请求', en: 'Outgoing calls' },
  help: {
    zh: '关闭后不能手动向其他系统发送请求，也不能管理请求用的密钥。',
    en: 'When it is off nobody sends requests to other systems by hand or manages their secrets.',
  },
  operations: ['outbound'],
})

/** Internal networks that calls may reach (N5.8); separated by commas, spaces or lines. */
export const allowedNetworks = defineSetting({
  key: 'outbound.allowedNetworks',
  scope: 'installation',
  group: outbound,
  words: { zh: '允许访问的内部网络', en: 'Internal networks that may be called' },
  help: {
    zh: '用户填写的网址默认不能指向内网、本机和保留地址。这里列出例外，例如 10.20.0.0/16, 192.168.5.7。',
    en: 'Addresses that users type never reach internal, local or reserved networks, but these: 10.20.0.0/16, 192.168.5.7.',
  },
  control: { kind: 'text', maxLength: 2000, format: 'networks', placeholder: '10.20.0.0/16, 192.168.5.7' },
  standard: '',
})
