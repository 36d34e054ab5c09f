import { defineFeature } from '../setting/index.ts'

export const openApiFeature = defineFeature({
  key: 'openApi',
  words: { zh: '开放接口', en: 'Open API' },
  help: {
    zh: '关闭后，所有接口密钥都不能使用，密钥、试用和调用记录的页面不再显示。密钥本身保留。',
    en: 'When it is off no access key is heard, and the pages of keys, trying out and calls are not shown. Keys are kept.',
  },
  operations: ['accessKey'],
})
