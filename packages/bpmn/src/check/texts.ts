/** `code`: told under the code of another finding, which it is a kind of. */
type Text = { code?: string; severity?: 'warning'; zh: string; en: string }

/** Texts of all findings. `{name}` is the element, `{detail}` what else matters. */
export const TEXTS = {
  'no-process': { zh: '文件中没有流程', en: 'The file holds no process' },
  'empty-process': { zh: '流程“{name}”是空的', en: 'Process “{name}” is empty' },
  'unreadable-part': {
    zh: '文件有一部分无法读取：{detail}',
    en: 'A part of the file cannot be read: {detail}',
  },
  'id-missing': { zh: '有一个{detail}没有 id', en: 'A {detail} has no id' },
  'id-duplicate': { zh: 'id “{detail}”用了不止一次', en: 'Id “{detail}” is used more than once' },
  'part-repeated': { zh: '“{name}”中“{detail}”只能有一个', en: '“{name}” may have only one “{detail}”' },
  'reference-unresolved': {
    zh: '“{name}”引用了不存在的 {detail}',
    en: '“{name}” refers to {detail}, which does not exist',
  },
  'reference-unknown-type': {
    severity: 'warning',
    zh: '“{name}”的数据类型 {detail} 未定义',
    en: 'The data type {detail} of “{name}” is not defined',
  },
  'reference-wrong-kind': {
    zh: '“{name}”的引用 {detail} 种类不对',
    en: 'Reference {detail} of “{name}” is of the wrong kind',
  },
  'import-unavailable': {
    zh: '文件引用了无法取得的外部文件“{detail}”',
    en: 'The file imports “{detail}”, which is not available',
  },
  'extension-not-understood': {
    zh: '文件要求支持扩展“{detail}”，本系统不支持',
    en: 'The file demands extension “{detail}”, which is not supported',
  },
  'lane-foreign': {
    zh: '泳道“{name}”包含了别的流程的“{detail}”',
    en: 'Lane “{name}” holds “{detail}” of another process',
  },
  'mime-type-invalid': {
    zh: '“{name}”的格式“{detail}”不是 MIME 类型',
    en: 'Format “{detail}” of “{name}” is no MIME type',
  },
  'uri-invalid': { zh: '“{name}”的“{detail}”不是有效的 URI', en: '“{detail}” of “{name}” is no valid URI' },
  'expression-not-formal': {
    zh: '“{name}”的 {detail} 必须是正式表达式',
    en: '{detail} of “{name}” must be a formal expression',
  },
  'expression-untyped': {
    severity: 'warning',
    zh: '“{name}”的 {detail} 没有写明类型（xsi:type），按正式表达式读取',
    en: '{detail} of “{name}” does not say its type (xsi:type); it is read as a formal expression',
  },
  'expression-empty': { zh: '“{name}”的 {detail} 是空的', en: '{detail} of “{name}” is empty' },
  'condition-not-boolean': {
    zh: '“{name}”的条件 {detail} 不是真假值',
    en: 'Condition {detail} of “{name}” is neither true nor false',
  },
  'immediate-false': {
    zh: '可执行流程的连线“{name}”不能延迟',
    en: 'Flow “{name}” of an executable process must be immediate',
  },
  'timer-setting': {
    zh: '定时器“{name}”必须且只能设置一种时间',
    en: 'Timer “{name}” needs exactly one kind of time',
  },
  'delay-missing': {
    zh: '“{name}”没有设置等待多久，例如 PT2H（两小时）或 P1D（一天）',
    en: '“{name}” does not say how long it waits, for example PT2H (two hours) or P1D (a day)',
  },
  'boundary-unattached': {
    zh: '边界事件“{name}”没有附着在任何活动上',
    en: 'The boundary event “{name}” is attached to no activity',
  },
  'timer-invalid': {
    zh: '“{name}”的时间“{detail}”不符合 ISO 8601',
    en: 'Time “{detail}” of “{name}” is not ISO 8601',
  },
  'timer-negative': {
    severity: 'warning',
    zh: '“{name}”的时长“{detail}”是负数，发布时会被拒绝；请写大于零的时长，例如 PT5M（五分钟）',
    en: 'The duration “{detail}” of “{name}” is negative, which is refused at publish; write one above zero, for example PT5M (five minutes)',
  },
  'timer-zero': {
    severity: 'warning',
    zh: '“{name}”的时长“{detail}”为零，不会等待；请写大于零的时长，例如 PT5M（五分钟），或删去定时',
    en: 'The duration “{detail}” of “{name}” is zero, so that nothing is waited for; write one above zero, for example PT5M (five minutes), or leave the timer out',
  },
  'timer-too-fast': {
    severity: 'warning',
    zh: '“{name}”的循环定时“{detail}”过于频繁，发布时会被拒绝；间隔至少 60 秒，例如 R3/PT1M（每分钟一次，共三次）',
    en: 'The timer “{detail}” of “{name}” repeats too often, which is refused at publish; 60 seconds is the least distance, for example R3/PT1M (every minute, three times)',
  },
  'quantity-invalid': {
    zh: '“{name}”的数量 {detail} 必须大于零',
    en: 'Quantity {detail} of “{name}” must be above zero',
  },
  'loop-count-invalid': {
    zh: '“{name}”的循环次数 {detail} 无效',
    en: 'Loop count {detail} of “{name}” is not valid',
  },
  'too-many-nodes': {
    zh: '流程的节点太多（{detail}），请拆成几个流程',
    en: 'The flow has too many nodes ({detail}); split it into several',
  },
  'too-many-flows': {
    zh: '流程的连线太多（{detail}），请拆成几个流程',
    en: 'The flow has too many sequence flows ({detail}); split it into several',
  },
  'count-too-large': {
    zh: '“{name}”的次数超过上限（{detail}）',
    en: 'The count of “{name}” is beyond the bound ({detail})',
  },
  'multiplicity-invalid': {
    zh: '参与者“{name}”的数量范围无效',
    en: 'Multiplicity of participant “{name}” is not valid',
  },
  'script-format-missing': {
    severity: 'warning',
    zh: '脚本“{name}”没有写明格式',
    en: 'Script “{name}” does not say its format',
  },
  'code-missing': {
    zh: '“{name}”抛出的{detail}没有代码',
    en: 'The {detail} that “{name}” throws has no code',
  },
  'flow-crosses-border': {
    zh: '连线“{name}”不能跨越子流程或泳池',
    en: 'Flow “{name}” must not cross a sub-process or pool',
  },
  'flow-listed-elsewhere': {
    zh: '“{name}”列出的连线 {detail} 并不与它相连',
    en: '“{name}” lists flow {detail}, which is not connected to it',
  },
  'default-not-outgoing': {
    zh: '“{name}”的默认连线不是从它出发的',
    en: 'The default flow of “{name}” does not leave it',
  },
  'default-with-condition': {
    severity: 'warning',
    zh: '“{name}”的默认连线上有条件，不会被使用',
    en: 'The default flow of “{name}” has a condition that is never used',
  },
  'condition-without-choice': {
    zh: '只有一条出线时，连线“{name}”不能有条件',
    en: 'Flow “{name}” has a condition but no alternative',
  },
  'condition-not-allowed': {
    zh: '连线“{name}”在这里不能有条件',
    en: 'Flow “{name}” must not have a condition here',
  },
  'condition-ignored': {
    severity: 'warning',
    zh: '并行网关忽略连线“{name}”上的条件',
    en: 'The condition of flow “{name}” is ignored by its parallel gateway',
  },
  'flow-without-condition': {
    zh: '“{detail}”的分支“{name}”没有条件',
    en: 'Branch “{name}” of “{detail}” has no condition',
  },
  'missing-default': {
    severity: 'warning',
    zh: '“{name}”没有默认分支，条件都不满足时流程会停住',
    en: '“{name}” has no default branch; the flow stops when no condition holds',
  },
  'incoming-not-allowed': { zh: '“{name}”不能有进线', en: '“{name}” must not have incoming flows' },
  'outgoing-not-allowed': { zh: '“{name}”不能有出线', en: '“{name}” must not have outgoing flows' },
  'incoming-missing': { zh: '“{name}”没有进线', en: '“{name}” has no incoming flow' },
  'dead-end': { zh: '“{name}”之后没有去处', en: 'Nothing comes after “{name}”' },
  'unreachable-node': { zh: '“{name}”永远不会执行到', en: '“{name}” can never be reached' },
  'start-missing': {
    zh: '“{name}”有结束事件，却没有开始事件',
    en: '“{name}” has an end event but no start event',
  },
  'end-missing': {
    zh: '“{name}”有开始事件，却没有结束事件',
    en: '“{name}” has a start event but no end event',
  },
  deadlock: {
    severity: 'warning',
    zh: '“{name}”可能永远等不齐，流程会停住',
    en: '“{name}” may wait for ever for a branch that is not taken',
  },
  'deadlock-certain': {
    code: 'deadlock',
    zh: '“{name}”永远等不齐：它等待的分支不会都走到，流程一定会停住',
    en: '“{name}” waits for ever: the branches it waits for are never all taken',
  },
  'lack-of-synchronization': {
    severity: 'warning',
    zh: '并行的分支在“{name}”没有合并，之后的步骤会重复执行',
    en: 'Parallel branches meet at “{name}” without being joined; what follows runs more than once',
  },
  'gateway-direction': {
    zh: '网关“{name}”的连线与方向 {detail} 不符',
    en: 'Flows of gateway “{name}” do not fit its direction {detail}',
  },
  'gateway-without-choice': {
    zh: '网关“{name}”既不分支也不合并',
    en: 'Gateway “{name}” neither splits nor joins',
  },
  'event-gateway-target': { zh: '事件网关后不能是“{name}”', en: '“{name}” must not follow an event gateway' },
  'event-gateway-mixed': {
    zh: '事件网关“{name}”后不能同时有接收任务和消息事件',
    en: 'Event gateway “{name}” must not lead to both receive tasks and message events',
  },
  'event-gateway-parallel': {
    zh: '不启动流程的事件网关“{name}”不能等待全部事件',
    en: 'Event gateway “{name}” may wait for all events only when it starts a process',
  },
  'event-kind': {
    zh: '“{name}”在这里不能用 {detail} 事件',
    en: '“{name}” must not be a {detail} event here',
  },
  'event-definition-missing': {
    zh: '“{name}”没有说明等待什么事件',
    en: '“{name}” does not say which event it waits for',
  },
  'event-reference-missing': { zh: '“{name}”没有选择{detail}', en: '“{name}” does not say which {detail}' },
  'operation-missing': {
    zh: '“{name}”没有说明消息如何收发',
    en: '“{name}” does not say by which operation its message goes',
  },
  'definition-not-reusable': {
    zh: '“{name}”引用的事件定义 {detail} 不是公共的',
    en: '“{name}” refers to {detail}, which is no reusable event definition',
  },
  'link-broken': {
    zh: '链接事件“{name}”没有唯一的对应事件',
    en: 'Link event “{name}” has not exactly one counterpart',
  },
  'cancel-outside-transaction': {
    zh: '取消事件“{name}”只能用于事务',
    en: 'Cancel event “{name}” is for transactions only',
  },
  'compensation-handler': {
    zh: '“{name}”没有关联补偿活动',
    en: '“{name}” is not associated with a compensation activity',
  },
  'compensation-target': {
    zh: '“{name}”要补偿的活动 {detail} 不能补偿',
    en: '“{name}” compensates {detail}, which it cannot',
  },
  'event-scope-start': {
    zh: '事件子流程“{name}”必须有且只有一个开始事件',
    en: 'Event sub-process “{name}” needs exactly one start event',
  },
  'choreography-not-allowed': {
    zh: '流程中不能有编排元素“{name}”',
    en: 'Choreography element “{name}” must not be in a process',
  },
  'ad-hoc-empty': { zh: '特设子流程“{name}”没有活动', en: 'Ad-hoc sub-process “{name}” has no activity' },
  'ad-hoc-content': { zh: '特设子流程中不能有“{name}”', en: '“{name}” must not be in an ad-hoc sub-process' },
  'called-element-missing': { zh: '“{name}”没有说明调用什么', en: '“{name}” does not say what it calls' },
  'called-element-elsewhere': {
    severity: 'warning',
    zh: '“{name}”调用的 {detail} 不在本文件中',
    en: '“{name}” calls {detail}, which is not in this file',
  },
  'called-process-start': {
    zh: '“{name}”调用的流程没有无触发的开始事件',
    en: 'The process that “{name}” calls has no plain start event',
  },
  'called-data-differ': {
    zh: '“{name}”的数据与被调用者不一致',
    en: 'Data of “{name}” differ from those of what it calls',
  },
  'binding-missing': {
    zh: '“{name}”的操作 {detail} 没有数据绑定',
    en: 'Operation {detail} of “{name}” has no data binding',
  },
  'loop-range-missing': {
    zh: '“{name}”没有说明执行几次',
    en: '“{name}” does not say how many instances it has',
  },
  'loop-range-twice': {
    zh: '“{name}”的次数只能用一种方式给出',
    en: '“{name}” must give its number of instances in one way',
  },
  'loop-behavior': {
    zh: '“{name}”的多实例行为没有定义',
    en: 'The behavior of multi-instance “{name}” is not defined',
  },
  'loop-data': { zh: '“{name}”的循环数据不匹配', en: 'Loop data of “{name}” do not match' },
  'loop-endless': {
    zh: '循环“{name}”没有条件也没有次数上限',
    en: 'Loop “{name}” has neither a condition nor a maximum',
  },
  'resource-binding': {
    zh: '“{name}”的资源参数没有对应的资源',
    en: 'Resource parameters of “{name}” belong to no resource',
  },
  'script-not-run': {
    severity: 'warning',
    zh: '脚本“{name}”不会被执行，请改用机器人节点',
    en: 'Script “{name}” is not run; use a service task instead',
  },
  'vendor-expression': {
    severity: 'warning',
    zh: '“{name}”的表达式是其他工具的写法，这里不能计算；请改写成公式，字段写在方括号里，例如 [金额] > 100（原文：{detail}）',
    en: 'The expression of “{name}” is written for another tool and is not computed here; write a formula with fields in brackets, for example [amount] > 100 (it says: {detail})',
  },
  'vendor-work': {
    severity: 'warning',
    zh: '“{name}”要运行其他工具的程序（{detail}），这里不会运行；请改为机器人节点，或由人填写、审批的节点',
    en: '“{name}” runs something of another tool ({detail}), which is not run here; use a robot step, or one that people fill in or approve',
  },
  'data-set': { zh: '“{name}”的输入输出集不正确', en: 'Input or output sets of “{name}” are not correct' },
  'data-not-in-set': {
    zh: '数据“{name}”不属于任何输入输出集',
    en: 'Data “{name}” belong to no input or output set',
  },
  'data-collection-differs': {
    zh: '“{name}”与其类型在是否集合上不一致',
    en: '“{name}” and its type differ in being a collection',
  },
  'data-type-differs': {
    zh: '“{name}”的数据类型与消息或信号不一致',
    en: 'The data type of “{name}” differs from that of its message or signal',
  },
  'data-not-allowed': {
    zh: '子流程“{name}”不能直接定义输入输出',
    en: 'Sub-process “{name}” must not define inputs and outputs',
  },
  'data-reference-missing': {
    zh: '“{name}”没有说明引用哪个数据对象',
    en: '“{name}” does not say which data object it is',
  },
  'data-association': {
    zh: '“{name}”的数据关联方向或对象不对',
    en: 'A data association of “{name}” has the wrong direction or end',
  },
  'message-flow-same-pool': {
    zh: '消息流“{name}”必须连接两个不同的泳池',
    en: 'Message flow “{name}” must connect two pools',
  },
  'message-flow-end': {
    zh: '消息流“{name}”不能这样连接 {detail}',
    en: 'Message flow “{name}” must not be connected to {detail} this way',
  },
  'conversation-content': {
    zh: '全局会话“{name}”不能有这些内容',
    en: 'Global conversation “{name}” must not have such content',
  },
} as const satisfies Record<string, Text>

export type FindingCode = keyof typeof TEXTS
