import { defineFeature } from '../../platform/setting/index.ts'

export const packagesFeature = defineFeature({
  key: 'packages',
  words: { zh: '应用包与模板', en: 'App packages and templates' },
  help: {
    zh: '关闭后不能导出、导入应用包，也不能从模板中心安装。',
    en: 'When it is off no app is exported, imported, or installed from the template center.',
  },
  operations: ['app.exportPackage', 'app.checkPackage', 'app.importPackage', 'app.listTemplates'],
})
