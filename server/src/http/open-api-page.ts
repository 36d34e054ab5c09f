import type { SluiceOperation } from '../platform/operation/index.ts'

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** A page people can read: every operation with its address, who may call it, and what it takes. */
export function renderApiPage(
  document: { paths?: unknown },
  registry: ReadonlyMap<string, SluiceOperation>,
): string {
  const paths = document.paths as Record<string, Record<string, unknown>>
  const sections = Map.groupBy(registry.values(), ({ id }) => id.split('.')[0]!)
  const body = [...sections].map(([name, operations]) => {
    const entries = operations.map((operation) => {
      const path = operation.path.replace(/:(\w+)/g, '{$1}')
      const described = paths[path]?.[operation.method.toLowerCase()]
      const { access } = operation
      const who = typeof access === 'string' ? access : access.permission
      return `<details><summary><b class="${operation.method}">${operation.method}</b> <code>${escapeHtml(path)}</code>
        <span>${escapeHtml(operation.summary.zh)}</span></summary>
        <p>${escapeHtml(operation.summary.en)} · <code>${operation.id}</code> · ${escapeHtml(who)}</p>
        <pre>${escapeHtml(JSON.stringify(described, null, 2))}</pre></details>`
    })
    return `<section><h2>${escapeHtml(name)}</h2>${entries.join('')}</section>`
  })
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>Sluice API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
:root{color-scheme:light dark}body{font:14px/1.6 system-ui,"PingFang SC","Noto Sans SC",sans-serif;max-width:960px;margin:0 auto;padding:24px}
summary{cursor:pointer;padding:6px 0;display:flex;gap:12px;align-items:baseline;flex-wrap:wrap}summary b{width:56px}summary span{opacity:.7}
pre{overflow:auto;padding:12px;border:1px solid;border-radius:6px;font-size:12px;opacity:.85}h2{margin-top:32px}
</style></head><body><h1>Sluice API</h1><p>OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a></p>${body.join('')}</body></html>`
}
