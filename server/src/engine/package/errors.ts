import { defineError } from '../../kernel/errors.ts'

export const packageUnreadable = defineError('package.unreadable', 422, {
  zh: '这不是可以读取的应用包：{reasonZh}',
  en: 'This is no app package that can be read: {reason}',
})
export const packageTooNew = defineError('package.too_new', 422, {
  zh: '这个应用包由更新的版本导出（格式 {version}），本系统只能读取到格式 {known}。请先升级。',
  en: 'This package was exported by a newer version (format {version}); formats up to {known} are known here. Upgrade first.',
})
export const packageTooLarge = defineError('package.too_large', 422, {
  zh: '应用包过大：{what}最多 {max}。请不带数据导出，或先减少数据。',
  en: 'The package is too large: at most {max} {whatEn}. Export without data, or with less of it.',
})
export const packageBroken = defineError('package.broken', 422, {
  zh: '应用包的内容不正确（{where}），没有导入任何内容。',
  en: 'The content of the package is not right ({where}); nothing was imported.',
})
export const packageOfOther = defineError('package.other_app', 409, {
  zh: '这个应用包是“{package}”，不是“{app}”的另一个版本。要另建一个应用，请用“导入”。',
  en: 'This package is "{package}", not another version of "{app}". To make another app of it, import it.',
})
export const changedMeanwhile = defineError('package.changed_meanwhile', 409, {
  zh: '查看之后，应用或应用包又有改动。请重新查看再确认。',
  en: 'The app or the package changed since you looked. Look again and then confirm.',
})
