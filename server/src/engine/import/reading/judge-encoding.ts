import iconv from 'iconv-lite'

/** Encodings of Asia that look alike byte by byte: what tells them apart is which letters they yield. */
const candidates = [
  {
    encoding: 'gb18030',
    frequent: new Set(
      '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日月期号公司名称编金额数量单价客户供应商品产址电话门姓员工订合计备注北京上海广州深圳南市省区县路街有限科技贸易程项目状态类型采购销售库存物料规格税率付款收入支出费用银行账合同联系张李王刘陈杨赵黄周吴明文华东西川流' +
        '０１２３４５６７８９，。：；（）、',
    ),
  },
  {
    encoding: 'big5',
    frequent: new Set(
      '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日月期號公司名稱編金額數量單價客戶供應商品產址電話門姓員工訂合計備註台北高雄臺灣新竹中市省區縣路街有限科技貿易程項目狀態類型採購銷售庫存物料規格稅率付款收入支出費用銀行帳合約聯絡張李王劉陳楊趙黃周吳林明文華東西城雄' +
        '，。：；（）、',
    ),
  },
  {
    encoding: 'euc-kr',
    frequent: new Set(
      '이다가는을를의에서한하고지로기사대도나인그시자아해리정스일어부전상구보수비장과주국제세중조원울군동성명번호금액날짜름회소화품목량단계총합김박최강윤임오신권황안송류홍남북경학생년월건물관업무산물담당직급연락처메일코드',
    ),
  },
  { encoding: 'shift_jis', frequent: undefined },
  { encoding: 'euc-jp', frequent: undefined },
] as const

export type AsianEncoding = (typeof candidates)[number]['encoding']

export interface Judgement {
  encoding: AsianEncoding
  /** Share of the letters that are everyday ones of the language, 0 to 1. */
  score: number
  /** The same for the next best. */
  next: number
}

/** Tells which Asian encoding bytes are most likely written in; `undefined` when they are in none. */
export function judgeAsian(bytes: Buffer): Judgement | undefined {
  const judged = candidates
    .map(({ encoding, frequent }) => ({ encoding, score: scoreOf(iconv.decode(bytes, encoding), frequent) }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = judged
  return best && best.score > 0 ? { ...best, next: next?.score ?? 0 } : undefined
}

/** Share of everyday letters among all that are not ASCII; 0 where bytes do not fit. */
function scoreOf(text: string, frequent: ReadonlySet<string> | undefined): number {
  let letters = 0
  let known = 0
  let faults = 0
  for (const letter of text) {
    if (letter < '\u0080') continue
    letters++
    if (letter === '\ufffd' || (letter >= '\ue000' && letter <= '\uf8ff')) faults++
    else if (frequent ? frequent.has(letter) : isKana(letter)) known++
  }
  return letters === 0 || faults * 50 > letters ? 0 : known / letters
}

/** Hiragana and katakana of full width, which every Japanese text has. */
function isKana(letter: string): boolean {
  return letter >= '\u3041' && letter <= '\u30fc'
}

/** True for text in which letters beyond ASCII make whole words, as Cyrillic ones do, not single letters of a word. */
export function looksCyrillic(bytes: Buffer): boolean {
  let letters = 0
  let neighbours = 0
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index]! < 0xc0) continue
    letters++
    if (index > 0 && bytes[index - 1]! >= 0xc0) neighbours++
  }
  return letters > 0 && neighbours * 2 > letters
}
