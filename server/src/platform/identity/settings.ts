import { defineSetting, type SettingGroup } from '../setting/index.ts'
import { standardTerms } from './terms-text.ts'

const security: SettingGroup = { key: 'security', words: { zh: '登录与密码', en: 'Sign-in and passwords' } }

/** Fewest characters of a new password (P1.7). */
export const passwordMinimumLength = defineSetting({
  key: 'security.passwordMinimumLength',
  scope: 'tenant',
  group: security,
  words: { zh: '密码最少字符数', en: 'Shortest password' },
  help: {
    zh: '对新设置的密码生效，已有密码不受影响。属于几个工作区的人按最严格的要求。',
    en: 'For passwords chosen from now on. Who is in several workspaces keeps to the strictest.',
  },
  control: { kind: 'integer', min: 8, max: 64, unit: { zh: '个字符', en: 'characters' } },
  standard: 8,
  stricter: 'higher',
})

/** How many kinds of letters, digits and symbols a new password mixes (P1.7). */
export const passwordKinds = defineSetting({
  key: 'security.passwordKinds',
  scope: 'tenant',
  group: security,
  words: { zh: '密码包含几类字符', en: 'Kinds of characters in a password' },
  help: {
    zh: '字母、数字、符号三类中至少几类。常见密码、姓名、公司名总是不允许。',
    en: 'How many of letters, digits and symbols. Common passwords and names are never allowed.',
  },
  control: { kind: 'integer', min: 1, max: 3, unit: { zh: '类', en: 'kinds' } },
  standard: 2,
  stricter: 'higher',
})

/** Wrong passwords in a row before the lock (P1.3). One number for everybody, so that it tells nothing of who exists. */
export const lockFailures = defineSetting({
  key: 'security.lockFailures',
  scope: 'installation',
  group: security,
  words: { zh: '连续输错几次后锁定', en: 'Wrong passwords before a lock' },
  help: {
    zh: '按账号计算，对不存在的账号同样计算，因此看不出账号是否存在。',
    en: 'Counted by account, and alike for accounts that do not exist, so that it does not tell which do.',
  },
  control: { kind: 'integer', min: 3, max: 20, unit: { zh: '次', en: 'times' } },
  standard: 5,
})

/** How long a lock holds (P1.3). */
export const lockMinutes = defineSetting({
  key: 'security.lockMinutes',
  scope: 'installation',
  group: security,
  words: { zh: '锁定时长', en: 'How long a lock holds' },
  help: { zh: '到时自动解除。', en: 'It ends by itself.' },
  control: { kind: 'integer', min: 1, max: 1440, unit: { zh: '分钟', en: 'minutes' } },
  standard: 15,
})

/** A session nobody uses ends after this long (P1.5). */
export const sessionIdleHours = defineSetting({
  key: 'security.sessionIdleHours',
  scope: 'tenant',
  group: security,
  words: { zh: '无操作自动退出', en: 'Signed out when idle' },
  help: {
    zh: '没有勾选“记住我”的登录，这么久没有操作就退出。已登录的人也按新时长计算。',
    en: 'For sign-ins without "remember me". Who is signed in already is measured by it too.',
  },
  control: { kind: 'integer', min: 1, max: 72, unit: { zh: '小时', en: 'hours' } },
  standard: 12,
  stricter: 'lower',
})

/** A session ends this long after sign-in, whatever happens (P1.5). */
export const sessionDays = defineSetting({
  key: 'security.sessionDays',
  scope: 'tenant',
  group: security,
  words: { zh: '登录最长保持', en: 'Longest sign-in' },
  help: {
    zh: '勾选“记住我”之后，最多这么久需要重新登录。',
    en: 'With "remember me", one signs in again after this long.',
  },
  control: { kind: 'integer', min: 1, max: 90, unit: { zh: '天', en: 'days' } },
  standard: 30,
  stricter: 'lower',
})

const captcha: SettingGroup = { key: 'captcha', words: { zh: '人机验证', en: 'Captcha' } }

/** When strangers have to solve a challenge (P1.3). */
export const captchaMode = defineSetting({
  key: 'captcha.mode',
  scope: 'installation',
  group: captcha,
  words: { zh: '何时验证', en: 'When it is asked' },
  help: {
    zh: '浏览器在后台计算一道题，无需看图或拖动，也不使用第三方服务。',
    en: 'The browser solves a task of computing by itself: no pictures, and nobody else is asked.',
  },
  control: {
    kind: 'choice',
    options: [
      { value: 'off', words: { zh: '从不', en: 'Never' } },
      {
        value: 'failures',
        words: {
          zh: '注册、接受邀请、找回密码，以及多次登录失败后',
          en: 'To register, accept an invitation or reset a password, and to sign in after failures',
        },
      },
      { value: 'always', words: { zh: '同上，并且每次登录', en: 'The same, and at every sign-in' } },
    ],
  },
  standard: (config) => config.captcha,
})

/** Wrong passwords after which signing in takes a challenge (P1.3). */
export const captchaFailures = defineSetting({
  key: 'captcha.failures',
  scope: 'installation',
  group: captcha,
  words: { zh: '登录失败几次后验证', en: 'Wrong passwords before it is asked' },
  help: {
    zh: '按账号计算，对不存在的账号同样计算。',
    en: 'Counted by account, and alike for accounts that do not exist.',
  },
  control: { kind: 'integer', min: 1, max: 20, unit: { zh: '次', en: 'times' } },
  standard: 3,
})

/** How much a challenge computes. */
export const captchaEffort = defineSetting({
  key: 'captcha.effort',
  scope: 'installation',
  group: captcha,
  words: { zh: '难度', en: 'Effort' },
  help: {
    zh: '计算量。100 在电脑上不到一秒，在旧手机上几秒；正受攻击时可调高。',
    en: 'How much is computed. 100 takes less than a second on a computer, some on an old phone; raise it under attack.',
  },
  control: { kind: 'integer', min: 1, max: 1000, unit: { zh: '千次散列', en: 'thousand hashes' } },
  standard: (config) => config.captchaEffort,
})

/** Who may make an account by themselves (P1.1). */
export const registrationMode = defineSetting({
  key: 'registration.mode',
  scope: 'installation',
  group: { key: 'registration', words: { zh: '注册', en: 'Registration' } },
  words: { zh: '谁可以注册', en: 'Who may register' },
  help: {
    zh: '还没有任何工作区时总是开放，否则无人能开始使用。',
    en: 'As long as there is no workspace it is open, or nobody could begin.',
  },
  control: {
    kind: 'choice',
    options: [
      {
        value: 'open',
        words: { zh: '任何人，可创建自己的工作区', en: 'Everybody, with a workspace of their own' },
      },
      { value: 'invited', words: { zh: '仅受邀的人', en: 'Whoever is invited' } },
      { value: 'off', words: { zh: '没有人，由管理员创建账号', en: 'Nobody: administrators make accounts' } },
    ],
  },
  standard: ({ registration }) => registration,
})

const terms: SettingGroup = { key: 'terms', words: { zh: '用户协议', en: 'Terms of use' } }
const ofTerms = {
  scope: 'installation',
  group: terms,
  help: {
    zh: '注册的人要同意的内容，一行一条。谁在什么时候同意过会留下记录，当时的内容见修改记录。',
    en: 'What whoever registers accepts, one point a line. Who accepted when is kept; what they read then stands in the history.',
  },
  control: { kind: 'lines', maxLength: 20_000 },
} as const

export const termsChinese = defineSetting({
  ...ofTerms,
  key: 'terms.zh',
  words: { zh: '用户协议（中文）', en: 'Terms of use (Chinese)' },
  standard: standardTerms.zh,
})
export const termsEnglish = defineSetting({
  ...ofTerms,
  key: 'terms.en',
  words: { zh: '用户协议（英文）', en: 'Terms of use (English)' },
  standard: standardTerms.en,
})
/** The terms (P1.1) by language. */
export const termsIn = { zh: termsChinese, en: termsEnglish }
