import { defineFeature } from '../../platform/setting/index.ts'

export const importFeature = defineFeature({
  key: 'import',
  words: { zh: '导入表格', en: 'Import of spreadsheets' },
  help: {
    zh: '关闭后不能从表格文件建表单或导入数据。',
    en: 'When it is off no form is made and no data taken in from a spreadsheet.',
  },
  operations: ['import'],
})

export const exportFeature = defineFeature({
  key: 'export',
  words: { zh: '导出数据', en: 'Export of data' },
  help: {
    zh: '关闭后不能把数据导出为文件。',
    en: 'When it is off no data is taken out as a file.',
  },
  operations: ['export'],
})
