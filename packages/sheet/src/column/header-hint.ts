/** What the name of a column lets expect of its values. */
export interface HeaderHint {
  /** Prices and amounts, certain enough that whole numbers are money too. */
  money: 'certain' | 'likely' | undefined
  /** Digits here are a name: phone, post code, card number. */
  code: boolean
  /** Identifies the row or another one. */
  id: boolean
  /** One of a few values, even when the file is short. */
  choice: boolean
  /** Free words, even when they repeat. */
  words: boolean
  date: boolean
  long: boolean
}

const chineseHints = {
  moneyCertain: /金额|单价|价格|售价|进价|总价|原价|工资|薪|运费|货款/,
  moneyLikely: /价$|费$|费用|成本|款$|预算|总额|收入|支出|税额|余额|小计|合计/,
  code: /电话|手机|传真|邮编|邮政编码|分机|身份证|证件|账号|帐号|卡号|税号|条码|编码|代码|序列号|工号|学号|批号|车牌/,
  id: /编号|单号|序号|^id$/i,
  choice:
    /国家|省份|^省$|状态|类型|类别|分类|种类|级别|等级|优先级|性别|部门|学历|渠道|来源|是否|阶段|职称|行业|单位$/,
  words: /姓名|名称|名字|地址|标题|备注|说明|描述|内容|邮箱|网址|联系人/,
  date: /日期|时间|日$|年月|生日|交期/,
  long: /备注|说明|描述|内容|简介|意见/,
}

const englishHints: Record<keyof typeof chineseHints, ReadonlySet<string>> = {
  moneyCertain: new Set(['price', 'freight', 'salary', 'wage']),
  moneyLikely: new Set([
    'cost',
    'amount',
    'fee',
    'total',
    'subtotal',
    'revenue',
    'budget',
    'payment',
    'tax',
    'balance',
    'charge',
    'fare',
  ]),
  code: new Set([
    'phone',
    'telephone',
    'tel',
    'mobile',
    'cell',
    'fax',
    'zip',
    'postal',
    'postcode',
    'zipcode',
    'extension',
    'ext',
    'code',
    'sku',
    'serial',
    'account',
    'card',
    'isbn',
    'barcode',
    'passport',
  ]),
  id: new Set(['id', 'key', 'uuid', 'no', 'number']),
  choice: new Set([
    'country',
    'state',
    'province',
    'status',
    'type',
    'category',
    'kind',
    'class',
    'level',
    'grade',
    'priority',
    'gender',
    'sex',
    'department',
    'channel',
    'stage',
    'currency',
  ]),
  words: new Set(['name', 'address', 'email', 'mail', 'url', 'website', 'homepage', 'subject']),
  date: new Set(['date', 'time', 'day', 'datetime', 'timestamp', 'birthday', 'deadline', 'at']),
  long: new Set([
    'note',
    'notes',
    'remark',
    'remarks',
    'comment',
    'comments',
    'description',
    'summary',
    'memo',
  ]),
}

/** Words of a header: `orderID`, `order_id` and `Order ID` are order and id. */
export function wordsOf(header: string): string[] {
  return header
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

/** Reads hints from a header, Chinese or English. */
export function hintOf(header: string): HeaderHint {
  const words = wordsOf(header)
  const says = (kind: keyof typeof chineseHints) =>
    chineseHints[kind].test(header) || words.some((word) => englishHints[kind].has(word))
  const id = chineseHints.id.test(header) || englishHints.id.has(words.at(-1) ?? '')
  const code = says('code')
  const notMoney = id || code
  return {
    money: notMoney
      ? undefined
      : says('moneyCertain')
        ? 'certain'
        : says('moneyLikely')
          ? 'likely'
          : undefined,
    code,
    id,
    choice: says('choice') && !id,
    words: says('words'),
    date: says('date'),
    long: says('long'),
  }
}
